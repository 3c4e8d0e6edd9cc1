#include "models/diagram/icons.h"

#include <array>
#include <charconv>
#include <utility>

namespace portolan {

namespace {

// On a grid of 24: M move, L line, C cubic, Z close, O circle (centre and radius), R rectangle (x y w h).
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> icons{{
    {"pod", "M12 2 L21 7 L21 17 L12 22 L3 17 L3 7 Z"},
    {"container", "R4 3 16 18 M4 8 L20 8"},
    {"sandbox", "O12 12 9.5 M9.5 8.5 L9.5 15.5 M14.5 8.5 L14.5 15.5"},
    {"volume", "M5 6 C5 2.7 19 2.7 19 6 C19 9.3 5 9.3 5 6 L5 18 C5 21.3 19 21.3 19 18 L19 6"},
    {"claim", "M3 6 L21 6 L21 9.5 C18.5 9.5 18.5 14.5 21 14.5 L21 18 L3 18 L3 14.5 C5.5 14.5 5.5 9.5 3 9.5 Z"},
    {"pv", "M4 5.5 C4 2.5 20 2.5 20 5.5 C20 8.5 4 8.5 4 5.5 L4 18.5 C4 21.5 20 21.5 20 18.5 L20 5.5 M4 10 C4 13 20 13 20 10 "
           "M4 14.3 C4 17.3 20 17.3 20 14.3"},
    {"class", "M12 3 L22 8 L12 13 L2 8 Z M2 12.5 L12 17.5 L22 12.5 M2 16.8 L12 21.8 L22 16.8"},
    {"driver", "R6 6 12 12 M9 2 L9 6 M15 2 L15 6 M9 18 L9 22 M15 18 L15 22 M2 9 L6 9 M2 15 L6 15 M18 9 L22 9 M18 15 L22 15"},
    {"hostdir", "M2.5 5 L9 5 L11.5 8 L21.5 8 L21.5 20 L2.5 20 Z"},
    {"network", "O12 12 9.5 M2.5 12 L21.5 12 M12 2.5 C7 7 7 17 12 21.5 M12 2.5 C17 7 17 17 12 21.5"},
    {"disk", "R3 5 18 14 O8.5 12 3.5 M16 9 L18 9 M16 15 L18 15"},
    {"image", "R3 4 18 16 M3 17 L9 11 L13 15 L16 12 L21 17 O15.5 8.5 1.5"},
    {"attachment", "M9 15 L15 9 M11 6.5 L13.5 4 C17.5 0 24 6.5 20 10.5 L17.5 13 M13 17.5 L10.5 20 C6.5 24 0 17.5 4 13.5 L6.5 11"},
    {"snapshot", "M3 7 L8 7 L9.5 4.5 L14.5 4.5 L16 7 L21 7 L21 19.5 L3 19.5 Z O12 13 3.8"},
    {"node", "R3 3 18 7.5 R3 13.5 18 7.5 M6.5 6.75 L9 6.75 M6.5 17.25 L9 17.25 M14 6.75 L17.5 6.75 M14 17.25 L17.5 17.25"},
    {"configmap", "M5 2.5 L15 2.5 L19 6.5 L19 21.5 L5 21.5 Z M15 2.5 L15 6.5 L19 6.5 M8.5 11 L15.5 11 M8.5 15 L15.5 15"},
    {"secret", "O8 15.5 4.5 M11.2 12.3 L20 3.5 M16 7.5 L19.5 11"},
    {"workload", "R3 3 7.5 7.5 R13.5 3 7.5 7.5 R3 13.5 7.5 7.5 R13.5 13.5 7.5 7.5"},
    {"service", "M12 2 L22 12 L12 22 L2 12 Z"},
    {"ingress", "M3 12 L15 12 M10.5 7 L15.5 12 L10.5 17 M20 3 L20 21"},
    {"policy", "M12 2.5 L20 5.5 L20 12 C20 17 16 20 12 21.8 C8 20 4 17 4 12 L4 5.5 Z"},
    {"endpoints", "O5 12 2.5 O19 5 2.5 O19 19 2.5 M7.3 11 L16.7 6 M7.3 13 L16.7 18"},
    {"veth", "M2 8 L8 8 L8 16 L2 16 Z M16 8 L22 8 L22 16 L16 16 Z M8 12 L16 12"},
    {"bridge", "M2 17 L22 17 M4 17 C4 8 20 8 20 17 M8 17 L8 12 M12 17 L12 10.5 M16 17 L16 12"},
    {"tunnel", "O12 12 9.5 O12 12 5"},
    {"nic", "R3 6 18 11 M7 17 L7 20 M11 17 L11 20 M15 17 L15 20"},
    {"nat", "M3 8 L19 8 M15 4 L19.5 8 L15 12 M21 16 L5 16 M9 12 L4.5 16 L9 20"},
    {"external", "M6.5 18 C1 18 1 10.5 6.5 10.5 C7 4 16.5 3.5 17.5 9.5 C23 9.5 23 18 17.5 18 Z"},
    {"namespace", "R3 3 18 18 M3 9 L21 9 M9 9 L9 21"},
    {"memory", "R4 7 16 10 M8 3.5 L8 7 M12 3.5 L12 7 M16 3.5 L16 7 M8 17 L8 20.5 M12 17 L12 20.5 M16 17 L16 20.5"},
}};

class IconReader
{
public:
    IconReader(std::string_view text, const Rect &into) : m_text(text), m_into(into) {}
    Path read()
    {
        Path path;
        while (skip()) {
            const char command = m_text[m_at++];
            if (command == 'M')
                path.move(point());
            else if (command == 'L')
                path.line(point());
            else if (command == 'C') {
                const Point a = point(), b = point();
                path.cubic(a, b, point());
            } else if (command == 'O') {
                const Point c = point();
                path.circle(c, number() * m_into.w / 24);
            } else if (command == 'R') {
                const double x = number(), y = number(), w = number(), h = number();
                path.move(at(x, y)).line(at(x + w, y)).line(at(x + w, y + h)).line(at(x, y + h)).close();
            } else {
                path.close();
            }
        }
        return path;
    }

private:
    bool skip()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
        return m_at < m_text.size();
    }
    double number()
    {
        skip();
        double value = 0;
        const auto result = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value);
        m_at = std::size_t(result.ptr - m_text.data());
        return value;
    }
    Point at(double x, double y) const { return {m_into.x + x * m_into.w / 24, m_into.y + y * m_into.h / 24}; }
    Point point()
    {
        const double x = number();
        return at(x, number());
    }
    std::string_view m_text;
    Rect m_into;
    std::size_t m_at = 0;
};

} // namespace

Path iconPath(std::string_view kind, const Rect &into)
{
    for (const auto &[name, drawing] : icons)
        if (name == kind)
            return IconReader(drawing, into).read();
    return IconReader("R4 4 16 16", into).read();
}

} // namespace portolan
