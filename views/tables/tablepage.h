#pragma once

#include "models/tables/objecttablemodel.h"
#include "views/kit/messagepane.h"
#include "views/kit/page.h"
#include "views/tables/objecttableview.h"
#include "views/tables/tableorigin.h"
#include "views/tables/tablesheet.h"
#include "views/tables/tableusage.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace portolan {

/// What a table page is called.
struct TableTitle {
    QString title;    ///< "Persistent volumes"
    QString iconName; ///< for its empty state
};

/// One table with its title, counts, filter box and trouble chip. Never blank: while there are no rows it says why and what to
/// do. The model is made when the page is first shown and the columns are known, and kept while they stay the same.
class TablePage final : public Page
{
    Q_OBJECT
public:
    /// Takes the origin over.
    TablePage(const PageContext &context, TableOrigin *origin, TableTitle title, QWidget *parent = nullptr);
    ~TablePage() override;

    void setNamespace(const std::string &ns) override;
    void showSelection(const ObjectKey &key) override;
    void activate() override;
    void deactivate() override;
    void focusFilter() override;
    /// Trouble checks the chip. The look: "filter".
    void open(const Target &target) override;
    [[nodiscard]] Target where() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] Sheet *sheet() override { return &m_sheet; }
    [[nodiscard]] const TableSheet &tableSheet() const { return m_sheet; }

    /// nullptr until the page was shown.
    [[nodiscard]] const ObjectTableModel *model() const { return m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead();
    void connectParts();
    void makeModel();
    void remakeModel();
    [[nodiscard]] bool isOurs(const ObjectKey &key) const;
    void restoreColumns();
    void keepColumns();
    [[nodiscard]] static QString filterHelp();
    /// "1 pod", "23 claims".
    [[nodiscard]] QString countedRows(std::size_t rows) const;
    void applyNamespaceColumn();
    void filterEdited(const QString &text);
    void selectionMoved();
    void reselect();
    void refresh();
    void showNote(const QString &note);
    void showEmptyState();
    void showMissing(const QString &what);
    void fitSoon();
    void showMenu(const QPoint &at);
    void copyRows(bool csv) const;
    [[nodiscard]] bool isUnread() const;
    [[nodiscard]] QString countText() const;

    TableOrigin *m_origin;
    TableTitle m_title;
    std::string m_ns;
    ObjectTableModel *m_model = nullptr;
    ObjectTableView *m_view;
    TableSheet m_sheet;
    TableUsage *m_usage;
    MessagePane *m_message;
    QStackedWidget *m_stack;
    QLabel *m_heading, *m_counts, *m_note;
    QLineEdit *m_filter;
    QPushButton *m_trouble;
    QTimer m_refresh; ///< gathers what changed within one turn or two
    ObjectKey m_selected;
    bool m_selecting = false; ///< the page itself moves the selection
    bool m_active = false;
    bool m_columnsByHand = false;
    bool m_restoring = false; ///< the page itself arranges the columns
    int m_rowsFitted = 0;
    int m_fittedWidth = 0; ///< of the view, when columns were fitted
};

} // namespace portolan
