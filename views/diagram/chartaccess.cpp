#include "views/diagram/chartaccess.h"

#include <map>
#include <memory>

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QPointer>

#include "views/diagram/diagramview.h"

namespace portolan {

namespace {

using Picture = std::shared_ptr<const LaidOutGraph>;

/// A node or an edge of one picture; invalid when another one is shown. Nodes come first.
class PartAccess final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    PartAccess(DiagramView *view, Picture picture, int child) : m_view(view), m_picture(std::move(picture)), m_child(child) {}

    [[nodiscard]] bool isValid() const override { return m_view && scene().picture() == m_picture; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QAccessible::Role role() const override { return isEdge() ? QAccessible::Link : QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        if (what != QAccessible::Name || !isValid())
            return {};
        const Graph &graph = m_picture->graph;
        return isEdge() ? spokenEdge(graph, edge()) : QString::fromStdString(spokenText(graph.nodes[std::size_t(m_child)]));
    }
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRectF place = isEdge() ? scene().edgeRect(int(edge())) : scene().nodeRect(m_child);
        const QRect inView = m_view->mapFromScene(place).boundingRect();
        return {m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State out;
        out.invalid = !isValid();
        if (out.invalid)
            return out;
        const bool current = isEdge() ? scene().currentEdge() == int(edge()) : scene().current() == m_child;
        out.selectable = out.focusable = true;
        out.selected = current;
        out.focused = current && m_view->hasFocus();
        out.offscreen = !rect().intersects(QRect(m_view->viewport()->mapToGlobal(QPoint()), m_view->viewport()->size()));
        return out;
    }
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return isEdge() ? QStringList{setFocusAction()} : QStringList{setFocusAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (isEdge())
            scene().setCurrentEdge(int(edge()));
        else
            m_view->flyTo(m_child);
        m_view->setFocus(Qt::OtherFocusReason);
        if (name == pressAction() && !isEdge())
            Q_EMIT scene().nodeActivated(m_child);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] DiagramScene &scene() const { return *static_cast<DiagramScene *>(m_view->scene()); }
    [[nodiscard]] bool isEdge() const { return std::size_t(m_child) >= m_picture->graph.nodes.size(); }
    [[nodiscard]] std::size_t edge() const { return std::size_t(m_child) - m_picture->graph.nodes.size(); }

    QPointer<DiagramView> m_view;
    Picture m_picture;
    int m_child;
};

class ChartAccess final : public QAccessibleWidget
{
public:
    explicit ChartAccess(DiagramView *view) : QAccessibleWidget(view, QAccessible::Chart), m_view(view) {}
    ~ChartAccess() override { forget(); }

    [[nodiscard]] int childCount() const override { return picture() ? int(picture()->graph.nodes.size() + picture()->graph.edges.size()) : 0; }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (m_of.lock() != picture()) {
            forget();
            m_of = picture();
        }
        auto &id = m_children[index];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new PartAccess(m_view, picture(), index));
        return QAccessible::accessibleInterface(id);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &[index, id] : m_children)
            if (QAccessible::accessibleInterface(id) == child)
                return index;
        return -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        return picture() ? child(scene().nodeAt(m_view->mapToScene(m_view->viewport()->mapFromGlobal(QPoint(x, y))))) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        if (!picture() || !m_view->hasFocus())
            return nullptr;
        return child(scene().currentEdge() >= 0 ? int(picture()->graph.nodes.size()) + scene().currentEdge() : scene().current());
    }

private:
    [[nodiscard]] DiagramScene &scene() const { return *static_cast<DiagramScene *>(m_view->scene()); }
    [[nodiscard]] const Picture &picture() const { return scene().picture(); }
    void forget() const
    {
        for (const auto &[index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

    DiagramView *m_view; ///< which owns this
    mutable std::weak_ptr<const LaidOutGraph> m_of;
    mutable std::map<int, QAccessible::Id> m_children; ///< those that were asked for
};

QAccessibleInterface *chartAccess(const QString &, QObject *object)
{
    auto *view = qobject_cast<DiagramView *>(object);
    return view ? new ChartAccess(view) : nullptr;
}

} // namespace

void installChartAccess()
{
    QAccessible::installFactory(chartAccess); // once, however often it is called
}

QString spokenEdge(const Graph &graph, std::size_t edge)
{
    const GraphEdge &what = graph.edges[edge];
    const GraphIndex index(graph);
    const auto name = [&](const std::string &id) {
        const int node = index.node(id);
        return QString::fromStdString(node < 0 ? id : graph.nodes[std::size_t(node)].label);
    };
    QStringList words{DiagramView::tr("%1 to %2").arg(name(what.from), name(what.to))};
    if (const std::string label = edgeWords(what); !label.empty())
        words << QString::fromStdString(label);
    if (what.state == GraphState::Bad)
        words << DiagramView::tr("blocked");
    if (what.basis == GraphEdge::Basis::Inferred)
        words << DiagramView::tr("inferred");
    return words.join(QStringLiteral(", "));
}

} // namespace portolan
