#pragma once

#include <string_view>

#include "models/diagram/canvas.h"

namespace portolan {

/// How wide a text will be, in pixels. The layout asks this and nothing else about fonts; implementations are called from
/// one thread at a time.
class TextMeasure
{
public:
    virtual ~TextMeasure() = default;
    [[nodiscard]] virtual double width(std::string_view text, const TextStyle &style) const = 0;
};

/// Without fonts: every letter as wide as an average one, East Asian letters twice. The same everywhere.
class FixedTextMeasure final : public TextMeasure
{
public:
    [[nodiscard]] double width(std::string_view text, const TextStyle &style) const override;
};

} // namespace portolan
