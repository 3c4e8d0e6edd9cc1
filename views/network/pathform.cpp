#include "views/network/pathform.h"

#include <utility>

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/shown.h"

namespace portolan {

namespace {

constexpr std::size_t mostSuggestions = 60;
constexpr int detailRole = Qt::UserRole + 1;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("key"));
    return label;
}

std::function<std::vector<EndCatalog::Entry>()> suggestionsFor(std::shared_ptr<const EndCatalog> catalog, std::string typed)
{
    if (!catalog)
        return {};
    return [catalog = std::move(catalog), typed = std::move(typed)] { return catalog->matching(typed, mostSuggestions); };
}

/// A suggestion: the end at the left, what it is at the right.
class SuggestionDelegate final : public QStyledItemDelegate
{
public:
    SuggestionDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Palette &palette = m_theme.palette();
        const bool on = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(option.rect, on ? palette.selection : palette.card);
        const QRect inside = option.rect.adjusted(10, 0, -10, 0);
        const QString text = shownText(index.data().toString()), detail = shownText(index.data(detailRole).toString());
        painter->setFont(uiFont(13));
        painter->setPen(on ? palette.selectionText : palette.text);
        const int used = painter->fontMetrics().horizontalAdvance(text);
        painter->drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(text, Qt::ElideMiddle, inside.width()));
        painter->setFont(uiFont(12));
        if (const int room = inside.width() - used - 16; room > 40) {
            painter->setPen(on ? palette.selectionText : palette.muted);
            painter->drawText(inside, Qt::AlignVCenter | Qt::AlignRight, painter->fontMetrics().elidedText(detail, Qt::ElideRight, room));
        }
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {440, 26}; }

private:
    Theme &m_theme;
};

} // namespace

