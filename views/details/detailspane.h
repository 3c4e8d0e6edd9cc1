#pragma once

#include <optional>

#include <QTimer>
#include <QWidget>

#include "models/session/session.h"
#include "views/details/summary.h"
#include "views/kit/target.h"
#include "views/usage/usageview.h"

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace portolan {

class BindingView;
class FetchedText;
class MessagePane;
class ServerTable;
class Settings;
class SpanTable;
class StorageChartView;
class SummaryView;

/// Everything about the selected object: Summary, Storage, Describe, YAML, Events, Binding (claims and volumes only), Usage (what is measured). Follows the object while it changes;
/// describe and YAML are fetched off the GUI thread, when their tab is looked at.
class DetailsPane final : public QWidget
{
    Q_OBJECT
public:
    enum Tab : int { SummaryTab, StorageTab, DescribeTab, YamlTab, EventsTab, BindingTab, UsageTab };

    DetailsPane(Theme &theme, Settings *settings, QWidget *parent = nullptr);
    ~DetailsPane() override;

    /// The session to read from; nullptr while none is open. Forgets the object.
    void setSession(Session *session);
    void show(const ObjectKey &key);
    void clear();
    [[nodiscard]] const std::optional<ObjectKey> &object() const { return m_key; }
    [[nodiscard]] Tab tab() const;
    void setTab(Tab tab);
    /// The object's YAML, scrolled to a field (an evidence's path) and marked there; `value` helps where the path names no number.
    void showField(const QString &path, const QString &value);
    /// The description or YAML on screen; empty on other tabs and while it is loading.
    [[nodiscard]] QString text() const;
    /// Its object is one that binds or waits.
    [[nodiscard]] bool hasBinding() const;
    /// Something is measured of its object.
    [[nodiscard]] bool hasUsage() const { return m_key && UsageView::isOf(m_key->kind); }
    /// Puts the keyboard into the find box of the text or chart on screen; false where there is none.
    bool find();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

Q_SIGNALS:
    void objectSelected(const portolan::ObjectKey &key);
    void wanted(const portolan::Target &target); ///< go there
    void tabChanged(int tab);

private:
    void wantObject(const ObjectKey &key) { Q_EMIT wanted(Target::of(key)); }
    void build();
    [[nodiscard]] QLayout *headOfBody(); ///< title and subtitle, with the menu of charts
    void buildTabs();
    void buildStorageTab();
    void refresh();
    void refreshTab(bool fresh);
    void fetchText(bool fresh);
    void showEvents();
    void showStorage();
    void showBinding();
    void storeChanged(const KindDelta &delta);
    void holdTable(ServerTable *table);
    void holdKinds();
    [[nodiscard]] Summary summaryOf() const;
    void fillCharts();

    Theme &m_theme;
    Settings *m_settings; ///< nullptr: nothing is remembered
    Session *m_session = nullptr;
    std::optional<ObjectKey> m_key;
    ServerTable *m_table = nullptr; ///< of the object's kind, when only the server knows it; required while it is shown
    std::vector<Kind> m_held;       ///< kinds the summary reads; required while it is seen
    std::string m_fetchedVersion; ///< resourceVersion the fetched texts were asked at
    QTimer m_refresh;             ///< coalesces changes
    QTimer m_tick;                ///< ages

    SpanTable *m_title;
    SpanTable *m_subtitle;
    QToolButton *m_charts;        ///< the charts the object has a part in
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    SummaryView *m_summary;
    QStackedWidget *m_storage;    ///< the chart of the open session, or why there is none
    MessagePane *m_noStorage;
    QWidget *m_chartPage;
    StorageChartView *m_chart = nullptr;
    QWidget *m_bindingPage;
    BindingView *m_binding = nullptr; ///< of the open session
    FetchedText *m_describe;
    FetchedText *m_yaml;
    SummaryView *m_events;
    UsageView *m_usage;
    MessagePane *m_empty;
    QWidget *m_body;
};

} // namespace portolan
