#include "views/details/summaryview.h"

#include <QFrame>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include "models/core/shown.h"


namespace portolan {

SummaryView::SummaryView(Theme &theme, QWidget *parent) : QScrollArea(parent), m_theme(theme)
{
    setProperty("role", QStringLiteral("page"));
    setAccessibleName(tr("Summary"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(this);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(16, 12, 16, 16);
    m_column->setSpacing(12);
    m_facts = new SpanTable(theme, inside);
    m_facts->setAccessibleName(tr("Facts"));
    connect(m_facts, &SpanTable::linkActivated, this, &SummaryView::linkActivated);
    m_column->addWidget(m_facts);
    m_column->addStretch(1);
    setWidget(inside);
}

SummaryView::CardWidgets &SummaryView::card(std::size_t index)
{
    while (m_cards.size() <= index) {
        auto *frame = new QFrame(widget());
        frame->setProperty("role", QStringLiteral("card"));
        auto *column = new QVBoxLayout(frame);
        column->setContentsMargins(12, 10, 12, 8);
        column->setSpacing(8);
        auto *heading = new QLabel(frame);
        heading->setTextFormat(Qt::PlainText);
        heading->setFont(headingFont());
        heading->setProperty("role", QStringLiteral("heading"));
        auto *table = new SpanTable(m_theme, frame);
        connect(table, &SpanTable::linkActivated, this, &SummaryView::linkActivated);
        column->addWidget(heading);
        column->addWidget(table);
        m_column->insertWidget(m_column->count() - 1, frame);
        m_cards.push_back({frame, heading, table});
    }
    return m_cards[index];
}

void SummaryView::show(const Summary &summary, bool fresh)
{
    if (fresh)
        verticalScrollBar()->setValue(0);
    if (summary == m_summary)
        return;
    m_summary = summary;
    m_facts->setRows(summary.facts, {29, 71});
    for (std::size_t i = 0; i < summary.cards.size(); ++i) {
        CardWidgets &widgets = card(i);
        widgets.heading->setText(shownText(summary.cards[i].heading));
        widgets.table->setAccessibleName(summary.cards[i].heading);
        widgets.table->setRows(summary.cards[i].rows, summary.cards[i].columns);
        widgets.frame->show();
    }
    for (std::size_t i = summary.cards.size(); i < m_cards.size(); ++i)
        m_cards[i].frame->hide();
}

} // namespace portolan
