#include "site/geojson.h"

#include "base/utf8.h"
#include "site/coordinate_system.h"
#include "site/json_geometry.h"
#include "site/json_keys.h"
#include "site/json_places.h"
#include "site/json_properties.h"
#include "site/limits.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <set>

namespace plattan {

namespace {

namespace json = boost::json;

/// Reads the features one by one; points are gathered first and converted to the local frame together.
class Reader {
public:
    Reader(std::string file, Problems& problems) : file(std::move(file)), problems(problems) {}

    Features features;

    void read(const json::value& root, std::vector<Place> places)
    {
        const auto* object = root.if_object();
        if (object == nullptr || text_of(*object, "type") != "FeatureCollection")
            return problems.add({file, 1, 1}, "a site is a GeoJSON FeatureCollection");
        const auto before = problems.size();
        read_head(*object);
        const bool meant_clearly = problems.size() == before;
        const auto* list = object->if_contains("features");
        if (list == nullptr || !list->is_array())
            return problems.add({file, 1, 1}, "there is no list 'features'");
        const auto& all = list->get_array();
        if (all.size() > most_features)
            return problems.add({file, 1, 1}, fmt::format("there are {} features; allowed are {}", all.size(), most_features));
        for (std::size_t i = 0; i < all.size(); ++i) {
            here = i < places.size() ? places[i] : Place{file, 1, 1};
            read_feature(all[i]);
        }
        if (meant_clearly)
            convert();
        if (problems.size() == before)
            for (const auto& fill : fillers)
                fill();
    }

private:
    static std::string text_of(const json::object& object, std::string_view key)
    {
        const auto* value = object.if_contains(key);
        return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string{};
    }

    void add(const std::string& message) { problems.add(here, (id.empty() ? "" : "'" + shown_text(id) + "': ") + message); }

    void read_head(const json::object& root)
    {
        here = {file, 1, 1};
        features.file = file;
        features.name = text_of(root, "name");
        if (has_control_character(features.name))
            add("'name' must be a text of one line");
        if (const auto* given = root.if_contains("crs"); given != nullptr && !given->is_null())
            read_system(*given);
        const auto* own = root.if_contains("plattan");
        if (own == nullptr || own->is_null())
            return;
        if (!own->is_object())
            return add("'plattan' must be an object");
        for (const auto& [key, value] : own->get_object()) {
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
                features.utc_offset = value.to_number<double>();
                utc_offset_given = true;
            } else if (key == "summer_time" && value.is_bool())
                features.summer_time = value.get_bool();
            else
                add(fmt::format("plattan.{} is not understood; allowed: coordinates: \"local\", anchor: {{wgs84: [longitude, latitude]}}, "
                                "utc_offset: hours, -14 to 14, summer_time: true or false",
                                shown_text(std::string(key))));
        }
    }

