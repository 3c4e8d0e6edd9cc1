#include "views/connection/plugindialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QFontMetrics>
#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextOption>
#include <QVBoxLayout>

#include "views/theme/theme.h"

namespace portolan {

namespace {

/// A command line to read, not to run: quoted where a blank, a quote or nothing would mislead; controls are shown as \xNN.
QString shown(const std::string &word)
{
    QString out;
    bool plain = !word.empty();
    for (const QChar c : QString::fromStdString(word)) {
        if (c.isPrint() && c.category() != QChar::Other_Format)
            out += c;
        else
            out += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        plain = plain && !c.isSpace() && c != QLatin1Char('\'') && c != QLatin1Char('"') && c.isPrint();
    }
    return plain ? out : QLatin1Char('\'') + out + QLatin1Char('\'');
}

QString commandLine(const PluginQuestion &question)
{
    QStringList words{shown(question.command)};
    for (const std::string &argument : question.arguments)
        words << shown(argument);
    return words.join(QLatin1Char(' '));
}

constexpr int innerWidth = 560;

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// A stranger's text, whole, in a box that is as high as it needs up to nine lines: it breaks anywhere, and scrolls.
QPlainTextEdit *quoted(const QString &text, const QString &name, QWidget *parent)
{
    constexpr int most = 9;
    auto *box = new QPlainTextEdit(text, parent);
    box->setReadOnly(true);
    box->setAccessibleName(name);
    box->setFont(monoFont(12));
    box->setWordWrapMode(QTextOption::WrapAnywhere);
    box->setFrameShape(QFrame::NoFrame);
    box->setTabChangesFocus(true);
    box->setProperty("role", QStringLiteral("clear")); // the card's
    const QFontMetrics metrics(box->font());
    const int lines = 1 + metrics.horizontalAdvance(text) / (innerWidth - 24);
    box->setFixedHeight(std::min(lines, most) * metrics.lineSpacing() + 14);
    return box;
}

/// A heading over what a stranger wrote.
void addQuoted(QVBoxLayout &column, const QString &heading, QPlainTextEdit *box)
{
    auto *card = new QFrame(box->parentWidget());
    card->setProperty("role", QStringLiteral("card"));
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(8, 4, 8, 4);
    inside->addWidget(box);
    auto *label = new QLabel(heading, box->parentWidget());
    label->setProperty("role", QStringLiteral("key"));
    label->setBuddy(box);
    column.addWidget(label);
    column.addWidget(card);
}

} // namespace

PluginDialog::PluginDialog(const PluginQuestion &question, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Run a credential plugin?"));
    setFixedWidth(innerWidth + 48);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    auto *heading = new QLabel(windowTitle(), this);
    heading->setFont(uiFont(17, QFont::DemiBold));
    column->addWidget(heading);
    const QFontMetrics metrics(font());
    const auto brief = [&metrics](const QString &text) { return metrics.elidedText(text, Qt::ElideMiddle, innerWidth / 2); }; // what does not break would widen the window
    column->addWidget(paragraph(tr("The user \"%1\" of %2 gets its credentials from a program on this machine. That file is neither ~/.kube/config nor named by "
                                   "KUBECONFIG: run the program only if you trust who wrote the file.")
                                    .arg(brief(shown(question.user)), brief(shown(question.file.substr(question.file.rfind('/') + 1)))), this));
    addQuoted(*column, tr("kubeconfig"), quoted(shown(question.file), tr("kubeconfig"), this));
    QPlainTextEdit *command = quoted(commandLine(question), tr("command"), this);
    command->setObjectName(QStringLiteral("command"));
    addQuoted(*column, tr("command"), command);
    if (!question.variables.empty()) {
        QStringList names;
        for (const std::string &name : question.variables)
            names << shown(name);
        addQuoted(*column, tr("variables that the file sets for it"), quoted(names.join(QStringLiteral(", ")), tr("variables that the file sets for it"), this));
    }
    column->addSpacing(8);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *no = buttons->addButton(tr("Do not run"), QDialogButtonBox::RejectRole);
    buttons->addButton(tr("Run it, and remember"), QDialogButtonBox::AcceptRole)->setAutoDefault(false);
    no->setDefault(true);
    no->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace portolan
