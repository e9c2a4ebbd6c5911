#include "site/geojson.h"

#include "base/utf8.h"
#include "site/coordinate_system.h"
#include "site/json_geometry.h"
#include "site/json_places.h"
#include "site/json_properties.h"
#include "site/json_site_head.h"
#include "site/json_text.h"
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
        here = {file, 1, 1};
        const JsonSiteHead head(*object, [this](const std::string& message) { add(message); });
        const bool meant_clearly = problems.size() == before;
        features.file = file;
        features.name = head.name;
        features.utc_offset = head.utc_offset;
        features.summer_time = head.summer_time;
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
            convert(head);
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
        made.leads_to = properties->word("to", "");
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

    void convert(const JsonSiteHead& head)
    {
        const auto at_point = [&](std::size_t point) {
            const auto* owner = points.owner(point);
            here = owner != nullptr ? owner->place : Place{file, 1, 1};
            id = owner != nullptr ? owner->id : "";
        };
        here = {file, 1, 1};
        id.clear();
        try {
            const auto frame = to_local_frame(head.coordinates, points.list, on_ground);
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
        head.check_position(features.longitude, features.latitude);
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
    std::optional<JsonProperties> properties;
    JsonGeometry geometry;
    std::set<std::string> ids;
    JsonPoints points;
    std::vector<std::size_t> on_ground; ///< numbers of the points of walkable areas
    std::vector<std::function<void()>> fillers;
};

} // namespace

Features parse_site(const std::string& text, const std::string& file, Problems& problems)
{
    const auto root = parse_json(text, file, problems);
    if (!root)
        return {};
    Reader reader(file, problems);
    reader.read(*root, places_of_features(text, file));
    return std::move(reader.features);
}

} // namespace plattan