PathForm::PathForm(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_from(new QLineEdit(this)), m_to(new QLineEdit(this)),
      m_suggestions(0, [this] { return suggestionsFor(m_catalog, m_typedIn->text().toStdString()); }, [this](const auto &entries) { showSuggestions(entries); }),
      m_port(new QComboBox(this)), m_protocol(new QComboBox(this)), m_swap(new QToolButton(this)), m_problem(new QLabel(this))
{
    makeEnd(m_from, tr("From"), tr("a pod, a node or an address"));
    makeEnd(m_to, tr("To"), tr("a pod, Service, Ingress, node port or address"));
    connect(m_to, &QLineEdit::textChanged, this, [this] { setPort(0, protocol()); });
    m_port->setEditable(true);
    m_port->setInsertPolicy(QComboBox::NoInsert);
    m_port->setCompleter(nullptr);
    m_port->lineEdit()->setPlaceholderText(tr("port"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setMinimumWidth(160); // "8080/TCP metrics"
    m_protocol->addItems({QStringLiteral("TCP"), QStringLiteral("UDP"), QStringLiteral("SCTP")});
    m_protocol->setAccessibleName(tr("Protocol"));
    m_swap->setText(QStringLiteral("\u21C4"));
    m_swap->setToolTip(tr("Swap the ends"));
    m_swap->setAccessibleName(m_swap->toolTip());
    auto *go = new QPushButton(tr("Trace"), this);
    go->setProperty("role", QStringLiteral("primary"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(caption(tr("from"), this));
    row->addWidget(m_from, 3);
    row->addWidget(m_swap);
    row->addWidget(caption(tr("to"), this));
    row->addWidget(m_to, 3);
    row->addWidget(m_port, 1);
    row->addWidget(m_protocol);
    row->addWidget(go);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 0, 14, 8);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_problem);
    connect(m_port, &QComboBox::activated, this, [this] { portTyped(); });
    connect(m_port->lineEdit(), &QLineEdit::returnPressed, this, &PathForm::portTyped);
    connect(m_protocol, &QComboBox::activated, this, &PathForm::traceWished);
    connect(this, &PathForm::traceWished, this, [this] { m_suggestions.stop(); }); // nothing is typed any more
    connect(m_swap, &QToolButton::clicked, this, &PathForm::swapEnds);
    connect(go, &QPushButton::clicked, this, &PathForm::traceWished);
}

void PathForm::makeEnd(QLineEdit *edit, const QString &name, const QString &hint)
{
    edit->setPlaceholderText(hint);
    edit->setAccessibleName(name);
    edit->setMinimumWidth(120);
    edit->setClearButtonEnabled(true);
    edit->setToolTip(tr("namespace/pod, namespace/pod:container, svc:namespace/name, node:name, nodeport:node, ingress:host/path, ip:address — or a name, when only one thing has it"));
    auto *model = new QStandardItemModel(edit);
    auto *completer = new QCompleter(model, edit);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the catalog has filtered already
    completer->setMaxVisibleItems(12);
    completer->popup()->setItemDelegate(new SuggestionDelegate(m_theme, completer->popup()));
    completer->popup()->setObjectName(QStringLiteral("suggestions"));
    completer->popup()->setMinimumWidth(440);
    edit->setCompleter(completer);
    connect(edit, &QLineEdit::textEdited, this, [this, edit] {
        setProblem(Field::None, QString());
        suggest(edit);
    });
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this] { QTimer::singleShot(0, this, &PathForm::traceWished); });
    connect(edit, &QLineEdit::returnPressed, this, &PathForm::traceWished);
}

void PathForm::suggest(QLineEdit *edit)
{
    if (std::exchange(m_typedIn, edit) != edit)
        static_cast<QStandardItemModel *>(edit->completer()->model())->clear(); // of what was typed there before
    m_suggestions.askNow();
}

void PathForm::showSuggestions(const std::vector<EndCatalog::Entry> &entries)
{
    QCompleter *completer = m_typedIn->completer();
    auto *model = static_cast<QStandardItemModel *>(completer->model());
    model->clear();
    for (const EndCatalog::Entry &entry : entries) {
        const bool sends = entry.type != End::Type::Service && entry.type != End::Type::NodePort && entry.type != End::Type::Ingress;
        if (m_typedIn == m_from && !sends)
            continue;
        auto *item = new QStandardItem(toQString(entry.text));
        item->setData(toQString(entry.detail), detailRole);
        model->appendRow(item);
    }
    if (m_typedIn->hasFocus() && model->rowCount() > 0)
        completer->complete();
    else
        completer->popup()->hide();
}

std::shared_ptr<const EndCatalog> PathForm::setCatalog(std::shared_ptr<const EndCatalog> catalog)
{
    return std::exchange(m_catalog, std::move(catalog));
}

void PathForm::setPorts(const std::vector<PortOffer> &ports)
{
    if (ports == m_ports)
        return; // whoever is choosing one is not disturbed
    m_ports = ports;
    const QString now = m_port->currentText();
    const QSignalBlocker quiet(m_port);
    m_port->clear();
    for (const PortOffer &offer : ports) {
        QString text = QStringLiteral("%1/%2").arg(offer.number).arg(toQString(protocolText(offer.protocol)));
        if (!offer.name.empty())
            text += QLatin1Char(' ') + toQString(offer.name);
        m_port->addItem(text);
        m_port->setItemData(m_port->count() - 1, plainTip(toQString(offer.where)), Qt::ToolTipRole);
    }
    m_port->setCurrentIndex(-1);
    m_port->setEditText(now);
}

void PathForm::setPort(int port, Protocol protocol)
{
    if (port == 0) {
        m_port->setEditText(QString());
        return;
    }
    m_protocol->setCurrentText(toQString(protocolText(protocol)));
    const QString head = QStringLiteral("%1/%2").arg(port).arg(m_protocol->currentText());
    for (int i = 0; i < m_port->count(); ++i)
        if (m_port->itemText(i) == head || m_port->itemText(i).startsWith(head + QLatin1Char(' ')))
            return showPort(m_port->itemText(i));
    showPort(head);
}

void PathForm::setPort(const QString &text)
{
    const QString head = text.section(QLatin1Char('/'), 0, 0), protocol = text.section(QLatin1Char('/'), 1, 1);
    if (!protocol.isEmpty())
        m_protocol->setCurrentText(protocol);
    if (const int number = head.toInt(); number > 0)
        setPort(number, this->protocol());
    else
        showPort(head);
}

/// A text longer than its box begins where it is read from.
void PathForm::showPort(const QString &text)
{
    m_port->setEditText(text);
    m_port->lineEdit()->setCursorPosition(0);
}

/// "80", "80/UDP", "80/TCP http": the protocol follows what is chosen.
void PathForm::portTyped()
{
    const QString text = m_port->currentText().trimmed();
    const QString protocol = text.section(QLatin1Char('/'), 1, 1).section(QLatin1Char(' '), 0, 0).toUpper();
    if (m_protocol->findText(protocol) >= 0)
        m_protocol->setCurrentText(protocol);
    Q_EMIT traceWished();
}

void PathForm::setFrom(const QString &end)
{
    m_from->setText(end);
    m_from->setCursorPosition(0); // a long name is seen from its beginning
}

void PathForm::setTo(const QString &end)
{
    m_to->setText(end);
    m_to->setCursorPosition(0);
}

QString PathForm::from() const { return m_from->text().trimmed(); }
QString PathForm::to() const { return m_to->text().trimmed(); }
Protocol PathForm::protocol() const { return protocolFrom(m_protocol->currentText().toStdString()); }
QString PathForm::problem() const { return m_problem->isHidden() ? QString() : m_problem->text(); }

QString PathForm::portText() const
{
    return m_port->currentText().trimmed().section(QLatin1Char('/'), 0, 0).section(QLatin1Char(' '), 0, 0);
}

int PathForm::port() const
{
    const QString head = portText();
    if (head.isEmpty())
        return 0;
    bool number = false;
    const int value = head.toInt(&number);
    return number && value > 0 && value < 65536 ? value : -1;
}

void PathForm::swapEnds()
{
    const QString from = this->from();
    setFrom(to());
    setTo(from);
    Q_EMIT traceWished();
}

void PathForm::setProblem(Field field, const QString &sentence)
{
    const QColor red = m_theme.palette().state(Health::Error).text;
    const QString sheet = QStringLiteral("QLineEdit { border-color: %1; }").arg(red.name());
    m_from->setStyleSheet(field == Field::From ? sheet : QString());
    m_to->setStyleSheet(field == Field::To ? sheet : QString());
    m_problem->setStyleSheet(QStringLiteral("QLabel { color: %1; }").arg(red.name()));
    m_problem->setText(shownText(sentence));
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace portolan
