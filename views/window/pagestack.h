#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QStackedWidget>

#include "views/kit/page.h"

namespace portolan {

/// The pages of the open session, made when first shown. Tells every page the namespace and the selection. Of those that nobody looked
/// at for long only how they were left is kept: their models would follow every change of the cluster.
class PageStack final : public QStackedWidget
{
    Q_OBJECT
public:
    PageStack(Theme &theme, Settings *settings, std::vector<QAction *> objectActions, QWidget *parent = nullptr);

    /// Drops all pages; nullptr: no session.
    void setSession(Session *session);
    void setNamespace(const std::string &ns);
    /// Brings a page to the front; nothing happens without a session or for an unknown id.
    void showPage(const QString &id);
    void select(const std::optional<ObjectKey> &key);
    [[nodiscard]] Page *page() const { return m_current; }
    [[nodiscard]] const QString &pageId() const { return m_currentId; }

    /// Only the page in front has a say in it: to ask all of them cost 30 ms whenever a label of any changed.
    [[nodiscard]] QSize sizeHint() const override { return m_current ? m_current->sizeHint() : QSize(); }
    [[nodiscard]] QSize minimumSizeHint() const override { return m_current ? m_current->minimumSizeHint() : QSize(); }
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    void made(portolan::Page *page); ///< before it is shown for the first time
    void summaryChanged();

private:
    Page *make(const QString &id);
    void dropOldest();

    Theme &m_theme;
    Settings *m_settings;
    std::vector<QAction *> m_objectActions; ///< for the menus of objects
    Session *m_session = nullptr;
    std::string m_namespace;
    std::optional<ObjectKey> m_selection;
    static constexpr std::size_t mostPages = 8;
    std::map<QString, Page *> m_pages;
    std::vector<QString> m_shown; ///< ids of those, the one in front last
    std::map<QString, Target> m_left; ///< how dropped ones were
    Page *m_current = nullptr;
    QString m_currentId;
};

} // namespace portolan
