#include "app/commands/console.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "app/commands/command.h"
#include "models/core/printable.h"

namespace portolan {

namespace {

/// Tells the first failure only: stdio remembers that there was one, and nothing is written from then on.
void check(bool written)
{
    if (!written)
        complain("standard output: " + std::string(std::strerror(errno)));
}

} // namespace

void printText(std::string text)
{
    printData(printable(std::move(text)));
}

void printData(std::string_view bytes)
{
    if (std::ferror(stdout) == 0)
        check(std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size());
}

bool flushOutput()
{
    if (std::ferror(stdout) != 0)
        return false;
    const bool written = std::fflush(stdout) == 0;
    check(written);
    return written;
}

bool outputIsOpen()
{
    return std::ferror(stdout) == 0;
}

void complain(const std::string &text)
{
    remark("portolan: " + text);
}

void remark(const std::string &text)
{
    std::fputs((printable(text) + '\n').c_str(), stderr);
}

void prepareOutput()
{
    std::signal(SIGPIPE, SIG_IGN);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(descriptor, F_GETFD) < 0)
            static_cast<void>(open("/dev/null", O_RDONLY)); // writing to it fails, as writing to a closed one does
}

int finishOutput(int code)
{
    return flushOutput() || code != ExitDone ? code : int(ExitBadInput);
}

} // namespace portolan
