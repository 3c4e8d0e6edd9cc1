#pragma once

#include <QWidget>

#include "views/connection/connectionbadge.h"
#include "views/theme/theme.h"

class QLabel;
class QPushButton;

namespace portolan {

/// A strip under the top bar that says, in a sentence, why the view is not current and what to do. Hidden while all is well.
class Banner final : public QWidget
{
    Q_OBJECT
public:
    explicit Banner(Theme &theme, QWidget *parent = nullptr);
    void show(const ConnectionText &text);

Q_SIGNALS:
    void retryWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    Theme &m_theme;
    Health m_health = Health::None;
    QLabel *m_text;
    QPushButton *m_retry;
};

} // namespace portolan
