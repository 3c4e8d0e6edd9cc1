#pragma once

#include <QObject>
#include <QTimer>

#include "models/session/session.h"

namespace portolan {

class ServerTable;

/// While somebody looks at the list of further kinds, follows the cluster's own definitions, so that kinds come and go there
/// by themselves. Asks the server again what it serves only when the definitions and that differ; where the definitions may
/// not be read, each time somebody begins to look. GUI thread.
class DefinitionWatch final : public QObject
{
    Q_OBJECT
public:
    explicit DefinitionWatch(Session &session, QObject *parent = nullptr);
    ~DefinitionWatch() override;

    void setOn(bool on);

private:
    void attach();
    void compare();
    void askBlindly();
    [[nodiscard]] bool differs() const;

    Session &m_session;
    ServerTable *m_table = nullptr;
    QTimer m_soon;
    int m_left = 0; ///< times it is asked again: a new definition takes a moment to be served
    bool m_on = false;
    bool m_blind = false; ///< somebody began to look, and nothing was compared since
};

} // namespace portolan
