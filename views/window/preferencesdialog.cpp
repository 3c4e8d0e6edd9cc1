#include "views/window/preferencesdialog.h"

#include <algorithm>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "views/kit/settings.h"
#include "views/window/pagecatalog.h"

namespace portolan {

namespace {

void choose(QComboBox &box, const QVariant &value)
{
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

} // namespace

PreferencesDialog::PreferencesDialog(Settings &settings, Theme &theme, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_theme(theme), m_languages(new QComboBox(this)), m_schemes(new QComboBox(this)), m_textSizes(new QComboBox(this)),
      m_startPages(new QComboBox(this)), m_kubeconfigs(new QListWidget(this))
{
    setWindowTitle(tr("Preferences"));
    fill();
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Look:"), m_schemes);
    form->addRow(tr("La&nguage:"), m_languages);
    form->addRow(tr("&Text size:"), m_textSizes);
    form->addRow(tr("&Begin with:"), m_startPages);
    form->addRow(tr("&Kubeconfig files:"), makeKubeconfigs());
    auto *note = new QLabel(tr("Language, text size and kubeconfig files count from the next start on. Without files here, KUBECONFIG or ~/.kube/config is read, as kubectl does."), this);
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("subtitle"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PreferencesDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(14);
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(buttons);
    setMinimumWidth(520);
}

void PreferencesDialog::fill()
{
    m_schemes->addItem(tr("As the desktop"), int(SchemeChoice::Desktop));
    m_schemes->addItem(tr("Light"), int(SchemeChoice::Light));
    m_schemes->addItem(tr("Dark"), int(SchemeChoice::Dark));
    m_schemes->addItem(tr("High contrast, dark"), int(SchemeChoice::HighContrast));
    m_schemes->addItem(tr("High contrast, light"), int(SchemeChoice::HighContrastLight));
    choose(*m_schemes, int(m_settings.scheme()));
    m_languages->addItem(tr("As the desktop"), QString());
    m_languages->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_languages->addItem(QString::fromUtf8("简体中文"), QStringLiteral("zh_CN"));
    choose(*m_languages, m_settings.language());
    for (const int percent : {80, 90, 100, 110, 125, 150})
        m_textSizes->addItem(tr("%1 %").arg(percent), percent);
    choose(*m_textSizes, m_settings.textSize());
    m_startPages->addItem(tr("Where it was"), QString());
    for (const PageInfo &page : pageCatalog())
        if (page.group != PageInfo::Group::More)
            m_startPages->addItem(page.title, page.id);
    choose(*m_startPages, m_settings.startPage());
    for (const QString &file : m_settings.kubeconfigFiles()) {
        auto *item = new QListWidgetItem(shownText(file), m_kubeconfigs);
        item->setData(Qt::UserRole, file);
    }
}

QWidget *PreferencesDialog::makeKubeconfigs()
{
    m_kubeconfigs->setAccessibleName(tr("Kubeconfig files"));
    m_kubeconfigs->setFixedHeight(grown(92));
    m_kubeconfigs->setProperty("role", QStringLiteral("field"));
    auto *all = new QWidget(this);
    auto *add = new QPushButton(tr("&Add…"), all), *remove = new QPushButton(tr("&Remove"), all);
    connect(add, &QPushButton::clicked, this, &PreferencesDialog::addKubeconfigs);
    connect(remove, &QPushButton::clicked, this, [this] { delete m_kubeconfigs->currentItem(); });
    const auto fit = [this, remove] { remove->setEnabled(m_kubeconfigs->currentItem()); };
    connect(m_kubeconfigs, &QListWidget::currentItemChanged, remove, fit);
    fit();
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    row->addWidget(m_kubeconfigs, 1);
    row->addLayout(buttons);
    return all;
}

void PreferencesDialog::addKubeconfigs()
{
    for (const QString &file : QFileDialog::getOpenFileNames(this, tr("Kubeconfig files"), QString(), tr("All files (*)"))) {
        auto *item = new QListWidgetItem(shownText(file), m_kubeconfigs);
        item->setData(Qt::UserRole, file);
    }
}

void PreferencesDialog::accept()
{
    const auto scheme = SchemeChoice(m_schemes->currentData().toInt());
    if (scheme != m_settings.scheme()) {
        m_settings.setScheme(scheme);
        m_theme.setChoice(scheme);
    }
    m_settings.setLanguage(m_languages->currentData().toString());
    m_settings.setTextSize(m_textSizes->currentData().toInt());
    m_settings.setStartPage(m_startPages->currentData().toString());
    QStringList files;
    for (int i = 0; i < m_kubeconfigs->count(); ++i)
        files << m_kubeconfigs->item(i)->data(Qt::UserRole).toString();
    m_settings.setKubeconfigFiles(files);
    QDialog::accept();
}

} // namespace portolan
