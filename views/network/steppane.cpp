#include "views/network/steppane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "views/network/stepdelegate.h"

namespace portolan {

namespace {

constexpr int shortestMs = 1600, perCharacterMs = 30; ///< time to read a sentence aloud, nearly

} // namespace

StepPane::StepPane(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_list(new QListWidget(this)), m_play(new QToolButton(this)), m_count(new QLabel(this)),
      m_evidenceTitle(new QLabel(tr("EVIDENCE"), this)), m_evidence(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildButtons(column);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setAccessibleName(tr("Steps"));
    m_list->setItemDelegate(new StepDelegate(theme, m_list));
    m_list->installEventFilter(this);
    m_evidenceTitle->setFont(headingFont());
    m_evidenceTitle->setProperty("role", QStringLiteral("heading"));
    m_evidenceTitle->setContentsMargins(12, 8, 12, 2);
    auto *lines = new QVBoxLayout(m_evidence);
    lines->setContentsMargins(12, 0, 12, 10);
    lines->setSpacing(2);
    column->addWidget(m_list, 1);
    column->addWidget(m_evidenceTitle);
    column->addWidget(m_evidence);
    m_evidenceTitle->hide();
    m_evidence->hide();
    m_playing.setSingleShot(true);
    connect(&m_playing, &QTimer::timeout, this, [this] {
        if (current() + 1 >= m_list->count())
            return pause();
        m_list->setCurrentRow(current() + 1);
        m_playing.start(readingMs(current()));
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &StepPane::currentChanged);
    connect(&theme, &Theme::changed, this, &StepPane::restyle);
    restyle();
}

void StepPane::buildButtons(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(2);
    auto *title = new QLabel(tr("STEPS"), this);
    title->setFont(headingFont());
    title->setProperty("role", QStringLiteral("heading"));
    m_count->setProperty("role", QStringLiteral("count"));
    row->addWidget(title);
    row->addSpacing(6);
    row->addWidget(m_count);
    row->addStretch(1);
    const auto button = [&](QToolButton *tool, const QString &text, const QString &tip, auto slot) {
        tool->setText(text);
        tool->setToolTip(tip);
        tool->setAccessibleName(tip);
        connect(tool, &QToolButton::clicked, this, slot);
        row->addWidget(tool);
        m_buttons << tool;
    };
    button(new QToolButton(this), QStringLiteral("\u25C2"), tr("Previous step (Up)"), [this] { previous(); });
    button(m_play, tr("Play"), tr("Play the steps one by one, or pause (Space)"), [this] { isPlaying() ? pause() : play(); });
    button(new QToolButton(this), QStringLiteral("\u25B8"), tr("Next step (Down)"), [this] { next(); });
    button(new QToolButton(this), tr("Copy as text"), tr("Copy the whole trace, as the command prints it"), [this] { Q_EMIT copyWished(); });
    column->addLayout(row);
}

void StepPane::setSteps(std::vector<StepText> steps)
{
    if (steps == m_steps)
        return;
    const int row = current();
    m_steps = std::move(steps);
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int moves = 0;
    for (const StepText &step : m_steps) {
        auto *item = new QListWidgetItem(step.text, m_list);
        item->setData(StepDelegate::NumberRole, step.number);
        item->setData(StepDelegate::PacketRole, step.packet);
        item->setData(StepDelegate::ObservedRole, step.observed);
        item->setData(StepDelegate::VerdictRole, step.verdict);
        moves += step.verdict ? 0 : 1;
    }
    m_count->setText(QString::number(moves));
    for (QToolButton *button : m_buttons)
        button->setEnabled(!m_steps.empty());
    m_list->setCurrentRow(row < m_list->count() ? row : -1);
    showEvidence(current());
}

int StepPane::current() const { return m_list->currentRow(); }
void StepPane::setCurrent(int row) { m_list->setCurrentRow(row); }

void StepPane::play()
{
    if (m_steps.empty())
        return;
    if (current() < 0 || current() + 1 >= m_list->count())
        m_list->setCurrentRow(0);
    m_play->setText(tr("Pause"));
    m_list->setFocus(Qt::OtherFocusReason);
    m_playing.start(readingMs(current()));
}

void StepPane::pause()
{
    m_playing.stop();
    m_play->setText(tr("Play"));
}

void StepPane::next()
{
    pause();
    m_list->setCurrentRow(std::min(current() + 1, m_list->count() - 1));
}

void StepPane::previous()
{
    pause();
    m_list->setCurrentRow(std::max(current() - 1, 0));
}

int StepPane::readingMs(int row) const
{
    return row < 0 || row >= int(m_steps.size()) ? shortestMs : std::max<int>(shortestMs, int(m_steps[std::size_t(row)].text.size()) * perCharacterMs);
}

bool StepPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        isPlaying() ? pause() : play();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void StepPane::currentChanged(int row)
{
    showEvidence(row);
    Q_EMIT stepShown(row);
}

void StepPane::showEvidence(int row)
{
    auto *lines = m_evidence->layout();
    while (QLayoutItem *item = lines->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const bool some = row >= 0 && row < int(m_steps.size()) && !m_steps[std::size_t(row)].evidence.empty();
    m_evidenceTitle->setVisible(some);
    m_evidence->setVisible(some);
    if (!some)
        return;
    for (const Evidence &evidence : m_steps[std::size_t(row)].evidence) {
        const QString text = shownText(evidence.text());
        const bool opens = keyFromText(evidence.object).has_value();
        auto *line = new QToolButton(m_evidence);
        line->setProperty("role", QStringLiteral("link"));
        line->setText(line->fontMetrics().elidedText(text, Qt::ElideMiddle, std::max(120, width() - 40)));
        line->setToolTip(plainTip(opens ? tr("%1\nOpens the object's YAML at this field").arg(text) : text));
        line->setEnabled(opens);
        connect(line, &QToolButton::clicked, this, [this, evidence] { Q_EMIT evidenceOpened(evidence); });
        lines->addWidget(line);
    }
}

void StepPane::restyle()
{
    m_list->viewport()->update();
}

} // namespace portolan
