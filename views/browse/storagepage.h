#pragma once

#include "models/storage/ladder.h"
#include "views/browse/page.h"

class QLabel;
class QToolButton;

namespace portolan {

class StorageChartView;

/// The scope whose storage chart belongs to an object; nothing for kinds that have no part in storage.
[[nodiscard]] std::optional<LadderScope> storageScopeOf(const ObjectKey &key);

/// The storage chart as a page: of the namespace, of the cluster, or of one object until the reader goes back.
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
    /// Draws one object's storage.
    void setObject(const ObjectKey &key);
    [[nodiscard]] StorageChartView *chart() const { return m_chart; }

private:
    void showScope();

    std::string m_ns;
    std::optional<ObjectKey> m_object;
    QLabel *m_title;
    QLabel *m_scope;
    QToolButton *m_whole;
    StorageChartView *m_chart;
};

} // namespace portolan
