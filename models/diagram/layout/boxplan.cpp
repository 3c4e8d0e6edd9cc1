#include "models/diagram/layout/boxplan.h"

#include <algorithm>
#include <cmath>

namespace portolan {

namespace {

constexpr double shieldRoom = 18; // a policy's sign before its name
constexpr double noteSign = 13; // a note begins with its state's sign
constexpr double pad = 13, iconSize = 18, iconGap = 10, rowHeight = 18, keyGap = 18;

double even(double v) { return std::ceil(v / 2) * 2; }

std::size_t letterBytes(char lead)
{
    const auto c = static_cast<unsigned char>(lead);
    return c < 0x80 ? 1 : c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

std::vector<std::string> splitLines(std::string_view text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

constexpr double barRoom = 6; // painter.cpp draws it there

double badgeWidth(const GraphBadge &badge, const TextMeasure &measure)
{
    return badge.word.empty() ? 0 : std::ceil(measure.width(badge.word, diagramtext::badge)) + 31;
}

double tagWidth(const GraphRow &row, const TextMeasure &measure)
{
    return row.tag.empty() ? 0 : std::ceil(measure.width(row.tag, diagramtext::tag)) + 14;
}

const TextStyle &valueStyle(const GraphRow &row) { return row.mono ? diagramtext::mono : diagramtext::value; }

double rowWidth(const GraphRow &row, const TextMeasure &measure)
{
    switch (row.form) {
    case GraphRow::Form::Pair:
        return measure.width(row.key, diagramtext::row) + keyGap + measure.width(row.value, valueStyle(row));
    case GraphRow::Form::Text: return measure.width(row.value, diagramtext::small);
    case GraphRow::Form::Head: return measure.width(row.key, diagramtext::section);
    case GraphRow::Form::Port: {
        const double first = measure.width(row.value, row.mono ? diagramtext::mono : diagramtext::value);
        const double tag = tagWidth(row, measure);
        return std::max(first + (tag > 0 ? tag + 12 : 0), measure.width(row.detail, diagramtext::small)) + 14 + (row.kind == "shield" ? shieldRoom : 0);
    }
    }
    return 0;
}

/// Writes rows from the top down.
class BoxWriter
{
public:
    BoxWriter(const GraphNode &node, const TextMeasure &measure, double width) : m_node(node), m_measure(measure)
    {
        m_plan.width = width;
    }

    BoxPlan box()
    {
        header();
        const bool headed = m_y > 0;
        if (!m_node.rows.empty())
            m_y += headed ? 8 : pad;
        for (const GraphRow &row : m_node.rows)
            writeRow(row);
        return done(m_node.rows.empty() ? pad - 1 : pad - 2);
    }
    BoxPlan chip()
    {
        m_plan.icon = {pad - 2, pad - 3, iconSize, iconSize};
        line({pad + iconSize + 7, pad + 11}, m_node.label, diagramtext::label, Ink::Strong);
        m_y = pad + 20;
        subtitleLines(pad, TextAnchor::Start, m_plan.width - 2 * pad);
        return done(m_node.subtitle.empty() ? 6 : pad - 2);
    }
    BoxPlan device()
    {
        m_y = 10;
        for (const std::string &text : wrapText(m_node.label, diagramtext::device, m_plan.width - 2 * pad, m_measure)) {
            line({m_plan.width / 2, m_y + 12}, text, diagramtext::device, Ink::Strong, TextAnchor::Middle);
            m_y += 17;
        }
        subtitleLines(m_plan.width / 2, TextAnchor::Middle, m_plan.width - 2 * pad);
        return done(9);
    }
    BoxPlan note()
    {
        m_y = 10;
        for (const std::string &text : wrapText(m_node.label, diagramtext::badge, m_plan.width - 2 * pad - noteSign, m_measure)) {
            line({pad + noteSign, m_y + 12}, text, diagramtext::badge, Ink::Tone);
            m_y += 17;
        }
        for (const std::string &part : splitLines(m_node.subtitle))
            for (const std::string &text : wrapText(part, diagramtext::small, m_plan.width - 2 * pad, m_measure)) {
                if (text.empty())
                    continue;
                line({pad, m_y + 12}, text, diagramtext::small, Ink::Tone);
                m_y += 17;
            }
        return done(9);
    }
    BoxPlan head()
    {
        const double badge = badgeWidth(m_node.badge, m_measure);
        m_plan.icon = {16, 16, 20, 20};
        double x = 44;
        const double room = m_plan.width - x - (badge > 0 ? badge + 28 : 16);
        const std::vector<std::string> label = wrapText(m_node.label, diagramtext::frameLabel, std::max(60.0, room), m_measure);
        double y = 31;
        for (const std::string &text : label) {
            line({x, y}, text, diagramtext::frameLabel, Ink::Strong);
            y += 20;
        }
        const double labelWidth = label.size() == 1 ? m_measure.width(label.front(), diagramtext::frameLabel) : room;
        if (!m_node.subtitle.empty() && labelWidth + 10 + m_measure.width(m_node.subtitle, diagramtext::small) <= room) {
            line({x + std::ceil(labelWidth) + 10, 31}, m_node.subtitle, diagramtext::small, Ink::Muted);
        } else if (!m_node.subtitle.empty()) {
            for (const std::string &text : wrapText(m_node.subtitle, diagramtext::small, m_plan.width - x - 16, m_measure)) {
                line({x, y - 1}, text, diagramtext::small, Ink::Muted);
                y += 17;
            }
        }
        if (badge > 0)
            m_plan.badge = {m_plan.width - badge - 14, 15, badge, 22};
        m_y = y;
        return done(2);
    }

private:
    void line(Point at, std::string text, const TextStyle &style, Ink ink, TextAnchor anchor = TextAnchor::Start)
    {
        m_plan.texts.push_back({at, std::move(text), style, ink, anchor});
    }
    BoxPlan done(double bottom)
    {
        m_plan.height = even(m_y + bottom);
        return std::move(m_plan);
    }
    void header()
    {
        const double badge = badgeWidth(m_node.badge, m_measure);
        const double x = pad + iconSize + iconGap;
        const double room = m_plan.width - x - pad;
        const double besides = badge > 0 ? room - badge - 8 : room;
        m_plan.icon = {pad, pad + 4, iconSize, iconSize};
        m_y = pad;
        if (!m_node.caption.empty()) {
            line({x, m_y + 7}, m_node.caption, diagramtext::caption, Ink::Muted);
            m_y += 12;
        }
        const bool under = badge > 0 && m_measure.width(m_node.label, diagramtext::label) > besides;
        // The badge stands beside the caption when the name needs the whole line.
        const bool fits = !under || m_measure.width(m_node.caption, diagramtext::caption) <= besides;
        for (const std::string &text : wrapText(m_node.label, diagramtext::label, under ? room : std::max(40.0, besides), m_measure)) {
            line({x, m_y + (under ? 16 : 13)}, text, diagramtext::label, Ink::Strong);
            m_y += 17;
        }
        if (under)
            m_y += 3;
        if (badge > 0)
            m_plan.badge = {m_plan.width - badge - 10, fits ? (under ? 6.0 : 10.0) : m_y + 4, badge, 20};
        if (!fits)
            m_y += 26;
        if (!m_node.subtitle.empty()) {
            m_y += 8;
            subtitleLines(pad, TextAnchor::Start, m_plan.width - 2 * pad);
        }
    }
    void subtitleLines(double x, TextAnchor anchor, double room)
    {
        for (const std::string &part : splitLines(m_node.subtitle))
            for (const std::string &text : wrapText(part, diagramtext::small, room, m_measure)) {
                if (text.empty())
                    continue;
                line({x, m_y + 12}, text, diagramtext::small, Ink::Muted, anchor);
                m_y += 16;
            }
    }
    void writeRow(const GraphRow &row)
    {
        const double top = m_y;
        switch (row.form) {
        case GraphRow::Form::Pair: pair(row); break;
        case GraphRow::Form::Text:
            for (const std::string &text : wrapText(row.value, diagramtext::small, m_plan.width - 2 * pad, m_measure)) {
                line({pad, m_y + 12}, text, diagramtext::small, Ink::Muted);
                m_y += 16;
            }
            break;
        case GraphRow::Form::Head:
            m_y += 6;
            for (const std::string &text : wrapText(row.key, diagramtext::section, m_plan.width - 2 * pad, m_measure)) {
                line({pad, m_y + 10}, text, diagramtext::section, Ink::Muted);
                m_y += 18;
            }
            break;
        case GraphRow::Form::Port: port(row); return;
        }
        if (row.bar >= 0)
            m_y += barRoom;
        m_plan.rows.push_back({0, top, m_plan.width, m_y - top});
    }
    void pair(const GraphRow &row)
    {
        const double room = m_plan.width - 2 * pad;
        const std::vector<std::string> keys = wrapText(row.key, diagramtext::row, room, m_measure); // a driver's attribute may be longer than the box
        for (std::size_t i = 0; i < keys.size(); ++i) {
            m_y += i > 0 ? rowHeight - 2 : 0;
            line({pad, m_y + 13}, keys[i], diagramtext::row, Ink::Muted);
        }
        const double left = room - m_measure.width(keys.back(), diagramtext::row) - keyGap;
        const double want = m_measure.width(row.value, valueStyle(row));
        if (want <= left) {
            line({m_plan.width - pad, m_y + 13}, row.value, valueStyle(row), Ink::Text, TextAnchor::End);
            m_y += rowHeight;
            return;
        }
        const bool below = left < 110 || want > 3 * left;
        if (below)
            m_y += rowHeight;
        for (const std::string &text : wrapText(row.value, valueStyle(row), below ? room : left, m_measure)) {
            line({m_plan.width - pad, m_y + 13}, text, valueStyle(row), Ink::Text, TextAnchor::End);
            m_y += rowHeight - 2;
        }
        m_y += 2;
    }
    void port(const GraphRow &row)
    {
        const double x = pad - 2, w = m_plan.width - 2 * x, tag = tagWidth(row, m_measure), top = m_y;
        const TextStyle &style = row.mono ? diagramtext::mono : diagramtext::value;
        const double lead = row.kind == "shield" ? shieldRoom : 0;
        const double room = w - 18 - lead - (tag > 0 ? tag + 8 : 0);
        double y = top + 7;
        for (const std::string &text : wrapText(row.value, style, room, m_measure)) {
            line({x + 9 + lead, y + 11}, text, style, Ink::Text);
            y += 16;
        }
        if (!row.detail.empty())
            for (const std::string &text : wrapText(row.detail, diagramtext::small, w - 18, m_measure)) {
                line({x + 9, y + 11}, text, diagramtext::small, Ink::Muted);
                y += 15;
            }
        const double height = even(y + 6 - top);
        if (tag > 0)
            m_plan.tags.push_back({{x + w - tag - 5, top + 6, tag, 17}, row.tag});
        m_plan.strips.push_back({x, top, w, height});
        m_plan.rows.push_back({x, top, w, height});
        m_y = top + height + 6;
    }

    const GraphNode &m_node;
    const TextMeasure &m_measure;
    BoxPlan m_plan;
    double m_y = 0;
};

bool breaksAfter(char c) { return c == ' ' || c == '/' || c == '-' || c == '.' || c == ':' || c == ',' || c == '_' || c == '='; }

} // namespace

std::vector<std::string> wrapText(std::string_view text, const TextStyle &style, double width, const TextMeasure &measure)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        if (measure.width(text, style) <= width) {
            out.emplace_back(text);
            break;
        }
        std::size_t fit = 0, good = 0, space = 0;
        // Grow by estimate, then letter by letter: long texts must not cost their square.
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t next = std::min(text.size(), at + letterBytes(text[at]));
            if (measure.width(text.substr(0, next), style) > width && fit > 0)
                break;
            fit = next;
            if (breaksAfter(text[at]) && next < text.size())
                good = next;
            if (text[at] == ' ')
                space = next;
            at = next;
        }
        const std::size_t cut = space > fit / 2 ? space : good > fit / 3 ? good : fit; // addresses stay whole where words allow
        std::string_view lineText = text.substr(0, cut);
        while (lineText.ends_with(' '))
            lineText.remove_suffix(1);
        out.emplace_back(lineText);
        text.remove_prefix(cut);
    }
    if (out.empty())
        out.emplace_back();
    return out;
}

