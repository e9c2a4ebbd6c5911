#pragma once

#include "base/clock.h"
#include "base/geometry.h"
#include "base/problems.h"
#include "base/units.h"

#include <optional>
#include <string>
#include <vector>

namespace plattan {

/// What a site file says, in the site's local frame; nothing computed yet. Kinds and properties: docs/site.md.

using Ring = std::vector<Vec2>; ///< closed without repeating the first point

struct Shape {
    Ring outer;
    std::vector<Ring> holes;
};

struct Stairs {
    Metres rise;
    Vec2 up;                ///< unit vector in plan, uphill
    bool step_free = false; ///< a ramp
};

struct Walkable {
    std::string id, level;
    bool roofed = false;
    bool square = false; ///< belongs to the square proper
    std::optional<Stairs> stairs;
    Shape shape;
    Place place;
};

struct Obstacle {
    std::string id;
    bool blocks_sight = true;
    Shape shape;
    Place place;
};

/// Greenery or a screen: cuts sight lines where it is higher than the eyes.
struct Screen {
    std::string id;
    Metres height = 2;
    Ring line;               ///< of a Polygon, its outer ring
    std::vector<Ring> holes; ///< of a Polygon: clearings in it
    bool closed = false;
    Place place;

    bool operator==(const Screen& other) const
    {
        return line == other.line && holes == other.holes && height == other.height && closed == other.closed;
    }
};

struct Gate {
    std::string id;
    std::string opening_hours; ///< a name in the demand file; empty: always open
    std::string leads_to;      ///< in words; empty: not said
    bool shop = false;         ///< leads into shops
    bool culture = false;      ///< leads into a house of culture, a library, a church
    double service_rate = 0;   ///< people let out, and as many in; 0: no limit (unit: s-1)
    Segment line;
    Place place;
    /// Where an intervention says otherwise than `opening_hours`: when it is open, of what begins on the date and of what began the day before.
    std::optional<std::vector<Span>> hours_of_date, hours_overnight;
};

struct Link {
    std::string id;
    Segment line;
    Place place;
};

struct Seat {
    std::string id;
    Vec2 position;    ///< middle of the row of places
    Vec2 along{1, 0}; ///< direction of the row
    int places = 1;
    Metres spacing = 0.55; ///< between neighbouring places
    double comfort = 0.5;  ///< 0 a cold stone step .. 1 a deck chair
    Place place;
    bool loose = false; ///< can be carried off, broken, or put away
};

struct Bin {
    std::string id;
    Vec2 position;
    int capacity = 100; ///< (unit: items)
    bool ash = false;
    Place place;
};

struct Luminaire {
    std::string id;
    Vec2 position;
    Lumen lumen = 0;
    Metres height = 4;
    bool always_on = false; ///< under a roof; else from dusk to dawn
    Place place;
    std::optional<std::vector<Span>> hours; ///< of the date: burns only then, if at all
};

struct Zone {
    std::string id, rule; ///< rule "keep_clear": a fire lane; "scene": an anchor of the drug scene
    Shape shape;
    Place place;
};

struct Line {
    std::string id, purpose; ///< of a route; "attractive" for an edge people like to stand at
    Ring points;
    Place place;
};

struct Door {
    std::string id, of;
    Vec2 position;
    double service_time = 0;   ///< of a counter: mean time one is served; 0: a door (unit: s)
    std::string opening_hours; ///< of a counter; empty: always
    Place place;
    std::optional<std::vector<Span>> hours; ///< of the date, instead of `opening_hours`; of a counter that an intervention brings

