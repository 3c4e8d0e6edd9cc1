#pragma once

#include <httplib.h>

#include "app/demo/answers.h"
#include "app/demo/world.h"

namespace portolan {

/// Answers GET .../pods/POD/log as an API server and a kubelet do: options, refusals, and a follow that goes on while the container runs.
void answerLog(DemoWorld &world, const httplib::Request &request, httplib::Response &response, const ApiPath &path);

} // namespace portolan
