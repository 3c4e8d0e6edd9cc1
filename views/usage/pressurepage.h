#pragma once

#include <functional>
#include <vector>

#include "models/usage/pressure.h"
#include "models/usage/usagefeed.h"
#include "views/kit/page.h"
#include "views/kit/worker.h"

class QFrame;
class QLabel;
class QVBoxLayout;

namespace portolan {

class SpanTable;

/// What is full, what is near a limit, what was killed for memory or evicted. Follows pods, nodes and claims while it is looked at, and
/// asks the nodes that claims are mounted on; the looking through runs beside the GUI thread.
class PressurePage final : public Page
{
    Q_OBJECT
public:
    explicit PressurePage(const PageContext &context, QWidget *parent = nullptr);
    ~PressurePage() override;

    void setNamespace(const std::string &ns) override;
    void activate() override;
    void deactivate() override;
    [[nodiscard]] QString summary() const override;

    [[nodiscard]] const std::vector<PressureFinding> &shown() const { return m_shown; }

private:
    struct Section {
        QFrame *frame;
        QLabel *title;
        SpanTable *rows;
    };
    void build(QVBoxLayout &column, QWidget *inside);
    [[nodiscard]] Section makeSection(QVBoxLayout &column);
    [[nodiscard]] std::function<std::vector<PressureFinding>()> question();
    void take(std::vector<PressureFinding> found);
    void follow();
    void showAll();

    std::string m_ns;
    bool m_active = false, m_looked = false;
    std::vector<PressureFinding> m_shown;
    QLabel *m_subtitle = nullptr, *m_note = nullptr, *m_nothing = nullptr;
    std::vector<Section> m_sections;
    Worker<std::vector<PressureFinding>> m_worker;
};

} // namespace portolan
