#include "visualize/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plattan::view {

namespace {

struct Entry {
    std::string_view kind, label;
    Colour colour;
};

constexpr std::array<Entry, 15> entries{{
    {"visitor", "visitor", {0, 114, 178}},
    {"dealer", "dealer", {213, 94, 0}},
    {"buyer", "buyer", {230, 159, 0}},
    {"guard", "guard", {20, 20, 20}},
    {"police", "police", {204, 90, 160}},
    {"cleaner", "cleaner", {0, 158, 115}},
    {"walker", "walker", {120, 120, 120}},
    {"drug_user", "drug user", {146, 73, 0}},
    {"rough_sleeper", "rough sleeper", {120, 94, 160}},
    {"youth_at_risk", "youth at risk", {86, 180, 233}},
    {"offender", "offender", {160, 0, 0}},
    {"outreach_worker", "outreach worker", {0, 100, 90}},
    {"youth_worker", "youth worker", {60, 200, 120}},
    {"place_manager", "place manager", {255, 225, 70}},
    {"host", "host", {160, 200, 60}},
}};

constexpr Colour other{120, 120, 120};

} // namespace

Colour colour_of(std::string_view kind)
{
    for (const auto& entry : entries)
        if (entry.kind == kind)
            return entry.colour;
    return other;
}

Colour colour_of_heading(float turns)
{
    constexpr Colour quarters[]{{0, 114, 178}, {0, 158, 115}, {213, 94, 0}, {204, 121, 167}}; // east, north, west, south
    return quarters[static_cast<int>(std::floor(turns * 4 + 0.5F)) & 3];
}

std::string_view label_of(std::string_view kind)
{
    for (const auto& entry : entries)
        if (entry.kind == kind)
            return entry.label;
    return kind;
}

Colour heat(float share)
{
    constexpr std::array<Colour, 6> stops{{{255, 247, 220}, {254, 217, 142}, {254, 153, 41}, {217, 95, 14}, {153, 40, 20}, {80, 10, 30}}};
    const float place = std::clamp(share, 0.0F, 0.9999F) * (stops.size() - 1);
    const auto i = static_cast<std::size_t>(place);
    const float part = place - static_cast<float>(i);
    const auto mix = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(static_cast<float>(a) * (1 - part) + static_cast<float>(b) * part);
    };
    return {mix(stops[i].r, stops[i + 1].r), mix(stops[i].g, stops[i + 1].g), mix(stops[i].b, stops[i + 1].b)};
}

} // namespace plattan::view
