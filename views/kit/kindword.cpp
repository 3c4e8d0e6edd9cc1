#include "views/kit/kindword.h"

#include <QCoreApplication>

namespace portolan {

namespace {

struct KindWords {
    Q_DECLARE_TR_FUNCTIONS(SummaryText)
};

} // namespace

QString kindWord(Kind kind)
{
    switch (kind) {
    case Kind::PersistentVolumeClaim:
        return KindWords::tr("Claim");
    case Kind::PersistentVolume:
        return KindWords::tr("Persistent volume");
    case Kind::StorageClass:
        return KindWords::tr("Storage class");
    case Kind::EndpointSlice:
        return KindWords::tr("Endpoint slice");
    case Kind::NetworkPolicy:
        return KindWords::tr("Network policy");
    case Kind::Other:
        return KindWords::tr("Object");
    default:
        return QString::fromLatin1(kindInfo(kind).name.data(), qsizetype(kindInfo(kind).name.size()));
    }
}

} // namespace portolan
