#include "visualize/draw/ground.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

const Presentation& looks() { return Presentation::shared(); }

bool has_room(const std::vector<Area>& taken, const Area& box)
{
    return std::none_of(taken.begin(), taken.end(), [&](const Area& other) {
        return box.left < other.right() && other.left < box.right() && box.top < other.bottom() && other.top < box.bottom();
    });
}

/// Whether people walk in a part of the picture.
bool is_on_ground(const Ground::Order& order, const Area& box)
{
    const Box part{order.camera.to_site({box.left, box.bottom()}), order.camera.to_site({box.right(), box.top})};
    const auto& walkables = order.run->site().walkables;
    constexpr int steps = 6;
    for (int i = 0; i <= steps; ++i)
        for (int k = 0; k <= steps; ++k) {
            const Vec2 share{static_cast<float>(i) / steps, static_cast<float>(k) / steps};
            const Vec2 p = part.low + Vec2{share.x * (part.high.x - part.low.x), share.y * (part.high.y - part.low.y)};
            if (std::any_of(walkables.begin(), walkables.end(), [&](const Walkable& walkable) { return inside(walkable.shape, p); }))
                return true;
        }
    return false;
}

/// Names of places on a map, the most important first: each where it has room beside those that are there already.
class Names {
public:
    Names(Shapes& shapes, Type& type, const Ground::Order& order, std::vector<Area>& taken)
        : shapes(shapes), type(type), order(order), taken(taken), site(order.run->site()), view(order.camera.pixels()),
          size(font_size(capitals::label, order.picture_height)), height(static_cast<float>(size)),
          halo(looks().colour("ground.outside", order.sky.hour))
    {
        halo.a = 215;
        style = {size, looks().colour("ink", order.sky.hour), Weight::bold, Align::centre, false, false, halo};
        Box whole;
        for (const auto& walkable : site.walkables)
            if (walkable.square)
                for (const Vec2 p : walkable.shape.outer)
                    whole.take_in(p);
        centre = (whole.low + whole.high) * 0.5F;
    }

    void gather()
    {
        type.ground = halo;
        metro_signs();
        gates();
        for (const auto& zone : site.zones)
            if (is_office(zone))
                office(zone);
        for (const auto& walkable : site.walkables) {
            const auto name = site.name_of(walkable.id);
            walkable.square ? along_edge(name, walkable.shape.outer) : along_street(name, walkable.shape.outer);
        }
        for (const auto& decor : site.decor) {
            const auto name = site.name_of(decor.id);
            if (name.empty() || decor.shape.outer.empty() || !decor.closed)
                continue;
            if (decor.landmark == "monument")
                put(name, order.camera.to_screen(middle(decor.shape)), {0, 1.6F});
            else if (decor.landmark == "glass_front")
                on_front(name, decor.shape.outer);
            else
                along_street(name, decor.shape.outer);
        }
    }

private:
    bool is_free(const Area& box) const { return has_room(taken, box); }
    /// Whether there is an office here in any of the runs; its plate is drawn where it is.
    bool is_office(const Zone& zone) const
    {
        return zone.rule == "office" && std::any_of(order.runs.begin(), order.runs.end(), [&](RunFile* run) { return has_office(*run); });
    }
    bool has_office(RunFile& run) const { return run.plan(RunFile::day_at(order.time)).has_office; }
    float width_of(std::string_view name) const { return type.width(std::string(name), style); }
    /// A box of the site in the picture, upper left and lower right.
    std::pair<Vec2, Vec2> corners_of(const Box& box) const
    {
        return {order.camera.to_screen({box.low.x, box.high.y}), order.camera.to_screen({box.high.x, box.low.y})};
    }
    /// The part of it that is seen.
    Area seen_of(const Box& box) const
    {
        const auto [a, b] = corners_of(box);
        const float left = std::max(0.0F, a.x), top = std::max(0.0F, a.y);
        return {left, top, std::min(view.x, b.x) - left, std::min(view.y, b.y) - top};
    }
    /// @return whether there was room for it
    bool put(std::string_view name, Vec2 at, Vec2 away)
    {
        if (name.empty())
            return false;
        const float width = width_of(name);
        const Vec2 p{std::clamp(at.x + away.x * (width / 2 + 6), width / 2 + 4, std::max(width / 2 + 4, view.x - width / 2 - 4)),
                     std::clamp(at.y + away.y * height, height, std::max(height, view.y - 0.4F * height))};
        if (std::abs(p.x - at.x) > view.x / 3 || std::abs(p.y - at.y) > view.y / 2)
            return false; // what it names is not in the picture
        const Area box{p.x - width / 2 - 4, p.y - height, width + 8, height * 1.3F};
        if (!is_free(box) || box.width > view.x)
            return false;
        taken.push_back(box);
        type.set(std::string(name), p, style);
        return true;
    }

