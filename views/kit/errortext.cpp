#include "views/kit/errortext.h"

#include <QCoreApplication>

namespace portolan {

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};

} // namespace

ErrorText errorText(const Error &error)
{
    ErrorText out;
    out.detail = QString::fromStdString(error.text());
    switch (error.kind) {
    case ErrorKind::Config:
        out.headline = ErrorWords::tr("The configuration has a mistake");
        out.advice = ErrorWords::tr("Correct the entry named below, then try again.");
        break;
    case ErrorKind::Tls:
        out.headline = ErrorWords::tr("The server's certificate is not trusted");
        out.advice = ErrorWords::tr("Check the context's certificate authority (certificate-authority-data): it must be the one that signed this "
                         "server's certificate, and the server's name must be in the certificate.");
        break;
    case ErrorKind::Network:
        out.headline = ErrorWords::tr("The server cannot be reached");
        out.advice = ErrorWords::tr("Check that the cluster runs, that its address is right, and that a VPN or proxy it needs is up.");
        break;
    case ErrorKind::Timeout:
        out.headline = ErrorWords::tr("The server does not answer");
        out.advice = ErrorWords::tr("It may be overloaded or behind a firewall; Portolan keeps trying.");
        break;
    case ErrorKind::Unauthorized:
        out.headline = ErrorWords::tr("The server does not accept these credentials");
        out.advice = ErrorWords::tr("The token or client certificate has expired or is not known to this cluster: log in again, then retry.");
        break;
    case ErrorKind::Forbidden:
        out.headline = ErrorWords::tr("You may not see this");
        out.advice = ErrorWords::tr("Ask for the right to list and watch it, or choose a namespace that is yours.");
        break;
    case ErrorKind::NotFound:
        out.headline = ErrorWords::tr("It does not exist any more");
        out.advice = ErrorWords::tr("It may have been deleted a moment ago, or the server does not serve this kind.");
        break;
    case ErrorKind::Gone:
        out.headline = ErrorWords::tr("The server has forgotten this version");
        out.advice = ErrorWords::tr("Portolan lists everything again by itself.");
        break;
    case ErrorKind::Throttled:
        out.headline = ErrorWords::tr("The server asks for patience");
        out.advice = ErrorWords::tr("It limits requests at the moment; Portolan waits and tries again by itself.");
        break;
    case ErrorKind::Server:
        out.headline = ErrorWords::tr("The server refused");
        out.advice = ErrorWords::tr("Its answer is below; Portolan tries again by itself.");
        break;
    case ErrorKind::Parse:
        out.headline = ErrorWords::tr("The answer cannot be read");
        out.advice = ErrorWords::tr("What could not be read, and where, is told below.");
        break;
    case ErrorKind::Cancelled:
        out.headline = ErrorWords::tr("Stopped");
        out.advice = ErrorWords::tr("Retry when you like.");
        break;
    }
    return out;
}

} // namespace portolan
