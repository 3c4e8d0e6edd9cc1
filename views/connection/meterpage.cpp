#include "views/connection/meterpage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "views/kit/celldelegate.h"
#include "views/kit/tableheader.h"

namespace portolan {

namespace {

constexpr int columnWidths[] = {236, 78, 86, 86, 60, 70, 82, 74, 74, 92, 100};

/// Rows as high as in every other table.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), CellDelegate::rowHeight()};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem inner = option;
        inner.rect.adjust(CellDelegate::padding - 3, 0, 3 - CellDelegate::padding, 0); // the style has three of its own
        QStyledItemDelegate::paint(painter, inner, index);
    }
};

QLabel *line(QWidget *parent, const QFont &font, const char *role)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setWordWrap(true);
    label->setProperty("role", QLatin1String(role));
    return label;
}

} // namespace

MeterPage::MeterPage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_model(new MeterModel(theme(), this)), m_connection(line(this, uiFont(12), "subtitle")),
      m_throttled(line(this, uiFont(13, QFont::DemiBold), "note")), m_nothing(line(this, uiFont(), "subtitle")), m_table(new QTreeView(this))
{
    auto *title = new QLabel(tr("Connection"), this);
    title->setFont(uiFont(16, QFont::DemiBold));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setIndentation(0);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::TabFocus);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setAccessibleName(tr("What the connection costs"));
    auto *header = new TableHeader(theme(), m_table);
    m_table->setHeader(header);
    header->setSectionsClickable(false);
    header->setStretchLastSection(true);
    for (int column = 0; column < MeterModel::ColumnCount; ++column)
        header->resizeSection(column, columnWidths[column]);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 10, 14, 10);
    head->setSpacing(4);
    for (QWidget *widget : {static_cast<QWidget *>(title), static_cast<QWidget *>(m_connection), static_cast<QWidget *>(m_throttled), static_cast<QWidget *>(m_nothing)})
        head->addWidget(widget);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addStretch(0);
    m_nothing->setText(tr("A snapshot: nothing goes over the wire."));
    const auto refreshShown = [this] {
        if (m_active)
            refresh();
    };
    connect(&session(), &Session::metered, this, refreshShown);
    connect(&session(), &Session::stateChanged, this, refreshShown);
}

void MeterPage::activate()
{
    m_active = true;
    refresh();
}

void MeterPage::refresh()
{
    const bool files = session().state().phase == ConnectionState::Phase::Snapshot;
    m_nothing->setVisible(files);
    m_table->setVisible(!files);
    m_connection->setVisible(!files);
    const TrafficReading meter = session().traffic();
    const Timestamp now = Timestamp::now(); // the client's clock, whatever clock ages are told by
    showConnection();
    showThrottling(meter, now);
    m_model->setMeter(meter, now);
    Q_EMIT summaryChanged();
}

void MeterPage::showConnection()
{
    const ConnectionState &state = session().state();
    QStringList parts{QString::fromStdString(session().title())};
    if (!state.serverVersion.empty())
        parts << QString::fromStdString(state.serverVersion);
    if (state.roundTripMs >= 0)
        parts << tr("answers in %1 ms").arg(state.roundTripMs);
    m_connection->setText(shownText(parts.join(QString::fromUtf8(" · "))));
}

void MeterPage::showThrottling(const TrafficReading &meter, Timestamp now)
{
    const bool waits = meter.patientUntil > now;
    m_throttled->setVisible(waits);
    m_throttled->setStyleSheet(QStringLiteral("color: %1").arg(theme().palette().state(Health::Warning).text.name()));
    m_throttled->setText(markText(theme().palette().state(Health::Warning).mark) + QLatin1Char(' ')
                         + tr("Throttled by the server: it asked Portolan to wait; requests go on by themselves."));
}

QString MeterPage::summary() const
{
    const int rows = m_model->rowCount();
    return rows > 1 ? tr("%n resources", nullptr, rows - 1) : QString();
}

} // namespace portolan
