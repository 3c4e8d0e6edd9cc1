#pragma once

#include "views/connection/metermodel.h"
#include "views/kit/page.h"

class QLabel;
class QTreeView;

namespace portolan {

/// What the connection costs: requests, watches, bytes, events, retries and errors, as a whole and for each resource. Reads the
/// session's last reading whenever there is a new one, and only while it is looked at.
class MeterPage final : public Page
{
    Q_OBJECT
public:
    explicit MeterPage(const PageContext &context, QWidget *parent = nullptr);

    void setNamespace(const std::string &ns) override { (void)ns; }
    void activate() override;
    void deactivate() override { m_active = false; }
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] const QAbstractItemModel *model() const { return m_model; }

private:
    void refresh();
    void showConnection();
    void showThrottling(const TrafficReading &meter, Timestamp now);

    bool m_active = false;
    MeterModel *m_model;
    QLabel *m_connection;
    QLabel *m_throttled;
    QLabel *m_nothing;
    QTreeView *m_table;
};

} // namespace portolan