    void metro_signs()
    {
        for (const auto& decor : site.decor) {
            if (decor.landmark != "metro" || decor.shape.outer.empty())
                continue;
            const Vec2 at = order.camera.to_screen(decor.shape.outer.front());
            const float radius = std::max(0.012F * order.picture_height, 1.1F * order.camera.pixels_per_metre());
            const Area sign{at.x - radius, at.y - radius, 2 * radius, 2 * radius};
            if (!is_free(sign) || sign.left < 0 || sign.top < 0 || sign.right() > view.x || sign.bottom() > view.y)
                continue;
            shapes.disc(at, radius, {255, 255, 255});
            shapes.disc(at, radius * 0.88F, looks().colour("ground.metro"));
            const auto letter = static_cast<unsigned>(radius * 1.35F);
            type.set("T", {at.x, at.y + static_cast<float>(letter) * capital_of_size / 2},
                     {letter, {255, 255, 255}, Weight::bold, Align::centre, false});
            taken.push_back(sign);
            // Above the sign, or else below it, but not upon people who wait there: the sign alone says enough.
            const auto name = site.name_of(decor.id);
            const float width = width_of(name);
            if (!put(name, at - Vec2{0, radius}, {0, -0.4F}) && !is_on_ground(order, {at.x - width / 2, at.y + radius, width, 1.3F * height}))
                put(name, at + Vec2{0, radius}, {0, 1.1F});
        }
    }

    void gates()
    {
        for (const auto& gate : site.gates) {
            const Vec2 at = (gate.line.from + gate.line.to) * 0.5F;
            const Vec2 out = at - centre;
            const bool sideways = std::abs(gate.line.to.y - gate.line.from.y) > std::abs(gate.line.to.x - gate.line.from.x);
            put(site.name_of(gate.id), order.camera.to_screen(at),
                sideways ? Vec2{out.x < 0 ? 0.55F : -0.55F, 0.35F} : Vec2{0, out.y < 0 ? 1.3F : -0.35F});
        }
    }

    /// On a plate of the colour of the room: beside it, on the square, are people and chairs.
    void office(const Zone& zone)
    {
        const auto name = looks().words(order.language, "safety_office");
        const auto [a, b] = corners_of(bounds(zone.shape.outer));
        const bool is_low = middle(zone.shape).y < centre.y;
        const float width = width_of(name) + 12, tall = height * 1.15F;
        const float x = (a.x + b.x) / 2, y = std::clamp(is_low ? a.y + 2 : b.y - tall - 2, 0.0F, std::max(0.0F, view.y - tall));
        const Area plate{x - width / 2, y, width, tall};
        if (plate.left < 0 || plate.right() > view.x || a.y > view.y || b.y < 0 || !is_free(plate))
            return;
        taken.push_back(plate);
        if (!has_office(*order.run))
            return;
        TextStyle sign = style; // dark letters on the colour of the room, by night too
        sign.halo.reset();
        sign.colour = looks().colour("ink", Hour::day);
        type.ground = looks().colour("ground.office", order.sky.hour);
        shapes.rounded(plate, tall * 0.2F, type.ground);
        type.set(name, {x, y + tall / 2 + height * capital_of_size / 2}, sign);
        type.ground = halo;
    }

