#pragma once

#include <cstdint>
#include <optional>

#include "models/usage/summary.h"

namespace portolan {

/// How full one file system is, as df in the pod tells it. What a driver leaves out arrives as 0, and what it does not know as -1 or
/// as more than there can be: such numbers are absent here.
struct Fullness {
    std::optional<std::uint64_t> capacity, used, available; ///< bytes
    std::optional<std::uint64_t> inodes, inodesUsed;
    bool unlimited = false;          ///< the driver tells a capacity of 2^62 bytes or more: it has no limit it knows
    std::optional<int> percent;      ///< of bytes, rounded up: used of used and available, as ext4 keeps some back
    std::optional<int> inodePercent; ///< rounded up

    /// The fuller of both, which is what stops writers.
    [[nodiscard]] std::optional<int> leading() const;
    [[nodiscard]] bool inodesLead() const { return inodePercent && (!percent || *inodePercent > *percent); }
};

/// Sources: kubelet/server/stats/volume_stat_calculator.go: parsePodVolumeStats; volume/csi/csi_client.go: NodeGetVolumeStats; df(1).
[[nodiscard]] Fullness fullnessOf(const FileSystemSample &sample);

/// 100 * part / (part + rest), rounded up; nothing where both are 0.
[[nodiscard]] std::optional<int> percentUsed(std::uint64_t part, std::uint64_t rest);

/// Two samples show one disk: capacity, available and inodes are told and equal.
[[nodiscard]] bool showOneFileSystem(const FileSystemSample &a, const FileSystemSample &b);

} // namespace portolan
