#include "site/geojson.h"

#include "site/json_places.h"
#include "site/projection.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <deque>
#include <fmt/format.h>
#include <functional>
#include <set>

namespace plattan {

namespace {

namespace json = boost::json;

constexpr std::size_t maximal_features = 20'000;
constexpr std::size_t maximal_points = 200'000;

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
        read_head(*object);
        const auto* list = object->if_contains("features");
        if (list == nullptr || !list->is_array())
            return problems.add({file, 1, 1}, "there is no list 'features'");
        const auto& all = list->get_array();
        if (all.size() > maximal_features)
            return problems.add({file, 1, 1}, fmt::format("there are more than {} features", maximal_features));
        for (std::size_t i = 0; i < all.size(); ++i) {
            here = i < places.size() ? places[i] : Place{file, 1, 1};
            read_feature(all[i]);
        }
        convert();
    }

private:
    struct Geometry {
        std::string type;
        std::vector<std::vector<std::size_t>> parts; ///< indices into `points`
    };

    static std::string text_of(const json::object& object, std::string_view key)
    {
        const auto* value = object.if_contains(key);
        return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string{};
    }

    void add(const std::string& message) { problems.add(here, (id.empty() ? "" : "'" + id + "': ") + message); }

    void read_head(const json::object& root)
    {
        here = {file, 1, 1};
        features.file = file;
        features.name = text_of(root, "name");
        crs = "OGC:CRS84";
        if (const auto* named = root.if_contains("crs"); named != nullptr && named->is_object())
            if (const auto* properties = named->get_object().if_contains("properties"); properties != nullptr && properties->is_object()) {
                const auto name = text_of(properties->get_object(), "name");
                if (const auto epsg = name.rfind("EPSG"); epsg != std::string::npos)
                    crs = "EPSG:" + name.substr(name.find_last_of(':') + 1);
                else if (name.find("CRS84") == std::string::npos)
                    add(fmt::format("unknown coordinate system '{}'; allowed: EPSG:n, CRS84, or plattan.coordinates \"local\"", name));
            }
        const auto* own = root.if_contains("plattan");
        if (own == nullptr)
            return;
        if (!own->is_object())
            return add("'plattan' must be an object");
        for (const auto& [key, value] : own->get_object()) {
            if (key == "coordinates" && value.is_string() && value.get_string() == "local")
                crs = "local";
            else if (key == "anchor" && value.is_object())
                read_anchor(value.get_object());
            else if (key == "utc_offset" && value.is_number() && std::abs(value.to_number<double>()) <= 14)
                features.utc_offset = value.to_number<double>();
            else if (key == "summer_time" && value.is_bool())
                features.summer_time = value.get_bool();
            else
                add(fmt::format("plattan.{} is not understood; allowed: coordinates: \"local\", anchor: {{local, wgs84}}, utc_offset, summer_time",
                                std::string(key)));
        }
    }

