#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "models/client/restclient.h"
#include "models/decode/itemsplitter.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// What to list: a collection's path and what narrows it.
struct ListTarget {
    std::string path; ///< "/api/v1/pods"
    std::string labelSelector;
    std::string fieldSelector;
    bool asTable = false; ///< in the server's Table form; a server may answer plain objects all the same
    bool mayBeMissing = false; ///< another version is asked when this one is not served: no failure
    RowObject rowObject = RowObject::Metadata; ///< of a Table
    bool asProtobuf = false; ///< in the API's protobuf form; a server or proxy may answer JSON all the same
};

/// The Accept header of the protobuf form, with JSON behind it, as client-go sends it.
inline constexpr std::string_view acceptProtobuf = "application/vnd.kubernetes.protobuf,application/json";
/// Whether an answer is in that form, by its Content-Type.
[[nodiscard]] bool isProtobufAnswer(const HttpHead &head);

/// The Accept header of the Table form (meta.k8s.io v1, v1beta1 before 1.15), with plain JSON behind it.
inline constexpr std::string_view acceptTable = "application/json;as=Table;v=v1;g=meta.k8s.io,"
                                                "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

/// One complete list of a collection, in as many pages as the server makes of it; items are handed on as their last byte
/// arrives. A continuation that has expired is replaced by one full list, as client-go's pager does. Destroying it cancels.
class ListCall
{
public:
    struct Options {
        std::string resourceVersion; ///< "": the newest, "0": whatever the server has at hand, else: not older
        int limit = 500;             ///< 0: no pages
    };
    struct Outcome {
        std::optional<ApiFailure> failure;
        std::string resourceVersion; ///< to watch from: the first page's
        bool paginated = false;
    };
    struct Handler {
        std::function<void(std::string_view item, const TypeHint &hint)> item;
        /// What stands beside the items (see ItemDecoder::readHead); may be empty.
        std::function<void(std::string_view json)> head;
        /// The items so far do not count: the pages expired, a full list follows.
        std::function<void()> startedOver;
        /// Once, at the end; may destroy the call.
        std::function<void(const Outcome &)> done;
    };

    ListCall(RestClient &client, ListTarget target, Options options, Handler handler);
    /// Whoever takes the items is behind: see HttpCall::setPaused().
    void setPaused(bool paused);

private:
    void request(const std::string &query);
    void beginBody(const HttpHead &head);
    void beginItems();
    void requestPage();
    void requestAll();
    void pageEnded(const std::optional<ApiFailure> &failure);
    void pageRead(const ListHead &head);
    void finish();

    RestClient &m_client;
    ListTarget m_target;
    Options m_options;
    Handler m_handler;
    std::unique_ptr<ItemSplitter> m_splitter;
    std::unique_ptr<RestCall> m_call;
    TypeHint m_hint; ///< of this page's items, once its head is known
    bool m_headRead = false; ///< of this page
    std::string m_continue;
    Outcome m_outcome;
    bool m_paused = false;
    bool m_full = false; ///< the pages expired: this is the full list
};

/// "&includeObject=None", or nothing where the server's own choice is meant.
[[nodiscard]] std::string rowObjectQuery(RowObject object);
/// The Accept header for it.
[[nodiscard]] std::string_view acceptFor(const ListTarget &target);
/// "?a=b&c=d" parts that narrow a list or watch, each preceded by '&'.
[[nodiscard]] std::string selectorQuery(const ListTarget &target);

} // namespace portolan
