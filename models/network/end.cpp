#include <algorithm>
#include <charconv>

#include "models/core/enumwords.h"
#include "models/network/trace.h"
#include "models/network/tracewords.h"

namespace portolan {

namespace {

QString endForms()
{
    return TraceWords::tr("write it as NAMESPACE/NAME (a pod), svc:NAMESPACE/NAME, node:NAME, nodeport:NODE, ingress:HOST/PATH, ip:ADDRESS or dns:NAME");
}

bool takePrefix(std::string_view &text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

Result<End> bad(std::string_view text, const QString &why)
{
    return failure(ErrorKind::Config, std::string(text), TraceWords::say(why));
}

Result<End> parsePath(std::string_view whole, std::string_view text, End end)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size())
        return bad(whole, endForms());
    end.ns = text.substr(0, slash);
    end.name = text.substr(slash + 1);
    if (end.name.find('/') != std::string::npos)
        return bad(whole, endForms());
    return end;
}

/// A host name that no other form can be meant by: letters and dots, and not an address.
bool looksLikeName(std::string_view text)
{
    const bool dotted = text.find('.') != std::string_view::npos && text.find_first_of(":/") == std::string_view::npos;
    return dotted && text.find_first_not_of("0123456789.") != std::string_view::npos;
}

Result<End> parseName(std::string_view whole, std::string_view text, End end)
{
    end.type = End::Type::Name;
    end.host = text;
    std::transform(end.host.begin(), end.host.end(), end.host.begin(), [](unsigned char c) { return std::tolower(c); });
    const bool letters = !end.host.empty() && end.host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._") == std::string::npos;
    const bool labels = end.host.find("..") == std::string::npos && end.host.front() != '.';
    return letters && labels ? Result<End>(end) : bad(whole, TraceWords::tr("no host name: write it as dns:NAME, dns:NAME.NAMESPACE or NAME.NAMESPACE.svc"));
}

} // namespace

Result<void> TraceRequest::setPort(std::string_view text)
{
    const auto refuse = [text](const QString &why) {
        return failure(ErrorKind::Config, TraceWords::say(TraceWords::tr("port \"%1\""), text), TraceWords::say(why));
    };
    int number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (digits && (end.ec != std::errc() || number < 1 || number > 65535))
        return refuse(TraceWords::tr("out of range: a port is a number from 1 to 65535"));
    // IANA_SVC_NAME: what the API takes for a port's name
    const bool letters = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
    if (text.empty() || !letters || text.size() > 63 || text.front() == '-')
        return refuse(TraceWords::tr("neither a number from 1 to 65535 nor a port's name"));
    port = digits ? number : 0;
    portName = digits ? std::string() : std::string(text);
    return {};
}

Result<void> TraceRequest::setProtocol(std::string_view text)
{
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    protocol = protocolFrom(upper);
    if (protocolText(protocol) != upper)
        return failure(ErrorKind::Config, TraceWords::say(TraceWords::tr("protocol \"%1\""), text), TraceWords::say(TraceWords::tr("unknown: it is TCP, UDP or SCTP")));
    return {};
}

Result<End> End::parse(std::string_view whole)
{
    std::string_view text = whole;
    End end;
    if (takePrefix(text, "ip:")) {
        end.type = Type::Address;
        const auto address = IpAddress::parse(text);
        if (!address)
            return bad(whole, TraceWords::tr("no IP address: four numbers from 0 to 255, or IPv6"));
        end.address = address->text();
        return end;
    }
    if (takePrefix(text, "node:") || takePrefix(text, "nodeport:")) {
        end.type = whole.starts_with("nodeport:") ? Type::NodePort : Type::Node;
        end.name = text;
        return text.empty() ? bad(whole, TraceWords::tr("the node's name is missing")) : Result<End>(end);
    }
    if (takePrefix(text, "svc:")) {
        end.type = Type::Service;
        return parsePath(whole, text, end);
    }
    if (takePrefix(text, "ingress:")) {
        end.type = Type::Ingress;
        const std::size_t slash = text.find('/');
        end.host = text.substr(0, slash);
        end.path = slash == std::string_view::npos ? "/" : std::string(text.substr(slash));
        return end.host.empty() ? bad(whole, TraceWords::tr("the host is missing: ingress:HOST/PATH")) : Result<End>(end);
    }
    if (takePrefix(text, "dns:") || looksLikeName(text))
        return parseName(whole, text, end);
    if (const auto address = IpAddress::parse(text)) {
        end.type = Type::Address;
        end.address = address->text();
        return end;
    }
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos) {
        end.type = Type::Container;
        end.container = text.substr(colon + 1);
        if (end.container.empty())
            return bad(whole, TraceWords::tr("the container's name is missing: NAMESPACE/POD:CONTAINER"));
        text = text.substr(0, colon);
    }
    return parsePath(whole, text, end);
}

std::string End::text() const
{
    switch (type) {
    case Type::Pod: return ns + '/' + name;
    case Type::Container: return ns + '/' + name + ':' + container;
    case Type::Address: return "ip:" + address;
    case Type::Node: return "node:" + name;
    case Type::Service: return "svc:" + ns + '/' + name;
    case Type::NodePort: return "nodeport:" + name;
    case Type::Ingress: return "ingress:" + host + path;
    case Type::Name: return "dns:" + host;
    }
    return {};
}

std::string_view hopKindText(Hop::Kind kind)
{
    static constexpr EnumWords<Hop::Kind::External> words{"container", "sandbox", "veth", "bridge", "tunnel", "nic", "underlay", "nat",
                                                          "service", "node", "external"};
    return words[kind];
}

std::string_view verdictText(Verdict verdict)
{
    static constexpr EnumWords<Verdict::Unknown> words{"allow", "deny", "unreachable", "unknown"};
    return words[verdict];
}

} // namespace portolan
