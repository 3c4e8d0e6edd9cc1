#pragma once

#include <deque>
#include <optional>

#include "views/network/networkpage.h"
#include "views/network/pathchart.h"
#include "views/network/pathquestion.h"

class QMenu;
class QStackedWidget;
class QToolButton;

namespace portolan {

class PathForm;
class PathStart;
class StepPane;
class VerdictBanner;

/// The way of a packet between two ends that a person names: the chart, its steps beside it to be read or played one by one,
/// and the verdict above. Follows the cluster. Without ends it offers examples.
class PathPage final : public NetworkPage
{
    Q_OBJECT
public:
    explicit PathPage(const PageContext &context, QWidget *parent = nullptr);
    ~PathPage() override;

    void setNamespace(const std::string &) override {} // ends name their own
    void showSelection(const ObjectKey &key) override;
    void focusFilter() override;
    void open(const Target &target) override;
    [[nodiscard]] Sheet *sheet() override;
    [[nodiscard]] Target where() const override;
    [[nodiscard]] QString summary() const override { return m_summary; }
    [[nodiscard]] PathForm *form() const { return m_form; }
    [[nodiscard]] StepPane *stepPane() const { return m_steps; }
    [[nodiscard]] VerdictBanner *verdict() const { return m_verdict; }
    [[nodiscard]] PathStart *start() const { return m_start; }
    [[nodiscard]] PathChart *chart() const { return m_chart; }
    /// The trace on screen as `portolan trace` prints it; empty without one.
    [[nodiscard]] const QString &text() const { return m_text; }

protected:
    void refresh() override;

private:
    void build();
    QWidget *makeHead();
    [[nodiscard]] PathQuestion formQuestion() const;
    /// Asks what the form says now.
    void ask();
    void askByHand();
    void askAgain();
    void take(PathAnswer answer);
    [[nodiscard]] bool formIsAsAsked() const;
    void showTraced(const PathAnswer &answer);
    void showNothing(const QString &problem);
    void showStep(int row);
    void nodeChosen(int node);
    void remember(const TraceRequest &request, Verdict verdict);
    void run(const TraceRequest &request);
    void run(const TraceEnds &ends);
    void fillExamples();
    void fillRecent();
    void openEvidence(const Evidence &evidence);

    struct Recent {
        TraceEnds ends;
        std::optional<Verdict> verdict; ///< of this run
    };
    std::vector<PathExample> m_examples;
    std::deque<Recent> m_recent; ///< newest first
    PathForm *m_form;
    QStackedWidget *m_stack;
    PathStart *m_start;
    QWidget *m_result;
    VerdictBanner *m_verdict;
    StepPane *m_steps;
    PathChart *m_chart;
    QMenu *m_examplesMenu, *m_recentMenu;
    QString m_summary, m_text;
    PathQuestion m_question;  ///< last asked: what is being typed is nobody's business yet
    std::string m_asked; ///< the ends on screen, as one text
    bool m_following = false; ///< list and chart follow each other once
};

} // namespace portolan
