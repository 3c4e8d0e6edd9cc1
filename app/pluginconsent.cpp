#include "app/pluginconsent.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

#include "models/config/pluginpolicy.h"

namespace portolan {

namespace {

QString settingOf(const std::string &key)
{
    return QStringLiteral("plugins/") + QString::fromStdString(key);
}

std::string keyOf(const ExecSpec &spec)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const std::string &text) { // each with its end, so that no two lists read alike
        hash.addData(QByteArray::fromStdString(text));
        hash.addData(QByteArray(1, '\0'));
    };
    add(QFileInfo(QString::fromStdString(spec.file)).canonicalFilePath().toStdString());
    add(spec.command);
    add(std::to_string(spec.args.size()));
    for (const std::string &argument : spec.args)
        add(argument);
    for (const auto &[name, value] : spec.env) {
        add(name);
        add(value);
    }
    return hash.result().toHex().toStdString();
}

} // namespace

std::optional<PluginQuestion> pluginQuestion(const EffectiveConnection &connection)
{
    if (!connection.auth.exec || !connection.auth.exec->foreign)
        return std::nullopt;
    const ExecSpec &spec = *connection.auth.exec;
    if (refusalOf(spec.policy, spec.command, findProgram(spec.command)))
        return std::nullopt;
    PluginQuestion question{spec.file, spec.user, spec.command, spec.args, {}, keyOf(spec)};
    for (const auto &[name, value] : spec.env)
        question.variables.push_back(name);
    return QSettings().contains(settingOf(question.key)) ? std::nullopt : std::optional(std::move(question));
}

void rememberPlugin(const PluginQuestion &question)
{
    QSettings settings;
    settings.setValue(settingOf(question.key), QString::fromStdString(question.file));
    settings.sync();
}

} // namespace portolan
