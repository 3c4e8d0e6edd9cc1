#pragma once

#include <memory>
#include <optional>

#include <QObject>

#include "models/objects/objectsource.h"
#include "models/objects/tablerow.h"
#include "models/sync/kindstate.h"
#include "models/store/objectstore.h"

namespace portolan {

/// The objects of a kind Portolan has no struct for, as rows of the server's own Table. Belongs to its session. GUI thread.
class ServerTable final : public QObject
{
    Q_OBJECT
public:
    explicit ServerTable(ResourceInfo resource, QObject *parent = nullptr) : QObject(parent), m_resource(std::move(resource)) {}

    [[nodiscard]] const ResourceInfo &resource() const { return m_resource; }
    [[nodiscard]] std::string type() const { return typeWord(m_resource); }
    /// TableRows under Kind::Other, and nothing else.
    [[nodiscard]] ObjectStore &rows() { return m_rows; }
    [[nodiscard]] std::shared_ptr<const TableRow> find(const ObjectKey &key) const;
    /// Null until the server has told them.
    [[nodiscard]] const std::shared_ptr<const TableColumns> &columns() const { return m_columns; }
    [[nodiscard]] const KindState &state() const { return m_state; }

    /// Follows the kind while it has users, and a little longer (as Session::require).
    void require();
    void release();

    // For the session that feeds it.
    /// Other columns: all rows of the old ones are gone before columnsChanged().
    void setColumns(std::shared_ptr<const TableColumns> columns);
    void setState(KindState state);

Q_SIGNALS:
    void columnsChanged();
    void stateChanged();
    void wanted(bool on); ///< the first user came, the last one went

private:
    const ResourceInfo m_resource;
    ObjectStore m_rows;
    std::shared_ptr<const TableColumns> m_columns;
    KindState m_state;
    int m_users = 0;
};

} // namespace portolan
