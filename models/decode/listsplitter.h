#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/decode/apistatus.h"
#include "models/decode/decoder.h"
#include "models/decode/valuescanner.h"

namespace portolan {

/// What stands beside the items of a list body.
struct ListHead {
    std::string apiVersion;
    std::string kind; ///< "PodList"
    std::string resourceVersion;
    std::string continueToken; ///< metadata.continue; empty: the last page
    std::optional<std::int64_t> remainingItemCount;
    std::optional<ApiStatus> status; ///< the body was a Status instead of a list

    /// What the items are: the list's kind less "List". Empty for kind "List" and for what is no list.
    [[nodiscard]] TypeHint itemHint() const;
};

/// Cuts a list body that arrives in arbitrary pieces into its items, each as soon as it is complete; wherever metadata, kind
/// and apiVersion stand. Holds no more than one unfinished item and what stands beside the items. Costs well under a
/// nanosecond a byte. Items are cut, not validated: a bad one fails alone, in the decoder. One thread at a time.
class ListSplitter
{
public:
    /// The bytes of one item; the view lives until the callback returns.
    using OnItem = std::function<void(std::string_view item)>;

    /// `arrayKey`: the top-level array to cut ("rows" for a Table), and another one for answers in the other form.
    explicit ListSplitter(OnItem onItem, std::string arrayKey = "items", std::string otherKey = {});

    /// False once the body cannot be a JSON object, or one of its parts is larger than 16 MB; finish() tells why. Further pieces are ignored then.
    bool feed(std::string_view piece);
    /// After the last piece. Errors: Parse (with the byte offset) when the body is cut off or no JSON object.
    [[nodiscard]] Result<ListHead> finish();
    /// What is known of the list so far: servers write kind, apiVersion and metadata before the items.
    [[nodiscard]] ListHead headSoFar() const;
    /// Everything beside the array as one JSON object, e.g. a Table's columnDefinitions. Complete after finish().
    [[nodiscard]] std::string restOfBody() const;
    /// Bytes held for what is not complete yet.
    [[nodiscard]] std::size_t buffered() const { return m_pending.size() + m_rest.size(); }
    [[nodiscard]] std::size_t itemCount() const { return m_count; }

private:
    enum class State : std::uint8_t {
        Start, KeyOrEnd, Key, Colon, Value, Container, StringValue, Scalar, CommaOrEnd,
        ItemOrEnd, Item, ItemScalar, ItemCommaOrEnd, End, Bad,
    };
    [[nodiscard]] std::size_t step(std::string_view bytes);
    [[nodiscard]] std::size_t stepString(std::string_view bytes);
    [[nodiscard]] std::size_t stepItem(std::string_view bytes);
    [[nodiscard]] std::size_t stepContainer(std::string_view bytes);
    [[nodiscard]] std::size_t stepScalar(std::string_view bytes);
    void punctuation(char c);
    void beginValue(char c);
    void beginItem(char c);
    void endMember();
    void fail(std::string why);

    OnItem m_onItem;
    std::string m_arrayKey, m_otherKey;
    ValueScanner m_scanner;
    State m_state = State::Start;
    bool m_escaped = false;
    bool m_arrayMember = false;
    std::size_t m_offset = 0; ///< bytes consumed since the start
    std::size_t m_count = 0;
    std::string m_key;     ///< the key as written, without quotes
    std::string m_pending; ///< the unfinished item
    std::string m_rest;    ///< members beside the array: `"key":value,...`
    std::string m_problem;
};

} // namespace portolan
