#pragma once

#include <QObject>
#include <QTimer>

#include "views/kit/chooser.h"

namespace portolan {

class Navigator;
class NamespaceStrip;
class SessionHost;

/// Fills the choosers of the context and of the namespace, and carries out what is chosen there. Borrows all of them. GUI thread.
class ScopeChoosers final : public QObject
{
    Q_OBJECT
public:
    ScopeChoosers(Chooser &contexts, Chooser &namespaces, SessionHost &host, Navigator &navigator, NamespaceStrip &strip, QObject *parent);

Q_SIGNALS:
    void openFileWanted();

private:
    void followSession();
    void fillContexts();
    void fillNamespaces();
    void chooseContext(const QVariant &value);
    void chooseNamespace(const std::string &ns);

    Chooser &m_contexts, &m_namespaces;
    SessionHost &m_host;
    Navigator &m_navigator;
    NamespaceStrip &m_strip;
    QTimer m_later;
};

} // namespace portolan
