#pragma once

#include "site/features.h"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>

namespace plattan {

using Polygon = boost::geometry::model::polygon<boost::geometry::model::d2::point_xy<double>>;

/// A shape as Boost.Geometry wants it: closed, wound the right way. Only what includes this file compiles that library.
inline Polygon polygon_of(const Shape& shape)
{
    Polygon polygon;
    const auto copy = [](const Ring& ring, auto& to) {
        for (const Vec2 p : ring)
            boost::geometry::append(to, boost::geometry::model::d2::point_xy<double>(p.x, p.y));
    };
    copy(shape.outer, polygon.outer());
    for (const auto& hole : shape.holes) {
        polygon.inners().emplace_back();
        copy(hole, polygon.inners().back());
    }
    boost::geometry::correct(polygon);
    return polygon;
}

} // namespace plattan