double naturalWidth(const GraphNode &node, const TextMeasure &measure, double limit)
{
    double width = 0;
    switch (node.form) {
    case GraphNode::Form::Frame: return 0;
    case GraphNode::Form::Note: // as wide as its column; only a lone note asks for room
        return even(std::min({limit, 270.0, std::ceil(std::max(measure.width(node.label, diagramtext::badge) + noteSign,
                                                               measure.width(splitLines(node.subtitle).front(), diagramtext::small))) + 2 * pad}));
    case GraphNode::Form::Device:
        width = std::max(measure.width(node.label, diagramtext::device), 84.0);
        for (const std::string &text : splitLines(node.subtitle))
            width = std::max(width, measure.width(text, diagramtext::small));
        break;
    case GraphNode::Form::Chip:
    case GraphNode::Form::Box: {
        const double badge = badgeWidth(node.badge, measure);
        const double label = measure.width(node.label, diagramtext::label), caption = measure.width(node.caption, diagramtext::caption);
        const double besides = std::max(label, caption) + (badge > 0 ? badge + 8 : 0);
        // A long name goes below its badge rather than widening the whole column.
        width = iconSize + iconGap + (besides > 230 ? std::max(label, caption + badge + 8) : besides);
        for (const std::string &text : splitLines(node.subtitle))
            width = std::max(width, measure.width(text, diagramtext::small));
        for (const GraphRow &row : node.rows)
            width = std::max(width, rowWidth(row, measure));
        break;
    }
    }
    return even(std::min(limit, std::ceil(width) + 2 * pad));
}

BoxPlan planBox(const GraphNode &node, const TextMeasure &measure, double width)
{
    BoxWriter writer(node, measure, width);
    switch (node.form) {
    case GraphNode::Form::Chip: return writer.chip();
    case GraphNode::Form::Device: return writer.device();
    case GraphNode::Form::Note: return writer.note();
    case GraphNode::Form::Frame: return writer.head();
    case GraphNode::Form::Box: break;
    }
    return writer.box();
}

BoxPlan planHead(const GraphNode &node, const TextMeasure &measure, double width)
{
    return BoxWriter(node, measure, width).head();
}

} // namespace portolan
