#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "models/client/traffic.h"
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/objects/objectsource.h"
#include "models/session/servedkinds.h"
#include "models/store/objectstore.h"
#include "models/sync/connectionstate.h"
#include "models/sync/kindstate.h"
#include "models/sync/kindtally.h"

namespace portolan {

class ServerTable;

/// One opened cluster, live or snapshot: feeds the store, publishes how current it is. GUI thread; the network has its own.
class Session : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual ObjectStore &store() = 0;
    /// Full objects for describe and YAML; call it off the GUI thread. Outlives the session when held.
    [[nodiscard]] virtual std::shared_ptr<ObjectSource> source() const = 0;
    [[nodiscard]] virtual const Clock &clock() const = 0;
    /// The context's name, or the snapshot's file.
    [[nodiscard]] virtual std::string title() const = 0;
    /// The context's namespace ("default" when it names none).
    [[nodiscard]] virtual std::string defaultNamespace() const = 0;
    /// Where a page that shows one namespace begins: the context's; where that names none, the first of namespaces().
    [[nodiscard]] virtual std::string firstNamespace() const;
    [[nodiscard]] virtual bool isDemo() const { return false; }

    [[nodiscard]] virtual const ConnectionState &state() const = 0;
    [[nodiscard]] virtual const KindState &kindState(Kind kind) const = 0;
    /// What the connection costs: the last reading, see metered().
    [[nodiscard]] virtual TrafficReading traffic() const = 0;

    /// Begins to list and watch a kind (idempotent; counted). release() ends it some time after the last user is gone.
    virtual void require(Kind kind) = 0;
    virtual void release(Kind kind) = 0;
    /// Required, and not all there yet: what is missing may yet come.
    [[nodiscard]] bool isLoading(Kind kind) const;
    /// Counts kinds that nobody follows, cheaply and now and then, as long as the wish stands; followed ones are in the store.
    virtual void count(const CountWish &wish) { static_cast<void>(wish); }
    /// As last counted where the wish says; Unknown until then.
    [[nodiscard]] virtual const KindTally &tally(Kind kind) const;
    /// Everything the server serves, as far as it was asked.
    [[nodiscard]] virtual const ServedKinds &served() const;
    /// Asks the server again what it serves; without `anew` only when that is not known, or some time ago.
    virtual void refreshServed(bool anew) { static_cast<void>(anew); }
    /// The rows of a kind that has no struct, by typeWord; the same object each time. nullptr when such a kind is not known to
    /// be served. Nothing is asked until ServerTable::require().
    [[nodiscard]] virtual ServerTable *table(const std::string &type) { static_cast<void>(type); return nullptr; }
    /// Where to look when the whole cluster may not be listed (typed by a person, remembered by the caller). The context's
    /// own namespace is always among them. Kinds that are forbidden are asked for again.
    virtual void setNamespaces(const std::vector<std::string> &namespaces) { (void)namespaces; }
    [[nodiscard]] virtual std::vector<std::string> namespaces() const { return {}; }
    /// Drops what is waiting for a backoff and tries again now.
    virtual void retryNow() = 0;
    /// Ends the credential plugin that is running (see ConnectionState::waitingFor); the session is then refused as Cancelled.
    virtual void cancelCredentials() {}

Q_SIGNALS:
    void stateChanged();
    void kindStateChanged(portolan::Kind kind);
    void tallied(portolan::Kind kind);
    void servedChanged();
    /// A Warning: 299 header, once each.
    void warned(const QString &text);
    /// traffic() is new: once a second while anything moves.
    void metered();
};

} // namespace portolan
