#pragma once

namespace portolan {

/// JSON may stand 10,000 deep in itself (as Go's decoder takes it), and walking it takes up to a few KB of stack a level: gives
/// this thread, and those the thread pool starts from now on, room for that. Call first in main(); memory is taken as it is used.
void makeRoomForDeepDocuments();

} // namespace portolan
