#pragma once

#include "models/diagram/mapgraph.h"
#include "views/network/networkpage.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace portolan {

class MapChart;

/// Ingress, Service and pods of a namespace or of the cluster, as a chart. While all namespaces are shown, a small cluster is
/// drawn whole and a large one begins with the context's own namespace; the other is a click away.
class MapPage final : public NetworkPage
{
    Q_OBJECT
public:
    explicit MapPage(const PageContext &context, QWidget *parent = nullptr);
    void setNamespace(const std::string &ns) override;
    /// The look: "filter"; "scope": "cluster", "namespace"; "fold": "no".
    void open(const Target &target) override;
    [[nodiscard]] Sheet *sheet() override;
    [[nodiscard]] Target where() const override;
    [[nodiscard]] bool drawsOne() const override { return true; }
    void showSelection(const ObjectKey &key) override;
    void focusFilter() override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] MapChart *chart() const { return m_chart; }
    void setFolding(bool on);

protected:
    void refresh() override;

private:
    void buildHead();
    void setShownNamespace(const std::string &ns);
    void showScope();
    void take(Graph graph, const std::string &ns);

    std::string m_chosenNs; ///< in the window
    std::string m_ns, m_shownNs;
    enum class Width : std::uint8_t { Fitting, Namespace, Cluster } m_width = Width::Fitting; ///< what a person asked for
    MapOptions m_options;
    QLabel *m_scope, *m_note;
    QToolButton *m_whole, *m_fold;
    QLineEdit *m_edit;
    MapChart *m_chart;
};

} // namespace portolan
