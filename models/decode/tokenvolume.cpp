#include "models/decode/tokenvolume.h"

namespace portolan::decode {

bool TokenVolume::takes(std::string_view name)
{
    if (!m_isPod || !name.starts_with(TokenVolumeName::prefix))
        return false;
    if (m_name.empty())
        m_name = TokenVolumeName(name);
    const bool is = !m_name.empty() && m_name.view() == name;
    m_taken += is ? 1 : 0;
    return is;
}

std::string_view TokenVolume::blanked(std::string_view bytes, std::size_t &places)
{
    places = 0;
    for (std::size_t at = m_isPod ? bytes.find(TokenVolumeName::prefix) : std::string_view::npos; at != std::string_view::npos;
         at = bytes.find(TokenVolumeName::prefix, at + 1)) {
        const TokenVolumeName here(bytes.substr(at, TokenVolumeName::size));
        const bool isWhole = !here.empty() && at > 0 && bytes[at - 1] == '"' && bytes.substr(at + TokenVolumeName::size).starts_with('"');
        if (!isWhole)
            continue;
        if (m_name.empty())
            m_name = here;
        if (here.view() != m_name.view())
            continue;
        if (places++ == 0)
            m_blanked = bytes;
        m_blanked.replace(at + TokenVolumeName::prefix.size(), TokenVolumeName::size - TokenVolumeName::prefix.size(), "*****");
    }
    return places > 0 ? std::string_view(m_blanked) : bytes;
}

} // namespace portolan::decode
