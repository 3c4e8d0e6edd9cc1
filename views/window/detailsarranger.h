#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>

class QSplitter;

namespace portolan {

class DetailsPane;

/// Where the details pane stands: there while something is selected and the person wants it, and wider while it shows a chart.
/// Borrows the pane and its splitter of side bar, pages and pane. GUI thread.
class DetailsArranger final : public QObject
{
    Q_OBJECT
public:
    DetailsArranger(QSplitter &splitter, DetailsPane &details, QObject *parent);

    void setWanted(bool wanted);
    [[nodiscard]] bool isWanted() const { return m_wanted; }
    /// Something else is selected, or nothing.
    void arrange();
    /// The splitter's state without the chart's width, to be kept.
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray &state);

Q_SIGNALS:
    void wantedChanged(bool wanted);

private:
    void fit(int tab);

    QSplitter &m_splitter;
    DetailsPane &m_details;
    bool m_wanted = true;
    QByteArray m_narrowState; ///< and as it is saved
    QList<int> m_narrowSizes; ///< before the pane was widened; empty: it is not
};

} // namespace portolan
