#pragma once

#include <httplib.h>

#include "app/demo/answers.h"
#include "app/demo/world.h"

namespace portolan {

/// Answers what is asked of metrics.k8s.io and of a node's proxy for its summary; false: it was something else. Any thread.
[[nodiscard]] bool answerUsage(const DemoWorld &world, const httplib::Request &request, httplib::Response &response);

} // namespace portolan
