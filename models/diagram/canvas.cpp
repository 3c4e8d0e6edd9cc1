#include "models/diagram/canvas.h"

namespace portolan {

Path &Path::circle(Point c, double r)
{
    const double k = r * 0.5522847498;
    move({c.x + r, c.y});
    cubic({c.x + r, c.y + k}, {c.x + k, c.y + r}, {c.x, c.y + r});
    cubic({c.x - k, c.y + r}, {c.x - r, c.y + k}, {c.x - r, c.y});
    cubic({c.x - r, c.y - k}, {c.x - k, c.y - r}, {c.x, c.y - r});
    cubic({c.x + k, c.y - r}, {c.x + r, c.y - k}, {c.x + r, c.y});
    return close();
}

std::vector<Point> Path::flattened(int steps) const
{
    std::vector<Point> out;
    Point from, start;
    for (const Element &e : elements) {
        switch (e.type) {
        case Element::Type::Move: start = e.end; out.push_back(e.end); break;
        case Element::Type::Line: out.push_back(e.end); break;
        case Element::Type::Close: out.push_back(start); break;
        case Element::Type::Cubic:
            for (int i = 1; i <= steps; ++i) {
                const double t = double(i) / steps, u = 1 - t;
                const double b0 = u * u * u, b1 = 3 * u * u * t, b2 = 3 * u * t * t, b3 = t * t * t;
                out.push_back({b0 * from.x + b1 * e.a.x + b2 * e.b.x + b3 * e.end.x,
                               b0 * from.y + b1 * e.a.y + b2 * e.b.y + b3 * e.end.y});
            }
            break;
        }
        if (!out.empty())
            from = out.back();
    }
    return out;
}

} // namespace portolan
