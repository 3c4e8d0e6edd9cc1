#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "models/core/result.h"
#include "models/decode/protobuffield.h"

namespace portolan::decode {

/// Writes what is read of a protobuf message as the JSON that a server would have written of it, for the decoder of JSON to read: one
/// place knows how each kind is read, whatever form it came in. Fields that are not read (managedFields, the data of Secrets, most of a
/// template) are passed over without a look. About 600 MB/s of JSON; the buffer is kept from one message to the next.
class ProtobufJson
{
public:
    /// An object of these members; the view lives until the next call. Texts that are no UTF-8 are written as they are. Errors: Parse,
    /// when the bytes are cut off, no protobuf, or a field has another type than the API gives it.
    [[nodiscard]] Result<std::string_view> write(std::string_view message, Fields fields);

private:
    class Writer;
    struct Buffer {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0, capacity = 0;
    };
    Buffer m_buffer;
};

} // namespace portolan::decode
