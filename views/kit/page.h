#pragma once

#include <string>

#include <QWidget>

#include "models/objects/meta.h"
#include "models/session/session.h"
#include "views/theme/theme.h"

namespace portolan {

/// What a page borrows from its window; all of it outlives the page. A new session makes new pages.
struct PageContext {
    Session &session;
    Theme &theme;
};

/// One page of the window's stack: a table, the tree, a chart, the overview. Pages know the session and each other only
/// through the window, which listens to their signals and tells them the namespace and the selection. GUI thread.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(const PageContext &context, QWidget *parent = nullptr)
        : QWidget(parent), m_session(context.session), m_theme(context.theme)
    {
        setProperty("role", QStringLiteral("page"));
        setAttribute(Qt::WA_StyledBackground);
    }

    /// Shows one namespace, or all of them when empty. Cluster-scoped objects are always shown.
    virtual void setNamespace(const std::string &ns) = 0;
    /// Marks the object if this page shows it; emits nothing. Name and kind may be empty: nothing is selected.
    virtual void showSelection(const ObjectKey &key) { Q_UNUSED(key) }
    /// Called when the page comes to the front and when it leaves it: watch (session.require) only what is shown.
    virtual void activate() {}
    virtual void deactivate() {}
    /// Puts the keyboard into the page's filter box ("/"), or does nothing.
    virtual void focusFilter() {}
    /// Draws one object, on pages that are charts of one.
    virtual void showObject(const ObjectKey &key) { Q_UNUSED(key) }
    /// Draws the way between two ends ("shop/web-0", "svc:shop/db"), on the path's page; an empty one stays as it is. `port` "5432/TCP" or empty.
    virtual void showTrace(const QString &from, const QString &to, const QString &port)
    {
        Q_UNUSED(from)
        Q_UNUSED(to)
        Q_UNUSED(port)
    }
    /// Filters for rows in trouble ("is:trouble" in the box), from the side bar's mark.
    virtual void showTrouble() {}
    /// "14 pods · 1 selected", for the status bar; empty: nothing to say.
    [[nodiscard]] virtual QString summary() const { return QString(); }

Q_SIGNALS:
    void objectSelected(const portolan::ObjectKey &key); ///< show it in the details pane
    void objectOpened(const portolan::ObjectKey &key);   ///< and go to its own page
    void pageWanted(const QString &id);                  ///< go to another page ("pods"), from the overview
    void chartWished(const QString &page, const portolan::ObjectKey &key); ///< that page's chart of the object; "binding": its details' tab
    void traceWished(const QString &from, const QString &to, const QString &port = QString()); ///< the path's page with these ends
    void fieldWished(const portolan::ObjectKey &key, const QString &path, const QString &value);  ///< the object's YAML at this field
    void summaryChanged();

protected:
    [[nodiscard]] Session &session() const { return m_session; }
    [[nodiscard]] Theme &theme() const { return m_theme; }

private:
    Session &m_session;
    Theme &m_theme;
};

} // namespace portolan
