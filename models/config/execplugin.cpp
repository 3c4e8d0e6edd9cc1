#include "models/config/execplugin.h"

#include <algorithm>

#include <QFileInfo>
#include <QProcessEnvironment>

#include "models/config/execspec.h"
#include "models/config/pem.h"
#include "models/config/pluginpolicy.h"
#include "models/config/quotable.h"
#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

constexpr qsizetype largestOutput = 1024 * 1024;
constexpr qsizetype largestComplaint = 64 * 1024;

/// May be called from within one of the process's own signals.
void dispose(QProcess *process)
{
    process->disconnect();
    if (process->state() != QProcess::NotRunning) {
        process->kill();
        process->waitForFinished(200); // a killed process is gone in a millisecond
    }
    process->deleteLater();
}

bool couldBeSecret(std::string_view word)
{
    return word.size() >= 20 && std::all_of(word.begin(), word.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '+' || c == '=' || c == '_' || c == '-' || c == '.';
    }) && std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) || std::isupper(c); });
}

} // namespace

std::string execInfo(const ExecSpec &spec, bool interactive)
{
    Json inner = Json::object();
    if (spec.provideClusterInfo)
        inner.set("cluster", spec.clusterInfo);
    inner.set("interactive", interactive);
    return toJsonText(Json::object({{"kind", "ExecCredential"}, {"apiVersion", spec.apiVersion}, {"spec", inner}}));
}

std::string presentable(std::string_view complaint)
{
    const std::string plain = withoutControls(complaint);
    std::string shown, word;
    const auto flush = [&] {
        shown += couldBeSecret(word) ? std::string(maskedSecret) : word;
        word.clear();
    };
    for (const char c : plain) {
        const bool inWord = std::isalnum(static_cast<unsigned char>(c)) || std::string_view("+=_-.").find(c) != std::string_view::npos;
        if (inWord) {
            word.push_back(c);
            continue;
        }
        flush();
        shown.push_back(c == '\n' || c == '\t' ? ' ' : c);
    }
    flush();
    const std::size_t end = shown.find_last_not_of(' ');
    shown.erase(end == std::string::npos ? 0 : end + 1);
    constexpr std::size_t longest = 600;
    return shown.size() > longest ? "..." + shown.substr(shown.size() - longest) : shown;
}

Result<ProvidedCredential> parseExecCredential(std::string_view output, const std::string &apiVersion)
{
    const auto wrong = [](std::string detail) { return failure(ErrorKind::Config, {}, std::move(detail)); };
    const Result<Json> answer = parseJson(output);
    if (!answer || !answer->isObject())
        return wrong("did not print a JSON object");
    if ((*answer)["kind"].view() != "ExecCredential")
        return wrong("did not print an ExecCredential");
    if ((*answer)["apiVersion"].view() != apiVersion)
        return wrong("answered in apiVersion \"" + presentable((*answer)["apiVersion"].view()) + "\", but \"" + apiVersion + "\" is configured");
    const Json &status = (*answer)["status"];
    if (!status.isObject())
        return wrong("answered without a status");
    ProvidedCredential credential{SecretBytes(status["token"].str()), status["clientCertificateData"].str(),
                                  SecretBytes(status["clientKeyData"].str()), {}};
    if (credential.certPem.empty() != credential.keyPem.empty())
        return wrong("answered with only one of certificate and key");
    if (credential.token.empty() && credential.certPem.empty())
        return wrong("answered with neither a token nor a certificate");
    if (!credential.certPem.empty()) {
        const PairFault fault = checkPair(credential.certPem, credential.keyPem);
        if (!fault.message.empty())
            return wrong(std::string("answered with a ") + (fault.inKey ? "key that " : "certificate that ") + fault.message);
    }
    const std::string expires = status["expirationTimestamp"].str();
    credential.expires = Timestamp::parse(expires);
    if (!expires.empty() && credential.expires.isNull())
        return wrong("answered with an expirationTimestamp that is no time");
    return credential;
}

ExecPlugin::ExecPlugin(ExecSpec spec, bool terminal, QObject *parent)
    : TokenProvider(parent), m_spec(std::move(spec)), m_terminal(terminal), m_process(nullptr, &dispose)
{
}

ExecPlugin::~ExecPlugin() = default;

