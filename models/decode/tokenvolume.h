#pragma once

#include <string>
#include <string_view>

#include "models/objects/pod.h"

namespace portolan::decode {

/// Finds the name of the account token volume while one pod is read, in whatever form: it is the first name of that form, and takes
/// the placeholder wherever it names a volume. One thread.
class TokenVolume
{
public:
    /// Another object is read.
    void begin()
    {
        m_isPod = false;
        m_name = {};
    }
    /// It is a pod: only that has such a volume to itself, in a template the name is meant as it is written.
    void readsPod() { m_isPod = true; }
    /// A volume's or mount's name is the token's: the placeholder is to stand for it.
    [[nodiscard]] bool takes(std::string_view name);
    /// The bytes of a list with the letters that are the pod's own made the same in all, and how often they stand there; the bytes
    /// themselves where there are none. Good until the next call.
    [[nodiscard]] std::string_view blanked(std::string_view bytes, std::size_t &places);
    /// How often takes() has said yes.
    [[nodiscard]] std::size_t taken() const { return m_taken; }
    [[nodiscard]] const TokenVolumeName &name() const { return m_name; }

private:
    bool m_isPod = false;
    TokenVolumeName m_name;
    std::size_t m_taken = 0;
    std::string m_blanked;
};

} // namespace portolan::decode