    bool operator==(const Door& other) const
    {
        return position == other.position && service_time == other.service_time && hours == other.hours && opening_hours == other.opening_hours;
    }
};

struct Camera {
    std::string id;
    Vec2 position;
    Metres range = 30;
    double bearing = 0; ///< (unit: degrees from x, counter-clockwise)
    Place place;
};

struct Traffic {
    std::string id;
    double vehicles_per_hour = 0;
    Shape shape;
    Place place;
};

/// How a surface is paved, as it is drawn.
struct Pattern {
    std::string form;  ///< "triangles", "treads" or "slabs"
    Metres width = 1;  ///< of what repeats, along x before it is turned
    Metres height = 1; ///< along y
    double angle = 0;  ///< (unit: degrees, counter-clockwise)
};

/// What makes a place known to those who live there: drawn, and without effect on anybody.
struct Decor {
    std::string id;
    std::string landmark; ///< what it is, and so how it is drawn: docs/site.md
    Shape shape;          ///< of a line or a point, its points as the outer ring
    bool closed = false;  ///< an area
    std::optional<Pattern> pattern;
    Place place;
};

/// What a feature is called on signs and by people.
struct Name {
    std::string id, text;
};

/// Somewhere else: where dealing may move to.
struct Elsewhere {
    std::string id;
    Metres distance = -1; ///< -1: nowhere in particular (telephone)
    int capacity = -1;    ///< dealers; -1: no limit
    Place place;
};

struct Features {
    std::string name, file, crs;
    double origin_x = 0, origin_y = 0; ///< of the local frame, in `crs`
    double latitude = 0, longitude = 0;
    double utc_offset = 1; ///< standard time (unit: h)
    bool summer_time = true;

    std::vector<Walkable> walkables;
    std::vector<Obstacle> obstacles;
    std::vector<Screen> screens;
    std::vector<Gate> gates;
    std::vector<Link> links;
    std::vector<Seat> seats;
    std::vector<Bin> bins;
    std::vector<Luminaire> luminaires;
    std::vector<Zone> zones;
    std::vector<Line> edges;
    std::vector<Line> routes;
    std::vector<Door> doors;
    std::vector<Camera> cameras;
    std::vector<Traffic> traffic;
    std::vector<Elsewhere> nodes;
    std::vector<Decor> decor;
    std::vector<Name> names; ///< of the features that have one

    const Zone* zone(std::string_view id) const;
    const Walkable* walkable(std::string_view id) const;
    const Line* route(std::string_view id) const;
    bool in_fire_lane(Vec2 p) const;
    std::string_view name_of(std::string_view id) const; ///< "" where a feature has none
};

/// The route of a safety walk, and of those on duty where a scenario names none.
inline constexpr const char* default_route = "safety_walk";

/// The parts of a place that are told apart: walkable areas, then zones, in the order of the file.
struct Part {
    std::string id;
    Shape shape;
};
std::vector<Part> parts_of(const Features& features);

/// True inside the ring (even-odd).
bool inside(const Ring& ring, Vec2 p);
bool inside(const Shape& shape, Vec2 p);

/// From a point to the nearest side of a ring (unit: m)
float distance_to_border(const Ring& ring, Vec2 p);
/// From a point to the nearest side of a shape, those of its holes included (unit: m)
float distance_to_border(const Shape& shape, Vec2 p);
/// 0 inside a shape, else the distance to its border (unit: m)
float distance_to(const Shape& shape, Vec2 p);

/// All sides of a shape, those of its holes included.
std::vector<Segment> sides_of(const Shape& shape);
/// All sides of greenery or of a screen: whatever sight meets of it.
std::vector<Segment> sides_of(const Screen& screen);

/// A point of a shape, for whoever is sent to it: the mean of its corner points where that lies inside, else a point that does.
Vec2 middle(const Shape& shape);

Box bounds(const Ring& ring);
/// Of the walkable ground.
Box bounds(const Features& features);

/// Signed area of a ring, positive counter-clockwise (unit: m2)
double area(const Ring& ring);
/// Area of a shape without its holes (unit: m2)
double area(const Shape& shape);

/// Altitude of the sun over the site by its own civil time, in degrees.
double sun_altitude_at(const Features& site, Date date, Seconds time_of_day);

} // namespace plattan
