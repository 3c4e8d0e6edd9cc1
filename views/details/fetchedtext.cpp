#include "views/details/fetchedtext.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTextBlock>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "views/details/keyhighlighter.h"
#include "views/kit/messagepane.h"

namespace portolan {

FetchedText::FetchedText(Theme &theme, Syntax syntax, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_lines(0, [this] { return lineQuestion(); }, [this](int line) { goToLine(line); }), m_stack(new QStackedLayout), m_message(new MessagePane(theme, this)),
      m_edit(new QPlainTextEdit(this)), m_find(new QLineEdit(this)), m_matches(new QLabel(this)), m_copy(new QToolButton(this))
{
    m_edit->setReadOnly(true);
    m_edit->setFont(monoFont(12));
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->document()->setDocumentMargin(14);
    m_edit->setAccessibleName(syntax == Syntax::Yaml ? tr("YAML of the object") : tr("Description of the object"));
    new KeyHighlighter(theme, syntax == Syntax::Yaml, m_edit->document());
    m_find->setPlaceholderText(tr("Find in text"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setClearButtonEnabled(true);
    m_matches->setProperty("role", QStringLiteral("count"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(16, 10, 12, 4);
    tools->addWidget(m_find, 1);
    tools->addWidget(m_matches);
    tools->addWidget(m_copy);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_edit, 1);
    m_stack->addWidget(m_message);
    m_stack->addWidget(page);
    setLayout(m_stack);

    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_shown); });
    connect(m_message, &MessagePane::buttonClicked, this, &FetchedText::retryWanted);
    connect(m_find, &QLineEdit::textChanged, this, &FetchedText::markMatches);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(QApplication::keyboardModifiers() & Qt::ShiftModifier); });
    connect(&m_theme, &Theme::changed, this, &FetchedText::restyle);
    restyle();
    clear();
}

FetchedText::~FetchedText() = default;

void FetchedText::fetch(Fetch fetch, bool fresh)
{
    const quint64 generation = ++m_generation;
    if (fresh || m_stack->currentIndex() == 0) {
        m_shown.clear();
        m_lines.stop();
        m_message->showLoading(tr("Loading…"));
        m_stack->setCurrentIndex(0);
    }
    const QPointer<FetchedText> self(this);
    QThreadPool::globalInstance()->start([self, generation, fetch = std::move(fetch)] {
        auto answer = std::make_shared<Result<std::string>>(fetch());
        // The application outlives the pool's tasks (QThreadPool waits in its destructor); the widget may be gone.
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, generation, answer] {
            if (self)
                self->take(generation, *answer);
        }, Qt::QueuedConnection);
    });
}

void FetchedText::clear()
{
    ++m_generation;
    m_shown.clear();
    m_lines.stop();
    m_markedLine = -1;
    m_edit->clear();
    m_message->showEmpty(QStringLiteral("object"), tr("Nothing selected"));
    m_stack->setCurrentIndex(0);
}

QString FetchedText::text() const
{
    return m_shown;
}

void FetchedText::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void FetchedText::take(quint64 generation, const Result<std::string> &answer)
{
    if (generation != m_generation)
        return;
    if (answer) {
        setText(shownText(*answer));
        m_stack->setCurrentIndex(1);
        m_lines.askNow();
    } else {
        m_message->showError(errorText(answer.error()));
        m_stack->setCurrentIndex(0);
    }
    Q_EMIT shown();
}

void FetchedText::setText(const QString &text)
{
    if (text == m_shown)
        return;
    const bool refresh = !m_shown.isEmpty();
    const int y = m_edit->verticalScrollBar()->value(), x = m_edit->horizontalScrollBar()->value();
    m_shown = text;
    m_edit->setPlainText(text);
    if (refresh) {
        m_edit->verticalScrollBar()->setValue(y);
        m_edit->horizontalScrollBar()->setValue(x);
    }
    markMatches();
}

void FetchedText::showLine(std::function<int(const QString &)> find)
{
    m_wantedLine = std::move(find);
    m_lines.askNow();
}

std::function<int()> FetchedText::lineQuestion()
{
    if (!m_wantedLine || m_shown.isEmpty())
        return {};
    return [find = m_wantedLine, text = m_shown] { return find(text); };
}

void FetchedText::goToLine(int line)
{
    m_wantedLine = nullptr;
    m_markedLine = line;
    const QTextBlock block = m_edit->document()->findBlockByNumber(m_markedLine);
    if (block.isValid()) {
        m_edit->setTextCursor(QTextCursor(block));
        m_edit->centerCursor();
    }
    markMatches();
}

void FetchedText::find(bool backwards)
{
    const auto flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_edit->find(m_find->text(), flags))
        return;
    QTextCursor cursor = m_edit->textCursor(); // around the end
    cursor.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
    m_edit->setTextCursor(cursor);
    m_edit->find(m_find->text(), flags);
}

void FetchedText::markMatches()
{
    constexpr int most = 1000; // marks beyond would only cost time
    QList<QTextEdit::ExtraSelection> marks;
    const QString wanted = m_find->text();
    QTextCursor at(m_edit->document());
    while (!wanted.isEmpty() && marks.size() < most) {
        at = m_edit->document()->find(wanted, at);
        if (at.isNull())
            break;
        QTextEdit::ExtraSelection mark;
        mark.cursor = at;
        mark.format.setBackground(m_theme.palette().state(Health::Warning).fill);
        mark.format.setForeground(m_theme.palette().state(Health::Warning).text);
        marks << mark;
    }
    const int found = int(marks.size());
    if (const QTextBlock block = m_edit->document()->findBlockByNumber(m_markedLine); m_markedLine >= 0 && block.isValid()) {
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(block);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        line.format.setBackground(m_theme.palette().selection);
        marks.prepend(line);
    }
    m_edit->setExtraSelections(marks);
    m_matches->setVisible(!wanted.isEmpty());
    m_matches->setText(found == 0 ? tr("not found") : tr("%n found", nullptr, found));
}

void FetchedText::restyle()
{
    m_copy->setIcon(icon(QStringLiteral("copy"), m_theme.palette().muted));
    markMatches();
}

} // namespace portolan
