#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/objects/meta.h"

namespace portolan {

/// Objects of one kind as they were at one moment. Copies share everything; any thread.
class ObjectChunks
{
public:
    static constexpr std::size_t chunkSize = 128;

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// In no order. What is visited stays where it is as long as these chunks do.
    template<class Visit>
    void forEach(Visit visit) const
    {
        for (std::size_t chunk = 0; chunk < m_chunks.size(); ++chunk)
            forEachIn(chunk, visit);
    }
    /// For whoever goes through them a part at a time.
    [[nodiscard]] std::size_t chunkCount() const { return m_chunks.size(); }
    template<class Visit>
    void forEachIn(std::size_t chunk, Visit visit) const
    {
        for (const ObjectPtr &object : m_chunks[chunk]->objects)
            if (object)
                visit(object);
    }

protected:
    struct Chunk {
        std::uint32_t epoch; ///< of the list when it was made
        std::array<ObjectPtr, chunkSize> objects;
    };
    std::vector<std::shared_ptr<Chunk>> m_chunks; ///< once shared, a chunk is not written to
    std::size_t m_size = 0;
};

/// The objects of one kind, each under a number. Taking them as they are now costs a pointer for every 128 of them; then each chunk
/// that is written to is copied first, once. One thread.
class ObjectList : private ObjectChunks
{
public:
    using Slot = std::uint32_t;

    using ObjectChunks::forEach;
    using ObjectChunks::size;
    [[nodiscard]] const ObjectPtr &at(Slot slot) const { return m_chunks[slot / chunkSize]->objects[slot % chunkSize]; }
    /// Not null. The slot is its until it is taken away.
    [[nodiscard]] Slot add(ObjectPtr object)
    {
        if (m_free.empty()) {
            for (std::size_t i = chunkSize; i-- > 0;)
                m_free.push_back(static_cast<Slot>(m_chunks.size() * chunkSize + i));
            m_chunks.push_back(std::make_shared<Chunk>(Chunk{m_epoch, {}}));
        }
        const Slot slot = m_free.back();
        m_free.pop_back();
        place(slot) = std::move(object);
        ++m_size;
        return slot;
    }
    void replace(Slot slot, ObjectPtr object) { place(slot) = std::move(object); }
    void remove(Slot slot)
    {
        if (--m_size == 0) { // the last one: the chunks go, too
            m_chunks.clear();
            m_free.clear();
            return;
        }
        place(slot) = nullptr;
        m_free.push_back(slot);
    }
    [[nodiscard]] ObjectChunks now()
    {
        ++m_epoch;
        return *this;
    }

private:
    ObjectPtr &place(Slot slot)
    {
        std::shared_ptr<Chunk> &chunk = m_chunks[slot / chunkSize];
        if (chunk->epoch != m_epoch)
            chunk = std::make_shared<Chunk>(Chunk{m_epoch, chunk->objects});
        return chunk->objects[slot % chunkSize];
    }
    std::vector<Slot> m_free;
    std::uint32_t m_epoch = 0;
};

} // namespace portolan
