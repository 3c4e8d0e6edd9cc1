#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QVariant>

#include "views/kit/target.h"
#include "views/theme/theme.h"

namespace portolan {

/// How the window stood.
struct WindowMemory {
    QByteArray geometry, splitter;
    bool details = true;
    int detailsTab = 0;
    bool moreKinds = false;
    bool menuBar = false;
};

/// What was open, and where: a place of a context, a file or a demo.
struct PlaceMemory {
    std::string initial; ///< what would have been opened unasked: another one there counts more than what is remembered
    std::string choice;
    Target target;
    std::string ns;
    std::optional<ObjectKey> selected;
};

/// A table's columns and order.
struct TableMemory {
    int columns = 0; ///< how many there were: with others it starts afresh
    int sortColumn = 0;
    bool sortDescending = false;
    QByteArray header; ///< as the header tells it; empty: no hand was there
};

/// How charts were written last, and where to.
struct ExportMemory {
    QString suffix = QStringLiteral("svg");
    QString theme; ///< empty: as on the screen
    int scale = 2;
    bool legend = true;
    bool redact = false;
    QString folder;
};

/// All that is remembered between two runs, typed. Reading is quick; changes are written 2 s after the last one, and when this goes,
/// never while a hand moves. No credential and nothing of a Secret is ever in it. GUI thread; made by app/, one for all windows.
class Settings final : public QObject
{
    Q_OBJECT
public:
    explicit Settings(QObject *parent = nullptr);
    ~Settings() override;
    /// Writes what waits.
    void flush();

    [[nodiscard]] SchemeChoice scheme() const;
    void setScheme(SchemeChoice scheme);
    /// What the desktop wished last: windows begin with it, before the desktop has answered.
    [[nodiscard]] Scheme desktopScheme(Scheme otherwise) const;
    void setDesktopScheme(Scheme scheme);
    /// "zh_CN"; empty: the desktop's.
    [[nodiscard]] QString language() const { return get("preferences/language").toString(); }
    void setLanguage(const QString &language) { set("preferences/language", language); }
    /// In percent of what the desktop wants: 80 to 150.
    [[nodiscard]] int textSize() const;
    void setTextSize(int percent) { set("preferences/textSize", percent); }
    /// A page's id; empty: where one was.
    [[nodiscard]] QString startPage() const { return get("preferences/startPage").toString(); }
    void setStartPage(const QString &page) { set("preferences/startPage", page); }
    /// Read in place of ~/.kube/config, where neither --kubeconfig nor KUBECONFIG says otherwise.
    [[nodiscard]] QStringList kubeconfigFiles() const { return get("preferences/kubeconfigs").toStringList(); }
    void setKubeconfigFiles(const QStringList &files) { set("preferences/kubeconfigs", files); }

    [[nodiscard]] WindowMemory window() const;
    void setWindow(const WindowMemory &window);
    [[nodiscard]] std::optional<PlaceMemory> place() const;
    void setPlace(const PlaceMemory &place);
    /// `table`: "pods", or the type of a kind that only a cluster knows.
    [[nodiscard]] std::optional<TableMemory> table(const QString &table) const;
    void setTable(const QString &table, const TableMemory &memory);
    [[nodiscard]] ExportMemory exports() const;
    void setExports(const ExportMemory &memory);
    /// Namespaces a person named for a context that may not list them.
    [[nodiscard]] QString namespaces(const std::string &context) const;
    void setNamespaces(const std::string &context, const QString &names);
    /// An action's keys as a person chose them (QKeySequence::PortableText), none when empty; nothing: as they come.
    [[nodiscard]] std::optional<QStringList> shortcuts(const QString &action) const;
    void setShortcuts(const QString &action, const std::optional<QStringList> &keys);
    /// Newest first.
    [[nodiscard]] QStringList recentFiles() const { return get("recent/files").toStringList(); }
    void addRecentFile(const QString &path);
    /// Of one cluster, newest first.
    [[nodiscard]] std::vector<TraceEnds> recentTraces(const QString &cluster) const;
    void addRecentTrace(const QString &cluster, const TraceEnds &ends);

Q_SIGNALS:
    void recentFilesChanged();
    void shortcutsChanged();

private:
    [[nodiscard]] QVariant get(const QString &key, const QVariant &otherwise = {}) const;
    [[nodiscard]] QVariant get(const char *key, const QVariant &otherwise = {}) const { return get(QString::fromLatin1(key), otherwise); }
    void set(const QString &key, const QVariant &value);
    void set(const char *key, const QVariant &value) { set(QString::fromLatin1(key), value); }

    QHash<QString, QVariant> m_due; ///< changed, and not written yet; invalid: to be removed
    QTimer m_later;
};

} // namespace portolan
