#include "views/pods/logfindbar.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QToolButton>

namespace portolan {

namespace {

constexpr int gatherMs = 150;

void addKey(QWidget *page, const QString &key, const std::function<void()> &call)
{
    auto *shortcut = new QShortcut(QKeySequence(key), page);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, page, call);
}

} // namespace

QToolButton *makeLogSwitch(QWidget *page, const QString &text, const QString &tip, const QString &key)
{
    auto *button = new QToolButton(page);
    button->setText(text);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(tip, QKeySequence(key).toString(QKeySequence::NativeText)));
    button->setCheckable(true);
    addKey(page, key, [button] { button->click(); });
    return button;
}

LogFindBar::LogFindBar(const LogBuffer &buffer, QWidget *page)
    : QWidget(page), m_buffer(buffer), m_find(new QLineEdit(this)), m_severity(new QComboBox(this)), m_count(new QLabel(this)),
      m_worker(gatherMs, [this]() -> std::function<std::vector<std::uint64_t>()> {
          const LogSearch wanted = search();
          if (wanted.isEmpty())
              return {};
          return [parts = m_buffer.parts(), wanted] { return searchLog(parts, wanted, [] { return true; }); };
      }, [this](std::vector<std::uint64_t> rows) { take(std::move(rows)); })
{
    m_find->setPlaceholderText(tr("Find in the log"));
    m_find->setAccessibleName(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_regex = makeLogSwitch(page, QStringLiteral(".*"), tr("A regular expression"), QStringLiteral("Alt+R"));
    m_case = makeLogSwitch(page, QStringLiteral("Aa"), tr("Capital and small letters are different"), QStringLiteral("Alt+C"));
    m_only = makeLogSwitch(page, tr("Only these"), tr("Show the lines that fit alone"), QStringLiteral("Alt+O"));
    m_severity->setAccessibleName(tr("Severity"));
    m_severity->addItem(tr("All lines"), int(Severity::Unknown));
    m_severity->addItem(tr("Warnings and errors"), int(Severity::Warning));
    m_severity->addItem(tr("Errors"), int(Severity::Error));
    m_count->setProperty("role", QStringLiteral("muted"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 14, 8);
    row->setSpacing(8);
    row->addWidget(m_find, 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_regex), static_cast<QWidget *>(m_case), static_cast<QWidget *>(m_only), static_cast<QWidget *>(m_severity)})
        row->addWidget(widget);
    addKey(page, QStringLiteral("F3"), [this] { Q_EMIT wanted(true); });
    addKey(page, QStringLiteral("Shift+F3"), [this] { Q_EMIT wanted(false); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { Q_EMIT wanted(true); });
    connect(m_find, &QLineEdit::textChanged, this, &LogFindBar::ask);
    connect(m_regex, &QToolButton::toggled, this, &LogFindBar::ask);
    connect(m_case, &QToolButton::toggled, this, &LogFindBar::ask);
    connect(m_only, &QToolButton::toggled, this, &LogFindBar::rowsChanged);
    connect(m_severity, &QComboBox::currentIndexChanged, this, &LogFindBar::rowsChanged);
}

LogSearch LogFindBar::search() const
{
    return {m_find->text().toStdString(), m_regex->isChecked(), m_case->isChecked()};
}

Severity LogFindBar::least() const
{
    return Severity(m_severity->currentData().toInt());
}

std::optional<std::vector<std::uint64_t>> LogFindBar::rows() const
{
    const bool matches = m_only->isChecked() && !search().isEmpty();
    if (!matches && least() == Severity::Unknown)
        return std::nullopt;
    std::vector<std::uint64_t> out;
    const auto add = [this, &out](std::uint64_t row) {
        if (row >= m_buffer.first() && m_buffer.severity(row) >= least())
            out.push_back(row);
    };
    if (matches)
        std::for_each(m_matches.begin(), m_matches.end(), add);
    else
        for (std::uint64_t row = m_buffer.first(); row < m_buffer.end(); ++row)
            add(row);
    return out;
}

std::optional<std::uint64_t> LogFindBar::match(std::optional<std::uint64_t> from, bool forward) const
{
    if (m_matches.empty())
        return std::nullopt;
    if (!from)
        return forward ? m_matches.front() : m_matches.back();
    const auto found = forward ? std::upper_bound(m_matches.begin(), m_matches.end(), *from) : std::lower_bound(m_matches.begin(), m_matches.end(), *from);
    if (forward)
        return found == m_matches.end() ? m_matches.front() : *found;
    return found == m_matches.begin() ? m_matches.back() : *std::prev(found);
}

void LogFindBar::ask()
{
    if (search().isEmpty()) {
        m_worker.stop();
        take({});
    } else {
        m_worker.askNow();
    }
    Q_EMIT searchChanged();
}

void LogFindBar::take(std::vector<std::uint64_t> rows)
{
    m_matches = std::move(rows);
    tell();
    if (m_only->isChecked())
        Q_EMIT rowsChanged();
}

void LogFindBar::tell()
{
    const std::string problem = whyNoExpression(search());
    m_count->setText(search().isEmpty() ? QString() : !problem.empty() ? QString::fromStdString(problem) : tr("%n lines", nullptr, int(m_matches.size())));
}

void LogFindBar::grown()
{
    if (!search().isEmpty())
        m_worker.askSoon();
    if (least() != Severity::Unknown && !(m_only->isChecked() && !search().isEmpty()))
        Q_EMIT rowsChanged();
}

void LogFindBar::startOver()
{
    m_matches.clear();
    tell();
}

void LogFindBar::takeFocus()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void LogFindBar::setText(const QString &text)
{
    m_find->setText(text);
}

} // namespace portolan
