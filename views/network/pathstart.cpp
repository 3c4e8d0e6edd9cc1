#include "views/network/pathstart.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/core/shown.h"


namespace portolan {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PathStart)
};

/// A card that is a button: a title, what it teaches, and the two ends.
class ExampleCard final : public QPushButton
{
public:
    ExampleCard(const QString &title, const QString &sentence, const QString &ends, QWidget *parent) : QPushButton(parent)
    {
        setProperty("role", QStringLiteral("example"));
        setAccessibleName(title);
        setAccessibleDescription(sentence);
        setToolTip(plainTip(ends));
        setCursor(Qt::PointingHandCursor);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(14, 10, 14, 10);
        column->setSpacing(3);
        const auto line = [&](const QString &text, const QFont &font, const char *role) {
            auto *label = new QLabel(shownText(text), this);
            label->setTextFormat(Qt::PlainText);
            label->setFont(font);
            label->setWordWrap(true);
            label->setProperty("role", QString::fromLatin1(role));
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
            column->addWidget(label);
        };
        line(title, uiFont(13, QFont::DemiBold), "");
        line(sentence, uiFont(12), "subtitle");
        line(ends, monoFont(11), "subtitle");
        column->addStretch(1);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    }
    [[nodiscard]] QSize sizeHint() const override { return layout()->sizeHint(); }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return layout()->heightForWidth(width); }
};

} // namespace

LessonText lessonText(PathExample::Lesson lesson)
{
    using L = PathExample::Lesson;
    switch (lesson) {
    case L::SamePod: return {Texts::tr("Localhost in a pod"), Texts::tr("Containers of one pod share its network namespace.")};
    case L::SameNode: return {Texts::tr("Two pods on one node"), Texts::tr("Over the node's bridge, and nowhere else.")};
    case L::OtherNode: return {Texts::tr("Two pods on two nodes"), Texts::tr("One flat pod network, across the nodes.")};
    case L::ClusterAddress: return {Texts::tr("A Service by its cluster address"), Texts::tr("The node rewrites a virtual address to a pod's.")};
    case L::NodePort: return {Texts::tr("A node port from outside"), Texts::tr("Every node opens it and passes it on.")};
    case L::Ingress: return {Texts::tr("An Ingress from outside"), Texts::tr("A controller reads the host and path, and connects anew.")};
    case L::PolicyBlocks: return {Texts::tr("A policy that blocks"), Texts::tr("Which policy isolates the pod, and which rule nearly matched.")};
    case L::NothingSelected: return {Texts::tr("A Service that selects nothing"), Texts::tr("Its selector matches no pod.")};
    case L::NotReady: return {Texts::tr("A Service without a ready pod"), Texts::tr("Pods match, but none is Ready.")};
    case L::WrongPort: return {Texts::tr("A wrong port name"), Texts::tr("The Service names a port no container has.")};
    case L::Outside: return {Texts::tr("Out of the cluster"), Texts::tr("The node puts its own address in place of the pod's.")};
    }
    return {};
}

QString requestText(const TraceRequest &request)
{
    QString text = QString::fromStdString(request.from.text()) + QStringLiteral(" \u2192 ") + QString::fromStdString(request.to.text());
    if (request.port > 0) {
        const std::string_view protocol = protocolText(request.protocol);
        text += QStringLiteral(", %1/%2").arg(request.port).arg(QString::fromLatin1(protocol.data(), qsizetype(protocol.size())));
    }
    return text;
}

PathStart::PathStart(QWidget *parent) : QScrollArea(parent), m_advice(new QLabel(this)), m_cards(new QWidget(this)), m_grid(new QGridLayout(m_cards))
{
    setProperty("role", QStringLiteral("page"));
    setAccessibleName(tr("Which way does a packet take?"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(28, 24, 28, 24);
    column->setSpacing(8);
    auto *title = new QLabel(tr("Which way does a packet take?"), inside);
    title->setFont(uiFont(18, QFont::DemiBold));
    m_advice->setWordWrap(true);
    m_advice->setProperty("role", QStringLiteral("subtitle"));
    m_grid->setContentsMargins(0, 12, 0, 0);
    m_grid->setSpacing(12);
    column->addWidget(title);
    column->addWidget(m_advice);
    column->addWidget(m_cards);
    column->addStretch(1);
    setWidget(inside);
    setLoading(true);
}

void PathStart::setLoading(bool loading)
{
    m_advice->setText(loading ? tr("Reading the cluster…")
                              : m_shown.empty() ? tr("Type where it starts and where it goes: a pod (namespace/name), a Service (svc:namespace/name), a node, an Ingress or an address.")
                                                : tr("Type two ends above, use “Trace from here” in any table, or begin with one of these, found in this cluster:"));
}

void PathStart::setExamples(const std::vector<PathExample> &examples)
{
    std::vector<QString> wanted;
    for (const PathExample &example : examples)
        wanted.push_back(requestText(example.request));
    if (wanted == m_shown)
        return setLoading(false);
    m_shown = std::move(wanted);
    qDeleteAll(m_cards->findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly));
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const LessonText text = lessonText(examples[i].lesson);
        auto *card = new ExampleCard(text.title, text.sentence, m_shown[i], m_cards);
        connect(card, &QPushButton::clicked, this, [this, i] { Q_EMIT exampleChosen(int(i)); });
        m_grid->addWidget(card, int(i / 2), int(i % 2));
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    setLoading(false);
}

} // namespace portolan
