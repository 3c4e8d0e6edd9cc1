#pragma once

namespace portolan {

/// What stands on a page and can be taken out of the window: a chart, a matrix.
class Sheet
{
public:
    virtual ~Sheet() = default;
    /// There is nothing yet.
    [[nodiscard]] virtual bool isBlank() const = 0;
    /// Asks for a file and how it is to be written, and writes it.
    virtual void chooseExport() = 0;
    [[nodiscard]] virtual bool canPrint() const { return false; }
    /// Asks for a printer, and prints.
    virtual void choosePrinter() {}
};

} // namespace portolan
