#include "views/kit/settings.h"

#include <algorithm>

#include <QSettings>
#include <QUrl>

#include "models/core/enumwords.h"

namespace portolan {

namespace {

constexpr int writeMs = 2000;
constexpr qsizetype mostFiles = 10;
constexpr std::size_t mostTraces = 12;
constexpr EnumWords<SchemeChoice::HighContrastLight> schemeWords{"desktop", "light", "dark", "contrast", "contrast-light"};
constexpr EnumWords<Scheme::HighContrastLight> desktopWords{"light", "dark", "contrast", "contrast-light"};

QString word(std::string_view text)
{
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

/// Settings take a slash for a group, and contexts are called all sorts of things.
QString keyOf(const char *group, const QString &name)
{
    return QString::fromLatin1(group) + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

QStringList listOf(const TraceEnds &ends)
{
    return {ends.from, ends.to, ends.port};
}

std::optional<TraceEnds> endsOf(const QStringList &list)
{
    return list.size() == 3 ? std::optional(TraceEnds{list[0], list[1], list[2]}) : std::nullopt;
}

/// Objects of kinds that only a cluster knows are left out: their texts are not read back.
QString textOf(const std::optional<ObjectKey> &key)
{
    return key && key->kind != Kind::Other ? QString::fromStdString(keyText(*key)) : QString();
}

QVariantMap mapOf(const Target &target)
{
    QVariantMap out{{QStringLiteral("page"), target.page}, {QStringLiteral("object"), textOf(target.object)}};
    if (const auto *ends = std::get_if<TraceEnds>(&target.what))
        out[QStringLiteral("trace")] = listOf(*ends);
    if (std::holds_alternative<TroubleOnly>(target.what))
        out[QStringLiteral("trouble")] = true;
    QVariantMap look;
    for (const auto &[name, value] : target.look.value_or(PageLook()))
        look[name] = value;
    out[QStringLiteral("look")] = look;
    return out;
}

Target targetOf(const QVariantMap &map)
{
    Target out{map[QStringLiteral("page")].toString(), keyFromText(map[QStringLiteral("object")].toString().toStdString()), {}, PageLook()};
    if (const auto ends = endsOf(map[QStringLiteral("trace")].toStringList()))
        out.what = *ends;
    else if (map[QStringLiteral("trouble")].toBool())
        out.what = TroubleOnly();
    const QVariantMap look = map[QStringLiteral("look")].toMap();
    for (auto at = look.begin(); at != look.end(); ++at)
        (*out.look)[at.key()] = at.value().toString();
    return out;
}

} // namespace

Settings::Settings(QObject *parent) : QObject(parent)
{
    m_later.setSingleShot(true);
    m_later.setInterval(writeMs);
    connect(&m_later, &QTimer::timeout, this, &Settings::flush);
}

Settings::~Settings()
{
    flush();
}

QVariant Settings::get(const QString &key, const QVariant &otherwise) const
{
    if (const auto due = m_due.constFind(key); due != m_due.constEnd())
        return due->isValid() ? *due : otherwise;
    return QSettings().value(key, otherwise);
}

void Settings::set(const QString &key, const QVariant &value)
{
    if (get(key) == value)
        return;
    m_due[key] = value;
    m_later.start();
}

void Settings::flush()
{
    m_later.stop();
    if (m_due.isEmpty())
        return;
    QSettings settings;
    for (auto at = m_due.constBegin(); at != m_due.constEnd(); ++at)
        at->isValid() ? settings.setValue(at.key(), *at) : settings.remove(at.key());
    m_due.clear();
}

SchemeChoice Settings::scheme() const
{
    const QString kept = get("window/theme").toString();
    for (int i = 0; i < schemeChoices; ++i)
        if (kept == word(schemeWords[SchemeChoice(i)]))
            return SchemeChoice(i);
    return SchemeChoice::Desktop;
}

void Settings::setScheme(SchemeChoice scheme)
{
    set("window/theme", word(schemeWords[scheme]));
}

Scheme Settings::desktopScheme(Scheme otherwise) const
{
    const QString kept = get("window/desktopScheme").toString();
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast, Scheme::HighContrastLight})
        if (kept == word(desktopWords[scheme]))
            return scheme;
    return otherwise;
}

void Settings::setDesktopScheme(Scheme scheme)
{
    set("window/desktopScheme", word(desktopWords[scheme]));
}

int Settings::textSize() const
{
    return std::clamp(get("preferences/textSize", 100).toInt(), 80, 150);
}

WindowMemory Settings::window() const
{
    WindowMemory out;
    out.geometry = get("window/geometry").toByteArray();
    out.splitter = get("window/splitter").toByteArray();
    out.details = get("window/details", true).toBool();
    out.detailsTab = get("window/detailsTab").toInt();
    out.moreKinds = get("window/moreKinds").toBool();
    out.menuBar = get("window/menuBar").toBool();
    return out;
}

void Settings::setWindow(const WindowMemory &window)
{
    set("window/geometry", window.geometry);
    set("window/splitter", window.splitter);
    set("window/details", window.details);
    set("window/detailsTab", window.detailsTab);
    set("window/moreKinds", window.moreKinds);
    set("window/menuBar", window.menuBar);
}

std::optional<PlaceMemory> Settings::place() const
{
    const QVariantMap map = get("window/place").toMap();
    if (map.isEmpty())
        return std::nullopt;
    const auto text = [&map](const char *name) { return map[QString::fromLatin1(name)].toString().toStdString(); };
    return PlaceMemory{text("initial"), text("choice"), targetOf(map[QStringLiteral("target")].toMap()), text("namespace"), keyFromText(text("selected"))};
}

void Settings::setPlace(const PlaceMemory &place)
{
    set("window/place", QVariantMap{{QStringLiteral("initial"), QString::fromStdString(place.initial)}, {QStringLiteral("choice"), QString::fromStdString(place.choice)},
                                    {QStringLiteral("target"), mapOf(place.target)}, {QStringLiteral("namespace"), QString::fromStdString(place.ns)},
                                    {QStringLiteral("selected"), textOf(place.selected)}});
}

std::optional<TableMemory> Settings::table(const QString &table) const
{
    const QString group = QStringLiteral("tables/") + table + QLatin1Char('/');
    TableMemory out;
    out.columns = get(group + QStringLiteral("columns")).toInt();
    if (out.columns == 0)
        return std::nullopt;
    out.sortColumn = get(group + QStringLiteral("sortColumn")).toInt();
    out.sortDescending = get(group + QStringLiteral("sortDescending")).toBool();
    out.header = get(group + QStringLiteral("header")).toByteArray();
    return out;
}

void Settings::setTable(const QString &table, const TableMemory &memory)
{
    const QString group = QStringLiteral("tables/") + table + QLatin1Char('/');
    set(group + QStringLiteral("columns"), memory.columns);
    set(group + QStringLiteral("sortColumn"), memory.sortColumn);
    set(group + QStringLiteral("sortDescending"), memory.sortDescending);
    if (!memory.header.isEmpty())
        set(group + QStringLiteral("header"), memory.header);
}

ExportMemory Settings::exports() const
{
    ExportMemory out;
    out.suffix = get("export/format", out.suffix).toString();
    out.theme = get("export/theme").toString();
    out.scale = std::clamp(get("export/scale", out.scale).toInt(), 1, 4);
    out.legend = get("export/legend", out.legend).toBool();
    out.redact = get("export/redact").toBool();
    out.folder = get("export/folder").toString();
    return out;
}

void Settings::setExports(const ExportMemory &memory)
{
    set("export/format", memory.suffix);
    set("export/theme", memory.theme);
    set("export/scale", memory.scale);
    set("export/legend", memory.legend);
    set("export/redact", memory.redact);
    set("export/folder", memory.folder);
}

QString Settings::namespaces(const std::string &context) const
{
    return get(keyOf("namespaces/", QString::fromStdString(context))).toString();
}

void Settings::setNamespaces(const std::string &context, const QString &names)
{
    set(keyOf("namespaces/", QString::fromStdString(context)), names.isEmpty() ? QVariant() : names);
}

std::optional<QStringList> Settings::shortcuts(const QString &action) const
{
    const QVariant kept = get(keyOf("shortcuts/", action));
    return kept.isValid() ? std::optional(kept.toStringList()) : std::nullopt;
}

void Settings::setShortcuts(const QString &action, const std::optional<QStringList> &keys)
{
    if (shortcuts(action) == keys)
        return;
    set(keyOf("shortcuts/", action), keys ? QVariant(keys->isEmpty() ? QStringList{QString()} : *keys) : QVariant()); // an empty list is not read back
    Q_EMIT shortcutsChanged();
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    set("recent/files", QStringList(files.mid(0, mostFiles)));
    Q_EMIT recentFilesChanged();
}

std::vector<TraceEnds> Settings::recentTraces(const QString &cluster) const
{
    std::vector<TraceEnds> out;
    for (const QVariant &one : get(keyOf("traces/", cluster)).toList())
        if (const auto ends = endsOf(one.toStringList()))
            out.push_back(*ends);
    return out;
}

void Settings::addRecentTrace(const QString &cluster, const TraceEnds &ends)
{
    std::vector<TraceEnds> traces = recentTraces(cluster);
    std::erase(traces, ends);
    traces.insert(traces.begin(), ends);
    QVariantList list;
    for (std::size_t i = 0; i < std::min(mostTraces, traces.size()); ++i)
        list << QVariant(listOf(traces[i]));
    set(keyOf("traces/", cluster), list);
}

} // namespace portolan
