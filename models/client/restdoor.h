#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <QObject>

#include "models/client/restclient.h"

namespace portolan {

/// A complete answer.
struct RestAnswer {
    HttpHeaders headers;
    std::string body;
};

/// The way into the network thread for everybody else: asks the RestClient there and waits for the answers. Outlives the
/// client when held; then every question ends with Cancelled.
class RestDoor : public std::enable_shared_from_this<RestDoor>
{
public:
    RestDoor();
    ~RestDoor();
    /// Network thread. The client must live until close().
    void open(RestClient &client);
    void close();

    /// Any thread but the client's. Blocks until the door is open and all are answered; they run at the same time. Answers in
    /// the order asked; Cancelled once it is closed.
    [[nodiscard]] std::vector<Result<RestAnswer>> askAll(std::vector<RestRequest> requests);
    [[nodiscard]] Result<RestAnswer> ask(RestRequest request);
    /// As ask(), but the body is handed on in pieces as they arrive, on the caller's thread, and not kept. A piece answered with
    /// false was enough: the rest is not read, and that is no error.
    [[nodiscard]] Result<void> read(RestRequest request, const std::function<bool(std::string_view)> &onData);
    class Reading;
    /// Begins what read() does and does not wait: the answer arrives meanwhile.
    [[nodiscard]] std::unique_ptr<Reading> begin(RestRequest request);

private:
    struct Waiting;
    class Ticket;
    struct Running;
    [[nodiscard]] std::shared_ptr<Waiting> post(std::vector<RestRequest> requests, bool inPieces);
    void start(RestRequest request, std::shared_ptr<Ticket> ticket);

    std::mutex m_mutex; // guards m_context and m_closed
    std::condition_variable m_opened;
    bool m_closed = false;
    std::unique_ptr<QObject> m_context;
    RestClient *m_client = nullptr; // network thread
    std::list<Running> m_running;   // network thread
};

/// An answer that arrives in pieces, on the thread of whoever began it; destroying it ends it.
class RestDoor::Reading
{
public:
    explicit Reading(std::shared_ptr<Waiting> waiting) : m_waiting(std::move(waiting)) {}
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;
    ~Reading();
    /// Waits for more, and gives all there is; false at the end.
    [[nodiscard]] bool next(std::string &piece);
    /// How it ended.
    [[nodiscard]] Result<void> end() const;

private:
    std::shared_ptr<Waiting> m_waiting;
};

} // namespace portolan
