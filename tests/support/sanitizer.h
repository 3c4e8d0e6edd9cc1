#pragma once

namespace portolan::test {

/// The programs are built with a sanitizer, under which memory and frames are many times as large.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool underSanitizer = true;
#else
inline constexpr bool underSanitizer = false;
#endif

} // namespace portolan::test
