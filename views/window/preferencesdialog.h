#pragma once

#include <QDialog>

#include "views/theme/theme.h"

class QComboBox;
class QListWidget;

namespace portolan {

class Settings;

/// What a person can set once and for all. OK keeps it; the look changes at once, the rest from the next start on, as the dialog says.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    PreferencesDialog(Settings &settings, Theme &theme, QWidget *parent);

    void accept() override;

    [[nodiscard]] QComboBox *languages() const { return m_languages; }
    [[nodiscard]] QComboBox *schemes() const { return m_schemes; }
    [[nodiscard]] QComboBox *textSizes() const { return m_textSizes; }
    [[nodiscard]] QComboBox *startPages() const { return m_startPages; }
    [[nodiscard]] QListWidget *kubeconfigs() const { return m_kubeconfigs; }

private:
    void fill();
    [[nodiscard]] QWidget *makeKubeconfigs();
    void addKubeconfigs();

    Settings &m_settings;
    Theme &m_theme;
    QComboBox *m_languages, *m_schemes, *m_textSizes, *m_startPages;
    QListWidget *m_kubeconfigs;
};

} // namespace portolan