    void read_anchor(const json::object& anchor)
    {
        const auto* globe = anchor.if_contains("wgs84");
        if (globe == nullptr || !globe->is_array() || globe->get_array().size() != 2 || !globe->get_array()[0].is_number() ||
            !globe->get_array()[1].is_number())
            return add("anchor.wgs84 must be [longitude, latitude]");
        features.longitude = globe->get_array()[0].to_number<double>();
        features.latitude = globe->get_array()[1].to_number<double>();
        if (std::abs(features.longitude) > 180 || std::abs(features.latitude) > 89)
            add("anchor.wgs84 must be [longitude, latitude] in degrees");
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
        properties = &given->get_object();
        used = {"kind", "id"};
        id = text_of(*properties, "id");
        const auto kind = text_of(*properties, "kind");
        const auto* shape = object->if_contains("geometry");
        if (shape == nullptr)
            return add("the feature has no geometry");
        geometry = {};
        if (!read_geometry(*shape))
            return;
        const auto reader = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.name == kind; });
        if (reader == kinds.end()) {
            std::vector<std::string> names;
            for (const auto& k : kinds)
                names.push_back(k.name);
            return add(unknown_word("kind", kind, names));
        }
        if (id.empty())
            return add(fmt::format("a {} needs an id", kind));
        if (id.size() > 64 || id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != std::string::npos)
            return add("an id has at most 64 letters, digits, '_' and '-'");
        if (!ids.insert(id).second)
            return add("this id stands here twice");
        if (std::find(reader->types.begin(), reader->types.end(), geometry.type) == reader->types.end())
            return add(fmt::format("a {} cannot be a {}", kind, geometry.type));
        (this->*reader->read)();
        for (const auto& [key, ignored] : *properties)
            if (!used.contains(std::string(key)))
                add(unknown_word("property", std::string(key), {used.begin(), used.end()}));
    }

    bool read_geometry(const json::value& value)
    {
        if (value.is_null()) {
            geometry.type = "null";
            return true;
        }
        const auto* object = value.if_object();
        const auto* coordinates = object == nullptr ? nullptr : object->if_contains("coordinates");
        if (coordinates == nullptr)
            return add("the geometry has no coordinates"), false;
        geometry.type = text_of(*object, "type");
        if (geometry.type == "Point") {
            geometry.parts.emplace_back();
            return read_point(*coordinates);
        }
        if (geometry.type == "LineString")
            return read_points(*coordinates, 2);
        if (geometry.type == "Polygon" && coordinates->is_array() && !coordinates->get_array().empty()) {
            for (const auto& ring : coordinates->get_array())
                if (!read_points(ring, 4) || !close_ring())
                    return false;
            return true;
        }
        return add(fmt::format("the geometry '{}' is not allowed; allowed: Point, LineString, Polygon", geometry.type)), false;
    }

    bool read_points(const json::value& value, std::size_t least)
    {
        geometry.parts.emplace_back();
        if (!value.is_array() || value.get_array().size() < least)
            return add(fmt::format("a {} needs {} points or more", geometry.type, least)), false;
        for (const auto& point : value.get_array())
            if (!read_point(point))
                return false;
        return true;
    }

    bool read_point(const json::value& value)
    {
        const auto* pair = value.if_array();
        if (pair == nullptr || pair->size() < 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number())
            return add("a point is [x, y], two numbers"), false;
        const Coordinate point{(*pair)[0].to_number<double>(), (*pair)[1].to_number<double>()};
        if (!std::isfinite(point.x) || !std::isfinite(point.y) || std::abs(point.x) > 1e8 || std::abs(point.y) > 1e8)
            return add("a coordinate is no finite number of metres or degrees"), false;
        if (points.size() >= maximal_points)
            return add(fmt::format("there are more than {} points", maximal_points)), false;
        geometry.parts.back().push_back(points.size());
        points.push_back(point);
        return true;
    }

    bool close_ring()
    {
        auto& ring = geometry.parts.back();
        const auto &first = points[ring.front()], &last = points[ring.back()];
        if (first.x != last.x || first.y != last.y)
            return add("the ring is not closed: its last point must repeat its first"), false;
        ring.pop_back();
        return true;
    }

    // --- properties

    double number(const char* key, double otherwise, double low, double high)
    {
        used.insert(key);
        const auto* value = properties->if_contains(key);
        if (value == nullptr || value->is_null())
            return otherwise;
        if (!value->is_number() || !(value->to_number<double>() >= low && value->to_number<double>() <= high)) {
            add(fmt::format("{} must be a number between {} and {}", key, low, high));
            return otherwise;
        }
        return value->to_number<double>();
    }

    bool flag(const char* key, bool otherwise)
    {
        used.insert(key);
        const auto* value = properties->if_contains(key);
        if (value == nullptr)
            return otherwise;
        if (!value->is_bool()) {
            add(fmt::format("{} must be true or false", key));
            return otherwise;
        }
        return value->get_bool();
    }

    std::string word(const char* key, std::string otherwise, const std::vector<std::string>& choices = {})
    {
        used.insert(key);
        const auto* value = properties->if_contains(key);
        if (value == nullptr)
            return otherwise;
        if (!value->is_string()) {
            add(fmt::format("{} must be text", key));
            return otherwise;
        }
        std::string text(value->get_string());
        if (!choices.empty() && std::find(choices.begin(), choices.end(), text) == choices.end())
            add(unknown_word(key, text, choices));
        return text;
    }

    Vec2 direction(const json::object& object, const char* key, Vec2 otherwise)
    {
        const auto* value = object.if_contains(key);
        if (value == nullptr)
            return otherwise;
        const auto* pair = value->if_array();
        if (pair == nullptr || pair->size() != 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number()) {
            add(fmt::format("{} must be [x, y]", key));
            return otherwise;
        }
        const Vec2 given{(*pair)[0].to_number<float>(), (*pair)[1].to_number<float>()};
        if (!(squared_length(given) > 0) || !std::isfinite(squared_length(given))) {
            add(fmt::format("{} must not be [0, 0]", key));
            return otherwise;
        }
        return normalised(given);
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
                    rings.back().push_back({static_cast<float>(points[i].x), static_cast<float>(points[i].y)});
            }
            fill(list[at], rings);
        });
    }

    static Shape shape_of(const std::vector<Ring>& rings) { return {rings.front(), {rings.begin() + 1, rings.end()}}; }

    void walkable()
    {
        auto& made = append(features.walkables);
        made.level = word("level", "ground");
        made.roofed = word("cover", "open", {"open", "roofed"}) == "roofed";
        made.square = flag("square", false);
        used.insert("stairs");
        if (const auto* stairs = properties->if_contains("stairs"); stairs != nullptr) {
            if (!stairs->is_object() || !stairs->get_object().contains("rise") || !stairs->get_object().at("rise").is_number() ||
                !stairs->get_object().contains("up"))
                add("stairs must be {rise, up: [x, y]}, for a ramp with step_free: true");
            else
                made.stairs = Stairs{stairs->get_object().at("rise").to_number<double>(), direction(stairs->get_object(), "up", {1, 0}),
                                     stairs->get_object().contains("step_free") && stairs->get_object().at("step_free") == true};
        }
        later<Walkable>(features.walkables, [](Walkable& w, const auto& rings) { w.shape = shape_of(rings); });
    }

    void obstacle()
    {
        auto& made = append(features.obstacles);
        made.blocks_sight = flag("blocks_sight", true);
        if (geometry.type == "Point") {
            const auto radius = static_cast<float>(number("radius", 0, 0.05, 50));
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
        made.height = number("height", 2, 0.1, 30);
        made.closed = geometry.type == "Polygon";
        later<Screen>(features.screens, [](Screen& s, const auto& rings) {
            s.line = rings[0];
            s.holes.assign(rings.begin() + 1, rings.end());
        });
    }

    void gate()
    {
        auto& made = append(features.gates);
        made.opening_hours = word("opening_hours", "");
        made.service_rate = number("service_rate", 0, 0.01, 100);
        made.shop = flag("shop", false);
        made.culture = flag("culture", false);
        used.insert("to");
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
        if (geometry.parts[0].size() != 2)
            add("this line must have two points");
    }

    void seat()
    {
        auto& made = append(features.seats);
        made.places = static_cast<int>(number("places", 1, 1, 200));
        made.spacing = number("spacing", 0.55, 0.4, 5);
        made.comfort = number("comfort", 0.5, 0, 1);
        used.insert("along");
        made.along = direction(*properties, "along", {1, 0});
        later<Seat>(features.seats, [](Seat& s, const auto& rings) { s.position = rings[0][0]; });
    }

    void bin()
    {
        auto& made = append(features.bins);
        made.capacity = static_cast<int>(number("capacity", 100, 1, 10'000));
        made.ash = flag("ash", false);
        later<Bin>(features.bins, [](Bin& b, const auto& rings) { b.position = rings[0][0]; });
    }

    void luminaire()
    {
        auto& made = append(features.luminaires);
        made.lumen = number("lumen", 0, 0, 1e6);
        made.height = number("height", 4, 0.3, 40);
        made.always_on = word("hours", "dark", {"dark", "always"}) == "always";
        later<Luminaire>(features.luminaires, [](Luminaire& l, const auto& rings) { l.position = rings[0][0]; });
    }

    void camera()
    {
        auto& made = append(features.cameras);
        made.range = number("range", 30, 1, 200);
        made.bearing = number("bearing", 0, -360, 360);
        later<Camera>(features.cameras, [](Camera& c, const auto& rings) { c.position = rings[0][0]; });
    }

    void zone()
    {
        auto& made = append(features.zones);
        made.rule = word("rule", "", {"keep_clear", "scene", "furniture", "event", "office", "decor"});
        later<Zone>(features.zones, [](Zone& z, const auto& rings) { z.shape = shape_of(rings); });
    }

    void edge()
    {
        auto& made = append(features.edges);
        made.purpose = flag("attractive", true) ? "attractive" : "";
        later<Line>(features.edges, [](Line& l, const auto& rings) { l.points = rings[0]; });
    }

    void route()
    {
        auto& made = append(features.routes);
        made.purpose = word("purpose", "");
        later<Line>(features.routes, [](Line& l, const auto& rings) { l.points = rings[0]; });
    }

    void door()
    {
        auto& made = append(features.doors);
        made.of = word("of", "");
        made.service_time = number("service_time", 0, 1, 3600);
        made.opening_hours = word("opening_hours", "");
        later<Door>(features.doors, [](Door& d, const auto& rings) { d.position = (rings[0].front() + rings[0].back()) * 0.5F; });
    }

    void traffic()
    {
        auto& made = append(features.traffic);
        made.vehicles_per_hour = number("vehicles_per_hour", 0, 0, 1e5);
        later<Traffic>(features.traffic, [](Traffic& t, const auto& rings) { t.shape = shape_of(rings); });
    }

    void node()
    {
        auto& made = append(features.nodes);
        made.distance = number("distance", -1, 0, 1e6);
        made.capacity = static_cast<int>(number("capacity", -1, 0, 1e6));
    }

    void convert()
    {
        std::vector<Coordinate*> pointers;
        for (auto& point : points)
            pointers.push_back(&point);
        here = {file, 1, 1};
        id.clear();
        try {
            const auto frame = to_local_frame(crs, pointers, features.longitude, features.latitude);
            features.crs = frame.crs;
            features.origin_x = frame.origin_x;
            features.origin_y = frame.origin_y;
            features.longitude = frame.longitude;
            features.latitude = frame.latitude;
        } catch (const std::runtime_error& error) {
            return add(error.what());
        }
        for (const auto& fill : fillers)
            fill();
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
        {"node", &Reader::node, {"null"}},
    };

    std::string file;
    Problems& problems;
    Place here;
    std::string id;
    std::string crs;
    const json::object* properties = nullptr;
    Geometry geometry;
    std::set<std::string> used, ids;
    std::deque<Coordinate> points; ///< a deque: pointers into it stay
    std::vector<std::function<void()>> fillers;
};

} // namespace

Features parse_site(const std::string& text, const std::string& file, Problems& problems)
{
    json::error_code error;
    json::stream_parser parser({}, json::parse_options{});
    const std::size_t read = parser.write_some(text.data(), text.size(), error);
    if (!error)
        parser.finish(error);
    if (!error && read < text.size() && text.find_first_not_of(" \t\r\n", read) != std::string::npos)
        error = json::make_error_code(json::error::extra_data);
    if (error) {
        problems.add(place_of_offset(text, file, read), "this is not JSON: " + error.message());
        return {};
    }
    Reader reader(file, problems);
    reader.read(parser.release(), places_of_features(text, file));
    return std::move(reader.features);
}

} // namespace plattan
