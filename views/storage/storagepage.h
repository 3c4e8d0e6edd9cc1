#pragma once

#include "models/storage/ladder.h"
#include "views/kit/page.h"

class QLabel;
class QToolButton;

namespace portolan {

class StorageChartView;

/// The scope whose storage chart belongs to an object; nothing for kinds that have no part in storage.
[[nodiscard]] std::optional<LadderScope> storageScopeOf(const ObjectKey &key);

/// The storage chart as a page: of one object, of a namespace, or of the whole cluster. While all namespaces are shown it
/// begins with all of a small cluster, and with the context's own namespace of a large one.
class StoragePage final : public Page
{
    Q_OBJECT
public:
    explicit StoragePage(const PageContext &context, QWidget *parent = nullptr);
    ~StoragePage() override;

    void setNamespace(const std::string &ns) override;
    void showSelection(const ObjectKey &key) override;
    void activate() override;
    void deactivate() override;
    void focusFilter() override;
    [[nodiscard]] QString summary() const override;
    /// The look: "scope" is "all" or "namespace" where a person asked for that.
    void open(const Target &target) override;
    [[nodiscard]] Sheet *sheet() override;
    [[nodiscard]] Target where() const override;
    [[nodiscard]] bool drawsOne() const override { return true; }
    [[nodiscard]] StorageChartView *chart() const { return m_chart; }

private:
    enum class Width : std::uint8_t { Fitting, Cluster, Namespace };

    void showScope();
    void widen();
    void countPods();
    [[nodiscard]] bool isWide() const;

    std::string m_ns;
    std::string m_first; ///< where it begins, of all namespaces
    std::optional<ObjectKey> m_object;
    Width m_width = Width::Fitting;
    std::optional<bool> m_few; ///< pods, so that all of them are drawn unasked; nothing: not known yet
    QLabel *m_title;
    QLabel *m_scope;
    QToolButton *m_whole;
    StorageChartView *m_chart;
};

} // namespace portolan
