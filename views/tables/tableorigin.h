#pragma once

#include <QObject>

#include "models/session/servertable.h"
#include "models/session/session.h"
#include "models/tables/objecttablemodel.h"

namespace portolan {

/// Where the rows of a table page come from. GUI thread; borrows the session.
class TableOrigin : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Lists and watches what the table shows while somebody looks.
    virtual void require() = 0;
    virtual void release() = 0;
    [[nodiscard]] virtual const KindState &state() const = 0;
    /// What of the kind was read in a namespace ("": everywhere).
    [[nodiscard]] virtual Covered covered(const std::string &ns) const { static_cast<void>(ns); return Covered::Whole; }
    /// nullptr until the columns are known.
    [[nodiscard]] virtual ObjectTableModel *makeModel(QObject *parent) = 0;
    /// "persistentvolumeclaims", "widgets.example.com": what the API calls it.
    [[nodiscard]] virtual QString resourceWord() const = 0;
    /// "pods", "widgets.v1.example.com": stable, for settings.
    [[nodiscard]] virtual QString settingsWord() const = 0;

Q_SIGNALS:
    void stateChanged();
    /// The columns became known, or became others: models made before are of no use.
    void columnsChanged();
};

/// A kind Portolan knows, or the parts of all pods, out of the session's store.
class KindOrigin final : public TableOrigin
{
    Q_OBJECT
public:
    KindOrigin(Session &session, TableId id, QObject *parent = nullptr);
    void require() override;
    void release() override;
    [[nodiscard]] const KindState &state() const override { return m_session.kindState(m_id.kind); }
    [[nodiscard]] Covered covered(const std::string &ns) const override { return m_session.store().coverage().of(m_id.kind, ns); }
    [[nodiscard]] ObjectTableModel *makeModel(QObject *parent) override;
    [[nodiscard]] QString resourceWord() const override;
    [[nodiscard]] QString settingsWord() const override;

private:
    [[nodiscard]] ServerVersion serverVersion() const;
    void noticeVersion();

    Session &m_session;
    TableId m_id;
    std::vector<Kind> m_reads; ///< further kinds whose objects the cells read
    std::optional<ServerVersion> m_shown; ///< whose columns the last model has
};

/// Any other kind, by the server's own Table.
class ServedOrigin final : public TableOrigin
{
    Q_OBJECT
public:
    ServedOrigin(Session &session, ServerTable &table, QObject *parent = nullptr);
    void require() override { m_table.require(); }
    void release() override { m_table.release(); }
    [[nodiscard]] const KindState &state() const override { return m_table.state(); }
    [[nodiscard]] ObjectTableModel *makeModel(QObject *parent) override;
    [[nodiscard]] QString resourceWord() const override;
    [[nodiscard]] QString settingsWord() const override;

private:
    Session &m_session;
    ServerTable &m_table;
};

} // namespace portolan
