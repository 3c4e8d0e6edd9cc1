#pragma once

#include <string>

#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

namespace portolan {

/// The two points in which Go checks a server otherwise than Qt does. Both are questions about a finished handshake.
class ServerCheck
{
public:
    /// `tls` holds the trusted certificates; `name` is what the server must be called.
    ServerCheck(const QSslConfiguration &tls, std::string name);

    /// Go trusts every certificate of a CA bundle as an anchor, intermediates and the server's own included; Qt wants a root.
    /// True when the chain holds by that rule and the name fits: Qt's objections may then be ignored. Nothing else is forgiven:
    /// times, signatures and purposes are checked here again. Never true without a CA of the user's.
    [[nodiscard]] bool vouches(const QList<QSslCertificate> &chain) const;
    /// Go reads names from subjectAltName only; Qt takes the subject's common name too. True when the name fits (or nothing
    /// is verified at all).
    [[nodiscard]] bool isNamed(const QSslCertificate &certificate) const;
    /// Qt's objections to a server's certificate as one sentence that says what to do something about.
    [[nodiscard]] std::string sentence(const QList<QSslError> &objections, const QSslCertificate &certificate) const;

private:
    QList<QSslCertificate> m_anchors;
    std::string m_name;
    bool m_verifies = true;
};

} // namespace portolan