    void read_system(const json::value& given)
    {
        const auto* object = given.if_object();
        const auto* properties = object == nullptr ? nullptr : object->if_contains("properties");
        const auto* name = properties == nullptr || !properties->is_object() ? nullptr : properties->get_object().if_contains("name");
        coordinates.stated = true;
        if (name == nullptr || !name->is_string())
            return add(R"('crs' must be written as {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3011"}})");
        if (const auto code = code_of_system(std::string_view(name->get_string())))
            coordinates.system = *code;
        else
            add(fmt::format("unknown coordinate system '{}'; allowed: urn:ogc:def:crs:EPSG::n, urn:ogc:def:crs:OGC:1.3:CRS84, or "
                            "plattan.coordinates \"local\" without 'crs'",
                            shown_text(std::string_view(name->get_string()))));
    }

    void read_anchor(const json::object& anchor)
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

    void read_feature(const json::value& value)
    {
        id.clear();
        const auto* object = value.if_object();
        if (object == nullptr || text_of(*object, "type") != "Feature")
            return add("this is no GeoJSON Feature");
        const auto* given = object->if_contains("properties");
        if (given == nullptr || !given->is_object())
            return add("the feature has no properties");
        const auto fault = [this](const std::string& message) { add(message); };
        properties.emplace(given->get_object(), fault);
        id = properties->name("id");
        // Some programs keep the id beside the properties.
        if (const auto* beside = object->if_contains("id"); id.empty() && beside != nullptr)
            id = name_of(*beside).value_or("");
        const auto kind = properties->name("kind");
        const auto* shape = object->if_contains("geometry");
        if (shape == nullptr)
            return add("the feature has no geometry");
        points.owners.push_back({points.list.size(), id, here});
        if (!read_geometry(*shape, points, geometry, fault))
            return;
        const auto reader = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.name == kind; });
        if (reader == kinds.end()) {
            std::vector<std::string> names;
            for (const auto& k : kinds)
                names.push_back(k.name);
            return add(kind.empty() ? fmt::format("the feature has no kind. Allowed: {}", fmt::join(names, ", "))
                                    : unknown_word("kind", kind, names));
        }
        if (id.empty())
            return add(fmt::format("a {} needs an id, a text or a whole number", kind));
        if (id.size() > 64 || id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != std::string::npos)
            return add("an id has at most 64 letters, digits, '_' and '-'");
        if (!ids.insert(id).second)
            return add("this id stands here twice");
        if (std::find(reader->types.begin(), reader->types.end(), geometry.type) == reader->types.end())
            return add(wrong_geometry(*reader));
        (this->*reader->read)();
        if (const auto name = properties->word("name", ""); !name.empty())
            features.names.push_back({id, name});
        properties->refuse_others();
    }

    // --- one function a kind; positions are filled in after the conversion

    template <class T> T& append(std::vector<T>& list)
    {
        list.emplace_back();
        list.back().id = id;
        list.back().place = here;
        return list.back();
    }

    /// Remembers to fill in a position once all points are in the local frame.
    template <class T> void later(std::vector<T>& list, std::function<void(T&, const std::vector<Ring>&)> fill)
    {
        const std::size_t at = list.size() - 1;
        fillers.push_back([this, &list, at, parts = geometry.parts, fill] {
            std::vector<Ring> rings;
            for (const auto& part : parts) {
                rings.emplace_back();
                for (const std::size_t i : part)
                    rings.back().push_back({static_cast<float>(points.list[i].x), static_cast<float>(points.list[i].y)});
            }
            fill(list[at], rings);
        });
    }

    static Shape shape_of(const std::vector<Ring>& rings) { return {rings.front(), {rings.begin() + 1, rings.end()}}; }

    void walkable()
    {
        auto& made = append(features.walkables);
        made.level = properties->word("level", "ground");
        made.roofed = properties->word("cover", "open", {"open", "roofed"}) == "roofed";
        made.square = properties->flag("square", false);
        if (const auto given = properties->nested("stairs", {"rise", "up", "step_free"}))
            made.stairs = stairs(*given);
        for (const auto& part : geometry.parts)
            on_ground.insert(on_ground.end(), part.begin(), part.end());
        later<Walkable>(features.walkables, [](Walkable& w, const auto& rings) { w.shape = shape_of(rings); });
    }

    Stairs stairs(const json::object& given)
    {
        constexpr double least_rise = 0.01, largest_rise = 50; // numerical: what may be typed (unit: m)
        JsonProperties inner(
            given, [this](const std::string& message) { add(message); }, "stairs.");
        if (!inner.has("rise") || !inner.has("up"))
            add("stairs must be {rise, up: [x, y]}, for a ramp with step_free: true");
        Stairs made{inner.number("rise", 1, least_rise, largest_rise), inner.direction("up", {1, 0}), inner.flag("step_free", false)};
        inner.refuse_others();
        return made;
    }

    void obstacle()
    {
        auto& made = append(features.obstacles);
        made.blocks_sight = properties->flag("blocks_sight", true);
        if (geometry.type == "Point") {
            const auto radius = static_cast<float>(properties->number("radius", 0, 0.05, 50));
            if (radius == 0)
                add("an obstacle that is a Point needs a radius");
            later<Obstacle>(features.obstacles, [radius](Obstacle& o, const auto& rings) {
                // A regular 16-gon of the disc's area; its corners on the millimetre like every other point.
                constexpr std::array<std::array<float, 2>, 16> unit{{{1, 0},
                                                                     {0.92388F, 0.382683F},
                                                                     {0.707107F, 0.707107F},
                                                                     {0.382683F, 0.92388F},
                                                                     {0, 1},
                                                                     {-0.382683F, 0.92388F},
                                                                     {-0.707107F, 0.707107F},
                                                                     {-0.92388F, 0.382683F},
                                                                     {-1, 0},
                                                                     {-0.92388F, -0.382683F},
                                                                     {-0.707107F, -0.707107F},
                                                                     {-0.382683F, -0.92388F},
                                                                     {0, -1},
                                                                     {0.382683F, -0.92388F},
                                                                     {0.707107F, -0.707107F},
                                                                     {0.92388F, -0.382683F}}};
                for (const auto& corner : unit)
                    o.shape.outer.push_back(rings[0][0] + Vec2{corner[0], corner[1]} * (radius * 1.0129F));
            });
        } else {
            later<Obstacle>(features.obstacles, [](Obstacle& o, const auto& rings) { o.shape = shape_of(rings); });
        }
    }

    void screen()
    {
        auto& made = append(features.screens);
        made.height = properties->number("height", 2, 0.1, 30);
        made.closed = geometry.type == "Polygon";
        later<Screen>(features.screens, [](Screen& s, const auto& rings) {
            s.line = rings[0];
            s.holes.assign(rings.begin() + 1, rings.end());
        });
    }

    void gate()
    {
        if (id == "none")
            add("results say 'none' of people without a gate; choose another id");
        auto& made = append(features.gates);
        made.opening_hours = properties->word("opening_hours", "");
        made.service_rate = properties->number("service_rate", 0, 0.01, 100);
        made.shop = properties->flag("shop", false);
        made.culture = properties->flag("culture", false);
        properties->ignore("to");
        straight();
        later<Gate>(features.gates, [](Gate& g, const auto& rings) { g.line = {rings[0].front(), rings[0].back()}; });
    }

    void link()
    {
        append(features.links);
        straight();
        later<Link>(features.links, [](Link& l, const auto& rings) { l.line = {rings[0].front(), rings[0].back()}; });
    }

    void straight()
    {
        const auto& line = geometry.parts[0];
        if (line.size() != 2)
            return add("this line must have two points");
        const auto &from = points.list[line[0]], &to = points.list[line[1]];
        if (from.x == to.x && from.y == to.y)
            add("this line must have two different points");
    }

    void seat()
    {
        auto& made = append(features.seats);
        made.places = properties->whole("places", 1, 1, 200);
        made.spacing = properties->number("spacing", 0.55, 0.4, 5);
        made.comfort = properties->number("comfort", 0.5, 0, 1);
        made.along = properties->direction("along", {1, 0});
        later<Seat>(features.seats, [](Seat& s, const auto& rings) { s.position = rings[0][0]; });
    }

    void bin()
    {
        auto& made = append(features.bins);
        made.capacity = properties->whole("capacity", 100, 1, 10'000);
        made.ash = properties->flag("ash", false);
        later<Bin>(features.bins, [](Bin& b, const auto& rings) { b.position = rings[0][0]; });
    }

    void luminaire()
    {
        auto& made = append(features.luminaires);
        made.lumen = properties->number("lumen", 0, 0, 1e6);
        made.height = properties->number("height", 4, 0.3, 40);
        made.always_on = properties->word("hours", "dark", {"dark", "always"}) == "always";
        later<Luminaire>(features.luminaires, [](Luminaire& l, const auto& rings) { l.position = rings[0][0]; });
    }

    void camera()
    {
        auto& made = append(features.cameras);
        made.range = properties->number("range", 30, 1, 200);
        made.bearing = properties->number("bearing", 0, -360, 360);
        later<Camera>(features.cameras, [](Camera& c, const auto& rings) { c.position = rings[0][0]; });
    }

    void zone()
    {
        auto& made = append(features.zones);
        made.rule = properties->word("rule", "", {"keep_clear", "scene", "furniture", "event", "office", "decor"});
        later<Zone>(features.zones, [](Zone& z, const auto& rings) { z.shape = shape_of(rings); });
    }

    void edge()
    {
        auto& made = append(features.edges);
        made.purpose = properties->flag("attractive", true) ? "attractive" : "";
        later<Line>(features.edges, [](Line& l, const auto& rings) { l.points = rings[0]; });
    }

    void route()
    {
        auto& made = append(features.routes);
        made.purpose = properties->word("purpose", "");
        later<Line>(features.routes, [](Line& l, const auto& rings) { l.points = rings[0]; });
    }

    void door()
    {
        auto& made = append(features.doors);
        made.of = properties->word("of", "");
        made.service_time = properties->number("service_time", 0, 1, 3600);
        made.opening_hours = properties->word("opening_hours", "");
        later<Door>(features.doors, [](Door& d, const auto& rings) { d.position = (rings[0].front() + rings[0].back()) * 0.5F; });
    }

    void traffic()
    {
        auto& made = append(features.traffic);
        made.vehicles_per_hour = properties->number("vehicles_per_hour", 0, 0, 1e5);
        later<Traffic>(features.traffic, [](Traffic& t, const auto& rings) { t.shape = shape_of(rings); });
    }

    void decor()
    {
        constexpr double smallest_repeat = 0.2, largest_repeat = 100; // numerical: what may be typed (unit: m)
        auto& made = append(features.decor);
        made.landmark = properties->word("landmark", "outline", landmarks);
        made.closed = geometry.type == "Polygon";
        if (const auto given = properties->nested("pattern", {"form", "width", "height", "angle"})) {
            JsonProperties inner(
                *given, [this](const std::string& message) { add(message); }, "pattern.");
            if (!inner.has("form"))
                add("pattern must be {form, width, height, angle}");
            made.pattern =
                Pattern{inner.word("form", "slabs", {"triangles", "treads", "slabs"}), inner.number("width", 1, smallest_repeat, largest_repeat),
                        inner.number("height", 1, smallest_repeat, largest_repeat), inner.number("angle", 0, -360, 360)};
            inner.refuse_others();
        }
        later<Decor>(features.decor, [](Decor& d, const auto& rings) { d.shape = shape_of(rings); });
    }

    void node()
    {
        auto& made = append(features.nodes);
        made.distance = properties->number("distance", -1, 0, 1e6);
        made.capacity = properties->whole("capacity", -1, 0, 1'000'000);
    }

    void convert()
    {
        const auto at_point = [&](std::size_t point) {
            const auto* owner = points.owner(point);
            here = owner != nullptr ? owner->place : Place{file, 1, 1};
            id = owner != nullptr ? owner->id : "";
        };
        here = {file, 1, 1};
        id.clear();
        const auto anchor = coordinates;
        try {
            const auto frame = to_local_frame(coordinates, points.list, on_ground);
            features.crs = frame.crs;
            features.origin_x = frame.origin_x;
            features.origin_y = frame.origin_y;
            features.longitude = frame.longitude;
            features.latitude = frame.latitude;
        } catch (const CoordinateFault& error) {
            if (!points.list.empty())
                at_point(error.point.value_or(on_ground.empty() ? 0 : on_ground.front()));
            return add(error.what());
        }
        check_position(anchor);
    }

    /// Longitude and latitude that were exchanged give another place on the earth, and the wrong sun.
    void check_position(const Coordinates& anchor)
    {
        constexpr double same_place = 0.5; // numerical: tolerance between a stated place and the coordinates (unit: degree)
        const auto apart = [](double a, double b) { return std::min(std::abs(a - b), 360 - std::abs(a - b)); };
        if (anchored && (apart(features.longitude, anchor.longitude) > same_place || apart(features.latitude, anchor.latitude) > same_place))
            return add(fmt::format("the features lie at longitude {:.3f}, latitude {:.3f}, the anchor at {:.3f}, {:.3f}; "
                                   "GeoJSON writes the longitude first",
                                   features.longitude, features.latitude, anchor.longitude, anchor.latitude));
        constexpr double degrees_per_hour = 15; // numerical: the earth turns by so much
        const auto hours_off = [&](double longitude) { return std::abs(longitude / degrees_per_hour - features.utc_offset); };
        if (!utc_offset_given && hours_off(features.longitude) > 2 && hours_off(features.latitude) < 1)
            add(fmt::format(
                "the site lies at longitude {:.3f}, latitude {:.3f}, where noon is {:.0f} hours from that of UTC{:+g}. GeoJSON writes the "
                "longitude first; if it stands first here, write plattan.utc_offset",
                features.longitude, features.latitude, hours_off(features.longitude), features.utc_offset));
    }

    struct Kind;
    static std::string wrong_geometry(const Kind& kind)
    {
        const auto expected = fmt::format("{}", fmt::join(kind.types, " or a "));
        if (kind.types.front() == "null")
            return fmt::format("a {} stands nowhere on the site; its geometry must be null", kind.name);
        return fmt::format("the geometry of a {} must be a {}", kind.name, expected);
    }

    struct Kind {
        std::string name;
        void (Reader::*read)();
        std::vector<std::string> types;
    };

    const std::vector<Kind> kinds{
        {"walkable", &Reader::walkable, {"Polygon"}},
        {"obstacle", &Reader::obstacle, {"Polygon", "Point"}},
        {"vegetation", &Reader::screen, {"Polygon", "LineString"}},
        {"screen", &Reader::screen, {"Polygon", "LineString"}},
        {"gate", &Reader::gate, {"LineString"}},
        {"link", &Reader::link, {"LineString"}},
        {"seat", &Reader::seat, {"Point"}},
        {"bin", &Reader::bin, {"Point"}},
        {"luminaire", &Reader::luminaire, {"Point"}},
        {"camera", &Reader::camera, {"Point"}},
        {"zone", &Reader::zone, {"Polygon"}},
        {"edge", &Reader::edge, {"LineString"}},
        {"route", &Reader::route, {"LineString"}},
        {"door", &Reader::door, {"Point", "LineString"}},
        {"traffic", &Reader::traffic, {"Polygon"}},
        {"decor", &Reader::decor, {"Polygon", "LineString", "Point"}},
        {"node", &Reader::node, {"null"}},
    };
    /// What decor may be; docs/site.md says how each is drawn.
    const std::vector<std::string> landmarks{"outline", "paving", "water", "monument", "glass_front", "shop_front", "roof_edge", "street", "metro"};

    std::string file;
    Problems& problems;
    Place here;
    std::string id;
    Coordinates coordinates;
    bool anchored = false, utc_offset_given = false;
    std::optional<JsonProperties> properties;
    JsonGeometry geometry;
    std::set<std::string> ids;
    JsonPoints points;
    std::vector<std::size_t> on_ground; ///< numbers of the points of walkable areas
    std::vector<std::function<void()>> fillers;
};

