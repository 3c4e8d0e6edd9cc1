#pragma once

namespace portolan {

/// Opens the window on what argv names (--kubeconfig, --context and kubectl's other connection flags, --input FILE, --demo [NAME];
/// else the current context, else the demo) and runs until it is closed. Answers the process's exit code.
[[nodiscard]] int runWindow(int argc, char **argv);

} // namespace portolan
