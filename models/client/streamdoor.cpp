#include "models/client/streamdoor.h"

#include <utility>

namespace portolan {

StreamDoor::StreamDoor() = default;
StreamDoor::~StreamDoor() = default;

void StreamDoor::open(RestClient &client)
{
    m_client = &client;
    std::vector<std::function<void()>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        m_context = std::make_unique<QObject>();
        waiting.swap(m_waiting);
    }
    for (const auto &call : waiting)
        call();
}

void StreamDoor::close()
{
    std::unique_ptr<QObject> context;
    {
        const std::lock_guard lock(m_mutex);
        context = std::move(m_context);
        m_closed = true;
        m_waiting.clear();
    }
    m_residents.clear();
    m_client = nullptr;
}

void StreamDoor::post(std::function<void()> call)
{
    const std::lock_guard lock(m_mutex);
    if (m_context)
        QMetaObject::invokeMethod(m_context.get(), [self = shared_from_this(), call = std::move(call)] { call(); }, Qt::QueuedConnection);
    else if (!m_closed)
        m_waiting.push_back(std::move(call));
}

std::uint64_t StreamDoor::keep(std::function<Resident(RestClient &)> make)
{
    std::uint64_t id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = m_next++;
    }
    post([this, id, make = std::move(make)] {
        if (m_client)
            m_residents[id] = make(*m_client);
    });
    return id;
}

void StreamDoor::drop(std::uint64_t id)
{
    post([this, id] { m_residents.erase(id); });
}

void StreamDoor::tell(std::uint64_t id, std::function<void(void *)> call)
{
    post([this, id, call = std::move(call)] {
        if (const auto found = m_residents.find(id); found != m_residents.end())
            call(found->second.get());
    });
}

} // namespace portolan
