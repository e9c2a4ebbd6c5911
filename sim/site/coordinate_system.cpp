#include "site/coordinate_system.h"

#include "base/problems.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <geodesic.h>

namespace plattan {

namespace {

constexpr double scale_tolerance = 0.005; // numerical: of a plane's metre against a metre on the ground
constexpr auto wgs84 = "OGC:CRS84";

/// On the ground between two points (unit: m)
double ground_distance(CoordinateSystem::Globe a, CoordinateSystem::Globe b)
{
    geod_geodesic ellipsoid;
    geod_init(&ellipsoid, 6378137, 1 / 298.257223563); // of WGS 84
    double metres = 0;
    geod_inverse(&ellipsoid, a.latitude, a.longitude, b.latitude, b.longitude, &metres, nullptr, nullptr);
    return metres;
}

/// The system in the plan of one that adds heights or a shift to it.
PJ* horizontal_part(PJ_CONTEXT* context, PJ* system)
{
    switch (proj_get_type(system)) {
    case PJ_TYPE_COMPOUND_CRS:
        return proj_crs_get_sub_crs(context, system, 0);
    case PJ_TYPE_BOUND_CRS:
        return proj_get_source_crs(context, system);
    default:
        return nullptr;
    }
}

std::string_view why_no_plan(PJ_TYPE type)
{
    switch (type) {
    case PJ_TYPE_GEOCENTRIC_CRS:
        return "counts from the middle of the earth (it is geocentric)";
    case PJ_TYPE_VERTICAL_CRS:
        return "holds heights alone";
    case PJ_TYPE_ENGINEERING_CRS:
        return "says of no place where on the earth it lies";
    default:
        return "is no coordinate system of a plan";
    }
}

} // namespace

std::optional<std::string> code_of_system(std::string_view name)
{
    const auto last = name.substr(name.find_last_of(":/") + 1); // npos + 1 is 0
    if (last == "CRS84" || last == "CRS84h")
        return wgs84;
    if (last.empty() || last.size() > 7 || last.find_first_not_of("0123456789") != std::string_view::npos || name.find(',') != std::string_view::npos)
        return std::nullopt;
    for (const std::string_view authority : {"EPSG", "ESRI"})
        for (const char sign : {':', '/'}) {
            const auto at = name.find(std::string(authority) + sign);
            if (at == 0 || (at != std::string_view::npos && (name[at - 1] == ':' || name[at - 1] == '/')))
                return fmt::format("{}:{}", authority, last);
        }
    return std::nullopt;
}

CoordinateSystem::CoordinateSystem(const std::string& code) : code(code), context(proj_context_create())
{
    proj_log_level(context.get(), PJ_LOG_NONE);
    if (proj_context_get_database_metadata(context.get(), "EPSG.VERSION") == nullptr)
        throw MachineError("the database of coordinate systems (proj.db of the package proj-data) is missing or cannot be read");
    system.reset(proj_create(context.get(), code.c_str()));
    if (!system)
        throw CoordinateFault(fmt::format("there is no coordinate system {}", code));
    while (PJ* part = horizontal_part(context.get(), system.get()))
        system.reset(part);
    const PJ_TYPE type = proj_get_type(system.get());
    degrees = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    if (!degrees && type != PJ_TYPE_PROJECTED_CRS)
        throw CoordinateFault(
            fmt::format("{} {}; a site needs a system of the plan, such as EPSG:3011 or longitude and latitude", code, why_no_plan(type)));
    const std::unique_ptr<PJ, Delete> target(proj_create(context.get(), wgs84));
    std::unique_ptr<PJ, Delete> raw(proj_create_crs_to_crs_from_pj(context.get(), system.get(), target.get(), nullptr, nullptr));
    if (raw)
        to_wgs84.reset(proj_normalize_for_visualization(context.get(), raw.get()));
    if (!to_wgs84)
        throw CoordinateFault(fmt::format("PROJ knows no way from {} to longitude and latitude", code));
}

std::optional<CoordinateSystem::Globe> CoordinateSystem::to_globe(double x, double y) const
{
    const PJ_COORD result = proj_trans(to_wgs84.get(), PJ_FWD, proj_coord(x, y, 0, 0));
    if (!std::isfinite(result.xy.x) || !std::isfinite(result.xy.y) || std::abs(result.xy.y) > 90)
        return std::nullopt;
    return Globe{result.xy.x, result.xy.y};
}

std::string CoordinateSystem::unit_other_than_metre() const
{
    const std::unique_ptr<PJ, Delete> axes(proj_crs_get_coordinate_system(context.get(), system.get()));
    double metres = 1;
    const char* name = nullptr;
    if (!axes || proj_cs_get_axis_info(context.get(), axes.get(), 0, nullptr, nullptr, nullptr, &metres, &name, nullptr, nullptr) == 0 ||
        std::abs(metres - 1) < 1e-9)
        return {};
    return fmt::format("{} of {:.4f} m", name == nullptr ? "a unit" : name, metres);
}

void CoordinateSystem::check_lengths(double x, double y) const
{
    constexpr double half = 50; // numerical: of the distance over which the scale is measured (unit: m)
    const auto middle = to_globe(x, y), west = to_globe(x - half, y), east = to_globe(x + half, y), south = to_globe(x, y - half),
               north = to_globe(x, y + half);
    if (!middle || !west || !east || !south || !north)
        throw CoordinateFault(fmt::format("[{}, {}] lies outside of {}", x, y, code));
    const auto use = [&] { return "; use " + systems_for(*middle); };
    if (const auto unit = unit_other_than_metre(); !unit.empty())
        throw CoordinateFault(fmt::format("{} counts in {}, not in metres{}", code, unit, use()));
    for (const double ground : {ground_distance(*west, *east), ground_distance(*south, *north)}) {
        const double scale = 2 * half / ground;
        if (std::abs(scale - 1) <= scale_tolerance)
            continue;
        constexpr double most_longitude = 180, most_latitude = 90; // numerical: what degrees may be
        if (std::abs(x) <= most_longitude && std::abs(y) <= most_latitude)
            throw CoordinateFault(fmt::format("[{}, {}] seem to be degrees, and {} counts in metres; give `crs: EPSG:4326`, or the coordinates in {}",
                                              x, y, code, code));
        // A northing in place of the easting lies thousands of kilometres off.
        const auto exchanged = to_globe(y, x), beside = to_globe(y + 2 * half, x);
        if (exchanged && beside && std::abs(2 * half / ground_distance(*exchanged, *beside) - 1) <= scale_tolerance)
            throw CoordinateFault(fmt::format("[{}, {}] is no easting and northing of {}; they seem to be exchanged", x, y, code));
        throw CoordinateFault(fmt::format("in {} lengths at this place (longitude {:.3f}, latitude {:.3f}) are {:.3g} times those on the ground{}",
                                          code, middle->longitude, middle->latitude, scale, use()));
    }
    const auto eastward = [](const Globe& from, const Globe& to) { return std::remainder(to.longitude - from.longitude, 360); };
    // Some systems count to the west and south.
    if (eastward(*west, *east) < 0 && std::abs(middle->latitude) < 85)
        throw CoordinateFault(fmt::format("the axes of {} do not run east and north{}", code, use()));
    const double turn = eastward(*west, *east) * (north->latitude - south->latitude) - (east->latitude - west->latitude) * eastward(*south, *north);
    if (turn < 0)
        throw CoordinateFault(fmt::format("the plane of {} is a mirror image, its axes do not run east and north{}", code, use()));
}

LocalPlane::LocalPlane(CoordinateSystem::Globe middle)
    : text(fmt::format("+proj=tmerc +lat_0={:.6f} +lon_0={:.6f} +k=1 +ellps=GRS80 +units=m +type=crs", middle.latitude, middle.longitude)),
      context(proj_context_create())
{
    proj_log_level(context.get(), PJ_LOG_NONE);
    const std::unique_ptr<PJ, Delete> raw(proj_create_crs_to_crs(context.get(), wgs84, text.c_str(), nullptr));
    if (raw)
        conversion.reset(proj_normalize_for_visualization(context.get(), raw.get()));
    if (!conversion)
        throw CoordinateFault("PROJ knows no plane at this place");
}

std::optional<std::pair<double, double>> LocalPlane::of(CoordinateSystem::Globe point) const
{
    const PJ_COORD result = proj_trans(conversion.get(), PJ_FWD, proj_coord(point.longitude, point.latitude, 0, 0));
    if (!std::isfinite(result.xy.x) || !std::isfinite(result.xy.y))
        return std::nullopt;
    return std::pair{result.xy.x, result.xy.y};
}

std::string systems_for(CoordinateSystem::Globe place)
{
    struct Zone {
        int code;
        double meridian;
        const char* name;
    };
    // The zones of SWEREF 99 by their meridians (Lantmateriet; EPSG:3007 to 3018).
    constexpr std::array<Zone, 12> swedish{{{3007, 12, "12 00"},
                                            {3008, 13.5, "13 30"},
                                            {3009, 15, "15 00"},
                                            {3010, 16.5, "16 30"},
                                            {3011, 18, "18 00"},
                                            {3012, 14.25, "14 15"},
                                            {3013, 15.75, "15 45"},
                                            {3014, 17.25, "17 15"},
                                            {3015, 18.75, "18 45"},
                                            {3016, 20.25, "20 15"},
                                            {3017, 21.75, "21 45"},
                                            {3018, 23.25, "23 15"}}};
    std::string text;
    if (place.longitude > 10.5 && place.longitude < 24.2 && place.latitude > 55.2 && place.latitude < 69.1) {
        const Zone* nearest = &swedish[0];
        for (const auto& zone : swedish)
            if (std::abs(zone.meridian - place.longitude) < std::abs(nearest->meridian - place.longitude))
                nearest = &zone;
        text = fmt::format("EPSG:{} (SWEREF 99 {}) or ", nearest->code, nearest->name);
    }
    const int zone = std::min(60, 1 + static_cast<int>((place.longitude + 180) / 6));
    if (std::abs(place.latitude) > 84)
        return "longitude and latitude";
    return text + fmt::format("EPSG:{} (UTM zone {}{})", (place.latitude < 0 ? 32700 : 32600) + zone, zone, place.latitude < 0 ? 'S' : 'N');
}

} // namespace plattan
