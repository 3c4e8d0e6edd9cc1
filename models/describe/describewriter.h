#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "models/core/json.h"
#include "models/core/time.h"
#include "models/describe/tabwriter.h"

namespace portolan {

/// The lines of a describe text: pieces of text at two-space levels, laid out in columns. Escape and carriage-return
/// characters are made visible, as kubectl does for terminals (cli-runtime pkg/printers/terminal.go).
class DescribeWriter
{
public:
    /// Indents every piece written while it lives; kubectl's nested prefix writer.
    class Nesting
    {
    public:
        Nesting(DescribeWriter &writer, int levels) : m_writer(writer), m_levels(levels) { m_writer.m_base += levels; }
        ~Nesting() { m_writer.m_base -= m_levels; }
        Nesting(const Nesting &) = delete;
        Nesting &operator=(const Nesting &) = delete;

    private:
        DescribeWriter &m_writer;
        int m_levels;
    };

    /// The level's spaces, then the parts (texts and integers) one after another. No line end of its own.
    template<class... Parts>
    void write(int level, const Parts &...parts)
    {
        std::string text(static_cast<std::size_t>(2 * (m_base + level)), ' ');
        (add(text, parts), ...);
        put(text);
    }
    template<class... Parts>
    void line(int level, const Parts &...parts) { write(level, parts..., "\n"); }
    /// "NAME:<tab>parts".
    template<class... Parts>
    void row(int level, std::string_view name, const Parts &...parts) { write(level, name, ":\t", parts..., "\n"); }

    /// "TITLE:" and sorted k=v, one a line; `<none>` when there are none. `indent` begins the lines after the first.
    void labels(std::string_view title, const Json &pairs, std::string_view indent = {});
    /// "TITLE:" and sorted `k: v`; long and multi-line values below their key; last-applied left out.
    void annotations(std::string_view title, const Json &pairs);
    /// Ends all columns.
    void flush() { m_tabs.flush(); }
    [[nodiscard]] std::string take() { return m_tabs.take(); }

private:
    void put(std::string_view text);
    static void add(std::string &text, std::string_view part) { text += part; }
    template<class Number>
        requires std::is_integral_v<Number>
    static void add(std::string &text, Number part) { text += std::to_string(part); }

    TabWriter m_tabs;
    int m_base = 0;
};

/// A moment as describe prints it, in the zone of this machine as kubectl does; the API's missing time is the year 1.
[[nodiscard]] std::string describeTime(const Json &time);
/// The same moment as Go prints a time: "2026-01-01 00:00:00 +0000 UTC".
[[nodiscard]] std::string goTime(const Json &time);
/// The age of a moment of the API; "<unknown>" when it is missing.
[[nodiscard]] std::string describeAge(const Json &time, Timestamp now);
/// "k=v,k=v" sorted; "<none>" when empty (apimachinery labels.FormatLabels).
[[nodiscard]] std::string pairsText(const Json &pairs);
/// A metav1.LabelSelector as kubectl prints it: "a=b,c in (d,e),!f"; "<none>" when empty.
[[nodiscard]] std::string selectorText(const Json &selector);
/// The same as a selector the API takes: empty selects everything.
[[nodiscard]] std::string selectorQuery(const Json &selector);
/// Elements of a list joined.
[[nodiscard]] std::string joined(const Json &list, std::string_view separator);
/// A list as Go prints it: "[a b]".
[[nodiscard]] std::string goList(const Json &list);
/// Any value as Go's %v prints what it decodes JSON to: "[a b]", "map[a:b c:[d]]", "<nil>", "1e+06" for a fraction's type.
[[nodiscard]] std::string goValue(const Json &value);
/// A text in quotes, as Go's %q.
[[nodiscard]] std::string goQuoted(std::string_view text);
[[nodiscard]] std::string orText(std::string text, std::string_view otherwise);
/// "True", "False"; as kubectl prints flags.
[[nodiscard]] std::string_view flagText(bool flag);
/// A flag that may be missing ("<unset>").
[[nodiscard]] std::string_view flagText(const Json &flag);
/// "true" or "false", as Go prints booleans; false when missing.
[[nodiscard]] std::string_view boolText(const Json &flag);
/// A quantity in its canonical form; what is no quantity stays as it is, and a missing one is "0".
[[nodiscard]] std::string quantityText(const Json &quantity);

} // namespace portolan
