#include <algorithm>
#include <array>

#include "models/describe/describeparts.h"
#include "models/describe/fieldtitle.h"

namespace portolan {

namespace {

bool shownElsewhere(std::string_view path)
{
    static constexpr std::array<std::string_view, 5> paths{".metadata.managedFields", ".metadata.name", ".metadata.namespace",
                                                           ".metadata.labels", ".metadata.annotations"};
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

void writeFields(DescribeWriter &w, int level, const Json &object, const std::string &path)
{
    for (const std::string_view key : object.sortedKeys()) {
        const std::string itsPath = path + "." + std::string(key);
        const Json &value = object[key];
        if (shownElsewhere(itsPath))
            continue;
        if (value.isObject()) {
            w.line(level, fieldTitle(key), ":");
            writeFields(w, level + 1, value, itsPath);
        } else if (value.isArray()) {
            w.line(level, fieldTitle(key), ":");
            for (const Json &item : value.items()) {
                if (item.isObject())
                    writeFields(w, level + 1, item, itsPath);
                else
                    w.line(level + 1, goValue(item));
            }
        } else {
            w.row(level, fieldTitle(key), goValue(value));
        }
    }
}

} // namespace

void describeAny(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    w.row(0, "Namespace", d.ns());
    describeLabels(w, d);
    writeFields(w, 0, d.object, {});
    describeEvents(w, d);
}

} // namespace portolan