    /// Whether a box lies upon the square, at its corners or in its middle.
    bool on_square(const Area& box) const
    {
        const std::array points{Vec2{box.left, box.top}, Vec2{box.right(), box.top}, Vec2{box.left, box.bottom()}, Vec2{box.right(), box.bottom()},
                                Vec2{box.left + box.width / 2, box.top + box.height / 2}};
        return std::any_of(points.begin(), points.end(), [&](Vec2 point) {
            return std::any_of(site.walkables.begin(), site.walkables.end(),
                               [&](const Walkable& walkable) { return walkable.square && inside(walkable.shape, order.camera.to_site(point)); });
        });
    }
    bool on_seats(const Area& box) const
    {
        return std::any_of(order.runs.begin(), order.runs.end(), [&](RunFile* run) {
            const auto& seats = run->plan(RunFile::day_at(order.time)).site.seats;
            return std::any_of(seats.begin(), seats.end(), [&](const Seat& seat) { return box.contains(order.camera.to_screen(seat.position)); });
        });
    }

    /// A street along its length, in the middle of what is seen of it. Where the square lies upon that, farther along: there the name would be
    /// that of the square.
    void along_street(std::string_view name, const Ring& ring)
    {
        if (name.empty())
            return;
        const Area seen = seen_of(bounds(ring));
        const float width = width_of(name);
        const bool lies = seen.width > width * 1.05F && seen.height > height;
        for (const float share : {0.5F, 0.25F, 0.75F}) {
            const Vec2 at{seen.left + seen.width * (lies ? share : 0.5F), seen.top + seen.height * (lies ? 0.5F : share)};
            const Area box =
                lies ? Area{at.x - width / 2, at.y - height / 2, width, height} : Area{at.x - height / 2, at.y - width / 2, height, width};
            if (lies && box.left >= seen.left && box.right() <= seen.right() && !on_square(box)) {
                put(name, at, {0, 0.35F});
                return;
            }
            if (lies || seen.width < 0.8F * height || box.top < seen.top || box.bottom() > seen.bottom() || on_square(box) || !is_free(box))
                continue;
            taken.push_back(box);
            TextStyle upright = style;
            upright.upright = true;
            upright.align = Align::left;
            type.set(std::string(name), {at.x + height * capital_of_size / 2, at.y + width / 2}, upright);
            return;
        }
    }

    /// A part of the square along one of its edges, where fewer people are than in its middle, and not upon seats.
    void along_edge(std::string_view name, const Ring& ring)
    {
        const Box box = bounds(ring);
        const auto [a, b] = corners_of(box);
        if (name.empty() || b.x - a.x < width_of(name) * 1.05F || b.y - a.y < height * 1.3F)
            return;
        const Area seen = seen_of(box);
        const float width = width_of(name);
        for (const float share : {0.5F, 0.25F, 0.75F})
            for (const float y : {b.y - 0.7F * height, a.y + 1.3F * height, (a.y + b.y) / 2 + 0.35F * height}) {
                const float x = seen.left + seen.width * share;
                if (y > height && y < view.y - 0.4F * height && !on_seats({x - width / 2, y - height, width, height * 1.3F}) &&
                    put(name, {x, y}, {0, 0}))
                    return;
            }
    }

