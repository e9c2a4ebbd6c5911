#include "site/projection.h"

#include "site/coordinate_system.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr auto what_to_write =
    R"("crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3011"}}, or "plattan": {"coordinates": "local"})";

class Framing {
public:
    Framing(const Coordinates& meant, std::vector<Coordinate>& points, const std::vector<std::size_t>& on_ground)
        : frame{meant.system, 0, 0, meant.longitude, meant.latitude}, meant(meant), points(points), on_ground(on_ground)
    {
    }

    LocalFrame frame;

    void make()
    {
        if (meant.system != "local") {
            const CoordinateSystem system(meant.system);
            if (system.of_degrees())
                from_degrees(system);
            else
                from_plane(system);
        }
        // int16 centimetres reach 327 m: a frame that strays further is moved to the middle of the site.
        const bool far = std::any_of(points.begin(), points.end(), [](const auto& p) { return std::fabs(p.x) > 325 || std::fabs(p.y) > 325; });
        if (far) {
            const Coordinate centre = middle();
            frame.origin_x = std::round(centre.x);
            frame.origin_y = std::round(centre.y);
        }
        for (auto& p : points)
            p = {to_millimetre(p.x - frame.origin_x), to_millimetre(p.y - frame.origin_y)};
    }

private:
    static double to_millimetre(double metres) { return std::round(metres * 1000) / 1000; }

    Coordinate middle() const
    {
        Coordinate low = points[on_ground.empty() ? 0 : on_ground.front()], high = low;
        const auto take_in = [&](const Coordinate& p) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        };
        for (const std::size_t i : on_ground)
            take_in(points[i]);
        if (on_ground.empty())
            std::for_each(points.begin(), points.end(), take_in);
        return {(low.x + high.x) / 2, (low.y + high.y) / 2};
    }

    void from_plane(const CoordinateSystem& system)
    {
        const Coordinate centre = middle();
        system.check_lengths(centre.x, centre.y);
        const auto globe = system.to_globe(centre.x, centre.y);
        frame.longitude = globe->longitude;
        frame.latitude = globe->latitude;
    }

    void from_degrees(const CoordinateSystem& system)
    {
        double least = 360, most = -360;
        for (std::size_t i = 0; i < points.size(); ++i) {
            auto& p = points[i];
            if (std::fabs(p.x) > 180 || std::fabs(p.y) > 90)
                throw CoordinateFault(fmt::format("[{}, {}] is no longitude between -180 and 180 and latitude between -90 and 90, in this order{}",
                                                  p.x, p.y,
                                                  meant.stated ? "" : fmt::format("; coordinates in metres need a word: {}", what_to_write)),
                                      i);
            if (meant.system != "OGC:CRS84") {
                const auto globe = system.to_globe(p.x, p.y);
                if (!globe)
                    throw CoordinateFault(fmt::format("[{}, {}] lies outside of {}", p.x, p.y, meant.system), i);
                p = {globe->longitude, globe->latitude};
            }
            least = std::min(least, p.x);
            most = std::max(most, p.x);
        }
        if (most - least > 180) // on both sides of the antimeridian
            for (auto& p : points)
                p.x += p.x < 0 ? 360 : 0;
        const Coordinate centre = middle();
        frame.longitude = centre.x > 180 ? centre.x - 360 : centre.x;
        frame.latitude = centre.y;
        const LocalPlane plane({frame.longitude, frame.latitude});
        frame.crs = plane.definition();
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto metres = plane.of({points[i].x, points[i].y});
            if (!metres)
                throw CoordinateFault(fmt::format("[{}, {}] lies too far from the rest of the site", points[i].x, points[i].y), i);
            points[i] = {metres->first, metres->second};
        }
    }

    const Coordinates& meant;
    std::vector<Coordinate>& points;
    const std::vector<std::size_t>& on_ground;
};

} // namespace

LocalFrame to_local_frame(const Coordinates& meant, std::vector<Coordinate>& points, const std::vector<std::size_t>& on_ground)
{
    Framing framing(meant, points, on_ground);
    if (!points.empty())
        framing.make();
    return framing.frame;
}

} // namespace plattan
