#include "views/diagram/exportdialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>

namespace portolan {

ExportDialog::ExportDialog(const QString &title, const ExportMemory &last, QWidget *parent)
    : QDialog(parent), m_format(new QComboBox(this)), m_theme(new QComboBox(this)), m_scale(new QComboBox(this)),
      m_title(new QLineEdit(this)), m_legend(new QCheckBox(tr("Legend and counts"), this)), m_redact(new QCheckBox(tr("Hide names and addresses"), this))
{
    setWindowTitle(tr("Export the chart"));
    m_format->addItem(tr("SVG: text stays text"), QStringLiteral("svg"));
    m_format->addItem(tr("PNG: a picture"), QStringLiteral("png"));
    m_format->addItem(tr("PDF: for print"), QStringLiteral("pdf"));
    m_format->addItem(tr("draw.io: boxes to edit"), QStringLiteral("drawio"));
    m_format->addItem(tr("Mermaid: for Markdown"), QStringLiteral("mmd"));
    m_format->addItem(tr("DOT: for Graphviz"), QStringLiteral("dot"));
    m_format->addItem(tr("JSON: the graph and where it stands"), QStringLiteral("json"));
    m_theme->addItem(tr("As on the screen"), QString());
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->addItem(tr("Print: without fills"), QStringLiteral("print"));
    for (int n = 1; n <= 4; ++n)
        m_scale->addItem(tr("%1 times").arg(n), n);
    m_scale->setCurrentIndex(last.scale - 1);
    m_format->setCurrentIndex(std::max(0, m_format->findData(last.suffix)));
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(last.theme)));
    m_title->setPlaceholderText(title);
    m_legend->setChecked(last.legend);
    m_redact->setChecked(last.redact);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Format:"), m_format);
    form->addRow(tr("&Colours:"), m_theme);
    form->addRow(tr("&Size:"), m_scale);
    form->addRow(tr("&Title:"), m_title);
    form->addRow(QString(), m_legend);
    form->addRow(QString(), m_redact);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto fit = [this] {
        const QString format = suffix();
        m_scale->setEnabled(format == QLatin1String("png"));
        m_theme->setEnabled(format != QLatin1String("dot") && format != QLatin1String("mmd") && format != QLatin1String("json"));
    };
    connect(m_format, &QComboBox::currentIndexChanged, this, fit);
    fit();
    setMinimumWidth(380);
}

QString ExportDialog::suffix() const { return m_format->currentData().toString(); }

ExportMemory ExportDialog::memory() const
{
    return {suffix(), m_theme->currentData().toString(), m_scale->currentData().toInt(), m_legend->isChecked(), m_redact->isChecked(), QString()};
}

ExportChoice ExportDialog::choice() const
{
    return {m_theme->currentData().toString(), double(m_scale->currentData().toInt()), m_title->text().trimmed(), m_legend->isChecked(), m_redact->isChecked()};
}

} // namespace portolan
