#include "models/network/trace.h"

namespace portolan {

namespace {

bool takePrefix(std::string_view &text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

Result<End> bad(std::string_view text, const char *why)
{
    return failure(ErrorKind::Config, std::string(text), why);
}

Result<End> parsePath(std::string_view whole, std::string_view text, End end)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size())
        return bad(whole, "write it as NAMESPACE/NAME");
    end.ns = text.substr(0, slash);
    end.name = text.substr(slash + 1);
    if (end.name.find('/') != std::string::npos)
        return bad(whole, "write it as NAMESPACE/NAME");
    return end;
}

} // namespace

Result<End> End::parse(std::string_view whole)
{
    std::string_view text = whole;
    End end;
    if (takePrefix(text, "ip:")) {
        end.type = Type::Address;
        const auto address = IpAddress::parse(text);
        if (!address)
            return bad(whole, "no IP address");
        end.address = address->text();
        return end;
    }
    if (takePrefix(text, "node:") || takePrefix(text, "nodeport:")) {
        end.type = whole.starts_with("nodeport:") ? Type::NodePort : Type::Node;
        end.name = text;
        return text.empty() ? bad(whole, "the node's name is missing") : Result<End>(end);
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
        return end.host.empty() ? bad(whole, "the host is missing: ingress:HOST/PATH") : Result<End>(end);
    }
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos) {
        end.type = Type::Container;
        end.container = text.substr(colon + 1);
        if (end.container.empty())
            return bad(whole, "the container's name is missing: NAMESPACE/POD:CONTAINER");
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
    }
    return {};
}

std::string_view hopKindText(Hop::Kind kind)
{
    static constexpr std::string_view words[] = {"container", "sandbox", "veth", "bridge", "tunnel", "nic", "underlay", "nat",
                                                 "service", "node", "external"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view verdictText(Verdict verdict)
{
    static constexpr std::string_view words[] = {"allow", "deny", "unreachable", "unknown"};
    return words[static_cast<std::size_t>(verdict)];
}

} // namespace portolan
