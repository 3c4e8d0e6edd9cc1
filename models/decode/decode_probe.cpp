#include "models/decode/kinds.h"

namespace portolan::decode {

namespace {

bool readTiming(ProbeTiming &timing, std::string_view key, Value v, Reader &reader)
{
    if (key == "initialDelaySeconds")
        reader.read(v, timing.initialDelay);
    else if (key == "timeoutSeconds")
        reader.read(v, timing.timeout);
    else if (key == "periodSeconds")
        reader.read(v, timing.period);
    else if (key == "failureThreshold")
        reader.read(v, timing.failureThreshold);
    else if (key == "terminationGracePeriodSeconds")
        reader.read(v, timing.grace);
    else
        return false;
    return true;
}

} // namespace

IStr readProbe(ProbeTiming &timing, Value value, Reader &reader)
{
    constexpr std::size_t longest = 60;
    std::string words, path, port, scheme = "http";
    reader.object(value, [&](std::string_view kind, Value v) {
        if (readTiming(timing, kind, v, reader))
            return;
        const bool http = kind == "httpGet", tcp = kind == "tcpSocket", grpc = kind == "grpc";
        if (kind == "exec")
            words = "command";
        if (!http && !tcp && !grpc && kind != "exec")
            return;
        reader.object(v, [&](std::string_view key, Value field) {
            if (key == "port") {
                port = reader.scalar(field).value_or(std::string_view());
            } else if (key == "path") {
                path = reader.text(field).value_or(std::string_view());
            } else if (key == "scheme") {
                scheme = reader.text(field) == std::optional<std::string_view>("HTTPS") ? "https" : "http";
            } else if (key == "command") {
                std::vector<std::string> parts;
                reader.read(field, parts);
                for (const std::string &part : parts)
                    words += ' ' + part;
            }
        });
        if (http)
            words = scheme + " GET " + (path.empty() ? "/" : path) + " on port " + port;
        else if (tcp || grpc)
            words = (tcp ? "TCP connection to port " : "gRPC health on port ") + port;
    });
    if (words.size() > longest) {
        std::size_t cut = longest;
        while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0) == 0x80)
            --cut; // never inside of a character
        words = words.substr(0, cut) + "...";
    }
    return words.empty() ? IStr() : reader.intern(words);
}

} // namespace portolan::decode
