#include "models/client/countcall.h"

namespace portolan {

CountCall::CountCall(RestClient &client, const ListTarget &target, Told told)
    : m_path(target.path), m_told(std::move(told)), m_splitter([](std::string_view) {}, "rows", "items")
{
    RestRequest request;
    // Without a resourceVersion: at "0" the server's cache ignores the limit and answers with everything. As a Table without
    // its object: the metadata form loses the number that remains (1.20: meta.k8s.io PartialObjectMetadataList).
    request.target = target.path + "?limit=1&includeObject=None" + selectorQuery(target);
    request.accept = acceptTable;
    request.mayBeMissing = target.mayBeMissing;
    m_call = client.start(std::move(request), {{}, [this](std::string_view chunk) { m_splitter.feed(chunk); },
                                               [this](const std::optional<ApiFailure> &failure) { ended(failure); }});
}

void CountCall::ended(const std::optional<ApiFailure> &failure)
{
    const Told told = std::move(m_told);
    if (failure)
        return told(tl::unexpected(failure->error));
    const Result<ListHead> head = m_splitter.finish();
    if (!head)
        return told(tl::unexpected(head.error()));
    if (head->status)
        return told(tl::unexpected(errorFrom(*head->status, m_path)));
    if (!head->continueToken.empty() && !head->remainingItemCount)
        return told(portolan::failure(ErrorKind::Parse, m_path, "the server does not tell how many there are"));
    told(m_splitter.itemCount() + static_cast<std::size_t>(std::max<std::int64_t>(0, head->remainingItemCount.value_or(0))));
}

} // namespace portolan
