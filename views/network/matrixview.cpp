#include "views/network/matrixview.h"

#include <algorithm>
#include <utility>

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include "models/core/shown.h"
#include "views/network/matrixaccess.h"

namespace portolan {

namespace {

constexpr int cell = 26, pad = 10, widestHead = 250, tallestHead = 210;
const QPoint nowhere(-1, -1);

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::string portText(const Matrix::Column &column)
{
    return column.port > 0 ? std::to_string(column.port) + '/' + std::string(protocolText(column.protocol)) : std::string();
}

QString endText(const Pod &pod)
{
    return toQString(pathOf(pod));
}

} // namespace

MatrixView::MatrixView(Theme &theme, QWidget *parent) : QAbstractScrollArea(parent), m_theme(theme)
{
    setProperty("role", QStringLiteral("matrix"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Who may reach whom"));
    installMatrixAccess();
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

std::shared_ptr<const MatrixData> MatrixView::setData(std::shared_ptr<const MatrixData> data)
{
    auto before = std::exchange(m_data, std::move(data));
    choose();
    return before;
}

void MatrixView::setFilter(const std::string &text, const std::string &port)
{
    m_text = text;
    m_port = port;
    choose();
}

void MatrixView::choose()
{
    m_rows.clear();
    m_columns.clear();
    m_hover = nowhere;
    if (m_data) {
        const Matrix &matrix = m_data->matrix;
        for (std::size_t row = 0; row < matrix.rows.size(); ++row)
            if (matrix.names[row].find(m_text) != std::string::npos)
                m_rows.push_back(row);
        for (std::size_t column = 0; column < matrix.columns.size(); ++column)
            if (m_port.empty() || portText(matrix.columns[column]) == m_port)
                m_columns.push_back(column);
    }
    if (m_current.x() >= int(m_columns.size()) || m_current.y() >= int(m_rows.size()))
        m_current = nowhere;
    measure();
    viewport()->update();
}

void MatrixView::measure()
{
    const QFontMetrics metrics(uiFont(12));
    int width = 60, height = 50;
    for (const std::size_t row : m_rows)
        width = std::max(width, metrics.horizontalAdvance(shownText(m_data->matrix.names[row])));
    for (const std::size_t column : m_columns)
        height = std::max(height, metrics.horizontalAdvance(shownText(m_data->matrix.columns[column].label)));
    m_headWidth = std::min(width + 2 * pad, widestHead);
    m_headHeight = std::min(height + 2 * pad, tallestHead);
    const QSize room = viewport()->size() - QSize(m_headWidth, m_headHeight);
    horizontalScrollBar()->setRange(0, std::max(0, int(m_columns.size()) * cell + pad - room.width()));
    horizontalScrollBar()->setPageStep(std::max(cell, room.width()));
    horizontalScrollBar()->setSingleStep(cell);
    verticalScrollBar()->setRange(0, std::max(0, int(m_rows.size()) * cell + pad - room.height()));
    verticalScrollBar()->setPageStep(std::max(cell, room.height()));
    verticalScrollBar()->setSingleStep(cell);
}

void MatrixView::resizeEvent(QResizeEvent *)
{
    measure();
}

QRect MatrixView::cellRect(int row, int column) const
{
    return {m_headWidth + column * cell - horizontalScrollBar()->value(), m_headHeight + row * cell - verticalScrollBar()->value(), cell, cell};
}

QPoint MatrixView::cellAt(const QPoint &at) const
{
    if (at.x() < m_headWidth || at.y() < m_headHeight)
        return nowhere;
    const QPoint found((at.x() - m_headWidth + horizontalScrollBar()->value()) / cell, (at.y() - m_headHeight + verticalScrollBar()->value()) / cell);
    return found.x() < int(m_columns.size()) && found.y() < int(m_rows.size()) ? found : nowhere;
}

QPoint MatrixView::firstShown() const
{
    return {horizontalScrollBar()->value() / cell, verticalScrollBar()->value() / cell};
}

MatrixView::Look MatrixView::lookOf(std::size_t row, std::size_t column) const
{
    const Palette &palette = m_theme.palette();
    const Matrix::Cell &at = m_data->matrix.at(row, column);
    if (m_data->matrix.columns[column].row == row && m_data->matrix.counts[row] == 1)
        return {palette.frame, palette.muted, Mark::None};
    Health health = Health::Unknown;
    if (at.verdict == Verdict::Allow)
        health = Health::Ok;
    else if (at.verdict == Verdict::Deny)
        health = m_data->enforced == Fabric::Enforcement::No ? Health::Warning : Health::Error;
    const HealthStyle &style = palette.state(health);
    return {style.fill, style.text, at.verdict == Verdict::Deny ? Mark::Cross : style.mark};
}

void MatrixView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), m_theme.palette().surface);
    if (!m_data)
        return;
    paintCells(painter, viewport()->rect().adjusted(m_headWidth, m_headHeight, 0, 0));
    paintRowHeads(painter);
    paintColumnHeads(painter);
    painter.fillRect(0, 0, m_headWidth, m_headHeight, m_theme.palette().surface);
    painter.setPen(m_theme.palette().muted);
    painter.setFont(uiFont(11));
    const QRect corner(pad, 0, m_headWidth - 2 * pad, m_headHeight - 6);
    painter.drawText(corner, Qt::AlignLeft | Qt::AlignBottom, tr("from \u2193"));
    painter.drawText(corner, Qt::AlignRight | Qt::AlignBottom, tr("to \u2192"));
}

void MatrixView::paintCells(QPainter &painter, const QRect &area)
{
    const Palette &palette = m_theme.palette();
    painter.save();
    painter.setClipRect(area);
    const QPoint first = firstShown();
    for (int row = first.y(); row < int(m_rows.size()) && cellRect(row, 0).top() < area.bottom(); ++row)
        for (int column = first.x(); column < int(m_columns.size()) && cellRect(0, column).left() < area.right(); ++column) {
            const QRect rect = cellRect(row, column);
            const Look look = lookOf(m_rows[std::size_t(row)], m_columns[std::size_t(column)]);
            const bool band = row == m_hover.y() || column == m_hover.x();
            painter.fillRect(rect.adjusted(1, 1, 0, 0), band && !palette.isDark() ? look.fill.darker(106) : band ? look.fill.lighter(135) : look.fill);
            if (look.mark == Mark::None)
                painter.fillRect(QRect(rect.center() - QPoint(3, 0), QSize(7, 1)), look.ink);
            else
                drawMark(painter, QRectF(rect).adjusted(7, 7, -6, -6), look.mark, look.ink);
        }
    for (const auto &[at, color, width] : {std::tuple{m_hover, palette.muted, 1.0}, std::tuple{m_current, palette.accent, 2.0}})
        if (at != nowhere) {
            painter.setPen(QPen(color, width));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(cellRect(at.y(), at.x())).adjusted(1, 1, -0.5, -0.5));
        }
    painter.restore();
}

