#pragma once

#include <QStringListModel>

#include "views/browse/networkpage.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace portolan {

/// The way of a packet between two ends that a person names: the chart, its steps beside it to be read or played one by one,
/// and the verdict above. Follows the cluster.
class PathPage final : public NetworkPage
{
    Q_OBJECT
public:
    explicit PathPage(const PageContext &context, QWidget *parent = nullptr);

    void setNamespace(const std::string &) override {} // ends name their own
    void showSelection(const ObjectKey &key) override;
    void focusFilter() override;
    [[nodiscard]] QString summary() const override { return m_summary; }
    /// Fills an end and traces when both are there. "trace from here", "trace to here".
    void setFrom(const QString &end);
    void setTo(const QString &end);
    /// How an object is named as an end ("shop/web-0", "svc:shop/db", "node:worker-1"); empty when it cannot be one.
    [[nodiscard]] static QString endOf(const ObjectKey &key);

protected:
    void refresh() override;

private:
    QWidget *makeForm();
    QWidget *makeSteps();
    void trace();
    void suggestEnds();
    void suggestPort();
    void swapEnds();
    void showTrace(const Trace &trace, const TraceRequest &request);
    void showProblem(const QString &headline, const QString &advice);
    void showStep(int row);
    void play();
    [[nodiscard]] QString nodeOfStep(int number) const;

    QStringListModel m_ends;
    QLineEdit *m_from, *m_to, *m_port;
    QComboBox *m_protocol;
    QLabel *m_verdict;
    QListWidget *m_steps;
    QPushButton *m_play, *m_copy;
    ChartView *m_chart;
    QTimer m_playing;
    QString m_summary, m_text;
};

} // namespace portolan
