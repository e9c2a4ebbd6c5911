#pragma once

#include "site/ground.h"

#include <vector>

namespace plattan {

/// A gate as bodies see it: the stretches of its line on which the middle of a body can pass, between its ends, walls and obstacles.
class Opening {
public:
    Opening() = default;
    Opening(const Segment& line, const Ground& ground, const Features& features);

    /// Nobody fits through.
    bool closed() const { return stretches.empty(); }
    const std::vector<Segment>& middles() const { return stretches; }
    float width() const { return open_width; } ///< of all stretches, for bodies and not for their middles (unit: m)
    Vec2 inward() const { return inside; }     ///< unit vector

    /// Where the middle of a body is that comes in at `share` of the stretches; 0.4 m inside, or less where something stands there.
    Vec2 entry(const Ground& ground, float share) const;
    float length() const { return middle_length; } ///< of the stretches (unit: m)

    /// True where a body before the gate has nothing left to do than to step through it, no further away than `reach`.
    bool before(Vec2 p, float reach) const;

private:
    bool passable(Vec2 p, const Ground& ground, const std::vector<const Obstacle*>& near) const;

    std::vector<Segment> stretches;
    Vec2 middle; ///< of the line
    Vec2 inside;
    float open_width = 0, middle_length = 0;
};

} // namespace plattan
