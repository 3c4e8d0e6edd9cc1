#pragma once

#include <vector>

#include <QScrollArea>

#include "models/network/pathexamples.h"
#include "views/theme/theme.h"

class QGridLayout;
class QLabel;

namespace portolan {

/// What a lesson is called, and what is to be learned from it.
struct LessonText {
    QString title;
    QString sentence;
};
[[nodiscard]] LessonText lessonText(PathExample::Lesson lesson);
/// "shop/web-0 → svc:shop/db, 5432/TCP"
[[nodiscard]] QString requestText(const TraceRequest &request);

/// What the path's page shows before two ends are chosen: what to do, and examples found in the cluster at hand.
class PathStart final : public QScrollArea
{
    Q_OBJECT
public:
    explicit PathStart(QWidget *parent = nullptr);
    void setExamples(const std::vector<PathExample> &examples);
    void setLoading(bool loading);

Q_SIGNALS:
    void exampleChosen(int index);

private:
    QLabel *m_advice;
    QWidget *m_cards;
    QGridLayout *m_grid;
    std::vector<QString> m_shown;
};

} // namespace portolan