/// In words of our own: those of the library speak to its programmers.
std::string not_json(const json::error_code& error)
{
    if (error == json::error::incomplete)
        return "this is not JSON: the text ends before everything is closed";
    if (error == json::error::too_deep)
        return "this is not JSON as a site has it: it is nested too deeply";
    if (error == json::error::extra_data)
        return "this is not JSON: something stands after its end";
    return "this is not JSON from here on";
}

} // namespace

Features parse_site(const std::string& text, const std::string& file, Problems& problems)
{
    if (!is_clean_text(text, file, problems))
        return {};
    const auto body = without_byte_order_mark(text);
    json::error_code error;
    json::stream_parser parser({}, json::parse_options{});
    std::size_t read = parser.write_some(body.data(), body.size(), error);
    if (!error && read < body.size()) {
        const auto more = body.find_first_not_of(" \t\r\n", read);
        if (more != std::string_view::npos) {
            error = json::make_error_code(json::error::extra_data);
            read = more;
        }
    }
    if (!error)
        parser.finish(error);
    if (error && !body.starts_with('{') && body.find_first_not_of(" \t\r\n{[") == body.find_first_not_of(" \t\r\n")) {
        problems.add({file, 1, 1}, "this is not JSON; a site is a GeoJSON file");
        return {};
    }
    if (error) {
        problems.add(place_in_text(body, file, read), not_json(error));
        return {};
    }
    if (const auto twice = repeated_key(body, json::parse_options{}.max_depth)) {
        problems.add(place_in_text(body, file, twice->at),
                     fmt::format("the key '{}' stands here a second time in one object", shown_text(twice->key)));
        return {};
    }
    Reader reader(file, problems);
    reader.read(parser.release(), places_of_features(text, file));
    return std::move(reader.features);
}

} // namespace plattan
