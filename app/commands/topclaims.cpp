#include "app/commands/topcommand.h"

#include <algorithm>

#include "app/commands/claimsource.h"
#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/tableprinter.h"
#include "app/commands/usageoutput.h"
#include "models/describe/tabwriter.h"
#include "models/objects/builtinresources.h"

namespace portolan {

namespace {

std::string mebibytes(const std::optional<std::uint64_t> &bytes)
{
    return bytes ? std::to_string(*bytes >> 20) + "Mi" : "<unknown>";
}

std::string percentText(const std::optional<int> &percent)
{
    return percent ? std::to_string(*percent) + '%' : "<unknown>";
}

void printTable(const ClaimAnswers &answers, const TopRequest &request)
{
    TabWriter table(tableLayout);
    const auto cell = [&table](std::string_view text) { table.write(cellText(text) + '\t'); };
    const bool namespaces = request.source.allNamespaces;
    if (request.headers)
        table.write(std::string(namespaces ? "NAMESPACE\t" : "") + "NAME\tCAPACITY(bytes)\tUSED(bytes)\tAVAILABLE(bytes)\tUSED(%)\tINODES(%)\tREMARK\t\n");
    for (std::size_t i = 0; i < answers.claims.size(); ++i) {
        const ClaimUsage &usage = answers.usages[i];
        const Fullness fullness = usage.none == NoReport::None ? usage.fullness : Fullness();
        if (namespaces)
            cell(answers.claims[i].claim->meta.ns);
        cell(answers.claims[i].claim->meta.name);
        cell(mebibytes(fullness.capacity));
        cell(mebibytes(fullness.used));
        cell(mebibytes(fullness.available));
        cell(percentText(fullness.percent));
        cell(percentText(fullness.inodePercent));
        cell(claimRemark(usage));
        table.write("\n");
    }
    printText(table.take());
}

void printClaimRows(const ClaimAnswers &answers, const TopRequest &request)
{
    Json::Array rows;
    for (std::size_t i = 0; i < answers.claims.size(); ++i) {
        const PersistentVolumeClaim &claim = *answers.claims[i].claim;
        Json row = Json::object({{"namespace", claim.meta.ns.str()}, {"name", claim.meta.name}});
        setClaimUse(row, answers.usages[i]);
        row.set("requested", claim.request.empty() ? Json() : Json(claim.request.str()));
        row.set("size", claim.capacity.empty() ? Json() : Json(claim.capacity.str()));
        rows.push_back(std::move(row));
    }
    printRows(rows, {"namespace", "name", "capacity", "used", "available", "inodes", "inodesUsed", "percent", "inodesPercent", "basis", "at", "node", "sharedBy", "requested", "size", "remark"},
              request.output == "csv", request.headers);
}

} // namespace

int topClaims(CommandSource &source, const TopRequest &request)
{
    const auto answers = askClaims(source, request.name, request.labelSelector);
    if (!answers)
        return report(answers.error());
    if (request.output != "table")
        printClaimRows(*answers, request);
    else if (!answers->claims.empty())
        printTable(*answers, request);
    if (answers->claims.empty())
        source.tellNothing({*builtInResource(kindInfo(Kind::PersistentVolumeClaim).name, "")}, source.allNamespaces());
    const bool any = std::any_of(answers->usages.begin(), answers->usages.end(), [](const ClaimUsage &usage) { return usage.none == NoReport::None; });
    return answers->refused && !any ? int(ExitForbidden) : int(ExitDone);
}

} // namespace portolan
