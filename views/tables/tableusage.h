#pragma once

#include <QObject>
#include <QTimer>

#include "models/tables/objecttablemodel.h"
#include "models/usage/usagefeed.h"

namespace portolan {

class ObjectTableView;

/// Fills a table's usage columns while somebody looks at it: tells the session's feed what is on show (of claims and volumes the nodes
/// of the rows in sight alone), and follows the kinds that are needed to know these. Borrows session and view. GUI thread.
class TableUsage final : public QObject
{
    Q_OBJECT
public:
    TableUsage(Session &session, ObjectTableView &view, QObject *parent);
    ~TableUsage() override;

    /// The table's model, or another one in its place. It is borrowed until then.
    void setModel(ObjectTableModel *model);
    void setActive(bool active);

Q_SIGNALS:
    /// More of the model's cells say something, in words that are wider than none.
    void filled();

private:
    [[nodiscard]] UsageFeed::Interest interest() const;
    [[nodiscard]] std::vector<Kind> kinds() const;
    [[nodiscard]] std::vector<std::string> nodesOf(int row) const;
    void follow();
    void update();

    Session &m_session;
    ObjectTableView &m_view;
    ObjectTableModel *m_model = nullptr;
    QTimer m_look; ///< rows move in and out of sight
    bool m_active = false;
    std::size_t m_known = 0; ///< of what cells tell
    std::vector<Kind> m_required;
};

} // namespace portolan
