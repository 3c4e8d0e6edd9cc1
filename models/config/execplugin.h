#pragma once

#include <memory>
#include <string_view>

#include <QProcess>

#include "models/config/connection.h"
#include "models/config/tokenprovider.h"

namespace portolan {

/// Runs a credential plugin (client.authentication.k8s.io) as a child process without a shell.
/// Source: client-go plugin/pkg/client/auth/exec/exec.go.
class ExecPlugin final : public TokenProvider
{
    Q_OBJECT
public:
    /// `terminal`: stdin and stderr belong to a person who can answer.
    ExecPlugin(ExecSpec spec, bool terminal, QObject *parent = nullptr);
    ~ExecPlugin() override;

    void start(Done done) override;
    void cancel() override;
    [[nodiscard]] std::string what() const override;

private:
    void launch(const QString &program);
    void readOutput();
    void finished(int exitCode, QProcess::ExitStatus status);
    void end(Result<ProvidedCredential> result);
    [[nodiscard]] std::string notFound() const;
    [[nodiscard]] Result<ProvidedCredential> failed(ErrorKind kind, std::string detail) const;

    ExecSpec m_spec;
    bool m_terminal;
    std::unique_ptr<QProcess, void (*)(QProcess *)> m_process;
    QByteArray m_output, m_complaint;
    Done m_done;
};

/// KUBERNETES_EXEC_INFO for a run.
[[nodiscard]] std::string execInfo(const ExecSpec &spec, bool interactive);
/// A plugin's answer. The error's text never holds any of it.
[[nodiscard]] Result<ProvidedCredential> parseExecCredential(std::string_view output, const std::string &apiVersion);
/// Text of a plugin's as it may be shown: controls gone, long runs that could be a token masked, the last lines of it.
[[nodiscard]] std::string presentable(std::string_view complaint);

} // namespace portolan
