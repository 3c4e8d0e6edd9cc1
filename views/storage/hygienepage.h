#pragma once

#include <functional>
#include <vector>

#include "models/storage/hygiene.h"
#include "views/kit/page.h"
#include "views/kit/worker.h"

class QChartView;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace portolan {

class SpanTable;

/// What is left over in a cluster's storage, what dies with a node, and where the capacity is. Follows the store while it is
/// looked at; the looking through runs beside the GUI thread, which only copies pointers.
class HygienePage final : public Page
{
    Q_OBJECT
public:
    HygienePage(const PageContext &context, QWidget *parent = nullptr);
    ~HygienePage() override;

    void setNamespace(const std::string &ns) override;
    void activate() override;
    void deactivate() override;
    /// Asks what is lost with that node.
    void open(const Target &target) override;
    [[nodiscard]] Target where() const override;
    [[nodiscard]] bool drawsOne() const override { return true; }
    [[nodiscard]] QString summary() const override;

    [[nodiscard]] const Hygiene &shown() const { return m_shown; }
    [[nodiscard]] const NodeLoss &loss() const { return m_loss; }
    [[nodiscard]] QComboBox *nodes() const { return m_nodes; }
    /// The page in words, as the copy button gives it.
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Answer {
        Hygiene hygiene;
        NodeLoss loss;
        std::vector<NamedClaim> others;
    };
    /// One for each type of finding: its heading and its rows.
    struct Section {
        QWidget *frame;
        QLabel *mark;
        QLabel *title;
        SpanTable *rows;
    };
    void build(QVBoxLayout &column, QWidget *inside);
    QWidget *makeHead(QWidget *parent);
    QWidget *makeNodeChoice(QWidget *parent);
    QWidget *makeLossBody(QWidget *parent);
    [[nodiscard]] std::function<Answer()> question();
    void look();
    void lookSoon();
    void take(Answer answer);
    void fillNodes();
    void showAll();
    void arrange();
    Section makeSection(QVBoxLayout &column);
    QLabel *makeNothing(QWidget *parent);
    void showFindings();
    void followUsage();
    void showFilling();
    void showSection(HygieneFinding::Type type);
    void showLoss();
    void showCharts();
    [[nodiscard]] bool isLoading() const;

    std::string m_ns;
    bool m_active = false;
    bool m_otherNodes = true; ///< than those to choose from
    std::vector<NamedClaim> m_others; ///< of the last visit
    bool m_askedOthers = false;
    bool m_looked = false; ///< there is an answer
    Hygiene m_shown;
    NodeLoss m_loss;

    QLabel *m_title, *m_subtitle, *m_lossWords, *m_capacityNote;
    QPushButton *m_copy;
    Section m_filling{}; ///< claims that are nearly full
    std::vector<Section> m_sections;
    QLabel *m_nothing;
    QComboBox *m_nodes;
    SpanTable *m_lossTable;
    QChartView *m_classChart, *m_nodeChart;
    QGridLayout *m_grid;
    QWidget *m_classCard, *m_nodeCard;
    Worker<Answer> m_worker;
};

} // namespace portolan
