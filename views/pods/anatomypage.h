#pragma once

#include <optional>

#include "models/diagram/graph.h"
#include "views/kit/page.h"
#include "views/kit/worker.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace portolan {

class ChartView;

/// What one pod is made of, as a chart that follows the pod. Without one it asks for it: the pod last selected, or typed.
class AnatomyPage final : public Page
{
    Q_OBJECT
public:
    explicit AnatomyPage(const PageContext &context, QWidget *parent = nullptr);
    ~AnatomyPage() override;

    void setNamespace(const std::string &ns) override;
    void showSelection(const ObjectKey &key) override;
    void showObject(const ObjectKey &key);
    void open(const Target &target) override
    {
        if (target.object)
            showObject(*target.object);
    }
    [[nodiscard]] Sheet *sheet() override;
    [[nodiscard]] Target where() const override { return {QString(), m_pod, {}, PageLook()}; }
    [[nodiscard]] bool drawsOne() const override { return true; }
    void activate() override;
    void deactivate() override;
    void focusFilter() override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ChartView *chart() const { return m_chart; }
    [[nodiscard]] const std::optional<ObjectKey> &pod() const { return m_pod; }

private:
    struct Answer {
        std::optional<ObjectKey> first; ///< asked for a pod to begin with
        Graph graph;                    ///< else
        std::string state;              ///< what it is drawn of, as m_shown
    };
    void rebuild();
    std::function<Answer()> question();
    void take(Answer answer);
    void tellNothing();
    void suggest(const QStringList &names);
    void chosen();

    std::string m_ns;
    std::optional<ObjectKey> m_pod;
    std::string m_shown; ///< "namespace/name at version" of what is drawn
    QLineEdit *m_edit;
    QToolButton *m_trace;
    ChartView *m_chart;
    bool m_active = false;
    Worker<Answer> m_worker;
    Worker<QStringList> m_suggestions;
};

} // namespace portolan
