#include "models/client/restdoor.h"

#include <QThread>

namespace portolan {

namespace {

/// Some two hundred thousand pods. A server that sends more would fill the memory.
constexpr std::size_t largestAnswer = std::size_t(2) << 30;

} // namespace

struct RestDoor::Waiting {
    explicit Waiting(std::size_t count) : left(count)
    {
        answers.assign(count, failure(ErrorKind::Cancelled, {}, "the session was closed"));
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t left;
    std::vector<Result<RestAnswer>> answers;
    bool inPieces = false; ///< the body of the only question is taken from `arrived` as it comes
    bool enough = false;   ///< and no more of it is wanted
    std::string arrived;
};

/// The right to answer one question. Dropping it unanswered leaves Cancelled, so that nobody waits for ever.
class RestDoor::Ticket
{
public:
    Ticket(std::shared_ptr<Waiting> waiting, std::size_t index) : m_waiting(std::move(waiting)), m_index(index) {}
    Ticket(const Ticket &) = delete;
    Ticket &operator=(const Ticket &) = delete;
    ~Ticket()
    {
        const std::lock_guard lock(m_waiting->mutex);
        if (--m_waiting->left == 0)
            m_waiting->changed.notify_all();
    }
    [[nodiscard]] bool inPieces() const { return m_waiting->inPieces; }
    /// False: nobody wants it any more.
    [[nodiscard]] bool hand(std::string_view piece)
    {
        const std::lock_guard lock(m_waiting->mutex);
        m_waiting->arrived.append(piece);
        m_waiting->changed.notify_all();
        return !m_waiting->enough;
    }
    void answer(Result<RestAnswer> answer)
    {
        const std::lock_guard lock(m_waiting->mutex);
        m_waiting->answers[m_index] = std::move(answer);
    }

private:
    std::shared_ptr<Waiting> m_waiting;
    std::size_t m_index;
};

struct RestDoor::Running {
    std::shared_ptr<Ticket> ticket;
    RestAnswer answer;
    std::unique_ptr<RestCall> call;
};

RestDoor::RestDoor() = default;
RestDoor::~RestDoor() = default;

void RestDoor::open(RestClient &client)
{
    const std::lock_guard lock(m_mutex);
    m_client = &client;
    m_context = std::make_unique<QObject>();
    m_opened.notify_all();
}

void RestDoor::close()
{
    std::unique_ptr<QObject> context;
    {
        const std::lock_guard lock(m_mutex);
        context = std::move(m_context);
        m_closed = true;
    }
    m_opened.notify_all();
    m_running.clear();
    m_client = nullptr;
}

std::shared_ptr<RestDoor::Waiting> RestDoor::post(std::vector<RestRequest> requests, bool inPieces)
{
    auto waiting = std::make_shared<Waiting>(requests.size());
    waiting->inPieces = inPieces;
    std::unique_lock lock(m_mutex);
    m_opened.wait(lock, [this] { return m_context || m_closed; });
    Q_ASSERT(!m_context || QThread::currentThread() != m_context->thread());
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto ticket = std::make_shared<Ticket>(waiting, i);
        if (!m_context)
            continue;
        QMetaObject::invokeMethod(
            m_context.get(),
            [self = shared_from_this(), ticket, request = std::move(requests[i])] { self->start(request, ticket); }, Qt::QueuedConnection);
    }
    return waiting;
}

std::vector<Result<RestAnswer>> RestDoor::askAll(std::vector<RestRequest> requests)
{
    if (requests.empty())
        return {};
    const auto waiting = post(std::move(requests), false);
    std::unique_lock lock(waiting->mutex);
    waiting->changed.wait(lock, [&waiting] { return waiting->left == 0; });
    return std::move(waiting->answers);
}

Result<RestAnswer> RestDoor::ask(RestRequest request)
{
    return std::move(askAll({std::move(request)}).front());
}

RestDoor::Reading::~Reading()
{
    const std::lock_guard lock(m_waiting->mutex);
    m_waiting->enough = true;
}

bool RestDoor::Reading::next(std::string &piece)
{
    std::unique_lock lock(m_waiting->mutex);
    m_waiting->changed.wait(lock, [this] { return m_waiting->left == 0 || !m_waiting->arrived.empty(); });
    piece.clear();
    piece.swap(m_waiting->arrived);
    return !piece.empty();
}

Result<void> RestDoor::Reading::end() const
{
    const std::lock_guard lock(m_waiting->mutex);
    const Result<RestAnswer> &end = m_waiting->answers.front();
    return end ? Result<void>() : tl::unexpected(end.error());
}

std::unique_ptr<RestDoor::Reading> RestDoor::begin(RestRequest request)
{
    return std::make_unique<Reading>(post({std::move(request)}, true));
}

Result<void> RestDoor::read(RestRequest request, const std::function<bool(std::string_view)> &onData)
{
    const auto reading = begin(std::move(request));
    for (std::string piece; reading->next(piece);)
        if (!onData(piece))
            return {};
    return reading->end();
}

void RestDoor::start(RestRequest request, std::shared_ptr<Ticket> ticket)
{
    const auto running = m_running.insert(m_running.end(), Running{std::move(ticket), {}, nullptr});
    const auto head = [running](const HttpHead &h) { running->answer.headers = h.headers; };
    const auto data = [this, running](std::string_view chunk) {
        if (running->ticket->inPieces()) {
            if (!running->ticket->hand(chunk))
                m_running.erase(running); // and this lambda with it
            return;
        }
        running->answer.body.append(chunk);
        if (running->answer.body.size() <= largestAnswer)
            return;
        running->ticket->answer(failure(ErrorKind::Server, {}, "the answer is larger than 2 GB and was not read to its end"));
        m_running.erase(running); // and this lambda with it
    };
    const auto end = [this, running](const std::optional<ApiFailure> &failure) {
        if (failure)
            running->ticket->answer(tl::unexpected(failure->error));
        else
            running->ticket->answer(std::move(running->answer));
        m_running.erase(running);
    };
    running->call = m_client->start(std::move(request), {head, data, end});
}

} // namespace portolan
