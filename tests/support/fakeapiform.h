#pragma once

#include <string>
#include <vector>

#include "models/client/transport.h"
#include "tests/support/protobuf.h"

namespace portolan::test {

inline std::string statusText(int code, const std::string &reason, const std::string &message = "refused", const std::string &cause = {})
{
    return R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":")" + message + R"(","reason":")" + reason
        + R"(","details":{"causes":[)" + (cause.empty() ? "" : R"({"reason":")" + cause + R"("})") + R"(]},"code":)" + std::to_string(code) + "}\n";
}

/// How the fake server writes what it says: as JSON, or as protobuf to whom asks for it.
class FakeForm
{
public:
    explicit FakeForm(bool protobuf) : m_protobuf(protobuf) {}

    [[nodiscard]] HttpHeaders headers() const
    {
        return m_protobuf ? HttpHeaders{{"Content-Type", "application/vnd.kubernetes.protobuf"}} : HttpHeaders{};
    }
    [[nodiscard]] std::string status(int code, const std::string &reason, const std::string &message = "refused", const std::string &cause = {}) const
    {
        if (!m_protobuf)
            return statusText(code, reason, message, cause);
        return pb::envelope("v1", "Status", pb::bytes(2, "Failure") + pb::bytes(3, message) + pb::bytes(4, reason)
                                                + pb::bytes(5, cause.empty() ? "" : pb::bytes(4, pb::bytes(1, cause))) + pb::number(6, code));
    }
    /// A config map, "namespace/name"; as an item of a list it does not say what it is.
    [[nodiscard]] std::string object(const std::string &name, const std::string &uid, const std::string &version, bool typed) const
    {
        const std::string ns = name.substr(0, name.find('/')), own = name.substr(name.find('/') + 1);
        if (m_protobuf) {
            const std::string message = pb::bytes(1, pb::bytes(1, own) + pb::bytes(3, ns) + pb::bytes(5, uid) + pb::bytes(6, version))
                + pb::bytes(2, pb::bytes(1, "text") + pb::bytes(2, "any\xff bytes"));
            return typed ? pb::envelope("v1", "ConfigMap", message) : message;
        }
        return std::string("{") + (typed ? R"("kind":"ConfigMap","apiVersion":"v1",)" : "") + R"("metadata":{"name":")" + own + R"(","namespace":")" + ns
            + R"(","uid":")" + uid + R"(","resourceVersion":")" + version + R"("},"data":{"text":"brackets ]}\" and \\"}})";
    }
    [[nodiscard]] std::string list(const std::vector<std::string> &items, const std::string &version, const std::string &next) const
    {
        std::string body;
        if (m_protobuf) {
            body = pb::bytes(1, pb::bytes(2, version) + pb::bytes(3, next));
            for (const std::string &item : items)
                body += pb::bytes(2, item);
            return pb::envelope("v1", "ConfigMapList", body);
        }
        for (const std::string &item : items)
            body += (body.empty() ? "" : ",") + item;
        return R"({"kind":"ConfigMapList","apiVersion":"v1","metadata":{"resourceVersion":")" + version + '"' + (next.empty() ? "" : R"(,"continue":")" + next + '"')
            + R"(},"items":[)" + body + "]}\n";
    }
    /// The object says what it is.
    [[nodiscard]] std::string event(const std::string &type, const std::string &object) const
    {
        return m_protobuf ? pb::frame(type, object) : R"({"type":")" + type + R"(","object":)" + object + '}';
    }
    [[nodiscard]] std::string bookmark(const std::string &version, bool initialEventsEnd = false) const
    {
        if (m_protobuf)
            return event("BOOKMARK", pb::envelope("v1", "ConfigMap", pb::bytes(1, pb::bytes(6, version) + (initialEventsEnd ? pb::bytes(12, pb::bytes(1, "k8s.io/initial-events-end") + pb::bytes(2, "true")) : ""))));
        return event("BOOKMARK", R"({"kind":"ConfigMap","apiVersion":"v1","metadata":{"resourceVersion":")" + version + '"'
                                     + (initialEventsEnd ? R"(,"annotations":{"k8s.io/initial-events-end":"true"})" : "") + "}}") + '\n';
    }
    /// What is no event: one of five.
    [[nodiscard]] std::string rubbish(int which) const
    {
        static const std::string json[] = {"}{", "[1,2]", R"({"type":"SURPRISE","object":{}})", R"({"nothing":1})", "\x01\x02"};
        static const std::string protobuf[] = {"\x7f\xff\xff\xff", std::string(4, '\0'), pb::frame("SURPRISE", pb::envelope("v1", "ConfigMap", "")), std::string("\0\0\0\2\xff\xff", 6),
                                               pb::frame("ADDED", "")};
        return m_protobuf ? protobuf[which] : json[which];
    }
    [[nodiscard]] std::string expired() const { return event("ERROR", status(410, "Expired")); }

private:
    bool m_protobuf;
};

} // namespace portolan::test
