#include "visualize/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plattan::view {

namespace {

constexpr std::array<Colour, 15> of_roles{{
    {0, 114, 178},
    {213, 94, 0},
    {230, 159, 0},
    {20, 20, 20},
    {204, 90, 160},
    {0, 158, 115},
    {120, 120, 120},
    {146, 73, 0},
    {120, 94, 160},
    {86, 180, 233},
    {160, 0, 0},
    {0, 100, 90},
    {60, 200, 120},
    {255, 225, 70},
    {160, 200, 60},
}};

/// A hue of the colour circle (in turns), light or dark.
Colour of_hue(float hue, float brightness)
{
    const auto channel = [&](float at) {
        const float distance = std::abs(hue - at - std::floor(hue - at + 0.5F)) * 6; // 0 at the channel's own hue, 3 opposite
        return static_cast<std::uint8_t>(255 * brightness * std::clamp(2 - distance, 0.15F, 1.0F));
    };
    return {channel(0), channel(1.0F / 3), channel(2.0F / 3)};
}

} // namespace

Colour colour_of(std::size_t role)
{
    if (role < of_roles.size())
        return of_roles[role];
    constexpr float golden = 0.618034F; // steps by it never come near each other again soon
    const auto more = role - of_roles.size();
    return of_hue(0.03F + golden * static_cast<float>(more), more % 2 == 0 ? 1.0F : 0.6F);
}

Colour colour_of_heading(float turns)
{
    constexpr Colour quarters[]{{0, 114, 178}, {0, 158, 115}, {213, 94, 0}, {204, 121, 167}}; // east, north, west, south
    return quarters[static_cast<int>(std::floor(turns * 4 + 0.5F)) & 3];
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
