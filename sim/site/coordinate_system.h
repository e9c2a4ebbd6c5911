#pragma once

#include <memory>
#include <optional>
#include <proj.h>
#include <stdexcept>
#include <string>
#include <string_view>

namespace plattan {

/// Why coordinates cannot be used: in words that say what to write instead, and the point at which it shows, where there is one.
class CoordinateFault : public std::runtime_error {
public:
    explicit CoordinateFault(const std::string& why, std::optional<std::size_t> point = std::nullopt) : std::runtime_error(why), point(point) {}

    std::optional<std::size_t> point; ///< its number in the list of points
};

/// "EPSG:3011", "OGC:CRS84" of a name as GeoJSON files have it: "urn:ogc:def:crs:EPSG::3011", "urn:ogc:def:crs:OGC:1.3:CRS84",
/// "EPSG:3011", "http://www.opengis.net/def/crs/EPSG/0/3011"; nothing for other names.
std::optional<std::string> code_of_system(std::string_view name);

/// A coordinate system of the earth's surface, in degrees or in metres; x runs east and y north, whatever the order of its axes.
class CoordinateSystem {
public:
    struct Globe {
        double longitude, latitude; ///< WGS 84 (unit: degree)
    };

    /// Throws CoordinateFault where there is no such system, or where it is neither of degrees nor of a plane; MachineError where PROJ
    /// has lost its database.
    explicit CoordinateSystem(const std::string& code);

    bool of_degrees() const { return degrees; }
    /// Of a point; nothing where it lies outside the system.
    std::optional<Globe> to_globe(double x, double y) const;

    /// Throws CoordinateFault where lengths on the plane at a point are not those on the ground: the unit is no metre, the scale is
    /// more than 0.5 % from 1 (UTM zones and SWEREF 99 stay within 0.2 %), or the plane is a mirror image.
    void check_lengths(double x, double y) const;

private:
    struct Delete {
        void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
        void operator()(PJ* object) const { proj_destroy(object); }
    };

    std::string unit_other_than_metre() const;

    std::string code;
    bool degrees = false;
    std::unique_ptr<PJ_CONTEXT, Delete> context;
    std::unique_ptr<PJ, Delete> system, to_wgs84;
};

/// Conversion from WGS 84 to a transverse Mercator plane whose middle is a point of the globe, in metres.
class LocalPlane {
public:
    explicit LocalPlane(CoordinateSystem::Globe middle);

    const std::string& definition() const { return text; } ///< as PROJ reads it
    /// Easting and northing of a point; nothing where PROJ knows none.
    std::optional<std::pair<double, double>> of(CoordinateSystem::Globe point) const;

private:
    struct Delete {
        void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
        void operator()(PJ* object) const { proj_destroy(object); }
    };

    std::string text;
    std::unique_ptr<PJ_CONTEXT, Delete> context;
    std::unique_ptr<PJ, Delete> conversion;
};

/// Systems in true metres for a place: "EPSG:3011 (SWEREF 99 18 00) or EPSG:32634 (UTM zone 34N)".
std::string systems_for(CoordinateSystem::Globe place);

} // namespace plattan
