#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include <QObject>

#include "models/client/restclient.h"

namespace portolan {

/// The way into the network thread for what lives there on its own streams (logs), which have a client of their own: many at once, each
/// with a connection, able to wait for their reader. Outlives the session when held; then nothing is made any more.
class StreamDoor : public std::enable_shared_from_this<StreamDoor>
{
public:
    StreamDoor();
    ~StreamDoor();
    /// Network thread. The client must live until close(), which ends what lives there.
    void open(RestClient &client);
    void close();

    /// Something that lives on the network thread, until drop() or close().
    using Resident = std::shared_ptr<void>;
    /// Any thread. `make` is called on the network thread.
    [[nodiscard]] std::uint64_t keep(std::function<Resident(RestClient &)> make);
    /// Any thread. Destroys it there.
    void drop(std::uint64_t id);
    /// Any thread. Calls `call` there as long as it lives.
    void tell(std::uint64_t id, std::function<void(void *)> call);

private:
    void post(std::function<void()> call);

    std::mutex m_mutex; // guards m_context, m_next
    std::unique_ptr<QObject> m_context;
    std::uint64_t m_next = 1;
    bool m_closed = false;
    std::vector<std::function<void()>> m_waiting; ///< for open()
    RestClient *m_client = nullptr;               // network thread
    std::map<std::uint64_t, Resident> m_residents; // network thread
};

} // namespace portolan
