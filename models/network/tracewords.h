#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <QCoreApplication>

#include "models/objects/coverage.h"
#include "models/objects/pod.h"

namespace portolan {

/// The sentences about a packet's way, translated. Names, addresses and Kubernetes' own words for values are left as they are; so
/// are the one-word reasons, which programs read.
struct TraceWords {
    Q_DECLARE_TR_FUNCTIONS(TraceWords)
public:
    /// A translated sentence with its places %1, %2, ... filled in, all at once: a part that holds a "%1" is left alone.
    template<class... Parts>
    [[nodiscard]] static std::string say(const QString &sentence, const Parts &...parts)
    {
        if constexpr (sizeof...(parts) == 0)
            return sentence.toStdString();
        else
            return sentence.arg(part(parts)...).toStdString();
    }
    /// "80/TCP", "http/TCP"
    template<class Port>
    [[nodiscard]] static std::string port(const Port &port, Protocol protocol)
    {
        return (part(port) + QLatin1Char('/')).toStdString().append(protocolText(protocol));
    }
    /// "a, b, c"
    [[nodiscard]] static std::string list(const std::vector<std::string> &parts)
    {
        if (parts.size() < 2)
            return parts.empty() ? std::string() : parts.front();
        std::string out;
        const std::string comma = say(TraceWords::tr(", "));
        for (const std::string &one : parts)
            out += (&one == &parts.front() ? std::string() : comma) + one;
        return out;
    }
    /// "pod shop/web is not in this file": why one thing cannot be told of; see coverageText().
    [[nodiscard]] static std::string unread(Covered covered, const std::string &thing) { return coverageText(covered, QString::fromStdString(thing)).toStdString(); }
    /// "the pods of namespace shop may not be read"; see coverageTextOfMany().
    [[nodiscard]] static std::string unreadMany(Covered covered, const std::string &things) { return coverageTextOfMany(covered, QString::fromStdString(things)).toStdString(); }
    /// One sentence after another. Chinese ones have no blank between them; either may be empty.
    [[nodiscard]] static std::string then(const std::string &first, const std::string &next)
    {
        const bool blank = !first.empty() && !next.empty() && static_cast<unsigned char>(first.back()) < 0x80;
        return first + (blank ? " " : "") + next;
    }
    /// Begins with a capital, where the script has any.
    [[nodiscard]] static std::string capital(std::string sentence)
    {
        if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
            sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
        return sentence;
    }

private:
    template<class T>
    [[nodiscard]] static QString part(const T &value)
    {
        if constexpr (std::is_arithmetic_v<T>) {
            return QString::number(value);
        } else {
            const std::string_view text(value);
            return QString::fromUtf8(text.data(), qsizetype(text.size()));
        }
    }
};

} // namespace portolan
