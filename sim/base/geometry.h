#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace plattan {

/// A point or a vector in the plane, in metres of the site's local frame.
struct Vec2 {
    float x = 0;
    float y = 0;

    friend constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
    friend constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
    friend constexpr Vec2 operator*(Vec2 a, float s) { return {a.x * s, a.y * s}; }
    friend constexpr bool operator==(Vec2, Vec2) = default;
};

constexpr float dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
constexpr float cross(Vec2 a, Vec2 b) { return a.x * b.y - a.y * b.x; }
constexpr float squared_length(Vec2 a) { return dot(a, a); }
inline float length(Vec2 a) { return std::sqrt(dot(a, a)); }
inline float distance(Vec2 a, Vec2 b) { return length(a - b); }

/// The vector with length 1, or (0, 0) where it has none.
inline Vec2 normalised(Vec2 a)
{
    const float size = length(a);
    return size > 1e-9F ? a * (1 / size) : Vec2{};
}

/// A rectangle along the axes; empty until a point is taken in.
struct Box {
    Vec2 low{1e9F, 1e9F};
    Vec2 high{-1e9F, -1e9F};

    void take_in(Vec2 p)
    {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
};

struct Segment {
    Vec2 from;
    Vec2 to;
};

inline Vec2 nearest_point(const Segment& segment, Vec2 p)
{
    const Vec2 along = segment.to - segment.from;
    const float squared = squared_length(along);
    const float t = squared > 0 ? std::clamp(dot(p - segment.from, along) / squared, 0.0F, 1.0F) : 0.0F;
    return segment.from + along * t;
}

/// A point of a line of corner points, and the way along the line to it.
struct Step {
    Vec2 at;
    float along; ///< (unit: m)
};

/// Points every `apart` metres, beginning anew at each corner point.
inline std::vector<Step> steps_along(const std::vector<Vec2>& corners, float apart)
{
    std::vector<Step> steps;
    float before = 0;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const Vec2 from = corners[i - 1], to = corners[i];
        for (float along = 0; along < length(to - from); along += apart)
            steps.push_back({from + normalised(to - from) * along, before + along});
        before += length(to - from);
    }
    return steps;
}

/// True where two segments share an interior point; touching at an end counts.
inline bool intersect(const Segment& a, const Segment& b)
{
    const auto side = [](const Segment& s, Vec2 p) { return cross(s.to - s.from, p - s.from); };
    const float a1 = side(b, a.from), a2 = side(b, a.to), b1 = side(a, b.from), b2 = side(a, b.to);
    return ((a1 <= 0 && a2 >= 0) || (a1 >= 0 && a2 <= 0)) && ((b1 <= 0 && b2 >= 0) || (b1 >= 0 && b2 <= 0)) && !(a1 == 0 && a2 == 0);
}

} // namespace plattan
