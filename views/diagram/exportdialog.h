#pragma once

#include <QDialog>

#include "views/diagram/figure.h"
#include "views/kit/settings.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace portolan {

/// How a chart is to be written: theme, scale, title, legend, hidden names.
struct ExportChoice {
    QString theme; ///< "light", "dark", "print"; empty: as on the screen
    double scale = 2;
    QString title; ///< empty: the chart's own
    bool legend = true;
    bool redact = false;
};

class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// Begins with what was chosen last.
    ExportDialog(const QString &title, const ExportMemory &last, QWidget *parent = nullptr);
    [[nodiscard]] ExportChoice choice() const;
    [[nodiscard]] QString suffix() const; ///< "svg", "png", ...
    /// What was chosen, to begin with the next time; the folder is not its business.
    [[nodiscard]] ExportMemory memory() const;

private:
    QComboBox *m_format;
    QComboBox *m_theme;
    QComboBox *m_scale;
    QLineEdit *m_title;
    QCheckBox *m_legend;
    QCheckBox *m_redact;
};

} // namespace portolan
