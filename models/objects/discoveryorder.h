#pragma once

#include <cstddef>
#include <string_view>

namespace portolan {

/// Where a group stands among those a server tells, smaller first: the built-in ones by their priority, others behind them.
/// Of two kinds that a word may mean the one whose group comes first is meant.
/// Source: kubernetes cmd/kube-apiserver/app/aggregator.go, pkg/controlplane/apiserver/aggregator.go.
[[nodiscard]] std::size_t discoveryRank(std::string_view group);

} // namespace portolan
