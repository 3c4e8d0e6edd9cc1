#pragma once

#include <functional>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include "tests/support/faultserver.h"
#include "tests/support/gzip.h"

namespace portolan::test {

/// An API server with one pod whose logs are read as a kubelet reads its runtime's files (pieces of long lines, tail, since), and which
/// does to each answer what a test says. In the thread it is made in.
class LogServer
{
public:
    /// What a runtime writes at once: a line with its newline, or a piece of one.
    struct Entry {
        QByteArray stamp; ///< "2026-01-02T00:00:01.000000001Z"
        QByteArray text;
    };
    /// One run of the container.
    struct Run {
        QByteArray id;
        QList<Entry> file;
    };
    enum class State { Running, Ended, Crashing }; ///< Crashing: waits for its next run
    enum class Ends { Whole, Hangs, Fin, Reset, ShortLength, BadChunk, CutGzip };
    /// One answer to a question for a log.
    struct Answer {
        int status = 200;
        QByteArray message;      ///< of a status that refuses
        QByteArray headers;
        Ends ends = Ends::Whole;
        qsizetype cutAt = -1;    ///< bytes of the body before it ends
        QByteArray behind;       ///< what the kubelet adds
        qsizetype piece = 1 << 16;
        bool unstamped = false, gzip = false;
        int pauseMs = 0;         ///< in the middle, and before the end
    };

    LogServer()
    {
        current = {"containerd://run-1", {}};
        http.script = [this](const QByteArray &head) { return answerTo(head); };
    }

    FaultServer http;
    Run current, previous;
    State state = State::Running;
    QByteArray uid = "00000000-0000-4000-8000-000000000001";
    bool podGone = false, statusless = false;
    QByteArrayList containers{"app"}, initContainers;
    QJsonObject annotations;
    QByteArrayList pods{"web"}; ///< of the Deployment "web" and of every selector
    /// What to do to the n-th question for a log (from 1), and to the container before it is answered.
    std::function<Answer(int n, const QUrlQuery &query)> onLog;
    int logQuestions = 0;
    QList<QUrlQuery> queries;

    static QByteArray at(int second, int nanos = 0)
    {
        return "2026-01-02T00:" + QByteArray::number(second / 60).rightJustified(2, '0') + ':' + QByteArray::number(second % 60).rightJustified(2, '0') + '.'
            + QByteArray::number(nanos).rightJustified(9, '0') + 'Z';
    }
    /// A line written at that second.
    void write(int second, const QByteArray &text, int nanos = 0) { current.file.append({at(second, nanos), text}); }
    /// The container's next run begins.
    void restart(const QByteArray &id)
    {
        previous = current;
        current = {id, {}};
        state = State::Running;
    }
    /// What a container wrote, as kubectl prints it.
    static QByteArray textOf(const QList<Entry> &file)
    {
        QByteArray out;
        for (const Entry &entry : file)
            out += entry.text;
        return out;
    }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(http.port()); }

private:
    using Step = FaultServer::Step;
    using Script = FaultServer::Script;

