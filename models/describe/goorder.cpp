#include "models/describe/goorder.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <utility>

namespace portolan {

namespace {

/// Sorts ranges [from, to) of its order. Places are signed, as they step below a range's begin.
class Sorter
{
public:
    using Place = std::ptrdiff_t;

    Sorter(std::size_t count, const std::function<bool(std::size_t, std::size_t)> &less) : m_order(count), m_less(less)
    {
        std::iota(m_order.begin(), m_order.end(), std::size_t(0));
    }
    std::vector<std::size_t> take() { return std::move(m_order); }

    void sort(Place from, Place to, int badPivotsLeft)
    {
        bool balanced = true, partitioned = true; // how the last cut went
        while (to - from > insertionMost) {
            if (badPivotsLeft == 0) {
                heapSort(from, to);
                return;
            }
            if (!balanced) {
                scatter(from, to);
                --badPivotsLeft;
            }
            auto [pivot, seems] = choosePivot(from, to);
            if (seems == Seems::Falling) {
                std::reverse(m_order.begin() + from, m_order.begin() + to);
                pivot = from + (to - 1 - pivot);
                seems = Seems::Rising;
            }
            if (balanced && partitioned && seems == Seems::Rising && nearlySorted(from, to))
                return;
            if (from > 0 && !less(from - 1, pivot)) { // nothing here is smaller: pass over all that is equal
                from = cutEqual(from, to, pivot);
                continue;
            }
            const Place length = to - from;
            const auto [middle, was] = cut(from, to, pivot);
            partitioned = was;
            const Place left = middle - from, right = to - middle;
            balanced = std::min(left, right) >= length / 8;
            if (left < right) {
                sort(from, middle, badPivotsLeft);
                from = middle + 1;
            } else {
                sort(middle + 1, to, badPivotsLeft);
                to = middle;
            }
        }
        for (Place i = from + 1; i < to; ++i) // "less" may be so both ways: a library's sort must not be asked
            for (Place down = i; down > from && less(down, down - 1); --down)
                swap(down, down - 1);
    }

private:
    enum class Seems { Unknown, Rising, Falling };
    static constexpr Place insertionMost = 12, manyElements = 50;

    [[nodiscard]] bool less(Place a, Place b) const { return m_less(m_order[std::size_t(a)], m_order[std::size_t(b)]); }
    void swap(Place a, Place b) { std::swap(m_order[std::size_t(a)], m_order[std::size_t(b)]); }

    void sift(Place heap, Place root, Place size)
    {
        for (Place child = 2 * root + 1; child < size; child = 2 * root + 1) {
            child += child + 1 < size && less(heap + child, heap + child + 1);
            if (!less(heap + root, heap + child))
                return;
            swap(heap + root, heap + child);
            root = child;
        }
    }
    void heapSort(Place from, Place to)
    {
        const Place size = to - from;
        for (Place root = (size - 1) / 2; root >= 0; --root)
            sift(from, root, size);
        for (Place last = size - 1; last >= 0; --last) {
            swap(from, from + last);
            sift(from, 0, last);
        }
    }
    /// Moves three elements of the middle about (Marsaglia's xorshift, seeded by the length).
    void scatter(Place from, Place to)
    {
        const auto length = static_cast<std::uint64_t>(to - from);
        const std::uint64_t mask = (std::uint64_t(1) << std::bit_width(length)) - 1;
        std::uint64_t random = length;
        const Place middle = from + static_cast<Place>(length / 4 * 2);
        for (Place at = middle - 1; at <= middle + 1; ++at) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            const std::uint64_t other = random & mask;
            swap(at, from + static_cast<Place>(other >= length ? other - length : other));
        }
    }
    /// Of the middle in value of three places; counts what is out of order.
    Place median(Place a, Place b, Place c, int &swaps) const
    {
        const auto order = [this, &swaps](Place &x, Place &y) {
            if (less(y, x)) {
                ++swaps;
                std::swap(x, y);
            }
        };
        order(a, b);
        order(b, c);
        order(a, b);
        return b;
    }
    std::pair<Place, Seems> choosePivot(Place from, Place to) const
    {
        constexpr int allOut = 12;
        const Place quarter = (to - from) / 4;
        Place places[] = {from + quarter, from + 2 * quarter, from + 3 * quarter};
        int swaps = 0;
        if (to - from >= manyElements)
            for (Place &place : places)
                place = median(place - 1, place, place + 1, swaps);
        const Place pivot = median(places[0], places[1], places[2], swaps);
        return {pivot, swaps == 0 ? Seems::Rising : swaps == allOut ? Seems::Falling : Seems::Unknown};
    }
    /// Mends up to five neighbours that are out of order (none in short ranges); true when all is sorted then.
    bool nearlySorted(Place from, Place to)
    {
        Place at = from + 1;
        for (int mended = 0; mended < 5; ++mended) {
            while (at < to && !less(at, at - 1))
                ++at;
            if (at == to)
                return true;
            if (to - from < manyElements)
                return false;
            swap(at, at - 1);
            for (Place down = at - 1; at - from >= 2 && down >= 1 && less(down, down - 1); --down)
                swap(down, down - 1);
            for (Place up = at + 1; up < to && less(up, up - 1); ++up)
                swap(up, up - 1);
        }
        return false;
    }
    /// Smaller elements, the pivot, the others: the pivot's place, and whether they stood so already.
    std::pair<Place, bool> cut(Place from, Place to, Place pivot)
    {
        swap(from, pivot);
        Place low = from + 1, high = to - 1;
        for (bool already = true;; already = false) {
            while (low <= high && less(low, from))
                ++low;
            while (low <= high && !less(high, from))
                --high;
            if (low > high) {
                swap(high, from);
                return {high, already};
            }
            swap(low++, high--);
        }
    }
    /// Elements equal to the pivot, then the greater ones: where those begin.
    Place cutEqual(Place from, Place to, Place pivot)
    {
        swap(from, pivot);
        Place low = from + 1, high = to - 1;
        while (true) {
            while (low <= high && !less(from, low))
                ++low;
            while (low <= high && less(from, high))
                --high;
            if (low > high)
                return low;
            swap(low++, high--);
        }
    }

    std::vector<std::size_t> m_order;
    const std::function<bool(std::size_t, std::size_t)> &m_less;
};

} // namespace

std::vector<std::size_t> goOrder(std::size_t count, const std::function<bool(std::size_t, std::size_t)> &less)
{
    Sorter sorter(count, less);
    sorter.sort(0, static_cast<std::ptrdiff_t>(count), static_cast<int>(std::bit_width(count)));
    return sorter.take();
}

} // namespace portolan
