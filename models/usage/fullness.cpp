#include "models/usage/fullness.h"

#include <algorithm>

namespace portolan {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t noLimit = std::uint64_t(1) << 62, negative = std::uint64_t(1) << 63;

/// A negative number in a field without a sign is none.
std::optional<std::uint64_t> told(const std::optional<std::uint64_t> &value)
{
    return value && *value < negative ? value : std::nullopt;
}

void takeBytes(const FileSystemSample &sample, Fullness &out)
{
    out.unlimited = sample.capacity && *sample.capacity >= noLimit;
    out.used = told(sample.used);
    if (out.unlimited)
        return;
    out.capacity = sample.capacity && *sample.capacity > 0 ? sample.capacity : std::nullopt;
    out.available = told(sample.available);
    const bool none = out.used.value_or(0) == 0 && out.available.value_or(0) == 0; // a block device, or nothing known
    const bool leftOut = out.available == std::uint64_t(0) && (!out.capacity || out.used.value_or(0) < *out.capacity / 4 * 3);
    if (none)
        out.used.reset();
    if (none || leftOut || out.available.value_or(0) >= noLimit)
        out.available.reset();
    if (out.used && out.available)
        out.percent = percentUsed(*out.used, *out.available);
}

void takeInodes(const FileSystemSample &sample, Fullness &out)
{
    const auto all = told(sample.inodes), used = told(sample.inodesUsed), free = told(sample.inodesFree);
    if (all.value_or(0) == 0)
        return; // btrfs, object stores: not counted
    out.inodes = all;
    if (used.value_or(0) > 0)
        out.inodesUsed = used;
    else if (free.value_or(0) > 0 && *free <= *all)
        out.inodesUsed = *all - *free;
    if (out.inodesUsed && *out.inodesUsed <= *all)
        out.inodePercent = percentUsed(*out.inodesUsed, free && *free > 0 ? *free : *all - *out.inodesUsed);
}

} // namespace

std::optional<int> Fullness::leading() const
{
    return inodesLead() ? inodePercent : percent;
}

std::optional<int> percentUsed(std::uint64_t part, std::uint64_t rest)
{
    const Wide whole = Wide(part) + rest;
    return whole == 0 ? std::nullopt : std::optional(static_cast<int>((Wide(part) * 100 + whole - 1) / whole));
}

Fullness fullnessOf(const FileSystemSample &sample)
{
    Fullness out;
    takeBytes(sample, out);
    takeInodes(sample, out);
    return out;
}

bool showOneFileSystem(const FileSystemSample &a, const FileSystemSample &b)
{
    return a.capacity.value_or(0) > 0 && a.capacity == b.capacity && a.available && a.available == b.available && a.inodes == b.inodes;
}

} // namespace portolan
