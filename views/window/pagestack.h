#pragma once

#include <map>
#include <optional>

#include <QStackedWidget>

#include "views/kit/page.h"

namespace portolan {

/// The pages of the open session, made when first shown. Tells every page the namespace and the selection.
class PageStack final : public QStackedWidget
{
    Q_OBJECT
public:
    explicit PageStack(Theme &theme, QWidget *parent = nullptr);

    /// Drops all pages; nullptr: no session.
    void setSession(Session *session);
    void setNamespace(const std::string &ns);
    /// Brings a page to the front; nothing happens without a session or for an unknown id.
    void showPage(const QString &id);
    void select(const std::optional<ObjectKey> &key);
    [[nodiscard]] Page *page() const { return m_current; }
    [[nodiscard]] const QString &pageId() const { return m_currentId; }

Q_SIGNALS:
    void objectSelected(const portolan::ObjectKey &key);
    void objectOpened(const portolan::ObjectKey &key);
    void pageWanted(const QString &id);
    void chartWished(const QString &page, const portolan::ObjectKey &key);
    void traceWished(const QString &from, const QString &to, const QString &port);
    void fieldWished(const portolan::ObjectKey &key, const QString &path, const QString &value);
    void summaryChanged();

private:
    Page *make(const QString &id);

    Theme &m_theme;
    Session *m_session = nullptr;
    std::string m_namespace;
    std::optional<ObjectKey> m_selection;
    std::map<QString, Page *> m_pages;
    Page *m_current = nullptr;
    QString m_currentId;
};

} // namespace portolan
