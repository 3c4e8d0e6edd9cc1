#pragma once

#include <functional>
#include <memory>

#include "models/core/clock.h"
#include "models/decode/decoder.h"
#include "models/objects/tablerow.h"

namespace portolan {

/// Rows of a Table list, and the Tables of one row that a watch sends, as TableRow. Where a server answers plain objects
/// instead (some aggregated ones do), rows of name and age. Metadata is read as every object's: managedFields are skipped.
class TableDecoder final : public ItemDecoder
{
public:
    /// `type`: what the rows are. Pool and clock must outlive decoder and rows.
    TableDecoder(StringPool &pool, const Clock &clock, TypeHint type);
    ~TableDecoder() override;

    /// A row, a Table of exactly one row, or an object.
    [[nodiscard]] Result<ObjectPtr> decode(std::string_view bytes, const TypeHint &hint = {}) override;
    /// Takes the columns of a Table list.
    void readHead(std::string_view json) override;
    /// As the server told them last; never null, empty until it has.
    [[nodiscard]] const std::shared_ptr<const TableColumns> &columns() const { return m_columns; }
    /// Called when columns() became others than they were.
    void onColumns(std::function<void()> call) { m_onColumns = std::move(call); }

private:
    struct Private;
    void setColumns(TableColumns columns);

    std::unique_ptr<Private> d;
    const Clock &m_clock;
    TypeHint m_type;
    std::shared_ptr<const TableColumns> m_columns;
    std::function<void()> m_onColumns;
};

/// Name and age, which every object has.
[[nodiscard]] TableColumns plainColumns();

} // namespace portolan
