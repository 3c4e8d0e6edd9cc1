#pragma once

#include <functional>
#include <vector>

#include "app/demo/world.h"

namespace portolan {

/// One moment of the played lesson: changes to the bank, and how long to wait before it.
struct LessonAct {
    int waitMs = 0;
    std::function<void()> play;
};

/// The acts of the storage lesson, in a circle. They borrow the world.
[[nodiscard]] std::vector<LessonAct> lessonActs(DemoWorld &world);

} // namespace portolan
