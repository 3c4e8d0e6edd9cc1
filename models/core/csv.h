#pragma once

#include <string>
#include <vector>

namespace portolan {

/// One field of comma-separated values: quoted where RFC 4180 wants it, printable(), and no formula: a text that begins with
/// = + - @ (also their full-width forms), a tab or a line break gets a ' in front, as spreadsheets take it for a command
/// otherwise (OWASP, "CSV Injection"). `number`: the value is one, and -1 stays -1.
[[nodiscard]] std::string csvField(std::string text, bool number = false);
/// Appends fields that csvField() made, with commas between them and CRLF behind.
void appendCsvLine(std::string &out, const std::vector<std::string> &fields);

} // namespace portolan