void MatrixView::paintRowHeads(QPainter &painter)
{
    const Palette &palette = m_theme.palette();
    painter.fillRect(0, 0, m_headWidth, viewport()->height(), palette.surface);
    painter.save();
    painter.setClipRect(0, m_headHeight, m_headWidth, viewport()->height());
    for (int row = firstShown().y(); row < int(m_rows.size()) && cellRect(row, 0).top() < viewport()->height(); ++row) {
        const bool on = row == m_hover.y() || row == m_current.y();
        painter.setFont(uiFont(12, on ? QFont::DemiBold : QFont::Normal));
        painter.setPen(palette.text);
        const QRect rect(pad, cellRect(row, 0).top(), m_headWidth - 2 * pad, cell);
        const QString name = shownText(m_data->matrix.names[m_rows[std::size_t(row)]]);
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(name, Qt::ElideMiddle, rect.width()));
    }
    painter.restore();
}

void MatrixView::paintColumnHeads(QPainter &painter)
{
    const Palette &palette = m_theme.palette();
    painter.fillRect(0, 0, viewport()->width(), m_headHeight, palette.surface);
    painter.save();
    painter.setClipRect(m_headWidth, 0, viewport()->width(), m_headHeight);
    for (int column = firstShown().x(); column < int(m_columns.size()) && cellRect(0, column).left() < viewport()->width(); ++column) {
        const bool on = column == m_hover.x() || column == m_current.x();
        painter.save();
        painter.translate(cellRect(0, column).left(), m_headHeight - 8);
        painter.rotate(-90);
        painter.setFont(uiFont(12, on ? QFont::DemiBold : QFont::Normal));
        painter.setPen(palette.text);
        const QString label = shownText(m_data->matrix.columns[m_columns[std::size_t(column)]].label);
        painter.drawText(QRect(0, 0, m_headHeight - 12, cell), Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(label, Qt::ElideMiddle, m_headHeight - 12));
        painter.restore();
    }
    painter.restore();
}

