#include "app/deepstack.h"

#include <algorithm>

#include <sys/resource.h>

#include <QThreadPool>

namespace portolan {

void makeRoomForDeepDocuments()
{
    constexpr rlim_t room = rlim_t(64) << 20;
    rlimit limit{};
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < room) {
        limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? room : std::min(room, limit.rlim_max);
        setrlimit(RLIMIT_STACK, &limit); // the main thread's stack grows up to what is allowed when it grows
    }
    QThreadPool::globalInstance()->setStackSize(room);
}

} // namespace portolan
