#pragma once

#include <functional>
#include <memory>

#include "models/client/restclient.h"

namespace portolan {

/// Reads a client's traffic log once a second, and tells when anything moved. Network thread.
class TrafficMeter
{
public:
    /// The client must outlive it.
    TrafficMeter(RestClient &client, std::function<void(const TrafficReading &)> told);

private:
    void readLater();
    void read();

    RestClient &m_client;
    std::function<void(const TrafficReading &)> m_told;
    TrafficReading m_last; ///< as told
    std::unique_ptr<Scheduler::Timer> m_timer;
};

} // namespace portolan
