#include "app/demo/answers.h"

#include <algorithm>
#include <charconv>

#include <QByteArray>

#include "models/objects/kind.h"

namespace portolan {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> out;
    for (;;) {
        const std::size_t at = text.find(separator);
        std::string_view part = text.substr(0, at);
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ')
            part.remove_suffix(1);
        if (!part.empty())
            out.push_back(part);
        if (at == std::string_view::npos)
            return out;
        text.remove_prefix(at + 1);
    }
}

/// One element of an Accept header; false when it cannot be made.
bool readElement(std::string_view element, WantedForm &form)
{
    std::string_view type, as, group, version;
    for (const std::string_view part : split(element, ';')) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) {
            type = part;
            continue;
        }
        const std::string_view key = part.substr(0, equals), value = part.substr(equals + 1);
        if (key == "as")
            as = value;
        else if (key == "g")
            group = value;
        else if (key == "v")
            version = value;
    }
    if (type != "application/json" && type != "*/*" && type != "application/*")
        return false;
    form.version = std::string(version);
    if (as.empty())
        form.as = WantedForm::As::Object;
    else if (as == "Table" && group == "meta.k8s.io" && (version == "v1" || version == "v1beta1"))
        form.as = WantedForm::As::Table;
    else if (as.starts_with("PartialObjectMetadata") && group == "meta.k8s.io" && (version == "v1" || version == "v1beta1"))
        form.as = WantedForm::As::Partial;
    else if (as == "APIGroupDiscoveryList" && (version == "v2" || version == "v2beta1"))
        form.as = WantedForm::As::Discovery;
    else
        return false;
    return true;
}

} // namespace

WantedForm wantedForm(std::string_view accept)
{
    WantedForm form;
    const std::vector<std::string_view> elements = split(accept, ',');
    for (const std::string_view element : elements)
        if (readElement(element, form))
            return form;
    form.acceptable = elements.empty();
    return form;
}

StatusAnswer statusAnswer(int code, std::string_view reason, std::string message)
{
    return {code, Json::object({{"kind", "Status"}, {"apiVersion", "v1"}, {"metadata", Json::object()}, {"status", "Failure"},
                                {"message", std::move(message)}, {"reason", reason}, {"code", code}})};
}

StatusAnswer notFound(const ResourceInfo &resource, std::string_view name)
{
    const std::string qualified = resource.group.empty() ? resource.resource : resource.resource + '.' + resource.group;
    StatusAnswer answer = statusAnswer(404, "NotFound", qualified + " \"" + std::string(name) + "\" not found");
    Json details = Json::object({{"name", name}});
    if (!resource.group.empty())
        details.set("group", resource.group);
    details.set("kind", resource.resource);
    answer.body.remove("code");
    answer.body.set("details", std::move(details)).set("code", 404);
    return answer;
}

ApiPath parseApiPath(std::string_view path)
{
    std::vector<std::string_view> parts = split(path, '/');
    ApiPath out;
    std::size_t at = 0;
    if (parts.size() >= 2 && parts[0] == "api") {
        out.version = std::string(parts[1]);
        at = 2;
    } else if (parts.size() >= 3 && parts[0] == "apis") {
        out.group = std::string(parts[1]);
        out.version = std::string(parts[2]);
        at = 3;
    } else {
        return out;
    }
    if (parts.size() >= at + 3 && parts[at] == "namespaces" && parts[at + 2] != "status" && parts[at + 2] != "finalize") {
        out.inNamespace = true;
        out.ns = std::string(parts[at + 1]);
        at += 2;
    }
    const auto take = [&](std::string &field) {
        if (at < parts.size())
            field = std::string(parts[at++]);
    };
    take(out.resource);
    take(out.name);
    take(out.subresource);
    out.valid = at == parts.size();
    return out;
}

std::string ContinueToken::text() const
{
    const std::string plain = std::to_string(version) + ' ' + ns + '/' + name;
    return QByteArray::fromStdString(plain).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
}

bool ContinueToken::parse(std::string_view text, ContinueToken &token)
{
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray(text.data(), static_cast<qsizetype>(text.size())),
                                                        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const std::string plain = decoded.decoded.toStdString();
    const std::size_t space = plain.find(' '), slash = plain.find('/');
    if (!decoded || space == std::string::npos || slash == std::string::npos || slash < space)
        return false;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + space, token.version);
    token.ns = plain.substr(space + 1, slash - space - 1);
    token.name = plain.substr(slash + 1);
    return error == std::errc() && end == plain.data() + space;
}

Json listDocument(const ResourceInfo &resource, Json metadata, Json items)
{
    return Json::object({{"kind", resource.kind + "List"}, {"apiVersion", apiVersionText(resource.group, resource.version)},
                         {"metadata", std::move(metadata)}, {"items", std::move(items)}});
}

} // namespace portolan
