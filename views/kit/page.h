#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "models/objects/meta.h"
#include "models/session/session.h"
#include "views/kit/target.h"
#include "views/theme/theme.h"

class QAction;

namespace portolan {

class Settings;
class Sheet;

/// What a page borrows from its window; all of it outlives the page. A new session makes new pages.
struct PageContext {
    Session &session;
    Theme &theme;
    Settings *settings = nullptr; ///< nullptr: nothing is remembered
    std::vector<QAction *> objectActions = {}; ///< what the window does with the object that is selected; nullptr is a line
};

/// One page of the window's stack: a table, the tree, a chart, the overview. Pages know the session and each other only
/// through the window, which listens to their signals and tells them the namespace and the selection. GUI thread.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(const PageContext &context, QWidget *parent = nullptr)
        : QWidget(parent), m_session(context.session), m_theme(context.theme), m_settings(context.settings), m_objectActions(context.objectActions)
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
    /// Shows what the target says of this page, or selects its object; with a look, everything is as it was left. Asks nobody.
    virtual void open(const Target &target)
    {
        if (target.object)
            showSelection(*target.object);
    }
    /// What open() needs to come back to what is shown, with its look; the page's id and what is selected are the window's to add.
    [[nodiscard]] virtual Target where() const { return {QString(), std::nullopt, {}, PageLook()}; }
    /// What of it can be exported and printed; nullptr: nothing.
    [[nodiscard]] virtual Sheet *sheet() { return nullptr; }
    /// An object in a target is what this page draws, not what is selected on it.
    [[nodiscard]] virtual bool drawsOne() const { return false; }
    /// "14 pods · 1 selected", for the status bar; empty: nothing to say.
    [[nodiscard]] virtual QString summary() const { return QString(); }
    /// What the window does with the object that is selected.
    [[nodiscard]] const std::vector<QAction *> &objectActions() const { return m_objectActions; }

Q_SIGNALS:
    void objectSelected(const portolan::ObjectKey &key); ///< show it in the details pane
    void wanted(const portolan::Target &target);         ///< go there
    void leaving(); ///< what is shown is about to become something else on this page: a place to come back to
    void summaryChanged();

protected:
    void wantObject(const ObjectKey &key) { Q_EMIT wanted(Target::of(key)); }
    void wantField(const ObjectKey &key, const QString &path, const QString &value) { Q_EMIT wanted(Target::field(key, path, value)); }
    [[nodiscard]] Session &session() const { return m_session; }
    [[nodiscard]] Theme &theme() const { return m_theme; }
    [[nodiscard]] Settings *settings() const { return m_settings; }

private:
    Session &m_session;
    Theme &m_theme;
    Settings *m_settings;
    std::vector<QAction *> m_objectActions;
};

} // namespace portolan
