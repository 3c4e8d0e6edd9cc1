#pragma once

#include "views/kit/sheet.h"
#include "views/network/matrixview.h"
#include "views/network/networkpage.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace portolan {

class MessagePane;

/// Pods or workloads by pods or workloads: what policies allow and deny, port by port. A cell leads to the path between its ends.
class MatrixPage final : public NetworkPage, public Sheet
{
    Q_OBJECT
public:
    explicit MatrixPage(const PageContext &context, QWidget *parent = nullptr);
    void setNamespace(const std::string &ns) override;
    /// The look: "filter"; "port": "5432/TCP"; "rows": "workloads", "pods".
    void open(const Target &target) override;
    [[nodiscard]] Sheet *sheet() override { return this; }
    [[nodiscard]] bool isBlank() const override { return !m_view->data(); }
    void chooseExport() override;
    [[nodiscard]] Target where() const override;
    [[nodiscard]] bool drawsOne() const override { return true; }
    void focusFilter() override;
    [[nodiscard]] QString summary() const override { return m_summary; }
    [[nodiscard]] MatrixView *view() const { return m_view; }
    void setByWorkload(bool on);
    /// The matrix as CSV; empty without one.
    [[nodiscard]] QString csv() const;
    /// Writes it. False with a message when it cannot.
    [[nodiscard]] bool exportTo(const QString &path, QString *error = nullptr) const;

protected:
    void refresh() override;

private:
    struct Answer {
        std::shared_ptr<MatrixData> data; ///< nullptr: too large
        MatrixSize size;
        bool byWorkload = false;
        std::string because; ///< what is known of enforcement
        QString unread; ///< kinds that count here and were not read whole; empty: none
    };
    void buildHead(QWidget *head);
    void setShownNamespace(const std::string &ns);
    void take(const Answer &answer);
    void fillPorts();
    void filter();
    void showLegend(const Answer &answer);

    std::string m_chosenNs; ///< in the window
    std::string m_ns;
    std::optional<QString> m_wantedPort; ///< to be chosen as soon as it is offered
    std::optional<bool> m_byWorkload; ///< chosen by hand; else by size
    QLabel *m_scope, *m_legend, *m_hover;
    QPushButton *m_workloads;
    QComboBox *m_port;
    QLineEdit *m_edit;
    QStackedWidget *m_stack;
    MessagePane *m_message;
    MatrixView *m_view;
    QString m_summary;
};

} // namespace portolan
