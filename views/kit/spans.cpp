#include "views/kit/spans.h"

#include <algorithm>
#include <cmath>

#include <QAbstractTextDocumentLayout>
#include <QRegularExpression>
#include <QTextTable>
#include <QWheelEvent>

#include "models/core/shown.h"


namespace portolan {

namespace {

constexpr double cellGap = 8; // right of each cell

} // namespace

Span plain(const QString &text)
{
    return {shownText(text), Span::Style::Plain, Health::None, std::nullopt};
}
Span muted(const QString &text)
{
    return {shownText(text), Span::Style::Muted, Health::None, std::nullopt};
}
Span bold(const QString &text)
{
    return {shownText(text), Span::Style::Bold, Health::None, std::nullopt};
}
Span mono(const QString &text)
{
    return {shownText(text), Span::Style::Mono, Health::None, std::nullopt};
}
Span note(const QString &text)
{
    return {shownText(text), Span::Style::Note, Health::None, std::nullopt};
}
Span state(const QString &word, Health health)
{
    return {shownText(word), Span::Style::Plain, health, std::nullopt};
}
Span link(const QString &text, const ObjectKey &target)
{
    return {shownText(text), Span::Style::Plain, Health::None, target};
}
SpanRow row(const QString &key, Spans value)
{
    return {{{muted(key)}, std::move(value)}};
}

SpanTable::SpanTable(Theme &theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("role", QStringLiteral("clear"));
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDefaultTextOption(option);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        const std::size_t number = url.path().toULong();
        if (number < m_targets.size())
            Q_EMIT linkActivated(ObjectKey(m_targets[number])); // a copy: the slot may rebuild this table
    });
    connect(&m_theme, &Theme::changed, this, &SpanTable::rebuild);
}

void SpanTable::setRows(const std::vector<SpanRow> &rows, const std::vector<double> &columns)
{
    if (rows == m_rows && columns == m_columns)
        return;
    m_rows = rows;
    m_columns = columns;
    rebuild();
}

void SpanTable::rebuild()
{
    m_targets.clear();
    document()->clear();
    document()->setDefaultFont(uiFont(m_large ? 15 : 13));
    if (m_rows.empty()) {
        fitHeight();
        setFocusPolicy(Qt::ClickFocus);
        return;
    }
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(0);
    format.setCellSpacing(0);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QTextCursor cursor(document());
    cursor.beginEditBlock(); // laid out once, not after each piece of text
    QTextTable *table = cursor.insertTable(static_cast<int>(m_rows.size()), static_cast<int>(m_columns.size()), format);
    QTextTableCellFormat cellFormat;
    cellFormat.setBottomPadding(4);
    cellFormat.setRightPadding(cellGap);
    for (int y = 0; y < table->rows(); ++y) {
        const auto &cells = m_rows[std::size_t(y)].cells;
        if (cells.size() == 1)
            table->mergeCells(y, 0, 1, table->columns());
        for (int x = 0; x < table->columns() && x < int(cells.size()); ++x) {
            QTextTableCell cell = table->cellAt(y, x);
            cell.setFormat(cellFormat);
            QTextCursor at = cell.firstCursorPosition();
            insert(at, cells[std::size_t(x)]);
        }
    }
    cursor.endEditBlock();
    measureWords();
    widenColumns();
    fitHeight();
    setFocusPolicy(m_targets.empty() ? Qt::ClickFocus : Qt::StrongFocus); // Tab stops where something can be followed
}

void SpanTable::measureWords()
{
    m_words.assign(m_columns.size(), 0);
    for (const SpanRow &row : m_rows)
        for (std::size_t i = 0; i < row.cells.size() && i < m_words.size() && row.cells.size() > 1; ++i)
            for (const Span &span : row.cells[i])
                m_words[i] = std::max(m_words[i], widestWord(span));
}

