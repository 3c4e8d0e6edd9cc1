#pragma once

#include <memory>

#include <QTimer>

#include "models/network/trace.h"
#include "views/browse/page.h"

class QLineEdit;

namespace portolan {

class ChartView;


/// What the network's pages share: the kinds a trace reads are watched while the page is in front, and a tracer over the
/// newest state is made when one is asked for after a change.
class NetworkPage : public Page
{
    Q_OBJECT
public:
    NetworkPage(const PageContext &context, QWidget *parent);
    ~NetworkPage() override;
    void activate() override;
    void deactivate() override;

protected:
    /// The cluster changed, or the page came to the front: draw again (at most a few times a second).
    virtual void refresh() = 0;
    [[nodiscard]] const Tracer &tracer();
    [[nodiscard]] bool isLoading() const;
    void refreshSoon();

private:
    std::unique_ptr<Tracer> m_tracer;
    QTimer m_soon;
    bool m_active = false;
};

/// Ingress, Service and pods of a namespace or of the cluster, as a chart.
class MapPage final : public NetworkPage
{
    Q_OBJECT
public:
    explicit MapPage(const PageContext &context, QWidget *parent = nullptr);
    void setNamespace(const std::string &ns) override;
    void showSelection(const ObjectKey &key) override;
    void focusFilter() override;
    [[nodiscard]] QString summary() const override;

protected:
    void refresh() override;

private:
    std::string m_ns;
    std::string m_filter;
    QLineEdit *m_edit;
    ChartView *m_chart;
};

} // namespace portolan
