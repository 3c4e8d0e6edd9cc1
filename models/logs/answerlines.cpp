#include "models/logs/answerlines.h"

#include <utility>

#include "models/logs/kubelettext.h"

namespace portolan {

void AnswerLines::begin(bool since)
{
    m_since = since;
    m_first = true;
    m_held.clear();
    m_cutter.clear();
}

LogLine AnswerLines::lineOf(std::string_view bytes) const
{
    const auto stamp = readLeadingStamp(bytes, m_first && m_since);
    return stamp ? LogLine{bytes, stamp->stamp, stamp->length} : LogLine{bytes, {}, 0};
}

void AnswerLines::release(const std::function<bool(const LogLine &)> &onLine)
{
    if (m_held.empty())
        return;
    const std::string held = std::exchange(m_held, {});
    onLine({held, {}, 0});
}

void AnswerLines::feed(std::string_view piece, const std::function<bool(const LogLine &)> &onLine)
{
    m_cutter.feed(piece, [&](std::string_view bytes) {
        release(onLine);
        const LogLine line = lineOf(bytes);
        if (!m_first && line.stamp.isNull() && isKubeletText(bytes, true)) {
            m_held = bytes;
            return true;
        }
        m_first = false;
        return onLine(line);
    });
}

std::string AnswerLines::takeKubeletText(const std::function<bool(const LogLine &)> &onLine)
{
    const std::string rest = m_cutter.rest();
    if (!rest.empty()) {
        release(onLine);
        if (!lineOf(rest).stamp.isNull() || !isKubeletText(rest, m_first))
            return {};
        m_cutter.clear();
        return rest;
    }
    std::string said = std::exchange(m_held, {});
    if (said.ends_with('\n'))
        said.pop_back();
    return said;
}

} // namespace portolan
