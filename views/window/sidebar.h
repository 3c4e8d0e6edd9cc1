#pragma once

#include <QListView>

#include "views/window/pagecatalog.h"

class QStandardItem;
class QStandardItemModel;

namespace portolan {

/// What the side bar says beside a page's name.
struct PageCount {
    enum class State : std::uint8_t { Unknown, Loading, Known, Refused, Forbidden, NotServed };
    State state = State::Unknown;
    std::size_t count = 0;
    std::size_t trouble = 0;
    QString why; ///< tool tip when refused or forbidden
    friend bool operator==(const PageCount &, const PageCount &) = default;
};

/// The list of pages in groups, with live counts and trouble marks. One click goes there; arrows and Enter too.
class SideBar final : public QListView
{
    Q_OBJECT
public:
    explicit SideBar(Theme &theme, QWidget *parent = nullptr);

    void setCount(const QString &pageId, const PageCount &count);
    [[nodiscard]] PageCount count(const QString &pageId) const;
    void forgetCounts();
    /// Kinds that only this cluster serves; listed below the others while those are (setMoreShown).
    void setServedPages(std::vector<PageInfo> pages);
    [[nodiscard]] const std::vector<PageInfo> &servedPages() const { return m_served; }
    void setCurrentPage(const QString &pageId);
    [[nodiscard]] QString currentPage() const;
    /// Whether the kinds beyond the usual ones are listed.
    void setMoreShown(bool shown);
    [[nodiscard]] bool moreShown() const { return m_moreShown; }

Q_SIGNALS:
    void pageChosen(const QString &pageId);
    void troubleChosen(const QString &pageId); ///< the mark was clicked
    void moreToggled(bool shown); ///< somebody looks for further kinds, or no more

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    class Delegate;
    void fill();
    void addRow(const PageInfo &page);
    void addHeading(const QString &text);
    void describe(QStandardItem &item, const PageCount &count) const;
    void choose(const QModelIndex &index);
    [[nodiscard]] QStandardItem *itemOf(const QString &pageId) const;

    Theme &m_theme;
    QStandardItemModel *m_model;
    QHash<QString, PageCount> m_counts;
    std::vector<PageInfo> m_served;
    QString m_current; ///< page, also while it has no row
    bool m_moreShown = false;
};

} // namespace portolan
