#include "views/window/plugindialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

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

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PluginDialog::PluginDialog(const PluginQuestion &question, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Run a credential plugin?"));
    setMinimumWidth(520);
    auto *column = new QVBoxLayout(this);
    column->addWidget(paragraph(tr("The user \"%1\" of %2 gets its credentials from a program on this machine. That file is neither ~/.kube/config nor named by "
                                   "KUBECONFIG: run the program only if you trust who wrote the file.")
                                    .arg(shown(question.user), shown(question.file)), this));
    auto *command = new QPlainTextEdit(commandLine(question), this);
    command->setObjectName(QStringLiteral("command"));
    command->setReadOnly(true);
    command->setFixedHeight(96);
    column->addWidget(command);
    if (!question.variables.empty()) {
        QStringList names;
        for (const std::string &name : question.variables)
            names << shown(name);
        column->addWidget(paragraph(tr("The file also sets these variables for it: %1").arg(names.join(QStringLiteral(", "))), this));
    }
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
