#pragma once

#include "models/tables/objecttreemodel.h"
#include "views/kit/messagepane.h"
#include "views/kit/page.h"
#include "views/kit/tableheader.h"

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace portolan {

/// The cluster as a tree: namespace, workload, pod, containers and volumes, claim, persistent volume. The box goes to the
/// next item whose name holds the words. The model is made when the page is first shown, and kept.
class TreePage final : public Page
{
    Q_OBJECT
public:
    explicit TreePage(const PageContext &context, QWidget *parent = nullptr);
    ~TreePage() override;

    void setNamespace(const std::string &ns) override;
    void showSelection(const ObjectKey &key) override;
    void activate() override;
    void deactivate() override;
    void focusFilter() override;
    [[nodiscard]] QString summary() const override;

    /// nullptr until the page was shown.
    [[nodiscard]] ObjectTreeModel *model() const { return m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    void makeModel();
    void openFirst();
    void find(bool next);
    void selectionMoved();
    void refresh();
    void fitColumns();
    void showMenu(const QPoint &at);

    std::string m_ns;
    ObjectTreeModel *m_model = nullptr;
    QTreeView *m_view;
    TableHeader *m_header;
    MessagePane *m_message;
    QStackedWidget *m_stack;
    QLabel *m_heading;
    QLineEdit *m_box;
    QTimer m_ticks;
    ObjectKey m_selected;
    bool m_selecting = false; ///< the page itself moves the selection
    bool m_active = false;
    bool m_opened = false; ///< the first namespace was opened once
};

} // namespace portolan
