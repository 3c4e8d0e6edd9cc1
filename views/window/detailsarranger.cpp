#include "views/window/detailsarranger.h"

#include <QSplitter>

#include "views/details/detailspane.h"

namespace portolan {

DetailsArranger::DetailsArranger(QSplitter &splitter, DetailsPane &details, QObject *parent)
    : QObject(parent), m_splitter(splitter), m_details(details)
{
    connect(&m_details, &DetailsPane::tabChanged, this, &DetailsArranger::fit);
}

void DetailsArranger::setWanted(bool wanted)
{
    const bool changed = std::exchange(m_wanted, wanted) != wanted;
    arrange();
    if (changed)
        Q_EMIT wantedChanged(wanted);
}

void DetailsArranger::arrange()
{
    m_details.setVisible(m_wanted && m_details.object().has_value());
    fit(m_details.tab());
}

/// Charts need width: the pane takes more of it while one is looked at.
void DetailsArranger::fit(int tab)
{
    const bool wide = (tab == DetailsPane::StorageTab || tab == DetailsPane::BindingTab) && m_details.isVisible();
    if (wide && m_narrowSizes.isEmpty()) {
        m_narrowSizes = m_splitter.sizes();
        m_narrowState = m_splitter.saveState();
        const int room = m_narrowSizes[1] + m_narrowSizes[2];
        m_splitter.setSizes({m_narrowSizes[0], room * 35 / 100, room * 65 / 100});
    } else if (!wide && !m_narrowSizes.isEmpty()) {
        m_splitter.setSizes(m_narrowSizes);
        m_narrowSizes.clear();
    }
}

QByteArray DetailsArranger::state() const
{
    return m_narrowSizes.isEmpty() ? m_splitter.saveState() : m_narrowState;
}

void DetailsArranger::restore(const QByteArray &state)
{
    m_splitter.restoreState(state);
    arrange();
}

} // namespace portolan
