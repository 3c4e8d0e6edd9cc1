#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/decode/apistatus.h"
#include "models/decode/decoder.h"

namespace portolan {

/// What stands beside the items of a list body.
struct ListHead {
    std::string apiVersion;
    std::string kind; ///< "PodList"
    std::string resourceVersion;
    std::string continueToken; ///< metadata.continue; empty: the last page
    std::optional<std::int64_t> remainingItemCount;
    std::optional<ApiStatus> status; ///< the body was a Status instead of a list
    bool protobuf = false; ///< the items are

    /// What the items are: the list's kind less "List". Empty for kind "List" and for what is no list.
    [[nodiscard]] TypeHint itemHint() const;
};

/// Cuts a list body that arrives in arbitrary pieces into its items, each as soon as it is complete. Holds no more than one unfinished
/// item and what stands beside the items. Items are cut, not validated: a bad one fails alone, in the decoder. One thread at a time.
class ItemSplitter
{
public:
    /// The bytes of one item; the view lives until the callback returns.
    using OnItem = std::function<void(std::string_view item)>;

    virtual ~ItemSplitter() = default;
    /// False once the body cannot be a list, or one of its parts is larger than largestPart; finish() tells why. Further pieces are
    /// ignored then.
    virtual bool feed(std::string_view piece) = 0;
    /// After the last piece. Errors: Parse (with the byte offset) when the body is cut off or no object.
    [[nodiscard]] virtual Result<ListHead> finish() = 0;
    /// What is known of the list so far: servers write kind, apiVersion and metadata before the items.
    [[nodiscard]] virtual ListHead headSoFar() const = 0;
    /// Everything beside the items that comes as JSON, as one object, e.g. a Table's columnDefinitions. Complete after finish().
    [[nodiscard]] virtual std::string restOfBody() const { return "{}"; }
    /// Bytes held for what is not complete yet.
    [[nodiscard]] virtual std::size_t buffered() const = 0;

    /// Bytes. An object is a megabyte and a half at most (etcd's limit), what stands beside the items a few kilobytes.
    static constexpr std::size_t largestPart = 16 << 20;
};

} // namespace portolan
