#pragma once

#include "site/features.h"
#include "site/ground.h"

namespace plattan {

/// The zones that are to be kept clear, cut across every metre; what of each section is free of walls and other things never changes.
class FireLanes {
public:
    FireLanes(const Features& features, const Ground& ground);

    /// Free width of the lanes where they are narrowest, with discs of a radius in them; not a number where there is no lane (unit: m)
    double clearance(const std::vector<Vec2>& centres, float radius) const;

private:
    struct Section {
        float along;
        std::vector<std::uint8_t> free; ///< by probe: in the zone, on ground
        float width;                    ///< with nobody there (unit: m)
    };

    /// A lane seen along: x along it, y across.
    struct Lane {
        Vec2 axis; ///< unit vector
        Box box;   ///< along and across
        std::vector<Section> sections;

        Vec2 seen_along(Vec2 p) const { return {dot(axis, p), cross(axis, p)}; }
        Vec2 on_site(Vec2 p) const { return {axis.x * p.x - axis.y * p.y, axis.y * p.x + axis.x * p.y}; }
        float width() const { return box.high.y - box.low.y; }
        int probes() const; ///< across
        Vec2 probe(float along, int which) const;
        void cut(const Shape& zone, const Ground& ground);
    };

    static Lane lane_along_narrowest_side(const Ring& zone);

    std::vector<Lane> lanes;
};

} // namespace plattan
