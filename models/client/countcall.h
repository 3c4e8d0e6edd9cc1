#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "models/client/listcall.h"
#include "models/decode/listsplitter.h"

namespace portolan {

/// How many objects a collection holds, asked cheaply: a Table of one row, without its object, tells how many remain.
/// Nothing is decoded. Errors: the server's; Parse when it does not tell. Destroying it cancels.
class CountCall
{
public:
    /// Once, at the end; may destroy the call.
    using Told = std::function<void(const Result<std::size_t> &count)>;

    CountCall(RestClient &client, const ListTarget &target, Told told);

private:
    void ended(const std::optional<ApiFailure> &failure);

    std::string m_path;
    Told m_told;
    ListSplitter m_splitter;
    std::unique_ptr<RestCall> m_call;
};

} // namespace portolan
