#include "site/projection.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <proj.h>
#include <stdexcept>

namespace plattan {

namespace {

using Context = std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)>;
using Conversion = std::unique_ptr<PJ, decltype(&proj_destroy)>;

/// A conversion whose axes are always east, north.
Conversion conversion_between(PJ_CONTEXT* context, const std::string& from, const std::string& to)
{
    Conversion raw(proj_create_crs_to_crs(context, from.c_str(), to.c_str(), nullptr), proj_destroy);
    if (!raw)
        throw std::runtime_error(fmt::format("PROJ knows no way from {} to {}", from, to));
    Conversion normalised(proj_normalize_for_visualization(context, raw.get()), proj_destroy);
    if (!normalised)
        throw std::runtime_error(fmt::format("PROJ knows no way from {} to {}", from, to));
    return normalised;
}

Coordinate convert(PJ* conversion, Coordinate point)
{
    const PJ_COORD result = proj_trans(conversion, PJ_FWD, proj_coord(point.x, point.y, 0, 0));
    if (!std::isfinite(result.xy.x) || !std::isfinite(result.xy.y))
        throw std::runtime_error("a coordinate lies outside its coordinate system");
    return {result.xy.x, result.xy.y};
}

Coordinate middle(const std::vector<Coordinate*>& points)
{
    Coordinate low = *points.front(), high = low;
    for (const auto* p : points) {
        low = {std::min(low.x, p->x), std::min(low.y, p->y)};
        high = {std::max(high.x, p->x), std::max(high.y, p->y)};
    }
    return {(low.x + high.x) / 2, (low.y + high.y) / 2};
}

double to_millimetre(double metres) { return std::round(metres * 1000) / 1000; }

} // namespace

LocalFrame to_local_frame(const std::string& crs, std::vector<Coordinate*>& points, double anchor_longitude, double anchor_latitude)
{
    LocalFrame frame{crs, 0, 0, anchor_longitude, anchor_latitude};
    if (points.empty())
        return frame;
    if (crs != "local") {
        const Context context(proj_context_create(), proj_context_destroy);
        proj_log_level(context.get(), PJ_LOG_NONE);
        const Coordinate centre = middle(points);
        if (crs == "OGC:CRS84") {
            frame.longitude = centre.x;
            frame.latitude = centre.y;
            frame.crs = fmt::format("+proj=tmerc +lat_0={:.6f} +lon_0={:.6f} +k=1 +ellps=GRS80 +units=m +type=crs", centre.y, centre.x);
            const auto conversion = conversion_between(context.get(), "OGC:CRS84", frame.crs);
            for (auto* point : points)
                *point = convert(conversion.get(), *point);
        } else {
            const auto to_globe = conversion_between(context.get(), crs, "OGC:CRS84");
            const Coordinate globe = convert(to_globe.get(), centre);
            frame.longitude = globe.x;
            frame.latitude = globe.y;
        }
    }
    // int16 centimetres reach 327 m: a frame that strays further is moved to the middle of the site.
    const Coordinate centre = middle(points);
    const bool far = std::any_of(points.begin(), points.end(), [](const auto* p) { return std::fabs(p->x) > 325 || std::fabs(p->y) > 325; });
    if (far) {
        frame.origin_x = std::round(centre.x);
        frame.origin_y = std::round(centre.y);
    }
    for (auto* point : points)
        *point = {to_millimetre(point->x - frame.origin_x), to_millimetre(point->y - frame.origin_y)};
    return frame;
}

} // namespace plattan
