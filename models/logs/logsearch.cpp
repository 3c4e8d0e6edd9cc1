#include <algorithm>
#include <cstring>
#include <memory>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "models/logs/logbuffer.h"

namespace portolan {

namespace {

/// Beyond it a line counts as not fitting: an expression that tries for ever must not.
constexpr std::uint32_t mostSteps = 1'000'000;

struct CodeFree {
    void operator()(pcre2_code *code) const { pcre2_code_free(code); }
};
struct MatchFree {
    void operator()(pcre2_match_data *data) const { pcre2_match_data_free(data); }
};
struct ContextFree {
    void operator()(pcre2_match_context *context) const { pcre2_match_context_free(context); }
};

/// A text or an expression, made ready. Works on bytes, so that what is no UTF-8 is found, too.
class Needle
{
public:
    explicit Needle(const LogSearch &search) : m_isText(!search.regex), m_plain(!search.regex && search.caseSensitive), m_text(search.text)
    {
        if (m_plain)
            return;
        const std::uint32_t options = (search.regex ? 0U : std::uint32_t(PCRE2_LITERAL)) | (search.caseSensitive ? 0U : std::uint32_t(PCRE2_CASELESS)) | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
        int error = 0;
        PCRE2_SIZE at = 0;
        m_code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(m_text.data()), m_text.size(), options, &error, &at, nullptr));
        if (!m_code) {
            char message[200] = "";
            pcre2_get_error_message(error, reinterpret_cast<PCRE2_UCHAR *>(message), sizeof message);
            m_problem = message;
            return;
        }
        pcre2_jit_compile(m_code.get(), PCRE2_JIT_COMPLETE);
        m_data.reset(pcre2_match_data_create_from_pattern(m_code.get(), nullptr));
        m_context.reset(pcre2_match_context_create(nullptr));
        pcre2_set_match_limit(m_context.get(), mostSteps);
    }
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    struct Found {
        std::size_t begin = std::string_view::npos, end = 0;
        [[nodiscard]] bool is() const { return begin != std::string_view::npos; }
    };
    /// Where it is next, from `from` on.
    [[nodiscard]] Found find(std::string_view in, std::size_t from) const
    {
        if (m_plain) {
            const std::size_t at = in.find(m_text, from);
            return {at, at + m_text.size()};
        }
        if (!m_code)
            return {};
        const int found = pcre2_match(m_code.get(), reinterpret_cast<PCRE2_SPTR>(in.data()), in.size(), from, 0, m_data.get(), m_context.get());
        const PCRE2_SIZE *place = pcre2_get_ovector_pointer(m_data.get());
        return found < 0 ? Found() : Found{place[0], place[1]};
    }
    /// Rows need not be looked at one by one: it has no anchors.
    [[nodiscard]] bool isText() const { return m_isText; }

private:
    bool m_isText, m_plain;
    std::string m_text, m_problem;
    std::unique_ptr<pcre2_code, CodeFree> m_code;
    std::unique_ptr<pcre2_match_data, MatchFree> m_data;
    std::unique_ptr<pcre2_match_context, ContextFree> m_context;
};

/// A text in all of a chunk at once: the rows in which it lies whole.
void searchChunk(const Needle &needle, const LogBuffer::Part &part, const std::string &text, std::vector<std::uint64_t> &out)
{
    std::size_t row = 0;
    for (Needle::Found at = needle.find(text, 0); at.is();) {
        while (row < part.chunk->rows() && part.chunk->range(row).second <= at.begin)
            ++row;
        if (row == part.chunk->rows())
            return;
        const std::size_t end = part.chunk->range(row).second;
        const bool whole = at.end <= end;
        if (whole)
            out.push_back(part.first + row);
        at = needle.find(text, whole ? end : at.begin + 1);
    }
}

} // namespace

std::vector<std::uint64_t> searchLog(const std::vector<LogBuffer::Part> &parts, const LogSearch &search, const std::function<bool()> &goesOn)
{
    std::vector<std::uint64_t> out;
    const Needle needle(search);
    if (search.text.empty() || !needle.problem().empty())
        return out;
    for (const LogBuffer::Part &part : parts) {
        if (!goesOn())
            return out;
        const std::string text = part.chunk->text();
        if (needle.isText()) {
            searchChunk(needle, part, text, out);
            continue;
        }
        for (std::size_t row = 0; row < part.chunk->rows(); ++row) {
            const auto [from, to] = part.chunk->range(row);
            if (needle.find(std::string_view(text).substr(from, to - from), 0).is())
                out.push_back(part.first + row);
        }
    }
    return out;
}

std::string whyNoExpression(const LogSearch &search)
{
    return search.text.empty() ? std::string() : Needle(search).problem();
}

} // namespace portolan
