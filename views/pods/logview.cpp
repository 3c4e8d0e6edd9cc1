#include "views/pods/logview.h"

#include <algorithm>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include "views/pods/logcolors.h"
#include "views/pods/logrowlayout.h"

namespace portolan {

namespace {

constexpr int marginWidth = 14, gap = 8, mostSourceWidth = 260;
constexpr qint64 mostCopied = 200'000; ///< rows at once

QString timeText(LogStamp stamp)
{
    return stamp.isNull() ? QString() : QDateTime::fromMSecsSinceEpoch(stamp.nanos / 1'000'000).toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace

LogView::LogView(Theme &theme, const LogBuffer &buffer, QWidget *parent) : QAbstractScrollArea(parent), m_theme(theme), m_buffer(buffer), m_font(monoFont(12))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Log"));
    setFrameShape(QFrame::NoFrame);
    viewport()->setCursor(Qt::IBeamCursor);
    horizontalScrollBar()->setSingleStep(QFontMetrics(m_font).averageCharWidth() * 4);
    connect(&m_theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

std::uint64_t LogView::count() const { return m_rows ? m_rows->size() : m_buffer.size(); }

std::uint64_t LogView::rowAt(std::uint64_t index) const { return m_rows ? (*m_rows)[index] : m_buffer.first() + index; }

std::uint64_t LogView::indexOf(std::uint64_t row) const
{
    if (!m_rows)
        return std::clamp(row, m_buffer.first(), std::max(m_buffer.first(), m_buffer.end())) - m_buffer.first();
    return std::uint64_t(std::lower_bound(m_rows->begin(), m_rows->end(), row) - m_rows->begin());
}

int LogView::lineHeight() const { return QFontMetrics(m_font).lineSpacing() + 2; }

int LogView::textLeft() const { return sourceLeft() + (m_sourceWidth > 0 ? m_sourceWidth + gap : 0); }

int LogView::sourceLeft() const
{
    return marginWidth + (m_times ? QFontMetrics(m_font).horizontalAdvance(QStringLiteral("00:00:00.000")) + 2 * gap : gap);
}

void LogView::grown()
{
    if (m_rows) { // the oldest may be gone
        const auto there = std::lower_bound(m_rows->begin(), m_rows->end(), m_buffer.first());
        m_rows->erase(m_rows->begin(), there);
    }
    updateBars();
    viewport()->update();
}

void LogView::startOver()
{
    m_rows.reset();
    m_current.reset();
    m_anchor.reset();
    m_bookmarks.clear();
    m_widest = 0;
    setSticky(true);
    grown();
}

void LogView::setRows(std::optional<std::vector<std::uint64_t>> rows)
{
    m_rows = std::move(rows);
    grown();
    if (m_current && !m_sticky)
        showRow(*m_current);
}

void LogView::setSearch(const LogSearch &search)
{
    m_search = search;
    viewport()->update();
}

void LogView::setSources(const QStringList &names)
{
    m_sources = names;
    m_sourceWidth = 0;
    const QFontMetrics metrics(m_font);
    if (names.size() > 1)
        for (const QString &name : names)
            m_sourceWidth = std::min(std::max(m_sourceWidth, metrics.horizontalAdvance(name)), mostSourceWidth);
    updateBars();
    viewport()->update();
}

void LogView::setWrap(bool wrap)
{
    m_wrap = wrap;
    updateBars();
    viewport()->update();
}

void LogView::setTimes(bool times)
{
    m_times = times;
    updateBars();
    viewport()->update();
}

void LogView::setSticky(bool sticky)
{
    if (std::exchange(m_sticky, sticky) != sticky)
        Q_EMIT stickyChanged(sticky);
    updateBars();
}

std::unique_ptr<QTextLayout> LogView::layoutOf(std::uint64_t row) const
{
    return layOutLogRow(m_buffer, row, {m_font, lineHeight(), m_wrap ? std::max(80, viewport()->width() - textLeft() - gap) : 0, m_search}, m_theme.palette());
}

int LogView::heightOf(std::uint64_t row) const
{
    return m_wrap ? std::max(1, layoutOf(row)->lineCount()) * lineHeight() : lineHeight();
}

/// The index that stands on top when the last row stands at the bottom.
std::uint64_t LogView::topForEnd() const
{
    std::uint64_t index = count();
    int left = viewport()->height();
    while (index > 0) {
        left -= heightOf(rowAt(index - 1));
        if (left < 0)
            break;
        --index;
    }
    return std::min(index, count() > 0 ? count() - 1 : 0);
}

void LogView::updateBars()
{
    const std::uint64_t end = topForEnd();
    m_moving = true;
    verticalScrollBar()->setRange(0, int(end));
    verticalScrollBar()->setPageStep(std::max(1, viewport()->height() / lineHeight() - 1));
    if (m_sticky)
        verticalScrollBar()->setValue(int(end));
    horizontalScrollBar()->setRange(0, m_wrap ? 0 : std::max(0, m_widest + textLeft() + gap - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    m_moving = false;
}

void LogView::scrollContentsBy(int, int dy)
{
    if (dy != 0 && !m_moving) {
        const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
        if (std::exchange(m_sticky, atEnd) != atEnd)
            Q_EMIT stickyChanged(atEnd);
    }
    viewport()->update();
}

void LogView::resizeEvent(QResizeEvent *)
{
    updateBars();
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.palette().surface);
    const int widestBefore = m_widest;
    int y = 0;
    for (std::uint64_t index = std::uint64_t(verticalScrollBar()->value()); index < count() && y < viewport()->height(); ++index) {
        const std::uint64_t row = rowAt(index);
        const auto layout = layoutOf(row);
        paintRow(painter, row, y, *layout);
        if (!m_wrap && layout->lineCount() > 0)
            m_widest = std::max(m_widest, int(layout->lineAt(0).naturalTextWidth()));
        y += std::max(1, layout->lineCount()) * lineHeight();
    }
    if (m_widest != widestBefore)
        QMetaObject::invokeMethod(this, [this] { updateBars(); }, Qt::QueuedConnection);
}

void LogView::paintRow(QPainter &painter, std::uint64_t row, int y, const QTextLayout &layout)
{
    const Palette &palette = m_theme.palette();
    const int height = std::max(1, layout.lineCount()) * lineHeight();
    const QRect box(0, y, viewport()->width(), height);
    const bool selected = m_current && m_anchor && row >= std::min(*m_current, *m_anchor) && row <= std::max(*m_current, *m_anchor);
    if (selected)
        painter.fillRect(box, palette.selection);
    const int left = textLeft() - (m_wrap ? 0 : horizontalScrollBar()->value());
    painter.setPen(m_buffer.what(row) == LogRow::Line ? (selected ? palette.selectionText : palette.text) : palette.muted);
    painter.save();
    painter.setClipRect(box.adjusted(textLeft(), 0, 0, 0));
    layout.draw(&painter, QPointF(left, y + 1));
    painter.restore();
    paintMargin(painter, row, box);
    if (selected && hasFocus() && row == *m_current && *m_current == *m_anchor) {
        painter.setPen(palette.accent);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
    }
}

/// The severity's bar, a bookmark, and the time.
void LogView::paintMargin(QPainter &painter, std::uint64_t row, const QRect &box)
{
    const Palette &palette = m_theme.palette();
    const Severity severity = m_buffer.severity(row);
    if (severity != Severity::Unknown)
        painter.fillRect(QRect(3, box.y() + 1, severity >= Severity::Warning ? 5 : 3, box.height() - 2), severityColor(palette, severity));
    if (m_bookmarks.count(row) > 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.accent);
        painter.drawEllipse(QPoint(marginWidth - 2, box.y() + lineHeight() / 2), 3, 3);
    }
    painter.setFont(m_font);
    if (const std::uint16_t source = m_buffer.source(row); m_sourceWidth > 0 && source < m_sources.size()) {
        painter.setPen(sourceColor(palette, source));
        const QString name = QFontMetrics(m_font).elidedText(m_sources[source], Qt::ElideMiddle, m_sourceWidth);
        painter.drawText(QRect(sourceLeft(), box.y(), m_sourceWidth, lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, name);
    }
    if (!m_times)
        return;
    painter.setPen(palette.muted);
    painter.drawText(QRect(marginWidth + gap / 2, box.y(), sourceLeft() - marginWidth, lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, timeText(m_buffer.stamp(row)));
}

std::optional<std::uint64_t> LogView::indexUnder(int y) const
{
    int top = 0;
    for (std::uint64_t index = std::uint64_t(verticalScrollBar()->value()); index < count() && top < viewport()->height(); ++index) {
        top += heightOf(rowAt(index));
        if (y < top)
            return index;
    }
    return std::nullopt;
}

void LogView::showRow(std::uint64_t row)
{
    if (count() == 0)
        return;
    const std::uint64_t index = std::min(indexOf(row), count() - 1);
    const auto top = std::uint64_t(verticalScrollBar()->value());
    const auto page = std::uint64_t(verticalScrollBar()->pageStep());
    m_current = m_anchor = rowAt(index);
    if (index < top || index >= top + page) {
        setSticky(false);
        verticalScrollBar()->setValue(int(index > page / 2 ? index - page / 2 : 0));
    }
    viewport()->update();
    Q_EMIT currentChanged();
}

void LogView::moveTo(std::uint64_t index, bool extend)
{
    if (count() == 0)
        return;
    index = std::min(index, count() - 1);
    const std::uint64_t row = rowAt(index);
    const auto anchor = extend && m_anchor ? m_anchor : std::optional(row);
    const auto top = std::uint64_t(verticalScrollBar()->value());
    const auto page = std::uint64_t(verticalScrollBar()->pageStep());
    if (index < top)
        verticalScrollBar()->setValue(int(index));
    else if (index >= top + page)
        verticalScrollBar()->setValue(int(index - page + 1));
    m_current = row;
    m_anchor = anchor;
    viewport()->update();
    Q_EMIT currentChanged();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    const std::uint64_t index = m_current ? indexOf(*m_current) : std::uint64_t(verticalScrollBar()->value());
    const auto page = std::uint64_t(verticalScrollBar()->pageStep());
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    switch (event->key()) {
    case Qt::Key_Up: return moveTo(index > 0 ? index - 1 : 0, extend);
    case Qt::Key_Down: return moveTo(index + 1, extend);
    case Qt::Key_PageUp: return moveTo(index > page ? index - page : 0, extend);
    case Qt::Key_PageDown: return moveTo(index + page, extend);
    case Qt::Key_Home: return moveTo(0, extend);
    case Qt::Key_End: moveTo(count(), extend); return setSticky(!extend);
    case Qt::Key_Left: return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Right: return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (const auto index = indexUnder(int(event->position().y())); index && event->button() == Qt::LeftButton)
        moveTo(*index, event->modifiers() & Qt::ShiftModifier);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (const auto index = indexUnder(int(event->position().y())); index && (event->buttons() & Qt::LeftButton))
        moveTo(*index, true);
}

void LogView::toggleBookmark()
{
    if (m_current && m_bookmarks.erase(*m_current) == 0)
        m_bookmarks.insert(*m_current);
    viewport()->update();
}

void LogView::goToBookmark(bool forward)
{
    if (m_bookmarks.empty())
        return;
    const std::uint64_t from = m_current.value_or(m_buffer.first());
    auto found = forward ? m_bookmarks.upper_bound(from) : m_bookmarks.lower_bound(from);
    if (forward)
        return showRow(found == m_bookmarks.end() ? *m_bookmarks.begin() : *found);
    showRow(found == m_bookmarks.begin() ? *m_bookmarks.rbegin() : *std::prev(found));
}

QString LogView::shownRow(std::uint64_t row) const
{
    QString text = QString::fromStdString(showLine(m_buffer.text(row), {}).text);
    if (m_sourceWidth > 0 && m_buffer.source(row) < m_sources.size())
        text = m_sources[m_buffer.source(row)] + QLatin1Char(' ') + text;
    return m_times ? timeText(m_buffer.stamp(row)) + QLatin1Char(' ') + text : text;
}

QString LogView::selectedText() const
{
    QString out;
    if (!m_current || !m_anchor)
        return out;
    const std::uint64_t first = indexOf(std::min(*m_current, *m_anchor)), last = indexOf(std::max(*m_current, *m_anchor));
    for (std::uint64_t index = first; index <= last && index < count() && qint64(index - first) < mostCopied; ++index)
        out += shownRow(rowAt(index)) + QLatin1Char('\n');
    return out;
}

void LogView::copy() const
{
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void LogView::selectAll()
{
    if (count() == 0)
        return;
    m_anchor = rowAt(0);
    m_current = rowAt(count() - 1);
    viewport()->update();
}

} // namespace portolan
