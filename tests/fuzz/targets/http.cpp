// HTTP/1.1 answers and gzip bodies as a hostile server could send them: the same whatever the pieces, and within bounds.

#include "models/client/httpreader.h"
#include "models/client/inflater.h"
#include "tests/fuzz/targets/input.h"

using namespace portolan;

namespace {

std::string readIn(std::string_view text, std::size_t size)
{
    HttpReader reader;
    std::string said;
    for (std::size_t at = 0; at < text.size(); at += size) {
        reader.append(text.substr(at, size));
        for (bool more = true; more;) {
            switch (reader.next()) {
            case HttpReader::Event::More: more = false; break;
            case HttpReader::Event::Bad: return said + "bad";
            case HttpReader::Event::End: return said + "end";
            case HttpReader::Event::Head: said += std::to_string(reader.head().status) + ' ' + std::to_string(reader.head().headers.size()) + '\n'; break;
            case HttpReader::Event::Data: said += reader.takeData(); break;
            }
        }
    }
    return said + (reader.endOfStream() ? "closed" : "cut");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const std::size_t piece = 1 + input.number(64);
    fuzz::demand(readIn(input.rest(), piece) == readIn(input.rest(), input.rest().size() + 1), "an answer reads the same in pieces");
    Inflater inflater;
    inflater.append(input.rest());
    for (std::string plain = inflater.next(); !plain.empty(); plain = inflater.next())
        fuzz::demand(plain.size() <= 256 * 1024, "a piece is small");
    return 0;
}
