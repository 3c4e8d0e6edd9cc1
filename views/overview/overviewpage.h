#pragma once

#include "views/kit/page.h"
#include "views/kit/worker.h"
#include "views/overview/overview.h"

class QChartView;
class QVBoxLayout;
class QLabel;

namespace portolan {

class SpanTable;

/// The first look at a cluster: how many are well, who is in trouble and why, where the room is. Counts again twice a second
/// at most, beside the GUI thread, and only while it is looked at.
class OverviewPage final : public Page
{
    Q_OBJECT
public:
    OverviewPage(const PageContext &context, QWidget *parent = nullptr);
    ~OverviewPage() override;

    void setNamespace(const std::string &ns) override;
    void activate() override;
    void deactivate() override;
    [[nodiscard]] QString summary() const override;

private:
    class Tile;
    void build(QVBoxLayout &column, QWidget *inside);
    QWidget *makeHalf(std::initializer_list<QWidget *> cards, QWidget *parent);
    QWidget *makePodsBody(QWidget *parent);
    void take(Overview overview);
    void refreshSoon();
    void showOverview();
    void showPods();
    void showTroubles();
    void showClasses();
    void showNodes();

    std::string m_ns;
    Overview m_shown;
    bool m_active = false;
    QLabel *m_title;
    std::vector<Tile *> m_tiles;
    QChartView *m_pods;
    SpanTable *m_podWords;
    SpanTable *m_troubles;
    QChartView *m_classes;
    QChartView *m_nodes;
    Worker<Overview> m_worker;
};

} // namespace portolan
