#include "models/logs/shownline.h"

#include <limits>
#include <optional>

#include "models/core/printable.h"

namespace portolan {

namespace {

/// The parameters of one SGR sequence, taken one by one.
class Parameters
{
public:
    explicit Parameters(std::string_view text) : m_text(text) {}
    [[nodiscard]] bool more() const { return m_at <= m_text.size() && !m_ended; }
    /// An empty one is 0; large ones stay large.
    int next()
    {
        int value = 0;
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
            value = value < 100'000 ? value * 10 + (m_text[m_at++] - '0') : (++m_at, value);
        m_ended = m_at >= m_text.size();
        ++m_at; // the ';'
        return value;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_ended = false;
};

/// What follows 38 or 48: "5;N" or "2;R;G;B".
std::optional<std::int32_t> extendedColour(Parameters &parameters)
{
    const int form = parameters.more() ? parameters.next() : 0;
    const auto byte = [&parameters] { return parameters.more() ? parameters.next() : 256; };
    if (form == 5) {
        const int index = byte();
        return index < 256 ? std::optional(index) : std::nullopt;
    }
    if (form != 2)
        return std::nullopt;
    const int red = byte(), green = byte(), blue = byte();
    if (red > 255 || green > 255 || blue > 255)
        return std::nullopt;
    return LogTextStyle::rgb | red << 16 | green << 8 | blue;
}

bool applyColour(int code, Parameters &parameters, LogTextStyle &style)
{
    if (code == 38 || code == 48) {
        const auto colour = extendedColour(parameters);
        if (colour)
            (code == 38 ? style.foreground : style.background) = *colour;
        return colour.has_value();
    }
    const bool bright = code >= 90 && code <= 107;
    const int base = bright ? code - 60 : code;
    if (base == 39 || base == 49)
        (base == 39 ? style.foreground : style.background) = LogTextStyle::none;
    else if (base >= 30 && base <= 37)
        style.foreground = base - 30 + (bright ? 8 : 0);
    else if (base >= 40 && base <= 47)
        style.background = base - 40 + (bright ? 8 : 0);
    else
        return false;
    return true;
}

/// False for a code that says something else than colours and these: concealed text, blinking, other fonts.
bool applyCode(int code, Parameters &parameters, LogTextStyle &style)
{
    switch (code) {
    case 0: style = {}; return true;
    case 1: style.bold = true; return true;
    case 2: style.dim = true; return true;
    case 3: style.italic = true; return true;
    case 4: style.underline = true; return true;
    case 7: style.inverse = true; return true;
    case 22: style.bold = style.dim = false; return true;
    case 23: style.italic = false; return true;
    case 24: style.underline = false; return true;
    case 27: style.inverse = false; return true;
    default: return applyColour(code, parameters, style);
    }
}

/// The length of a whole SGR sequence at the text's beginning, or 0.
std::size_t sgrLength(std::string_view text)
{
    constexpr std::size_t longest = 128;
    if (!text.starts_with("\x1b["))
        return 0;
    for (std::size_t i = 2; i < text.size() && i < longest; ++i) {
        const char c = text[i];
        if (c == 'm')
            return i + 1;
        if ((c < '0' || c > '9') && c != ';')
            return 0;
    }
    return 0;
}

class Painter
{
public:
    explicit Painter(ShownLine &out) : m_out(out) {}
    /// False: it holds what is not applied, and is to be seen.
    bool apply(std::string_view sequence)
    {
        LogTextStyle style = m_style;
        Parameters parameters(sequence.substr(2, sequence.size() - 3));
        bool known = true;
        while (parameters.more() && known)
            known = applyCode(parameters.next(), parameters, style);
        if (known)
            m_style = style;
        return known;
    }
    void add(std::string_view text, bool marked)
    {
        auto &runs = m_out.runs;
        if (runs.empty() || runs.back().style != m_style || runs.back().marked != marked)
            runs.push_back({m_out.text.size(), 0, m_style, marked});
        runs.back().length += text.size();
        m_out.text += text;
    }

private:
    ShownLine &m_out;
    LogTextStyle m_style;
};

/// U+2400 to U+2421.
std::string picture(char control)
{
    const auto c = static_cast<unsigned char>(control);
    const char32_t value = c == 0x7f ? 0x2421 : 0x2400 + c;
    return {'\xe2', char(0x80 | (value >> 6 & 0x3f)), char(0x80 | (value & 0x3f))};
}

std::string hexByte(char byte)
{
    static constexpr char hex[] = "0123456789abcdef";
    const auto c = static_cast<unsigned char>(byte);
    return {'\\', 'x', hex[c >> 4], hex[c & 15]};
}

void addCharacter(Painter &painter, std::string_view text, std::size_t at, const CodePoint &c)
{
    if (!c.valid)
        return painter.add(hexByte(text[at]), true);
    if (c.value < 0x80 && isControl(c.value))
        return painter.add(picture(text[at]), true);
    if (isControl(c.value) || isHidden(c.value)) {
        std::string escape;
        appendUnicodeEscape(escape, c.value);
        return painter.add(escape, true);
    }
    painter.add(text.substr(at, c.bytes), false);
}

bool isPlain(char c)
{
    return (c >= 0x20 && c < 0x7f) || c == '\t';
}

void addSegment(Painter &painter, std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        std::size_t plain = i;
        while (plain < text.size() && isPlain(text[plain]))
            ++plain;
        if (plain > i)
            painter.add(text.substr(i, plain - i), false);
        i = plain;
        if (i == text.size())
            return;
        const std::size_t sequence = sgrLength(text.substr(i));
        if (sequence > 0 && painter.apply(text.substr(i, sequence))) {
            i += sequence;
            continue;
        }
        const CodePoint c = codePointAt(text, i);
        addCharacter(painter, text, i, c);
        i += c.bytes;
    }
}

/// "38;2;1;2;3" for a colour; `base`: 30 or 40.
std::string colourCode(std::int32_t colour, int base)
{
    if (colour == LogTextStyle::none)
        return {};
    if (colour >= LogTextStyle::rgb)
        return ';' + std::to_string(base + 8) + ";2;" + std::to_string(colour >> 16 & 255) + ';' + std::to_string(colour >> 8 & 255) + ';' + std::to_string(colour & 255);
    if (colour < 16) // as the simplest terminals know them
        return ';' + std::to_string(colour < 8 ? base + colour : base + 52 + colour);
    return ';' + std::to_string(base + 8) + ";5;" + std::to_string(colour);
}

std::string sequenceOf(const LogTextStyle &style)
{
    std::string out = "\x1b[0";
    const auto add = [&out](bool on, const char *code) { out += on ? code : ""; };
    add(style.bold, ";1");
    add(style.dim, ";2");
    add(style.italic, ";3");
    add(style.underline, ";4");
    add(style.inverse, ";7");
    return out + colourCode(style.foreground, 30) + colourCode(style.background, 40) + 'm';
}

} // namespace

ShownLine showLine(std::string_view bytes, const ShowOptions &options)
{
    ShownLine out;
    if (bytes.ends_with('\n'))
        bytes.remove_suffix(1);
    while (bytes.ends_with('\r')) // ends of lines of another system, and of progress bars
        bytes.remove_suffix(1);
    Painter painter(out);
    if (const std::size_t last = bytes.rfind('\r'); options.lastSegment && last != std::string_view::npos) {
        out.overwritten = true;
        bytes.remove_prefix(last + 1);
    }
    if (bytes.size() > options.mostBytes) {
        out.cut = true;
        std::size_t end = options.mostBytes;
        while (end > 0 && options.mostBytes - end < 3 && (static_cast<unsigned char>(bytes[end]) & 0xc0) == 0x80)
            --end; // not within a character
        bytes = bytes.substr(0, end);
    }
    addSegment(painter, bytes);
    return out;
}

std::string terminalLine(std::string_view bytes)
{
    const ShownLine line = showLine(bytes, {std::numeric_limits<std::size_t>::max(), false});
    std::string out;
    LogTextStyle style;
    for (const ShownLine::Run &run : line.runs) {
        if (run.style != style)
            out += sequenceOf(run.style);
        style = run.style;
        out.append(line.text, run.begin, run.length);
    }
    if (style != LogTextStyle())
        out += "\x1b[0m";
    if (bytes.ends_with('\n'))
        out += '\n';
    return out;
}

} // namespace portolan
