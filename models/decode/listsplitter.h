#pragma once

#include <string>

#include "models/decode/itemsplitter.h"
#include "models/decode/valuescanner.h"

namespace portolan {

/// Cuts a list body that arrives in arbitrary pieces into its items, each as soon as it is complete; wherever metadata, kind
/// and apiVersion stand. Holds no more than one unfinished item and what stands beside the items. Costs well under a
/// nanosecond a byte. Items are cut, not validated: a bad one fails alone, in the decoder. One thread at a time.
class ListSplitter final : public ItemSplitter
{
public:
    /// `arrayKey`: the top-level array to cut ("rows" for a Table), and another one for answers in the other form.
    explicit ListSplitter(OnItem onItem, std::string arrayKey = "items", std::string otherKey = {});

    bool feed(std::string_view piece) override;
    [[nodiscard]] Result<ListHead> finish() override;
    [[nodiscard]] ListHead headSoFar() const override;
    [[nodiscard]] std::string restOfBody() const override;
    [[nodiscard]] std::size_t buffered() const override { return m_pending.size() + m_rest.size(); }
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
    void fail(std::string why);

    OnItem m_onItem;
    std::string m_arrayKey, m_otherKey;
    ValueScanner m_scanner;
    State m_state = State::Start;
    bool m_escaped = false;
    std::size_t m_offset = 0; ///< bytes consumed since the start
    std::size_t m_count = 0;
    std::string m_key;     ///< the key as written, without quotes
    std::string m_pending; ///< the unfinished item
    std::string m_rest;    ///< members beside the array: `"key":value,...`
    std::string m_problem;
};

} // namespace portolan
