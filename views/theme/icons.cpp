#include "views/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QSvgRenderer>

namespace portolan {

namespace {

QByteArray svgOf(const QString &name)
{
    QFile file(QStringLiteral(":/portolan/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Renders at whatever size and scale is asked for, so that icons stay sharp when a window moves between screens.
class TintedIcon final : public QIconEngine
{
public:
    TintedIcon(QString name, QColor color) : m_name(std::move(name)), m_color(std::move(color)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, iconPixmap(m_name, colorFor(mode), std::min(rect.width(), rect.height()), ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, colorFor(mode), std::min(size.width(), size.height()), 1.0);
    }
    [[nodiscard]] QIconEngine *clone() const override { return new TintedIcon(m_name, m_color); }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        QColor color = m_color;
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.4f);
        return color;
    }
    QString m_name;
    QColor m_color;
};

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, double devicePixelRatio)
{
    const int pixels = std::max(1, qRound(size * devicePixelRatio));
    const QString key = QStringLiteral("portolan/%1/%2/%3").arg(name, color.name(QColor::HexArgb)).arg(pixels);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(pixels, pixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        QSvgRenderer(svgOf(name).replace("#000000", color.name().toLatin1())).render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon icon(const QString &name, const QColor &color)
{
    return QIcon(new TintedIcon(name, color));
}

QStringList iconPaths(const QString &name)
{
    static const QRegularExpression path(QStringLiteral("<path d=\"([^\"]+)\""));
    QStringList out;
    auto matches = path.globalMatch(QString::fromUtf8(svgOf(name)));
    while (matches.hasNext())
        out << matches.next().captured(1);
    return out;
}

namespace {

/// The mark's outline in a unit square, stroked; a triangle and a diamond are filled.
QPainterPath markPath(Mark mark)
{
    QPainterPath path;
    switch (mark) {
    case Mark::None:
        break;
    case Mark::Check:
        path.moveTo(0.12, 0.55);
        path.lineTo(0.40, 0.82);
        path.lineTo(0.88, 0.22);
        break;
    case Mark::Ring:
    case Mark::Dashed:
        path.addEllipse(QPointF(0.5, 0.5), 0.38, 0.38);
        break;
    case Mark::Clock:
        path.addEllipse(QPointF(0.5, 0.5), 0.40, 0.40);
        path.moveTo(0.5, 0.28);
        path.lineTo(0.5, 0.52);
        path.lineTo(0.66, 0.60);
        break;
    case Mark::Triangle:
        path.addPolygon(QPolygonF({{0.5, 0.08}, {0.96, 0.90}, {0.04, 0.90}, {0.5, 0.08}}));
        break;
    case Mark::Diamond:
        path.addPolygon(QPolygonF({{0.5, 0.05}, {0.95, 0.5}, {0.5, 0.95}, {0.05, 0.5}, {0.5, 0.05}}));
        break;
    case Mark::Cross:
        path.moveTo(0.18, 0.18);
        path.lineTo(0.82, 0.82);
        path.moveTo(0.82, 0.18);
        path.lineTo(0.18, 0.82);
        break;
    case Mark::Question:
        path.moveTo(0.28, 0.30);
        path.cubicTo(0.30, 0.02, 0.76, 0.04, 0.72, 0.34);
        path.cubicTo(0.70, 0.50, 0.50, 0.48, 0.50, 0.68);
        path.moveTo(0.50, 0.90);
        path.lineTo(0.50, 0.91);
        break;
    }
    return path;
}

} // namespace

void drawMark(QPainter &painter, const QRectF &box, Mark mark, const QColor &color)
{
    if (mark == Mark::None)
        return;
    QTransform place = QTransform::fromTranslate(box.x(), box.y());
    place.scale(box.width(), box.height());
    const bool filled = mark == Mark::Triangle || mark == Mark::Diamond;
    const double width = box.width() * (mark == Mark::Cross || mark == Mark::Check ? 0.18 : 0.14);
    QPen pen(color, filled ? 0.0 : width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (mark == Mark::Dashed)
        pen.setDashPattern({1.2, 1.4});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(filled ? QPen(Qt::NoPen) : pen);
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawPath(place.map(markPath(mark)));
    painter.restore();
}

QString markText(Mark mark)
{
    static const QString texts = QString::fromUtf8(" \u2713\u25CB\u25D4\u25B2\u25C6\u25CC\u2715?");
    return mark == Mark::None ? QString() : QString(texts.at(static_cast<int>(mark)));
}

} // namespace portolan
