#include "models/config/kubeconfigschema.h"

#include <span>
#include <unordered_set>
#include <vector>

#include <QByteArray>

#include "models/config/quotable.h"

namespace portolan {

namespace {

enum class FieldType : std::uint8_t { Text, Bool, Base64, TextList, TextMap, TextListMap, Struct, StructList, Any };

struct Field {
    std::string_view name;
    FieldType type;
    std::span<const Field> fields = {}; ///< of a Struct or of each element of a StructList
};

constexpr Field extensionFields[] = {{"name", FieldType::Text}, {"extension", FieldType::Any}};
constexpr Field clusterFields[] = {
    {"server", FieldType::Text}, {"tls-server-name", FieldType::Text}, {"insecure-skip-tls-verify", FieldType::Bool},
    {"certificate-authority", FieldType::Text}, {"certificate-authority-data", FieldType::Base64}, {"proxy-url", FieldType::Text},
    {"disable-compression", FieldType::Bool}, {"extensions", FieldType::StructList, extensionFields},
};
constexpr Field envFields[] = {{"name", FieldType::Text}, {"value", FieldType::Text}};
constexpr Field execFields[] = {
    {"command", FieldType::Text}, {"args", FieldType::TextList}, {"env", FieldType::StructList, envFields}, {"apiVersion", FieldType::Text},
    {"installHint", FieldType::Text}, {"provideClusterInfo", FieldType::Bool}, {"interactiveMode", FieldType::Text},
};
constexpr Field providerFields[] = {{"name", FieldType::Text}, {"config", FieldType::TextMap}};
constexpr Field userFields[] = {
    {"client-certificate", FieldType::Text}, {"client-certificate-data", FieldType::Base64}, {"client-key", FieldType::Text},
    {"client-key-data", FieldType::Base64}, {"token", FieldType::Text}, {"tokenFile", FieldType::Text}, {"as", FieldType::Text},
    {"as-uid", FieldType::Text}, {"as-groups", FieldType::TextList}, {"as-user-extra", FieldType::TextListMap},
    {"username", FieldType::Text}, {"password", FieldType::Text}, {"auth-provider", FieldType::Struct, providerFields},
    {"exec", FieldType::Struct, execFields}, {"extensions", FieldType::StructList, extensionFields},
};
constexpr Field contextFields[] = {
    {"cluster", FieldType::Text}, {"user", FieldType::Text}, {"namespace", FieldType::Text},
    {"extensions", FieldType::StructList, extensionFields},
};
constexpr Field namedClusterFields[] = {{"name", FieldType::Text}, {"cluster", FieldType::Struct, clusterFields}};
constexpr Field namedUserFields[] = {{"name", FieldType::Text}, {"user", FieldType::Struct, userFields}};
constexpr Field namedContextFields[] = {{"name", FieldType::Text}, {"context", FieldType::Struct, contextFields}};
constexpr Field preferenceFields[] = {{"colors", FieldType::Bool}, {"extensions", FieldType::StructList, extensionFields}};
constexpr Field rootFields[] = {
    {"kind", FieldType::Text}, {"apiVersion", FieldType::Text}, {"preferences", FieldType::Struct, preferenceFields},
    {"clusters", FieldType::StructList, namedClusterFields}, {"users", FieldType::StructList, namedUserFields},
    {"contexts", FieldType::StructList, namedContextFields}, {"current-context", FieldType::Text},
    {"extensions", FieldType::StructList, extensionFields},
};

const char *typeName(const Json &value)
{
    switch (value.type()) {
    case Json::Type::Null: return "null";
    case Json::Type::Bool: return "a boolean";
    case Json::Type::Int: case Json::Type::UInt: case Json::Type::Double: return "a number";
    case Json::Type::String: return "text";
    case Json::Type::Array: return "a list";
    case Json::Type::Object: return "a map";
    }
    return "nothing";
}

class Checker
{
public:
    bool structure(const Json &value, std::span<const Field> fields, const std::string &path)
    {
        if (value.isNull())
            return true;
        if (!value.isObject())
            return refuse(path, "a map", value);
        for (const Field &field : fields) {
            const Json *member = value.find(field.name);
            if (member && !member->isNull() && !check(*member, field, path.empty() ? std::string(field.name) : path + "." + std::string(field.name)))
                return false;
        }
        return true;
    }
    SchemaFault fault;
    std::string hiddenKey; ///< of the fault's path, when it may not be repeated

private:
    bool refuse(const std::string &path, const char *wanted, const Json &got)
    {
        fault.path = path;
        fault.message = std::string("must be ") + wanted + ", not " + typeName(got);
        return false;
    }
    bool list(const Json &value, const std::string &path, const Field &field)
    {
        if (!value.isArray())
            return refuse(path, "a list", value);
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string at = path + "[" + std::to_string(i) + "]";
            const bool good = field.type == FieldType::TextList ? value[i].isNull() || value[i].isString() || refuse(at, "text", value[i])
                                                                : structure(value[i], field.fields, at);
            if (!good)
                return false;
        }
        return true;
    }
    bool map(const Json &value, const std::string &path, FieldType type)
    {
        if (!value.isObject())
            return refuse(path, "a map", value);
        for (const auto &[key, member] : value.members()) {
            const std::string at = path + "." + key;
            const bool good = member.isNull()
                || (type == FieldType::TextListMap ? list(member, at, {{}, FieldType::TextList}) : member.isString() || refuse(at, "text", member));
            if (!good) {
                hiddenKey = isQuotableName(key) ? std::string() : key; // keys of a map are as free as values are
                return false;
            }
        }
        return true;
    }
    bool check(const Json &value, const Field &field, const std::string &path)
    {
        switch (field.type) {
        case FieldType::Any: return true;
        case FieldType::Text: return value.isString() || refuse(path, "text", value);
        case FieldType::Bool: return value.isBool() || refuse(path, "true or false", value);
        case FieldType::Base64:
            if (value.isString() && decodeBase64(value.view()))
                return true;
            refuse(path, "base64", value);
            fault.message = value.isString() ? "is not valid base64" : fault.message;
            return false;
        case FieldType::Struct: return structure(value, field.fields, path);
        case FieldType::StructList: case FieldType::TextList: return list(value, path, field);
        case FieldType::TextMap: case FieldType::TextListMap: return map(value, path, field.type);
        }
        return true;
    }
};

struct Section {
    const char *list;
    const char *entry;
};
constexpr Section sections[] = {{"clusters", "cluster"}, {"users", "user"}, {"contexts", "context"}};

/// Fills in entry and field: "users[2].user.exec.args" lies in the entry called users[2].name.
void nameEntry(SchemaFault &fault, const Json &document)
{
    for (const Section &section : sections) {
        const std::string prefix = std::string(section.list) + "[";
        if (!fault.path.starts_with(prefix))
            continue;
        const std::size_t index = std::stoul(fault.path.substr(prefix.size()));
        const std::string at = prefix + std::to_string(index) + "]";
        const std::string body = at + "." + section.entry;
        const Json &name = document[section.list][index]["name"];
        fault.entry = isQuotableName(name.view()) ? entryName(section.entry, name.view()) : section.entry + (" number " + std::to_string(index + 1));
        fault.field = fault.path.starts_with(body + ".") ? fault.path.substr(body.size() + 1)
            : fault.path.size() > at.size()              ? fault.path.substr(at.size() + 1)
                                                         : "";
        return;
    }
    fault.field = fault.path;
}

} // namespace

std::optional<std::string> decodeBase64(std::string_view text)
{
    QByteArray clean;
    clean.reserve(qsizetype(text.size()));
    for (const char c : text) {
        if (c != '\n' && c != '\r')
            clean.append(c);
    }
    if (clean.size() % 4 != 0)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(clean, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return decoded.decoded.toStdString();
}

std::optional<SchemaFault> checkKubeconfig(const Json &document)
{
    Checker checker;
    if (!checker.structure(document, rootFields, {})) {
        nameEntry(checker.fault, document);
        if (const std::size_t at = checker.fault.field.rfind(checker.hiddenKey); !checker.hiddenKey.empty() && at != std::string::npos)
            checker.fault.field.replace(at, checker.hiddenKey.size(), "*");
        return checker.fault;
    }
    for (const Section &section : sections) {
        std::unordered_set<std::string_view> names;
        for (std::size_t i = 0; i < document[section.list].size(); ++i) {
            const std::string_view name = document[section.list][i]["name"].view();
            if (!names.insert(name).second) {
                return SchemaFault{std::string(section.list) + "[" + std::to_string(i) + "].name",
                                   entryName(section.entry, name), "name", "stands twice in this file"};
            }
        }
    }
    return std::nullopt;
}

} // namespace portolan
