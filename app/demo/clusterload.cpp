#include "app/demo/clusterload.h"

#include <QDir>
#include <QFile>

#include "models/yaml/yamlreader.h"

namespace portolan {

namespace {

QString folder(const std::string &name)
{
    return QStringLiteral(":/portolan/demo/") + QString::fromStdString(name);
}

bool plainName(const std::string &name)
{
    return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "2026-01-15T12:00:00Z", also with a fraction: as the API writes times, and nothing else.
bool isTime(std::string_view text)
{
    return text.size() >= 20 && text.size() <= 27 && text[4] == '-' && text[10] == 'T' && text.back() == 'Z'
        && !Timestamp::parse(text).isNull();
}

std::string withMicros(Timestamp time)
{
    std::string fraction = std::to_string(1'000'000 + time.micros % 1'000'000).substr(1);
    std::string out = rfc3339(time);
    out.insert(out.size() - 1, "." + fraction);
    return out;
}

Json shifted(const Json &value, std::int64_t micros)
{
    switch (value.type()) {
    case Json::Type::String: {
        if (!isTime(value.view()))
            return value;
        const Timestamp moved{Timestamp::parse(value.view()).micros + micros};
        return value.view().size() > 20 ? withMicros(moved) : rfc3339(moved);
    }
    case Json::Type::Array: {
        Json out = Json::array();
        for (const Json &item : value.items())
            out.push(shifted(item, micros));
        return out;
    }
    case Json::Type::Object: {
        Json out = Json::object();
        for (const auto &[key, member] : value.members())
            out.set(key, shifted(member, micros));
        return out;
    }
    default:
        return value;
    }
}

} // namespace

void shiftTimes(Json &value, std::int64_t micros)
{
    value = shifted(value, micros);
}

std::vector<std::string> demoClusterNames()
{
    std::vector<std::string> out;
    for (const QString &name : QDir(QStringLiteral(":/portolan/demo")).entryList(QDir::Dirs, QDir::Name))
        out.push_back(name.toStdString());
    return out;
}

Result<DemoCluster> loadDemoCluster(const std::string &name)
{
    const QDir directory(plainName(name) ? folder(name) : QString());
    if (!plainName(name) || !directory.exists())
        return failure(ErrorKind::Config, "demo \"" + name + '"', "there is no such demo cluster");
    DemoCluster cluster{name, name, {}, {}};
    for (const QString &file : directory.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        const QByteArray text = readAll(directory.filePath(file));
        YamlOptions options;
        options.marks = false;
        auto documents = readYaml({text.constData(), static_cast<std::size_t>(text.size())}, file.toStdString(), options);
        if (!documents)
            return tl::unexpected(documents.error());
        for (YamlDocument &document : *documents) {
            if (document.value["kind"].view() == "DemoCluster") {
                cluster.title = document.value["title"].str();
                cluster.taken = Timestamp::parse(document.value["taken"].view());
            } else {
                cluster.objects.push_back(std::move(document.value));
            }
        }
    }
    if (cluster.taken.isNull())
        return failure(ErrorKind::Parse, "demo \"" + name + '"', "no document of kind DemoCluster says when it was taken");
    return cluster;
}

std::string demoLog(const std::string &name, const std::string &container)
{
    if (!plainName(name) || !plainName(container))
        return {};
    return readAll(folder(name) + QStringLiteral("/logs/") + QString::fromStdString(container) + QStringLiteral(".log")).toStdString();
}

} // namespace portolan
