#include "views/browse/errortext.h"

#include <QCoreApplication>

namespace portolan {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ErrorText", text);
}

} // namespace

ErrorText errorText(const Error &error)
{
    ErrorText out;
    out.detail = QString::fromStdString(error.text());
    switch (error.kind) {
    case ErrorKind::Config:
        out.headline = say("The configuration has a mistake");
        out.advice = say("Correct the entry named below, then try again.");
        break;
    case ErrorKind::Tls:
        out.headline = say("The server's certificate is not trusted");
        out.advice = say("Check the context's certificate authority (certificate-authority-data): it must be the one that signed this "
                         "server's certificate, and the server's name must be in the certificate.");
        break;
    case ErrorKind::Network:
        out.headline = say("The server cannot be reached");
        out.advice = say("Check that the cluster runs, that its address is right, and that a VPN or proxy it needs is up.");
        break;
    case ErrorKind::Timeout:
        out.headline = say("The server does not answer");
        out.advice = say("It may be overloaded or behind a firewall; Portolan keeps trying.");
        break;
    case ErrorKind::Unauthorized:
        out.headline = say("The server does not accept these credentials");
        out.advice = say("The token or client certificate has expired or is not known to this cluster: log in again, then retry.");
        break;
    case ErrorKind::Forbidden:
        out.headline = say("You may not see this");
        out.advice = say("Ask for the right to list and watch it, or choose a namespace that is yours.");
        break;
    case ErrorKind::NotFound:
        out.headline = say("It does not exist any more");
        out.advice = say("It may have been deleted a moment ago, or the server does not serve this kind.");
        break;
    case ErrorKind::Gone:
        out.headline = say("The server has forgotten this version");
        out.advice = say("Portolan lists everything again by itself.");
        break;
    case ErrorKind::Throttled:
        out.headline = say("The server asks for patience");
        out.advice = say("It limits requests at the moment; Portolan waits and tries again by itself.");
        break;
    case ErrorKind::Server:
        out.headline = say("The server refused");
        out.advice = say("Its answer is below; Portolan tries again by itself.");
        break;
    case ErrorKind::Parse:
        out.headline = say("The answer cannot be read");
        out.advice = say("What could not be read, and where, is told below.");
        break;
    case ErrorKind::Cancelled:
        out.headline = say("Stopped");
        out.advice = say("Retry when you like.");
        break;
    }
    return out;
}

} // namespace portolan
