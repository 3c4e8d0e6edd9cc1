#pragma once

#include <functional>

#include <QWidget>

#include "models/core/result.h"
#include "views/kit/worker.h"
#include "views/theme/theme.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedLayout;
class QToolButton;

namespace portolan {

class MessagePane;

/// A long text fetched off the GUI thread: describe, YAML. Shows that it is loading, why it failed, or the text in a
/// fixed-width face with a find box and a copy button. A later fetch keeps scroll and text until its answer is here.
class FetchedText final : public QWidget
{
    Q_OBJECT
public:
    enum class Syntax : std::uint8_t { Describe, Yaml };
    /// Runs on the thread pool; takes and returns values only.
    using Fetch = std::function<Result<std::string>()>;

    FetchedText(Theme &theme, Syntax syntax, QWidget *parent = nullptr);
    ~FetchedText() override;

    /// Drops whatever is under way; a stale answer is never shown. `fresh`: another object, so forget the text at once.
    void fetch(Fetch fetch, bool fresh);
    void clear();
    [[nodiscard]] QString text() const;
    void focusFind();
    /// Brings a line into view and marks it, once the text is there. The function finds its number, from 0; -1: none. It runs
    /// beside the GUI thread and holds what it needs.
    void showLine(std::function<int(const QString &)> find);

Q_SIGNALS:
    void retryWanted();
    void shown(); ///< an answer, good or bad, is on screen

private:
    void take(quint64 generation, const Result<std::string> &answer);
    void setText(const QString &text);
    void find(bool backwards);
    void markMatches();
    void restyle();
    std::function<int()> lineQuestion();
    void goToLine(int line);

    Theme &m_theme;
    quint64 m_generation = 0;
    QString m_shown;
    std::function<int(const QString &)> m_wantedLine; ///< not gone to yet
    Worker<int> m_lines;
    int m_markedLine = -1;
    QStackedLayout *m_stack;
    MessagePane *m_message;
    QPlainTextEdit *m_edit;
    QLineEdit *m_find;
    QLabel *m_matches;
    QToolButton *m_copy;
};

} // namespace portolan
