#include <QCoreApplication>

#include "models/config/connection.h"

namespace portolan {

std::string ConfigNotice::text() const
{
    const auto sentence = [this] {
        switch (type) {
        case Type::MissingUser:
            return QCoreApplication::translate("portolan::ConfigNotice", "%1 names %2, which is in none of the files; connecting without credentials");
        case Type::ForeignPlugin:
            return QCoreApplication::translate("portolan::ConfigNotice", "%1 names the credential plugin %2; this kubeconfig is neither ~/.kube/config nor in KUBECONFIG");
        case Type::KubercUnread:
            return QCoreApplication::translate("portolan::ConfigNotice", "no preferences are taken from it: %2");
        case Type::KubercUnknown:
            return QCoreApplication::translate("portolan::ConfigNotice", "the field \"%1\" is not known and does nothing");
        }
        return QString();
    };
    const QString where = QString::fromStdString(file) + (file.empty() ? QString() : QStringLiteral(": "));
    return (where + sentence().replace(QStringLiteral("%1"), QString::fromStdString(entry)).replace(QStringLiteral("%2"), QString::fromStdString(detail))).toStdString();
}

} // namespace portolan
