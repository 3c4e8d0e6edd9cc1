#pragma once

#include <QByteArrayList>

#include "models/decode/jsonparser.h"
#include "tests/kubectl.h"

namespace portolan::test {

/// Every value of every Secret a server holds, encoded and plain (short words such as "true" would be found anywhere).
inline QByteArrayList secretValues(int port)
{
    const Ran shown = runProgram(QStringLiteral(PORTOLAN_BINARY), {QStringLiteral("get"), QStringLiteral("secrets"), QStringLiteral("-A"), QStringLiteral("-o"), QStringLiteral("json"),
                                                                   QStringLiteral("--show-secrets"), QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(port)});
    QByteArrayList values;
    const auto secrets = parseJson(std::string_view(shown.out.constData(), static_cast<std::size_t>(shown.out.size())));
    if (!secrets)
        return values;
    for (const Json &secret : (*secrets)["items"].items())
        for (const auto &[key, value] : secret["data"].members()) {
            const QByteArray encoded = QByteArray::fromStdString(value.str()), plain = QByteArray::fromBase64(encoded);
            if (plain.size() < 8)
                continue;
            values << encoded << plain << plain.toBase64(QByteArray::Base64UrlEncoding) << plain.toHex();
        }
    return values;
}

/// The first of them that stands in a text; nothing when there is none.
inline QByteArray firstFound(const QByteArrayList &secrets, const QByteArray &text)
{
    for (const QByteArray &secret : secrets)
        if (text.contains(secret))
            return secret;
    return {};
}

} // namespace portolan::test
