#pragma once

#include <vector>

#include <QScrollArea>

#include "views/details/summary.h"

class QLabel;
class QVBoxLayout;

namespace portolan {

/// Draws a Summary: facts, then cards below each other. Keeps its widgets and the reader's place while values change.
class SummaryView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit SummaryView(Theme &theme, QWidget *parent = nullptr);
    /// `fresh`: another object; scrolls to the top.
    void show(const Summary &summary, bool fresh);

Q_SIGNALS:
    void linkActivated(const portolan::ObjectKey &target);

private:
    struct CardWidgets {
        QWidget *frame;
        QLabel *heading;
        SpanTable *table;
    };
    CardWidgets &card(std::size_t index);

    Theme &m_theme;
    Summary m_summary;
    QVBoxLayout *m_column;
    SpanTable *m_facts;
    std::vector<CardWidgets> m_cards;
};

} // namespace portolan
