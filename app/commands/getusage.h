#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/commands/getcommand.h"
#include "app/commands/tableprinter.h"
#include "models/usage/claimusage.h"
#include "models/usage/metrics.h"

namespace portolan {

/// What `get --usage` shows beside pods and claims. Asked for once; what could not be had is unknown, and said once on stderr.
class UsageBeside
{
public:
    /// Empty: it can be told of these kinds; else why not.
    [[nodiscard]] static std::string whyNot(const GetRequest &request, const std::vector<GetTarget> &targets);
    [[nodiscard]] static UsageBeside ask(CommandSource &source, const GetRequest &request, const GetTarget &target);

    /// Column definitions of a Table; those of lower priority are wide ones.
    [[nodiscard]] Json columns() const;
    /// Their cells. `object` is the pod as JSON text, for its requests and limits; empty: they are not known.
    [[nodiscard]] std::vector<std::string> cells(const std::string &ns, const std::string &name, std::string_view object) const;
    /// An object's member "usage".
    [[nodiscard]] Json json(const std::string &ns, const std::string &name, const Json &object) const;

private:
    bool m_claims = false;
    std::map<ClaimName, PodMetrics> m_pods;
    std::map<ClaimName, ClaimUsage> m_usages;
};

/// Hands rows on to another printer with what is used beside them.
class UsagePrinter final : public RowPrinter
{
public:
    /// Both outlive it; `ns` is that of rows that do not tell theirs.
    UsagePrinter(RowPrinter &printer, const UsageBeside &usage, std::string ns) : m_printer(printer), m_usage(usage), m_ns(std::move(ns)) {}
    void columns(const Json &definitions) override;
    void row(const RowCells &row, std::string_view event) override;
    void flush() override { m_printer.flush(); }
    [[nodiscard]] bool takeBack() override { return m_printer.takeBack(); }
    [[nodiscard]] std::size_t rows() const override { return m_printer.rows(); }

private:
    RowPrinter &m_printer;
    const UsageBeside &m_usage;
    std::string m_ns;
    std::size_t m_columns = 0; ///< of the Table alone
};

} // namespace portolan