std::string ExecPlugin::what() const
{
    return pathOr(m_spec.command, "the command of " + entryName("user", m_spec.user));
}

std::string ExecPlugin::notFound() const
{
    const bool there = QFileInfo(QString::fromStdString(m_spec.command)).isFile() && m_spec.command.find('/') != std::string::npos;
    std::string text = there ? "is not executable" : m_spec.command.find('/') != std::string::npos ? "does not exist" : "was not found in PATH";
    if (!m_spec.installHint.empty())
        text += ". " + m_spec.installHint;
    return text;
}

Result<ProvidedCredential> ExecPlugin::failed(ErrorKind kind, std::string detail) const
{
    return failure(kind, "credential plugin " + what(), std::move(detail));
}

void ExecPlugin::start(Done done)
{
    m_done = std::move(done);
    const std::string program = findProgram(m_spec.command);
    if (auto refusal = refusalOf(m_spec.policy, m_spec.command, program))
        return end(failed(ErrorKind::Unauthorized, std::move(*refusal)));
    if (m_spec.interactive == ExecSpec::Interactive::Always && !m_terminal)
        return end(failed(ErrorKind::Config, "always wants to ask something on a terminal, and there is none here"));
    if (program.empty())
        return end(failed(ErrorKind::Config, notFound()));
    launch(QString::fromStdString(program)); // what was looked at, not what PATH holds a moment later
}

void ExecPlugin::launch(const QString &program)
{
    const bool interactive = m_terminal && m_spec.interactive != ExecSpec::Interactive::Never;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : m_spec.env)
        environment.insert(QString::fromStdString(name), QString::fromStdString(value));
    environment.insert(QStringLiteral("KUBERNETES_EXEC_INFO"), QString::fromStdString(execInfo(m_spec, interactive)));
    QStringList arguments;
    for (const std::string &argument : m_spec.args)
        arguments.append(QString::fromStdString(argument));

    m_output.clear();
    m_complaint.clear();
    m_process.reset(new QProcess);
    QProcess *process = m_process.get();
    process->setProcessEnvironment(environment);
    if (interactive)
        process->setInputChannelMode(QProcess::ForwardedInputChannel);
    else
        process->setStandardInputFile(QProcess::nullDevice());
    if (m_terminal)
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(process, &QProcess::readyReadStandardOutput, this, &ExecPlugin::readOutput);
    connect(process, &QProcess::readyReadStandardError, this, &ExecPlugin::readOutput);
    connect(process, &QProcess::finished, this, &ExecPlugin::finished);
    connect(process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(failed(ErrorKind::Config, "cannot be run: " + m_process->errorString().toStdString()));
    });
    process->start(program, arguments, QIODevice::ReadOnly);
}

void ExecPlugin::readOutput()
{
    m_output += m_process->readAllStandardOutput();
    m_complaint += m_process->readAllStandardError();
    if (m_complaint.size() > largestComplaint)
        m_complaint = m_complaint.right(largestComplaint / 2);
    if (m_output.size() > largestOutput)
        end(failed(ErrorKind::Config, "printed more than a credential"));
}

void ExecPlugin::finished(int exitCode, QProcess::ExitStatus status)
{
    readOutput();
    if (!m_done)
        return;
    if (status == QProcess::CrashExit || exitCode != 0) {
        const std::string said = presentable(std::string_view(m_complaint.constData(), std::size_t(m_complaint.size())));
        const std::string how = status == QProcess::CrashExit ? "crashed" : "failed with exit code " + std::to_string(exitCode);
        return end(failed(ErrorKind::Unauthorized, how + (said.empty() ? "" : ": " + said)));
    }
    Result<ProvidedCredential> credential = parseExecCredential(std::string_view(m_output.constData(), std::size_t(m_output.size())), m_spec.apiVersion);
    if (!credential)
        return end(failed(credential.error().kind, credential.error().detail));
    end(std::move(credential));
}

void ExecPlugin::cancel()
{
    if (m_done)
        end(failed(ErrorKind::Cancelled, "was cancelled"));
}

void ExecPlugin::end(Result<ProvidedCredential> result)
{
    m_output.fill('\0');
    m_output.clear();
    m_process.reset();
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(result));
}

} // namespace portolan
