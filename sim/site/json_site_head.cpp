#include "site/json_site_head.h"

#include "base/utf8.h"
#include "site/coordinate_system.h"

#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace json = boost::json;

JsonSiteHead::JsonSiteHead(const json::object& root, std::function<void(const std::string&)> fault) : add(std::move(fault))
{
    if (const auto* given = root.if_contains("name"); given != nullptr && given->is_string())
        name = std::string(given->get_string());
    if (has_control_character(name))
        add("'name' must be a text of one line");
    if (const auto* given = root.if_contains("crs"); given != nullptr && !given->is_null())
        read_system(*given);
    const auto* own = root.if_contains("plattan");
    if (own == nullptr || own->is_null())
        return;
    if (own->is_object())
        read_own(own->get_object());
    else
        add("'plattan' must be an object");
}

void JsonSiteHead::read_own(const json::object& own)
{
    for (const auto& [key, value] : own) {
        if (value.is_null())
            continue;
        if (key == "coordinates" && value.is_string() && value.get_string() == "local") {
            if (coordinates.stated)
                add("'crs' and plattan.coordinates \"local\" are both given; coordinates are either in a system or local");
            coordinates.system = "local";
            coordinates.stated = true;
        } else if (key == "anchor" && value.is_object())
            read_anchor(value.get_object());
        else if (key == "utc_offset" && value.is_number() && std::abs(value.to_number<double>()) <= 14) {
            utc_offset = value.to_number<double>();
            utc_offset_given = true;
        } else if (key == "summer_time" && value.is_bool())
            summer_time = value.get_bool();
        else
            add(fmt::format("plattan.{} is not understood; allowed: coordinates: \"local\", anchor: {{wgs84: [longitude, latitude]}}, "
                            "utc_offset: hours, -14 to 14, summer_time: true or false",
                            shown_text(std::string(key))));
    }
}

void JsonSiteHead::read_system(const json::value& given)
{
    const auto* object = given.if_object();
    const auto* properties = object == nullptr ? nullptr : object->if_contains("properties");
    const auto* system = properties == nullptr || !properties->is_object() ? nullptr : properties->get_object().if_contains("name");
    coordinates.stated = true;
    if (system == nullptr || !system->is_string())
        return add(R"('crs' must be written as {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3011"}})");
    if (const auto code = code_of_system(std::string_view(system->get_string())))
        coordinates.system = *code;
    else
        add(fmt::format("unknown coordinate system '{}'; allowed: urn:ogc:def:crs:EPSG::n, urn:ogc:def:crs:OGC:1.3:CRS84, or "
                        "plattan.coordinates \"local\" without 'crs'",
                        shown_text(std::string_view(system->get_string()))));
}

void JsonSiteHead::read_anchor(const json::object& anchor)
{
    const auto* globe = anchor.if_contains("wgs84");
    const auto* pair = globe == nullptr ? nullptr : globe->if_array();
    if (pair == nullptr || pair->size() != 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number())
        return add("anchor.wgs84 must be [longitude, latitude]");
    coordinates.longitude = (*pair)[0].to_number<double>();
    coordinates.latitude = (*pair)[1].to_number<double>();
    anchored = true;
    if (!(std::abs(coordinates.longitude) <= 180 && std::abs(coordinates.latitude) <= 89))
        add("anchor.wgs84 must be [longitude, latitude] in degrees, -180 to 180 and -89 to 89");
}

void JsonSiteHead::check_position(double longitude, double latitude) const
{
    constexpr double same_place = 0.5; // numerical: tolerance between a stated place and the coordinates (unit: degree)
    const auto apart = [](double a, double b) { return std::min(std::abs(a - b), 360 - std::abs(a - b)); };
    if (anchored && (apart(longitude, coordinates.longitude) > same_place || apart(latitude, coordinates.latitude) > same_place))
        return add(fmt::format("the features lie at longitude {:.3f}, latitude {:.3f}, the anchor at {:.3f}, {:.3f}; "
                               "GeoJSON writes the longitude first",
                               longitude, latitude, coordinates.longitude, coordinates.latitude));
    constexpr double degrees_per_hour = 15; // numerical: the earth turns by so much
    const auto hours_off = [&](double degrees) { return std::abs(degrees / degrees_per_hour - utc_offset); };
    if (!utc_offset_given && hours_off(longitude) > 2 && hours_off(latitude) < 1)
        add(fmt::format("the site lies at longitude {:.3f}, latitude {:.3f}, where noon is {:.0f} hours from that of UTC{:+g}. GeoJSON writes the "
                        "longitude first; if it stands first here, write plattan.utc_offset",
                        longitude, latitude, hours_off(longitude), utc_offset));
}

} // namespace plattan
