#pragma once

#include <vector>

#include "models/diagram/layout/layout.h"

namespace portolan::layered {

/// The way of an edge between boxes that stand anywhere: a curve where nothing is in between, else straight pieces with round
/// corners around the obstacles, with as few bends as it takes. `from` and `to` are the ends (boxes or rows), `fromBox` and
/// `toBox` the boxes they are part of. Cost grows with the obstacles near the way.
struct FreeWay {
    Rect from, fromBox, to, toBox;
};
[[nodiscard]] EdgeRoute freeRoute(const FreeWay &way, const std::vector<Rect> &obstacles);

/// Whether a way runs through a box's inside.
[[nodiscard]] bool runsThrough(const Path &path, const Rect &box);

} // namespace portolan::layered
