#pragma once

#include <vector>

#include <QTimer>
#include <QWidget>

#include "models/diagram/graph.h"
#include "views/theme/theme.h"

class QLabel;
class QListWidget;
class QToolButton;
class QVBoxLayout;

namespace portolan {

/// One step as the pane shows it.
struct StepText {
    int number = 0;
    QString text;
    QString packet;      ///< "10.244.1.7 -> 10.96.12.7:5432"; empty inside processes
    bool observed = true; ///< else it follows from how the plug-in works
    bool verdict = false; ///< not a step but what stopped the packet
    std::vector<Evidence> evidence;
    friend bool operator==(const StepText &, const StepText &) = default;
};

/// The steps of a path, to be read or played one by one: the list, the evidence of the current step, and the buttons. Up and Down
/// step, Space plays and pauses, Home goes to the start.
class StepPane final : public QWidget
{
    Q_OBJECT
public:
    explicit StepPane(Theme &theme, QWidget *parent = nullptr);

    /// Keeps the current step when it is still there; emits nothing.
    void setSteps(std::vector<StepText> steps);
    [[nodiscard]] const std::vector<StepText> &steps() const { return m_steps; }
    /// -1: none.
    [[nodiscard]] int current() const;
    void setCurrent(int row);
    [[nodiscard]] bool isPlaying() const { return m_playing.isActive(); }
    void play();
    void pause();
    void next();
    void previous();

Q_SIGNALS:
    void stepShown(int row);
    void evidenceOpened(const portolan::Evidence &evidence);
    void copyWished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildButtons(QVBoxLayout *column);
    void currentChanged(int row);
    void showEvidence(int row);
    void restyle();
    [[nodiscard]] int readingMs(int row) const;

    Theme &m_theme;
    std::vector<StepText> m_steps;
    QListWidget *m_list;
    QToolButton *m_play;
    QList<QToolButton *> m_buttons;
    QLabel *m_count, *m_evidenceTitle;
    QWidget *m_evidence;
    QTimer m_playing;
};

} // namespace portolan
