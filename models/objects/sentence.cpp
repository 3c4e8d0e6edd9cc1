#include "models/objects/sentence.h"

#include <QCoreApplication>

namespace portolan {

QString asSentence(const QString &clause)
{
    return QCoreApplication::translate("CoverageWords", "%1.", "a whole sentence").arg(clause);
}

} // namespace portolan
