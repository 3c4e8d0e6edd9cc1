#include "app/commands/logsrun.h"

#include <memory>

#include <QEventLoop>
#include <QRandomGenerator>

#include <unistd.h>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/logsprint.h"
#include "models/client/maketransport.h"
#include "models/logs/linecutter.h"

namespace portolan {

namespace {

/// How often a log that is not followed is asked for again when an answer breaks off, in a row without a new line.
constexpr int attemptsWithoutFollow = 4;

/// The streams of one command, one after another or, followed, at once. The command's own thread is their network thread.
class LogsRun
{
public:
    LogsRun(CommandSource &source, const LogsRequest &request, const std::vector<LogsSource> &logs)
        : m_request(request), m_logs(logs), m_connection(source.connection()),
          m_credentials(makeCredentials(m_connection, {nullptr, isatty(STDIN_FILENO) != 0})),
          m_client(*m_credentials, m_scheduler, [this](const RequestAuth &auth) { return makeStreamTransport(m_connection, auth); })
    {
        m_client.onWarning([](const std::string &text) { remark("Warning: " + text); });
        if (!request.query.follow)
            m_client.setRequestTimeout(m_connection.requestTimeoutMs);
    }
    int run()
    {
        const std::size_t atOnce = m_request.query.follow ? m_logs.size() : 1;
        for (std::size_t i = 0; i < atOnce; ++i)
            startNext();
        m_loop.exec();
        return m_code;
    }

private:
    struct Running {
        std::unique_ptr<LogsPrinter> printer;
        std::unique_ptr<LogStream> stream;
    };

    void startNext()
    {
        const LogsSource &log = m_logs[m_next++];
        LogStream::Options options;
        options.query = m_request.query;
        options.startPatienceMs = m_request.query.follow ? m_request.startMs : 0;
        options.attempts = m_request.query.follow ? -1 : attemptsWithoutFollow;
        options.seed = QRandomGenerator::global()->generate();
        auto printer = std::make_unique<LogsPrinter>(m_request, log.target, [this] { flushLater(); }, [this, &log](const LogEnd &end) { over(log, end); });
        LogsPrinter &sink = *printer;
        m_running.push_back({std::move(printer), std::make_unique<LogStream>(m_client, log.target, std::move(options), sink, log.turn)});
        ++m_open;
    }
    void over(const LogsSource &log, const LogEnd &end)
    {
        --m_open;
        const int code = reportEnd(m_request, log.target, end);
        m_code = m_code == ExitDone ? code : m_code;
        const bool goesOn = outputIsOpen() && (code == ExitDone || m_request.query.follow);
        if (goesOn && m_next < m_logs.size())
            startNext();
        else if (!goesOn || m_open == 0)
            m_loop.quit();
    }
    /// What came together is written together.
    void flushLater()
    {
        if (!m_request.query.follow || std::exchange(m_flushes, true))
            return;
        m_flush = m_scheduler.after(0, [this] {
            m_flushes = false;
            if (!flushOutput())
                m_loop.quit();
        });
    }

    const LogsRequest &m_request;
    const std::vector<LogsSource> &m_logs;
    const EffectiveConnection m_connection;
    QtScheduler m_scheduler;
    std::unique_ptr<Credentials> m_credentials;
    RestClient m_client;
    QEventLoop m_loop;
    std::vector<Running> m_running;
    std::unique_ptr<Scheduler::Timer> m_flush;
    std::size_t m_next = 0, m_open = 0;
    bool m_flushes = false;
    int m_code = ExitDone;
};

/// Of a line in a file: whether it is to be printed.
bool isSince(const LogsRequest &request, const LogLine &line)
{
    return !request.query.sinceTime || line.stamp.seconds() >= *request.query.sinceTime;
}

/// Why a file's log cannot be told as it was asked for; empty: it can.
std::string whyNot(const LogsRequest &request, const std::string &text)
{
    const bool stamped = text.empty() || readLeadingStamp(text, true);
    if (request.query.sinceSeconds || (request.query.sinceTime && !stamped))
        return "when its lines were written is not in the file";
    return request.timestamps && !stamped ? "its lines carry no timestamps in the file" : std::string();
}

int printFile(CommandSource &source, const LogsRequest &request, const LogsSource &log)
{
    LogOptions options;
    options.container = log.target.container;
    options.previous = request.query.previous;
    options.tailLines = request.query.tail.value_or(-1);
    const auto text = source.source()->podLog(log.target.ns, log.target.pod, options);
    if (!text)
        return report(text.error());
    if (const std::string why = whyNot(request, *text); !why.empty()) {
        complain("pod " + log.target.pod + ": " + why);
        return ExitUsage;
    }
    LogsPrinter printer(request, log.target, [] {}, [](const LogEnd &) {});
    LineCutter lines;
    const auto print = [&](std::string_view bytes) {
        const auto stamp = readLeadingStamp(bytes, true);
        const LogLine line{bytes, stamp ? stamp->stamp : LogStamp(), 0};
        return !isSince(request, line) || printer.print(bytes);
    };
    if (lines.feed(*text, print))
        static_cast<void>(print(lines.rest()));
    return ExitDone;
}

} // namespace

int printLogFiles(CommandSource &source, const LogsRequest &request, const std::vector<LogsSource> &logs)
{
    if (request.query.follow) {
        complain("-f follows a live cluster; files do not grow");
        return ExitUsage;
    }
    int code = ExitDone;
    for (const LogsSource &log : logs) {
        const int one = printFile(source, request, log);
        code = code == ExitDone ? one : code;
    }
    return code;
}

int printLogStreams(CommandSource &source, const LogsRequest &request, const std::vector<LogsSource> &logs)
{
    return LogsRun(source, request, logs).run();
}

} // namespace portolan
