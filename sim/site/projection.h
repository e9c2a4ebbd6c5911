#pragma once

#include <string>
#include <vector>

namespace plattan {

struct Coordinate {
    double x; ///< easting, or longitude
    double y; ///< northing, or latitude
};

/// Metres of a site's own frame made from the coordinates of its file.
///
/// "local": metres as they are. "EPSG:n": a projected system in metres, moved so that small numbers remain.
/// "OGC:CRS84" (what RFC 7946 means): longitude and latitude, projected by a transverse Mercator at the site.
/// Everything is rounded to 1 mm, so that a newer PROJ gives the same bits.
struct LocalFrame {
    std::string crs;
    double origin_x = 0, origin_y = 0;  ///< of the local frame, in crs metres
    double longitude = 0, latitude = 0; ///< of the middle of the site
};

/// Converts all points in place; says what was done. Throws std::runtime_error where PROJ cannot.
LocalFrame to_local_frame(const std::string& crs, std::vector<Coordinate*>& points, double anchor_longitude, double anchor_latitude);

} // namespace plattan
