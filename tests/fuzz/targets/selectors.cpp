// What a person types into a filter box, or a client sends as a selector: refused or judged, never a crash.

#include "app/demo/selectors.h"
#include "models/decode/jsonparser.h"
#include "models/objects/pod.h"
#include "models/snapshot/selector.h"
#include "models/tables/rowfilter.h"
#include "tests/fuzz/targets/input.h"

using namespace portolan;

namespace {

class Row final : public FilterRow
{
public:
    Row(const Object &object, std::string cell) : m_object(object), m_cell(std::move(cell)) {}
    [[nodiscard]] const Object &object() const override { return m_object; }
    [[nodiscard]] std::string cellText(int) const override { return m_cell; }
    [[nodiscard]] bool inTrouble() const override { return m_cell.size() % 2 == 0; }

private:
    const Object &m_object;
    std::string m_cell;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Json object = *parseJson(R"({"kind":"Pod","metadata":{"name":"web","namespace":"n","labels":{"app":"web","n":"7"}},"spec":{"nodeName":"n1"},"status":{"phase":"Running"}})");
    static const Pod pod;
    fuzz::Input input(data, size);
    const std::string cell = input.text(), other = input.text();
    const std::string text(input.rest());
    for (const auto &selector : {QuerySelector::labels(text), QuerySelector::fields(text)}) {
        if (selector)
            (void)selector->matches(object);
    }
    for (const auto &selection : {Selection::parse(text, other, "pods"), Selection::parse(other, text, "events")}) {
        if (selection)
            (void)selection->takes(object);
    }
    RowFilter filter = RowFilter::parse(text), wider = RowFilter::parse(other);
    filter.resolve({"Name", "Status", other}, {0, 1, 2});
    wider.resolve({"Name", "Status", other}, {0, 1, 2});
    const Row row(pod, cell);
    const bool passes = filter.matches(row);
    if (passes && filter.narrows(wider))
        fuzz::demand(wider.matches(row), "what passes a narrower filter passes the wider one");
    return 0;
}