QString MatrixView::cellText(int row, int column) const
{
    if (!m_data || row < 0 || column < 0 || row >= int(m_rows.size()) || column >= int(m_columns.size()))
        return {};
    const std::size_t r = m_rows[std::size_t(row)], c = m_columns[std::size_t(column)];
    const Matrix &matrix = m_data->matrix;
    const Matrix::Cell &at = matrix.at(r, c);
    const QString from = shownText(matrix.names[r]), to = shownText(matrix.columns[c].label), because = shownText(at.because);
    if (at.verdict == Verdict::Unknown)
        return tr("%1 to %2: not known: %3").arg(from, to, because);
    if (at.verdict == Verdict::Allow)
        return at.open ? tr("%1 may reach %2: no policy isolates either").arg(from, to) : tr("%1 may reach %2: %3").arg(from, to, because);
    const QString denied = tr("%1 may not reach %2: %3").arg(from, to, because);
    return m_data->enforced == Fabric::Enforcement::No ? tr("%1 (but nothing enforces policies here)").arg(denied) : denied;
}

QString MatrixView::rowHead(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? shownText(m_data->matrix.names[m_rows[std::size_t(row)]]) : QString();
}

QString MatrixView::columnHead(int column) const
{
    return column >= 0 && column < int(m_columns.size()) ? shownText(m_data->matrix.columns[m_columns[std::size_t(column)]].label) : QString();
}

void MatrixView::setCurrent(int row, int column)
{
    m_current = {std::clamp(column, 0, std::max(0, int(m_columns.size()) - 1)), std::clamp(row, 0, std::max(0, int(m_rows.size()) - 1))};
    const QRect rect = cellRect(m_current.y(), m_current.x());
    if (rect.left() < m_headWidth || rect.right() > viewport()->width())
        horizontalScrollBar()->setValue(m_current.x() * cell - (viewport()->width() - m_headWidth) / 2);
    if (rect.top() < m_headHeight || rect.bottom() > viewport()->height())
        verticalScrollBar()->setValue(m_current.y() * cell - (viewport()->height() - m_headHeight) / 2);
    tell(m_current);
    viewport()->update();
}

void MatrixView::tell(const QPoint &at)
{
    const QString text = cellText(at.y(), at.x());
    setAccessibleDescription(text);
    QAccessibleEvent described(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&described);
    if (hasFocus() && at == m_current && at != nowhere) {
        QAccessibleEvent focused(this, QAccessible::Focus);
        focused.setChild(at.y() * int(m_columns.size()) + at.x());
        QAccessible::updateAccessibility(&focused);
    }
    Q_EMIT cellHovered(text);
}

void MatrixView::open(const QPoint &at)
{
    if (at == nowhere)
        return;
    const Matrix::Column &column = m_data->matrix.columns[m_columns[std::size_t(at.x())]];
    Q_EMIT cellOpened(endText(*m_data->matrix.rows[m_rows[std::size_t(at.y())]]), endText(*column.pod), toQString(portText(column)));
}

void MatrixView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint now = cellAt(event->pos());
    if (now == m_hover)
        return;
    m_hover = now;
    viewport()->setCursor(now == nowhere ? Qt::ArrowCursor : Qt::PointingHandCursor);
    tell(now == nowhere ? m_current : now);
    viewport()->update();
}

void MatrixView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || cellAt(event->pos()) == nowhere)
        return;
    m_current = cellAt(event->pos());
    open(m_current);
}

void MatrixView::leaveEvent(QEvent *)
{
    m_hover = nowhere;
    tell(m_current);
    viewport()->update();
}

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    const QPoint now = m_current == nowhere ? QPoint(0, 0) : m_current;
    switch (event->key()) {
    case Qt::Key_Left: return setCurrent(now.y(), now.x() - 1);
    case Qt::Key_Right: return setCurrent(now.y(), m_current == nowhere ? 0 : now.x() + 1);
    case Qt::Key_Up: return setCurrent(now.y() - 1, now.x());
    case Qt::Key_Down: return setCurrent(m_current == nowhere ? 0 : now.y() + 1, now.x());
    case Qt::Key_Return:
    case Qt::Key_Enter: return open(m_current);
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

bool MatrixView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QPoint at = cellAt(help->pos());
        QToolTip::showText(help->globalPos(), plainTip(cellText(at.y(), at.x())), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace portolan
