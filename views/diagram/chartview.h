#pragma once

#include <functional>
#include <memory>

#include <QWidget>

#include "models/diagram/graph.h"
#include "models/objects/meta.h"
#include "views/diagram/diagramview.h"
#include "views/diagram/exportdialog.h"
#include "views/diagram/positionstore.h"
#include "views/kit/sheet.h"
#include "views/theme/theme.h"

class QLabel;
class QLineEdit;
class QMenu;
class QPrinter;
class QPushButton;
class QToolButton;

namespace portolan {

class Settings;

/// The colours of the window's palette as a figure's theme, so that charts and tables agree.
[[nodiscard]] DiagramTheme diagramThemeOf(const Palette &palette);

/// A chart with its tools: find, zoom, fit, export, copy; below it what the selected part is and where that comes from.
/// Give it graphs; it lays them out on the thread pool. Under constant change it shows each picture as it is done, not only the
/// newest; a box that is held in the hand stays there until it is let go. GUI thread.
class ChartView : public QWidget, public Sheet
{
    Q_OBJECT
public:
    explicit ChartView(Theme &theme, QWidget *parent = nullptr);
    ~ChartView() override;

    /// Lays out and shows a graph of this figure. One that is still laid out is shown meanwhile.
    void setGraph(Graph graph);
    /// Which figure of which cluster the next graphs are of: boxes can be dragged, and stand there again the next time
    /// (PositionStore). Pictures of another figure that are still laid out are dropped.
    void setFigure(const QString &cluster, const QString &figure);
    [[nodiscard]] const HandPositions &positions() const { return m_positions; }
    /// Boxes go back to where the layout puts them.
    void resetPositions();
    /// Use the positions of a file from now on, or write one for `portolan render --positions`.
    bool loadPositionsFrom(const QString &file, QString *error = nullptr);
    bool savePositionsTo(const QString &file, QString *error = nullptr) const;
    /// The next graph is of something else: what is still laid out is dropped, and how a person zoomed forgotten.
    void startOver();
    /// What stands in place of a chart: loading, nothing here, refused; graphs given before are forgotten. Empty text shows the
    /// chart again.
    void setMessage(const QString &headline, const QString &advice = QString());
    [[nodiscard]] const Graph *graph() const;
    [[nodiscard]] DiagramView &view() { return *m_view; }
    [[nodiscard]] DiagramScene &scene() { return *m_scene; }
    /// Selects the node of an object, if it is there; emits nothing.
    void showSelection(const ObjectKey &key);
    void focusFind();
    /// Writes the chart to a file whose suffix names the format. False with a message when it cannot.
    [[nodiscard]] bool exportTo(const QString &path, QString *error = nullptr) { return exportTo(path, {}, error); }
    [[nodiscard]] bool exportTo(const QString &path, const ExportChoice &choice, QString *error = nullptr);
    /// How charts are written is remembered there; nullptr: nowhere.
    void setSettings(Settings *settings) { m_settings = settings; }
    void copyPicture();
    [[nodiscard]] bool isBlank() const override { return !graph(); }
    void chooseExport() override;
    [[nodiscard]] bool canPrint() const override { return true; }
    void choosePrinter() override;
    /// As large as the page is, in the colours of print. False when there is no chart, or the printer takes nothing.
    bool printTo(QPrinter &printer) const;
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void objectSelected(const portolan::ObjectKey &key);
    void objectActivated(const portolan::ObjectKey &key);
    void menuWished(const portolan::GraphNode &node, const QPoint &globalPosition);
    void fieldWished(const portolan::ObjectKey &key, const QString &path, const QString &value); ///< show where the object says so
    void shown(); ///< a graph given to setGraph() is on the screen

protected:
    /// The button beside the evidence, for what else can be done with the selected node; empty text: none.
    virtual QString extraAction(const GraphNode &node) const;
    virtual void doExtraAction(const GraphNode &node);
    /// Double click and Enter: opens the node's object.
    virtual void openNode(const GraphNode &node);
    /// What is written to a file, where it is more than what is shown.
    virtual Graph forFile(const Graph &shown) const { return shown; }

private:
    void buildTools();
    void startLayout();
    void take(std::shared_ptr<const LaidOutGraph> picture, quint64 generation);
    void present(std::shared_ptr<const LaidOutGraph> picture);
    void presentHeld();
    void showMessage(const QString &headline, const QString &advice);
    void selectionChanged(int node);
    void edgeSelectionChanged(int edge);
    void tellEvidence(const QString &headline, const std::vector<Evidence> &evidence);
    void followEvidence(const QString &link);
    void moved(int node, const QPointF &corner);
    [[nodiscard]] QMenu *makePositionsMenu();
    void askForPositions(bool save);
    void keepPositions();
    void problem(const QString &text);
    /// Any thread.
    [[nodiscard]] static LayoutOptions layoutOptions(const HandPositions &moved, const LaidOutGraph *before);
    void find(const QString &text, bool next);
    void applyTheme();

    Theme &m_theme;
    Settings *m_settings = nullptr;
    DiagramScene *m_scene;
    DiagramView *m_view;
    OverviewPane *m_overview;
    QWidget *m_tools;
    QLineEdit *m_find;
    QLabel *m_evidence;
    QPushButton *m_extra;
    QToolButton *m_positionsButton;
    QLabel *m_message;
    std::shared_ptr<const Graph> m_wanted;
    PositionStore m_store;
    HandPositions m_positions;
    std::vector<Evidence> m_told; ///< in the strip, by number of their links
    std::shared_ptr<const LaidOutGraph> m_held; ///< waits until the hand lets its box go
    QString m_cluster, m_figure;
    quint64 m_generation = 0;
    quint64 m_since = 0; ///< pictures of older generations are of something else
    bool m_busy = false;
    bool m_quiet = false;
};

} // namespace portolan
