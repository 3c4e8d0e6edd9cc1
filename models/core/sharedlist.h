#pragma once

#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace portolan {

/// A vector that copies share until one of them is written to: what thousands of pods of one template have in common is kept
/// once. Reads as a const vector from any thread; writing (to a list nobody else sees yet) copies when it is shared. Empty: no memory.
template<class T>
class SharedList
{
public:
    using Vector = std::vector<T>;
    using value_type = T;
    using const_iterator = typename Vector::const_iterator;

    SharedList() = default;
    SharedList(std::initializer_list<T> items) : SharedList(Vector(items)) {}
    SharedList(Vector items) // NOLINT: a vector is a list
    {
        if (!items.empty())
            m_items = std::make_shared<Vector>(std::move(items));
    }

    operator const Vector &() const { return vector(); } // NOLINT
    [[nodiscard]] const Vector &vector() const
    {
        static const Vector none;
        return m_items ? *m_items : none;
    }
    [[nodiscard]] std::size_t size() const { return m_items ? m_items->size() : 0; }
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] const_iterator begin() const { return vector().begin(); }
    [[nodiscard]] const_iterator end() const { return vector().end(); }
    [[nodiscard]] auto rbegin() const { return vector().rbegin(); }
    [[nodiscard]] auto rend() const { return vector().rend(); }
    [[nodiscard]] const T &operator[](std::size_t i) const { return vector()[i]; }
    [[nodiscard]] const T &front() const { return vector().front(); }
    [[nodiscard]] const T &back() const { return vector().back(); }

    /// To write to it. Copies the list when others see it, too: reading goes without, even where it could be written to.
    [[nodiscard]] Vector &edit() { return own(); }
    void push_back(T item) { own().push_back(std::move(item)); }
    template<class... Args>
    T &emplace_back(Args &&...args)
    {
        return own().emplace_back(std::forward<Args>(args)...);
    }
    void clear() { m_items.reset(); }
    /// True when both are the very same list, not merely equal ones.
    [[nodiscard]] bool sharesWith(const SharedList &other) const { return m_items == other.m_items; }
    /// The same for lists that share, as long as one of them is there.
    [[nodiscard]] const void *identity() const { return m_items.get(); }

private:
    Vector &own()
    {
        if (!m_items)
            m_items = std::make_shared<Vector>();
        else if (m_items.use_count() > 1)
            m_items = std::make_shared<Vector>(*m_items);
        return *m_items;
    }
    std::shared_ptr<Vector> m_items;
};

} // namespace portolan
