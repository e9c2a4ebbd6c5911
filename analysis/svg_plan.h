#pragma once

#include "site/features.h"

#include <string>

namespace plattan {

/// The frame of a drawing of a place: metres to pixels, with room for a title above.
class SvgPlan {
public:
    explicit SvgPlan(const Features& features);

    double x(Vec2 p) const { return scale * static_cast<double>(p.x - low.x); }
    double y(Vec2 p) const { return title_height + scale * static_cast<double>(high.y - p.y); }
    double width() const { return scale * static_cast<double>(high.x - low.x); }
    double height() const { return title_height + scale * static_cast<double>(high.y - low.y); }

    std::string points(const Ring& ring) const;
    /// As the data of an svg path; holes stay empty with the fill rule evenodd.
    std::string outline(const Shape& shape) const;
    /// Begins a drawing with its title and the ground: roads, walkable areas, obstacles, screens.
    /// @param more height below the plan (unit: pixels)
    std::string ground(const Features& features, const std::string& title, double more) const;
    /// A dot with a number.
    std::string numbered(Vec2 at, std::size_t number, std::string_view colour) const;

private:
    static constexpr double scale = 7; ///< pixels per metre
    static constexpr double title_height = 40;
    Vec2 low, high;
};

} // namespace plattan
