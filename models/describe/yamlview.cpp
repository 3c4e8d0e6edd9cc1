#include "models/describe/yamlview.h"

#include <algorithm>
#include <array>

#include "models/core/enumwords.h"
#include "models/decode/jsonparser.h"
#include "models/describe/listelements.h"
#include "models/objects/masksecret.h"
#include "models/yaml/yamlreader.h"
#include "models/yaml/yamlwriter.h"

namespace portolan {

namespace {

constexpr std::string_view lastApplied = "kubectl.kubernetes.io/last-applied-configuration";
constexpr std::string_view applier = "kubectl-client-side-apply";

/// One manager's claim on the place being looked at: a node of fieldsV1.
struct Owner {
    std::string manager;
    const Json *fields;
};

/// A place in the object, with what stands at the same place of the manifest and of each manager's fields.
struct Place {
    std::string path;
    const Json *value;
    const Json *applied = nullptr;
    std::vector<Owner> owners;
};

std::string childPath(const std::string &path, std::string_view key)
{
    std::string step(key);
    if (key.find_first_of(".[\"") != std::string_view::npos)
        step = "\"" + step + "\"";
    return path.empty() ? step : path + "." + step;
}

bool keptByServer(const std::string &path)
{
    static constexpr std::array<std::string_view, 9> paths{"metadata.uid", "metadata.resourceVersion", "metadata.creationTimestamp",
        "metadata.generation", "metadata.selfLink", "metadata.managedFields", "metadata.deletionTimestamp", "metadata.deletionGracePeriodSeconds", "status"};
    return std::any_of(paths.begin(), paths.end(), [&path](std::string_view p) { return path == p || (path.starts_with(p) && path.size() > p.size() && path[p.size()] == '.'); });
}

class OriginFinder
{
public:
    OriginFinder(const LineMarks &marks, std::vector<LineOrigin> &lines, bool wasApplied, bool isManaged)
        : m_marks(marks), m_lines(lines), m_wasApplied(wasApplied), m_isManaged(isManaged) {}

    void visitMembers(const Place &at)
    {
        for (const auto &[key, child] : at.value->members()) {
            Place place{childPath(at.path, key), &child, at.applied ? at.applied->find(key) : nullptr, {}};
            for (const Owner &owner : at.owners)
                if (const Json *fields = owner.fields->find("f:" + key))
                    place.owners.push_back({owner.manager, fields});
            visit(place);
        }
    }

private:
    void visit(const Place &at)
    {
        if (const auto mark = m_marks.find(at.path); mark && mark->line > 0 && std::size_t(mark->line) <= m_lines.size())
            m_lines[std::size_t(mark->line) - 1] = originOf(at);
        visitMembers(at);
        if (at.value->items().empty())
            return;
        const AppliedElements applied(at.applied);
        std::vector<ManagedElements> managed;
        for (const Owner &owner : at.owners)
            managed.emplace_back(*owner.fields);
        for (std::size_t i = 0; i < at.value->items().size(); ++i) {
            const Json &element = (*at.value)[i];
            Place place{at.path + "[" + std::to_string(i) + "]", &element, applied.find(element, i), {}};
            bool listed = false; // a manager may own the list as a whole
            for (std::size_t owner = 0; owner < managed.size(); ++owner) {
                if (const Json *fields = managed[owner].find(element, i)) {
                    place.owners.push_back({at.owners[owner].manager, fields});
                    listed = true;
                }
            }
            if (!listed)
                place.owners = at.owners;
            visit(place);
        }
    }
    [[nodiscard]] LineOrigin originOf(const Place &at) const
    {
        if (at.applied || at.path == "apiVersion" || at.path == "kind")
            return {m_wasApplied || !at.applied ? FieldOrigin::Written : FieldOrigin::Unknown, {}};
        for (const Owner &owner : at.owners)
            if (owner.manager != applier || !m_wasApplied)
                return {FieldOrigin::Manager, owner.manager};
        if (keptByServer(at.path))
            return {FieldOrigin::Server, {}};
        if (m_wasApplied)
            return {FieldOrigin::Defaulted, {}};
        return {m_isManaged ? FieldOrigin::Defaulted : FieldOrigin::Unknown, {}};
    }

    const LineMarks &m_marks;
    std::vector<LineOrigin> &m_lines;
    bool m_wasApplied;
    bool m_isManaged;
};

/// Lines without a mark of their own (further lines of a block of text) take the origin above.
void fillGaps(std::vector<LineOrigin> &lines, const std::vector<bool> &marked)
{
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (!marked[i])
            lines[i] = lines[i - 1];
}

} // namespace

std::string_view fieldOriginWord(FieldOrigin origin)
{
    static constexpr EnumWords<FieldOrigin::Server> words{"unknown", "written", "manager", "defaulted", "server"};
    return words[origin];
}

YamlView yamlView(const Json &object, const YamlViewOptions &options)
{
    Json shown = object;
    if (!options.secretsShown)
        maskSecret(shown);
    if (!options.managedFieldsShown && shown["metadata"].isObject())
        shown.member("metadata").remove("managedFields");
    YamlView view{toYaml(shown), {}};
    const auto lineCount = static_cast<std::size_t>(std::count(view.text.begin(), view.text.end(), '\n'));
    view.origins.resize(lineCount);
    const auto documents = readYaml(view.text, "object");
    if (!documents || documents->empty())
        return view;
    const std::string_view appliedText = object["metadata"]["annotations"][lastApplied].view();
    const auto applied = parseJson(appliedText.empty() ? std::string_view("null") : appliedText);
    Place root{{}, &shown, applied && applied->isObject() ? &*applied : nullptr, {}};
    for (const Json &entry : object["metadata"]["managedFields"].items())
        root.owners.push_back({entry["manager"].str(), &entry["fieldsV1"]});
    const LineOrigin unmarked{FieldOrigin::Unknown, "\n"}; // no manager is called so
    std::fill(view.origins.begin(), view.origins.end(), unmarked);
    OriginFinder(documents->front().marks, view.origins, root.applied != nullptr, !root.owners.empty()).visitMembers(root);
    std::vector<bool> marked(lineCount);
    for (std::size_t i = 0; i < lineCount; ++i) {
        marked[i] = !(view.origins[i] == unmarked);
        if (!marked[i])
            view.origins[i] = {};
    }
    fillGaps(view.origins, marked);
    return view;
}

} // namespace portolan
