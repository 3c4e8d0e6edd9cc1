#pragma once

#include <functional>
#include <memory>

#include <QWidget>

#include "models/diagram/graph.h"
#include "models/objects/meta.h"
#include "views/diagram/diagramview.h"
#include "views/theme/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace portolan {

/// The colours of the window's palette as a figure's theme, so that charts and tables agree.
[[nodiscard]] DiagramTheme diagramThemeOf(const Palette &palette);

/// A chart with its tools: find, zoom, fit, export, copy; below it what the selected part is and where that comes from.
/// Give it graphs; it lays them out on the thread pool and shows the newest. GUI thread.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(Theme &theme, QWidget *parent = nullptr);
    ~ChartView() override;

    /// Lays out and shows a graph; results of older calls are dropped.
    void setGraph(Graph graph);
    /// What stands in place of a chart: loading, nothing here, refused. Empty text shows the chart again.
    void setMessage(const QString &headline, const QString &advice = QString());
    [[nodiscard]] const Graph *graph() const;
    [[nodiscard]] DiagramView &view() { return *m_view; }
    [[nodiscard]] DiagramScene &scene() { return *m_scene; }
    /// Selects the node of an object, if it is there; emits nothing.
    void showSelection(const ObjectKey &key);
    void focusFind();
    /// Writes the chart to a file whose suffix names the format. False with a message when it cannot.
    [[nodiscard]] bool exportTo(const QString &path, QString *error = nullptr);
    void copyPicture();
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void objectSelected(const portolan::ObjectKey &key);
    void objectActivated(const portolan::ObjectKey &key);
    void menuWished(const portolan::GraphNode &node, const QPoint &globalPosition);
    void shown(); ///< a graph given to setGraph() is on the screen

protected:
    /// The button beside the evidence, for what else can be done with the selected node; empty text: none.
    virtual QString extraAction(const GraphNode &node) const;
    virtual void doExtraAction(const GraphNode &node);
    /// What is written to a file, where it is more than what is shown.
    virtual Graph forFile(const Graph &shown) const { return shown; }

private:
    void buildTools();
    void startLayout();
    void take(std::shared_ptr<const LaidOutGraph> picture, quint64 generation);
    void selectionChanged(int node);
    void activated(int node);
    void find(const QString &text, bool next);
    void chooseExport();
    void applyTheme();

    Theme &m_theme;
    DiagramScene *m_scene;
    DiagramView *m_view;
    OverviewPane *m_overview;
    QWidget *m_tools;
    QLineEdit *m_find;
    QLabel *m_evidence;
    QPushButton *m_extra;
    QLabel *m_message;
    std::shared_ptr<const Graph> m_wanted;
    quint64 m_generation = 0;
    bool m_busy = false;
    bool m_quiet = false;
};

} // namespace portolan
