#pragma once

#include "base/problems.h"
#include "site/projection.h"

#include <boost/json.hpp>
#include <functional>
#include <string>
#include <vector>

namespace plattan {

/// The shape of a GeoJSON feature: the numbers of its points in the list of all points of the file.
struct JsonGeometry {
    std::string type;                            ///< Point, LineString, Polygon; null
    std::vector<std::vector<std::size_t>> parts; ///< of a polygon its rings, the outer one first, not closed
};

/// All points of a file, in the order of its features, and whose they are.
struct JsonPoints {
    struct Owner {
        std::size_t first; ///< number of its first point
        std::string id;
        Place place;
    };

    std::vector<Coordinate> list;
    std::vector<Owner> owners;

    /// Nothing where a point is nobody's.
    const Owner* owner(std::size_t point) const;
};

/// Reads a geometry and adds its points. A Multi geometry of one part is that part; heights are left out.
/// False where it cannot be read; `fault` has been told why.
bool read_geometry(const boost::json::value& value, JsonPoints& points, JsonGeometry& geometry, const std::function<void(const std::string&)>& fault);

} // namespace plattan
