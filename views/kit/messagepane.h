#pragma once

#include <QWidget>

#include "views/kit/errortext.h"
#include "views/theme/theme.h"

class QLabel;
class QPushButton;

namespace portolan {

/// What stands where content would be: loading, nothing here, refused, failed. An icon, a headline, a sentence of advice,
/// details to select, and a button.
class MessagePane final : public QWidget
{
    Q_OBJECT
public:
    explicit MessagePane(Theme &theme, QWidget *parent = nullptr);

    void showLoading(const QString &headline);
    void showEmpty(const QString &iconName, const QString &headline, const QString &advice = QString());
    void showError(const ErrorText &text, bool canRetry = true);
    void setButton(const QString &text); ///< empty: none

Q_SIGNALS:
    void buttonClicked();

private:
    void setTexts(const QString &headline, const QString &advice, const QString &detail);
    void repaintIcon();

    Theme &m_theme;
    QString m_iconName;
    Health m_health = Health::None;
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_advice;
    QLabel *m_detail;
    QPushButton *m_button;
};

} // namespace portolan
