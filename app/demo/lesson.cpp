#include "app/demo/lesson.h"

namespace portolan {

std::vector<LessonAct> lessonActs(DemoWorld &)
{
    return {};
}

} // namespace portolan
