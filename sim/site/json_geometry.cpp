#include "site/json_geometry.h"

#include "base/utf8.h"
#include "site/limits.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

namespace json = boost::json;

class GeometryReader {
public:
    GeometryReader(JsonPoints& points, JsonGeometry& geometry, const std::function<void(const std::string&)>& fault)
        : points(points), geometry(geometry), fault(fault)
    {
    }

    bool read(const json::value& value)
    {
        const auto* object = value.if_object();
        if (object == nullptr)
            return fail("the geometry must be an object with 'type' and 'coordinates'");
        const auto* type = object->if_contains("type");
        geometry.type = type != nullptr && type->is_string() ? std::string(type->get_string()) : "";
        if (geometry.type == "GeometryCollection")
            return fail("a GeometryCollection holds several shapes; a feature has one: a Point, a LineString or a Polygon");
        const auto* coordinates = object->if_contains("coordinates");
        if (coordinates == nullptr || !coordinates->is_array())
            return fail("the geometry has no coordinates");
        const json::array* list = &coordinates->get_array();
        if (list->empty())
            return fail(fmt::format("the geometry, a {}, is empty", shown_text(geometry.type)));
        constexpr std::string_view multi = "Multi";
        if (geometry.type.starts_with(multi)) {
            if (list->size() != 1)
                return fail(fmt::format("a {} of {} parts is no single shape; make a feature with an id of its own of each part "
                                        "(in QGIS: Multipart to Singleparts)",
                                        shown_text(geometry.type), list->size()));
            geometry.type.erase(0, multi.size());
            if (!list->front().is_array())
                return fail("the geometry has no coordinates");
            list = &list->front().get_array();
            if (list->empty())
                return fail(fmt::format("the geometry, a {}, is empty", geometry.type));
        }
        if (geometry.type == "Point") {
            geometry.parts.emplace_back();
            return read_point(*list);
        }
        if (geometry.type == "LineString")
            return read_points(*list, 2);
        if (geometry.type == "Polygon")
            return std::all_of(list->begin(), list->end(), [&](const json::value& ring) { return read_ring(ring); });
        return fail(fmt::format("the geometry '{}' is not allowed; allowed: Point, LineString, Polygon", shown_text(geometry.type)));
    }

private:
    bool fail(const std::string& why)
    {
        fault(why);
        return false;
    }

    bool read_ring(const json::value& value)
    {
        constexpr std::size_t least = 4;
        if (!value.is_array())
            return fail(fmt::format("a ring of a Polygon needs {} points or more", least));
        if (value.get_array().size() > most_corners_of_ring)
            return fail(fmt::format("the ring has {} corners; allowed are {}", value.get_array().size(), most_corners_of_ring));
        if (!read_points(value.get_array(), least))
            return false;
        auto& ring = geometry.parts.back();
        const auto &first = points.list[ring.front()], &last = points.list[ring.back()];
        if (first.x != last.x || first.y != last.y)
            return fail("the ring is not closed: its last point must repeat its first");
        ring.pop_back();
        return true;
    }

    bool read_points(const json::array& list, std::size_t least)
    {
        geometry.parts.emplace_back();
        if (list.size() < least)
            return fail(fmt::format("a {} needs {} points or more", geometry.type, least));
        return std::all_of(list.begin(), list.end(), [&](const json::value& point) {
            return point.is_array() ? read_point(point.get_array()) : fail("a point is [x, y], two numbers");
        });
    }

    bool read_point(const json::array& pair)
    {
        constexpr double largest = 1e8; // numerical: further than any plane of the earth reaches
        if (pair.size() < 2 || !pair[0].is_number() || !pair[1].is_number())
            return fail("a point is [x, y], two numbers");
        const Coordinate point{pair[0].to_number<double>(), pair[1].to_number<double>()};
        if (!(std::abs(point.x) <= largest && std::abs(point.y) <= largest))
            return fail("a coordinate is no finite number of metres or degrees");
        if (points.list.size() >= most_points)
            return fail(fmt::format("there are more than {} points", most_points));
        geometry.parts.back().push_back(points.list.size());
        points.list.push_back(point);
        return true;
    }

    JsonPoints& points;
    JsonGeometry& geometry;
    const std::function<void(const std::string&)>& fault;
};

} // namespace

const JsonPoints::Owner* JsonPoints::owner(std::size_t point) const
{
    const auto after = std::upper_bound(owners.begin(), owners.end(), point, [](std::size_t p, const Owner& owner) { return p < owner.first; });
    return after == owners.begin() ? nullptr : &*(after - 1);
}

bool read_geometry(const json::value& value, JsonPoints& points, JsonGeometry& geometry, const std::function<void(const std::string&)>& fault)
{
    geometry = {};
    if (value.is_null()) {
        geometry.type = "null";
        return true;
    }
    return GeometryReader(points, geometry, fault).read(value);
}

} // namespace plattan
