#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <QWidget>

#include "models/logs/logbuffer.h"
#include "views/kit/worker.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace portolan {

/// A checkable button with a key that works anywhere in `page`.
[[nodiscard]] QToolButton *makeLogSwitch(QWidget *page, const QString &text, const QString &tip, const QString &key);

/// What is looked for in a log, and the lines that fit: searched beside the GUI thread, again as the log grows. Borrows the buffer.
class LogFindBar final : public QWidget
{
    Q_OBJECT
public:
    LogFindBar(const LogBuffer &buffer, QWidget *page);

    [[nodiscard]] LogSearch search() const;
    /// The rows that are to be shown: nothing, all of them.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> rows() const;
    /// The match behind or before a row.
    [[nodiscard]] std::optional<std::uint64_t> match(std::optional<std::uint64_t> from, bool forward) const;
    void grown();
    void startOver();
    void takeFocus();
    void setText(const QString &text);

Q_SIGNALS:
    void searchChanged(); ///< search() is another
    void rowsChanged();   ///< rows() are others
    void wanted(bool forward);

private:
    void ask();
    void take(std::vector<std::uint64_t> rows);
    void tell();
    [[nodiscard]] Severity least() const;

    const LogBuffer &m_buffer;
    QLineEdit *m_find;
    QToolButton *m_regex, *m_case, *m_only;
    QComboBox *m_severity;
    QLabel *m_count;
    std::vector<std::uint64_t> m_matches;
    Worker<std::vector<std::uint64_t>> m_worker;
};

} // namespace portolan