    /// In light letters on the front itself, where they have room; beside the office, on the longer side.
    void on_front(std::string_view name, const Ring& ring)
    {
        Box box = bounds(ring);
        for (const auto& zone : site.zones)
            if (is_office(zone)) {
                const Box room = bounds(zone.shape.outer);
                const bool meets = room.low.x < box.high.x && room.high.x > box.low.x && room.low.y < box.high.y && room.high.y > box.low.y;
                if (meets && room.low.x - box.low.x > box.high.x - room.high.x)
                    box.high.x = room.low.x;
                else if (meets)
                    box.low.x = room.high.x;
            }
        const Area seen = seen_of(box);
        TextStyle sign = style;
        sign.halo.reset();
        sign.colour = {245, 246, 248};
        const float width = width_of(name);
        if (seen.height < height * 0.85F)
            return;
        for (const float share : {0.5F, 0.45F, 0.55F, 0.4F, 0.6F, 0.35F, 0.65F, 0.3F, 0.7F}) {
            const float x = seen.left + seen.width * share, y = seen.top + seen.height / 2;
            const Area place{x - width / 2, y - height / 2, width, height};
            if (place.left < seen.left || place.right() > seen.right() || !is_free(place))
                continue;
            taken.push_back(place);
            type.ground = looks().colour("ground.glass", order.sky.hour);
            type.set(std::string(name), {x, y + height * capital_of_size / 2}, sign);
            type.ground = halo;
            return;
        }
    }

    Shapes& shapes;
    Type& type;
    const Ground::Order& order;
    std::vector<Area>& taken;
    const Features& site;
    Vec2 view, centre;
    unsigned size;
    float height; ///< of the letters (unit: pixels)
    Colour halo;
    TextStyle style;
};

void gather_bar(Shapes& shapes, Type& type, const Ground::Order& order, std::vector<Area>& taken)
{
    const Vec2 view = order.camera.pixels();
    const Hour hour = order.sky.hour;
    const unsigned size = font_size(capitals::label, order.picture_height);
    const auto height = static_cast<float>(size);
    const Colour ink = looks().colour("ink", hour);
    Colour halo = looks().colour("ground.outside", hour);
    halo.a = 215;
    const float length = bar_length(order.camera.pixels_per_metre(), view.x), pixels = length * order.camera.pixels_per_metre();
    const float thick = std::max(2.0F, height * 0.1F);
    const TextStyle style{size, ink, Weight::regular, Align::right, false, false, halo};
    const auto words = fmt::format("{:.0f} m", static_cast<double>(length));
    const float width = std::max({pixels, type.width(words, style), height}) + 4, tall = height * 3.5F;
    // In a corner where nobody walks, and if there is none, in the usual one.
    const float near = 0.3F * height, far_x = view.x - width - 4 - near, far_y = view.y - tall - near;
    std::optional<Area> found;
    for (const bool anywhere : {false, true})
        for (const Area& corner : {Area{far_x, far_y, width + 4, tall}, Area{near, far_y, width + 4, tall}, Area{far_x, near, width + 4, tall}})
            if (!found && corner.left >= 0 && corner.top >= 0 && has_room(taken, corner) && (anywhere || !is_on_ground(order, corner)))
                found = corner;
    if (!found)
        return;
    const Area place = *found;
    taken.push_back(place);
    const float right = place.right() - 4, base = place.bottom() - 0.2F * height;
    shapes.rectangle({right - pixels - 2, base - thick - 2, pixels + 4, thick + 4}, halo);
    shapes.rectangle({right - pixels, base - thick, pixels, thick}, ink);
    const Vec2 tip{right - height * 0.45F, base - height * 3.15F};
    shapes.polygon({tip, tip + Vec2{-height * 0.3F, height * 0.75F}, tip + Vec2{0, height * 0.55F}}, ink);
    shapes.polygon({tip, tip + Vec2{height * 0.3F, height * 0.75F}, tip + Vec2{0, height * 0.55F}}, ink);
    type.ground = halo;
    type.set(words, {right, base - thick - 0.35F * height}, style);
    type.set("N", {tip.x + type.width("N", style) / 2, tip.y + height * 1.6F}, style);
}

} // namespace

void Ground::gather_signs(Shapes& shapes, Type& type, const Order& order)
{
    std::vector<Area> taken = order.covered;
    type.on_map = true;
    gather_bar(shapes, type, order, taken);
    if (order.names)
        Names(shapes, type, order, taken).gather();
    type.on_map = false;
}

} // namespace plattan::view
