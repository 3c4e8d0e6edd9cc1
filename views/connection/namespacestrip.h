#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "models/session/session.h"
#include "views/theme/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace portolan {

class Settings;

/// Who may not list the whole cluster says here where to look. Shown under the top bar as long as something is refused;
/// what is typed is remembered for the context (Settings), and handed to the session.
class NamespaceStrip final : public QWidget
{
    Q_OBJECT
public:
    NamespaceStrip(Theme &theme, Settings &settings, QWidget *parent = nullptr);

    /// Follows a session from its start; what was typed for this context before is looked into at once. nullptr: none.
    /// `kinds`: those whose refusal matters.
    void setSession(Session *session, const std::string &contextId, std::vector<Kind> kinds);
    /// Looks into one more namespace, where the whole cluster may not be listed; else nothing.
    void lookInto(const std::string &ns);
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void namespacesChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void restyle();
    void use();

    Theme &m_theme;
    Settings &m_settings;
    Session *m_session = nullptr;
    std::string m_context;
    std::vector<Kind> m_kinds;
    QLabel *m_text;
    QLineEdit *m_edit;
    QPushButton *m_use;
};

/// Names between commas or spaces that can be namespaces (DNS labels); `bad` becomes the first that cannot.
[[nodiscard]] std::vector<std::string> namespacesTyped(const QString &text, QString *bad = nullptr);

} // namespace portolan
