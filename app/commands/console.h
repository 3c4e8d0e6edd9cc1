#pragma once

#include <string>
#include <string_view>

namespace portolan {

/// All that commands say to people, and the only place that writes to stdout and stderr: what strangers wrote (clusters, files,
/// servers) reaches no terminal raw, and an answer that could not be written does not count as given.

/// Text for people to stdout, printable().
void printText(std::string text);
/// An answer in a format that escapes by its own rules (JSON, YAML, CSV), to stdout byte by byte.
void printData(std::string_view bytes);
/// What was printed so far is to be seen now. False: stdout takes no more, and that was said on stderr.
bool flushOutput();
/// Whether stdout has taken everything so far: where it has not, there is no use in going on.
[[nodiscard]] bool outputIsOpen();
/// A line on stderr, printable(): "portolan: TEXT".
void complain(const std::string &text);
/// The same without the name: warnings of the server, counts.
void remark(const std::string &text);
/// To be called before anything else: a reader that goes away is an error to be told and not the program's end, and a file
/// that is opened does not become stdout because the caller closed it.
void prepareOutput();
/// What the program exits with: `code`, or ExitBadInput where stdout could not take what was printed.
[[nodiscard]] int finishOutput(int code);

} // namespace portolan
