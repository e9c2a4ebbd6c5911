#pragma once

#include <string>
#include <vector>

namespace plattan {

struct Coordinate {
    double x; ///< easting, or longitude
    double y; ///< northing, or latitude
};

/// How the coordinates of a file are meant.
struct Coordinates {
    std::string system = "OGC:CRS84";   ///< "local", or a code of a coordinate system
    bool stated = false;                ///< false: what RFC 7946 means where nothing is said
    double longitude = 0, latitude = 0; ///< of local coordinates: where they lie
};

/// Metres of a site's own frame made from the coordinates of its file.
///
/// "local": metres as they are. A projected system in metres ("EPSG:3011"): moved so that small numbers remain. A system in degrees
/// ("OGC:CRS84", which RFC 7946 means, "EPSG:4326", always longitude first): projected by a transverse Mercator at the site.
/// Everything is rounded to 1 mm, so that a newer PROJ gives the same bits.
struct LocalFrame {
    std::string crs;
    double origin_x = 0, origin_y = 0;  ///< of the local frame, in crs metres
    double longitude = 0, latitude = 0; ///< of the middle of the site
};

/// Converts all points in place; says what was done. The frame lies around the points whose numbers stand in `on_ground`, or around all where there
/// are none. Throws CoordinateFault where the coordinates cannot be meant so.
LocalFrame to_local_frame(const Coordinates& meant, std::vector<Coordinate>& points, const std::vector<std::size_t>& on_ground);

} // namespace plattan