    static Script whole(int status, const QByteArray &body, const QByteArray &headers = "Content-Type: application/json\r\n")
    {
        return {{Step::What::Send, FaultServer::whole(status, body, headers), 0}};
    }
    static QByteArray refusal(int status, const QByteArray &message)
    {
        const char *reason = status == 404 ? "NotFound" : status == 403 ? "Forbidden" : status == 400 ? "BadRequest" : status == 401 ? "Unauthorized"
            : status == 422                ? "Invalid"
                                           : "";
        return QJsonDocument(QJsonObject{{QStringLiteral("kind"), QStringLiteral("Status")}, {QStringLiteral("apiVersion"), QStringLiteral("v1")},
                                         {QStringLiteral("status"), QStringLiteral("Failure")}, {QStringLiteral("message"), QString::fromUtf8(message)},
                                         {QStringLiteral("reason"), QLatin1String(reason)}, {QStringLiteral("code"), status}}).toJson();
    }
    Script answerTo(const QByteArray &head)
    {
        const QByteArray target = head.mid(4, head.indexOf(" HTTP/") - 4);
        const qsizetype mark = target.indexOf('?');
        const QByteArray path = mark < 0 ? target : target.left(mark);
        const QUrlQuery query(mark < 0 ? QString() : QString::fromUtf8(target.mid(mark + 1)));
        const QByteArray collection = "/api/v1/namespaces/default/pods";
        if (path.startsWith(collection + '/') && path.endsWith("/log"))
            return log(query);
        if (path == collection)
            return whole(200, list());
        if (path.startsWith(collection + '/'))
            return podGone ? whole(404, refusal(404, "pods \"web\" not found")) : whole(200, QJsonDocument(pod(path.mid(collection.size() + 1))).toJson());
        if (path == "/apis/apps/v1/namespaces/default/deployments/web")
            return whole(200, R"({"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"web","namespace":"default"},"spec":{"selector":{"matchLabels":{"app":"web"}}}})");
        return whole(404, refusal(404, "the server could not find the requested resource"));
    }
    QByteArray list() const
    {
        QJsonArray items;
        for (const QByteArray &name : pods)
            items.append(pod(name));
        return QJsonDocument(QJsonObject{{QStringLiteral("kind"), QStringLiteral("PodList")}, {QStringLiteral("apiVersion"), QStringLiteral("v1")}, {QStringLiteral("metadata"), QJsonObject()}, {QStringLiteral("items"), items}}).toJson();
    }
    static QJsonArray named(const QByteArrayList &names)
    {
        QJsonArray out;
        for (const QByteArray &name : names)
            out.append(QJsonObject{{QStringLiteral("name"), QString::fromUtf8(name)}});
        return out;
    }
    QJsonObject containerStatus(const QByteArray &name) const
    {
        const QString id = QString::fromUtf8(current.id);
        const auto terminated = [](const QByteArray &run) {
            return QJsonObject{{QStringLiteral("terminated"), QJsonObject{{QStringLiteral("containerID"), QString::fromUtf8(run)}, {QStringLiteral("exitCode"), 1}}}};
        };
        QJsonObject out{{QStringLiteral("name"), QString::fromUtf8(name)}, {QStringLiteral("containerID"), id}};
        if (!previous.id.isEmpty())
            out[QStringLiteral("lastState")] = terminated(previous.id);
        if (state == State::Running)
            out[QStringLiteral("state")] = QJsonObject{{QStringLiteral("running"), QJsonObject()}};
        else if (state == State::Ended)
            out[QStringLiteral("state")] = terminated(current.id);
        else
            out[QStringLiteral("state")] = QJsonObject{{QStringLiteral("waiting"), QJsonObject{{QStringLiteral("reason"), QStringLiteral("CrashLoopBackOff")}}}};
        if (state == State::Crashing)
            out[QStringLiteral("lastState")] = terminated(current.id);
        return out;
    }
    QJsonObject pod(const QByteArray &name) const
    {
        QJsonArray statuses;
        for (const QByteArray &container : containers)
            statuses.append(containerStatus(container));
        QJsonObject status{{QStringLiteral("phase"), QStringLiteral("Running")}, {QStringLiteral("containerStatuses"), statuses}};
        if (statusless)
            status = {};
        return {{QStringLiteral("kind"), QStringLiteral("Pod")}, {QStringLiteral("apiVersion"), QStringLiteral("v1")},
                {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("name"), QString::fromUtf8(name)}, {QStringLiteral("namespace"), QStringLiteral("default")}, {QStringLiteral("uid"), QString::fromUtf8(uid)}, {QStringLiteral("annotations"), annotations}}},
                {QStringLiteral("spec"), QJsonObject{{QStringLiteral("nodeName"), QStringLiteral("n1")}, {QStringLiteral("containers"), named(containers)}, {QStringLiteral("initContainers"), named(initContainers)}}},
                {QStringLiteral("status"), status}};
    }
    /// cri-client pkg/logs: ReadLogs and logWriter.
    static QByteArray read(const QList<Entry> &file, const QUrlQuery &query, bool unstamped)
    {
        const bool stamps = query.queryItemValue(QStringLiteral("timestamps")) == QLatin1String("true") && !unstamped;
        const QByteArray since = query.queryItemValue(QStringLiteral("sinceTime"), QUrl::FullyDecoded).toUtf8().left(19);
        qsizetype from = 0;
        if (query.hasQueryItem(QStringLiteral("tailLines")))
            from = qMax<qsizetype>(0, file.size() - query.queryItemValue(QStringLiteral("tailLines")).toInt());
        QByteArray out;
        bool newLine = true;
        for (const Entry &entry : file.mid(from)) {
            if (since.isEmpty() || entry.stamp.left(19) >= since)
                out += (stamps && newLine ? entry.stamp + ' ' : QByteArray()) + entry.text;
            newLine = entry.text.isEmpty() || entry.text.endsWith('\n');
        }
        return out;
    }
    Script log(const QUrlQuery &query)
    {
        queries.append(query);
        ++logQuestions;
        const Answer answer = onLog ? onLog(logQuestions, query) : Answer();
        if (answer.status == 204)
            return {{Step::What::Send, FaultServer::head(204, {}), 0}};
        if (answer.status != 200)
            return whole(answer.status, refusal(answer.status, answer.message), "Content-Type: application/json\r\n" + answer.headers);
        const bool before = query.queryItemValue(QStringLiteral("previous")) == QLatin1String("true");
        QByteArray body = read(before ? previous.file : current.file, query, answer.unstamped) + answer.behind;
        if (answer.cutAt >= 0)
            body.truncate(answer.cutAt);
        return send(answer, body);
    }
    static Script send(const Answer &answer, QByteArray body)
    {
        Script out;
        const auto add = [&out](Step::What what, const QByteArray &bytes = {}, int ms = 0) { out.push_back({what, bytes, ms}); };
        if (answer.ends == Ends::ShortLength) {
            add(Step::What::Send, FaultServer::head(200, "Content-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size() + 100) + "\r\n") + body);
            add(Step::What::Close);
            return out;
        }
        const bool packed = answer.gzip || answer.ends == Ends::CutGzip;
        if (packed)
            body = QByteArray::fromStdString(gzip(body.toStdString()));
        if (answer.ends == Ends::CutGzip)
            body.chop(12);
        add(Step::What::Send, FaultServer::head(200, "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n" + QByteArray(packed ? "Content-Encoding: gzip\r\n" : "")));
        for (qsizetype i = 0; i < body.size(); i += answer.piece) {
            add(Step::What::Send, FaultServer::chunk(body.mid(i, answer.piece)));
            if (answer.pauseMs > 0 && i < body.size() / 2 && i + answer.piece >= body.size() / 2)
                add(Step::What::Wait, {}, answer.pauseMs);
        }
        if (answer.pauseMs > 0)
            add(Step::What::Wait, {}, answer.pauseMs);
        switch (answer.ends) {
        case Ends::Whole:
        case Ends::CutGzip: add(Step::What::Send, "0\r\n\r\n"); break;
        case Ends::Hangs: break;
        case Ends::Fin: add(Step::What::Close); break;
        case Ends::Reset: add(Step::What::Wait, {}, 100); add(Step::What::Reset); break; // what was sent arrives first
        case Ends::BadChunk: add(Step::What::Send, "zz\r\nnonsense"); add(Step::What::Close); break;
        case Ends::ShortLength: break;
        }
        return out;
    }
};

} // namespace portolan::test
