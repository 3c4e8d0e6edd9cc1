#include "models/diagram/diagramtheme.h"

#include <algorithm>
#include <cmath>

namespace portolan {

const StateColors &DiagramTheme::state(GraphState s) const
{
    switch (s) {
    case GraphState::Good: return good;
    case GraphState::Warning: return warning;
    case GraphState::Bad: return bad;
    case GraphState::Spent: return spent;
    case GraphState::Lost: return lost;
    case GraphState::None:
    case GraphState::Idle: break;
    }
    return idle;
}

DiagramTheme DiagramTheme::light()
{
    DiagramTheme t;
    t.background = 0xffffff;
    t.frame = 0xf5f6f9;
    t.box = 0xffffff;
    t.strip = 0xf4f5f7;
    t.line = 0xd3d9e2;
    t.text = 0x182230;
    t.muted = 0x5d6778;
    t.accent = 0x2c64d4;
    t.edge = 0x56616f;
    t.ghost = 0xa3acb9;
    t.onAccent = 0xffffff;
    t.good = {0x0f7046, 0xe1f3e9, 0x3f9c72};
    t.warning = {0x855300, 0xfdeed3, 0xb87a12};
    t.bad = {0xa81f17, 0xfce5e3, 0xc8372d};
    t.idle = {0x566070, 0xeceef2, 0x8c96a4};
    t.spent = {0x5b3fa8, 0xeee9fb, 0x7d62c9};
    t.lost = {0x93195f, 0xfbe3f0, 0xb93a83};
    return t;
}

DiagramTheme DiagramTheme::dark()
{
    DiagramTheme t;
    t.background = 0x12161d;
    t.frame = 0x19202a;
    t.box = 0x1f2631;
    t.strip = 0x181e27;
    t.line = 0x353f4d;
    t.text = 0xe9edf3;
    t.muted = 0x9aa6b5;
    t.accent = 0x7fabff;
    t.edge = 0xa9b4c1;
    t.ghost = 0x657181;
    t.onAccent = 0x0e1420;
    t.good = {0x62d6a0, 0x12382a, 0x2f8a63};
    t.warning = {0xf0bb55, 0x3a2d12, 0xb98526};
    t.bad = {0xff9d93, 0x471e1b, 0xd5574c};
    t.idle = {0xaab4c1, 0x2d3541, 0x6f7b8a};
    t.spent = {0xc0adff, 0x2f2750, 0x8a74d6};
    t.lost = {0xff9fd0, 0x481a37, 0xc95797};
    return t;
}

DiagramTheme DiagramTheme::forPrint()
{
    DiagramTheme t;
    t.background = t.frame = t.box = 0xffffff;
    t.strip = 0xf4f4f4;
    t.line = 0x7a7a7a;
    t.text = 0x000000;
    t.muted = 0x444444;
    t.accent = 0x000000;
    t.edge = 0x222222;
    t.ghost = 0x888888;
    t.onAccent = 0xffffff;
    t.good = t.warning = t.bad = t.idle = t.spent = t.lost = {0x000000, 0xffffff, 0x000000};
    t.print = true;
    return t;
}

std::optional<DiagramTheme> DiagramTheme::byName(std::string_view name)
{
    if (name == "light")
        return light();
    if (name == "dark")
        return dark();
    if (name == "print")
        return forPrint();
    return std::nullopt;
}

double contrast(Color a, Color b)
{
    const auto luminance = [](Color c) {
        const auto channel = [](int v) {
            const double s = v / 255.0;
            return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel(c.rgb >> 16 & 255) + 0.7152 * channel(c.rgb >> 8 & 255) + 0.0722 * channel(c.rgb & 255);
    };
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace portolan
