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
/// begins with the context's own: a chart of everything is seldom what one wants to look at first.
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
    /// The look: "scope" is "all" where the whole cluster was asked for.
    void open(const Target &target) override;
    [[nodiscard]] Sheet *sheet() override;
    [[nodiscard]] Target where() const override;
    [[nodiscard]] bool drawsOne() const override { return true; }
    [[nodiscard]] StorageChartView *chart() const { return m_chart; }

private:
    void showScope();
    void widen();

    std::string m_ns;
    std::string m_first; ///< where it begins, of all namespaces
    std::optional<ObjectKey> m_object;
    bool m_everything = false; ///< asked for, while all namespaces are shown
    QLabel *m_title;
    QLabel *m_scope;
    QToolButton *m_whole;
    StorageChartView *m_chart;
};

} // namespace portolan
