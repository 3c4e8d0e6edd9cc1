#pragma once

#include <memory>

namespace portolan {

/// Lets go of something large on the thread pool: to free it takes as long as to make it. Any thread.
void freeOnPool(std::shared_ptr<const void> large);

/// Gives memory that was freed back to the system, a little later and on the thread pool: call it where something large was freed, as
/// often as you like. The allocator keeps it otherwise, for long where many small things were. Any thread; does nothing without an
/// application; at most every half a minute.
void giveBackFreedMemory();

} // namespace portolan