double SpanTable::widestWord(const Span &span) const
{
    static const QRegularExpression breaks(QStringLiteral("(?<=[-/])|[ \\n]"));
    QFont font = span.style == Span::Style::Mono ? monoFont(12) : document()->defaultFont();
    if (span.style == Span::Style::Bold || (span.health != Health::None && m_theme.palette().state(span.health).bold))
        font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const double mark = span.health != Health::None ? metrics.horizontalAdvance(QString::fromUtf8("\u25B2\u00A0")) : 0;
    double widest = 0;
    for (const QString &word : span.text.split(breaks))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest + mark;
}

/// Words wider than most of the table are broken anyway and claim nothing.
void SpanTable::widenColumns()
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::NextBlock); // the table's first cell
    QTextTable *table = cursor.currentTable();
    const double width = viewport()->width();
    if (!table || width <= 0 || m_columns.empty())
        return;
    std::vector<double> shares = m_columns, least;
    shares.back() = 100;
    for (std::size_t i = 0; i + 1 < shares.size(); ++i)
        shares.back() -= shares[i];
    double lack = 0, spare = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double word = (m_words[i] + cellGap + 2) / width * 100;
        least.push_back(word > 60 ? shares[i] : word);
        (least[i] > shares[i] ? lack : spare) += std::abs(least[i] - shares[i]);
    }
    const double moved = std::min(lack, spare);
    QList<QTextLength> widths;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double change = (least[i] - shares[i]) * (least[i] > shares[i] ? moved / std::max(lack, 1e-9) : moved / std::max(spare, 1e-9));
        widths << QTextLength(QTextLength::PercentageLength, shares[i] + change);
    }
    QTextTableFormat format = table->format();
    if (format.columnWidthConstraints() == widths)
        return;
    format.setColumnWidthConstraints(widths);
    table->setFormat(format);
}

void SpanTable::insert(QTextCursor &cursor, const Spans &spans)
{
    const Palette &p = m_theme.palette();
    for (const Span &span : spans) {
        QTextCharFormat format;
        format.setForeground(p.text);
        QString text = span.text;
        if (text.isEmpty())
            continue;
        if (span.style == Span::Style::Muted || span.style == Span::Style::Note)
            format.setForeground(p.muted);
        if (span.style == Span::Style::Note) {
            QTextCharFormat mark = format; // smaller, so that the fallback face of this sign does not stretch the line
            mark.setProperty(QTextFormat::FontPixelSize, 10);
            cursor.insertText(QString::fromUtf8("\u2002\u24D8\u00A0"), mark);
        }
        if (span.style == Span::Style::Bold)
            format.setFontWeight(QFont::DemiBold);
        if (span.style == Span::Style::Mono) {
            format.setFontFamilies(monoFont().families());
            format.setProperty(QTextFormat::FontPixelSize, 12);
        }
        if (span.health != Health::None) {
            const HealthStyle &style = p.state(span.health);
            format.setForeground(style.text);
            text.prepend(markText(style.mark) + QChar(0x00A0));
            if (style.bold)
                format.setFontWeight(QFont::DemiBold);
        }
        if (span.target) {
            format.setForeground(p.link);
            format.setAnchor(true);
            format.setAnchorHref(QString::number(m_targets.size()));
            m_targets.push_back(*span.target);
        }
        cursor.insertText(text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)), format);
    }
}

QString SpanTable::rowsText() const
{
    QString out;
    for (const SpanRow &row : m_rows) {
        QString line;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            line += i == 0 ? QString() : i == 1 ? QStringLiteral(": ") : QStringLiteral("  ");
            for (const Span &span : row.cells[i])
                line += span.text;
        }
        out += line.replace(QLatin1Char('\n'), QLatin1Char(' ')) + QLatin1Char('\n');
    }
    return out;
}

QSize SpanTable::sizeHint() const
{
    return {320, height()};
}

void SpanTable::fitHeight()
{
    if (m_rows.empty()) {
        setFixedHeight(0);
        return;
    }
    document()->setTextWidth(viewport()->width());
    setFixedHeight(int(std::ceil(document()->documentLayout()->documentSize().height())));
}

void SpanTable::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    widenColumns();
    fitHeight();
}

void SpanTable::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the pane around it scrolls
}

} // namespace portolan
