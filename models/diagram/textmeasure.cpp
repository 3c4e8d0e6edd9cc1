#include "models/diagram/textmeasure.h"

namespace portolan {

double FixedTextMeasure::width(std::string_view text, const TextStyle &style) const
{
    double units = 0;
    int letters = 0;
    for (std::size_t i = 0; i < text.size(); ++letters) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        units += bytes >= 3 ? 1.0 : style.mono ? 0.6 : 0.58 + (style.weight >= 600 ? 0.03 : 0);
        i += std::size_t(bytes);
    }
    return units * style.size + letters * style.spacing;
}

} // namespace portolan
