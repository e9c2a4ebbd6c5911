#include "visualize/draw/ground.h"

#include <algorithm>
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

void gather_names(Shapes& shapes, Type& type, const Ground::Order& order, std::vector<Area>& taken)
{
    const auto& site = order.run->site();
    const bool has_office = order.run->plan(RunFile::day_at(order.time)).has_office;
    const Hour hour = order.sky.hour;
    const Vec2 view = order.camera.pixels();
    const unsigned size = font_size(capitals::label, order.picture_height);
    Colour halo = looks().colour("ground.outside", hour);
    halo.a = 215;
    const TextStyle style{size, looks().colour("ink", hour), Weight::bold, Align::centre, false, false, halo};
    const auto is_free = [&](const Area& box) { return has_room(taken, box); };
    const auto put = [&](std::string_view name, Vec2 at, Vec2 away) {
        if (name.empty())
            return;
        const float width = type.width(std::string(name), style), height = static_cast<float>(size);
        const Vec2 p{std::clamp(at.x + away.x * (width / 2 + 6), width / 2 + 4, std::max(width / 2 + 4, view.x - width / 2 - 4)),
                     std::clamp(at.y + away.y * height, height, std::max(height, view.y - 0.4F * height))};
        if (std::abs(p.x - at.x) > view.x / 3 || std::abs(p.y - at.y) > view.y / 2)
            return; // what it names is not in the picture
        const Area box{p.x - width / 2 - 4, p.y - height, width + 8, height * 1.3F};
        if (!is_free(box) || box.width > view.x)
            return;
        taken.push_back(box);
        type.set(std::string(name), p, style);
    };
    type.ground = halo;
    Box whole;
    for (const auto& walkable : site.walkables)
        if (walkable.square)
            for (const Vec2 p : walkable.shape.outer)
                whole.take_in(p);
    const Vec2 centre = (whole.low + whole.high) * 0.5F;
    for (const auto& decor : site.decor)
        if (decor.landmark == "metro" && !decor.shape.outer.empty()) {
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
            put(site.name_of(decor.id), at + Vec2{0, radius}, {0, 0.95F});
        }
    for (const auto& gate : site.gates) {
        const Vec2 at = (gate.line.from + gate.line.to) * 0.5F;
        const Vec2 out = at - centre;
        const bool sideways = std::abs(gate.line.to.y - gate.line.from.y) > std::abs(gate.line.to.x - gate.line.from.x);
        put(site.name_of(gate.id), order.camera.to_screen(at),
            sideways ? Vec2{out.x < 0 ? 0.55F : -0.55F, 0.35F} : Vec2{0, out.y < 0 ? 1.3F : -0.35F});
    }
    for (const auto& zone : site.zones)
        if (zone.rule == "office" && has_office) {
            const Box box = bounds(zone.shape.outer); // beside its front, on the side of the square
            const bool is_low = middle(zone.shape).y < centre.y;
            put(looks().words(order.language, "safety_office"),
                order.camera.to_screen({(box.low.x + box.high.x) / 2, is_low ? box.high.y : box.low.y}), {0, is_low ? -0.45F : 1.2F});
        }
    // A street along its length, in the middle of what is seen of it.
    const auto along_street = [&](std::string_view name, const Ring& ring) {
        if (name.empty())
            return;
        const Box box = bounds(ring);
        const Vec2 a = order.camera.to_screen({box.low.x, box.high.y}), b = order.camera.to_screen({box.high.x, box.low.y});
        const float left = std::max(0.0F, a.x), right = std::min(view.x, b.x), top = std::max(0.0F, a.y), bottom = std::min(view.y, b.y);
        const float width = type.width(std::string(name), style), height = static_cast<float>(size);
        const Vec2 at{(left + right) / 2, (top + bottom) / 2};
        if (right - left > width * 1.05F && bottom - top > height)
            return put(name, at, {0, 0.35F});
        const Area tall{at.x - height * 0.5F, at.y - width / 2, height, width};
        if (right - left < height * 0.8F || bottom - top < width * 1.05F || !is_free(tall))
            return;
        taken.push_back(tall);
        TextStyle upright = style;
        upright.upright = true;
        upright.align = Align::left;
        type.set(std::string(name), {at.x + height * capital_of_size / 2, at.y + width / 2}, upright);
    };
    for (const auto& walkable : site.walkables)
        if (!walkable.square)
            along_street(site.name_of(walkable.id), walkable.shape.outer);
    for (const auto& decor : site.decor) {
        const auto name = site.name_of(decor.id);
        if (name.empty() || decor.shape.outer.empty() || !decor.closed)
            continue;
        if (decor.landmark == "monument") {
            put(name, order.camera.to_screen(middle(decor.shape)), {0, 1.6F});
        } else if (decor.landmark == "glass_front") { // in light letters on the front itself, where they have room
            Box box = bounds(decor.shape.outer);
            for (const auto& zone : site.zones) // beside the office, on the longer side
                if (zone.rule == "office" && has_office) {
                    const Box room = bounds(zone.shape.outer);
                    const bool meets = room.low.x < box.high.x && room.high.x > box.low.x && room.low.y < box.high.y && room.high.y > box.low.y;
                    if (meets && room.low.x - box.low.x > box.high.x - room.high.x)
                        box.high.x = room.low.x;
                    else if (meets)
                        box.low.x = room.high.x;
                }
            const Vec2 a = order.camera.to_screen({box.low.x, box.high.y}), b = order.camera.to_screen({box.high.x, box.low.y});
            const float left = std::max(0.0F, a.x), right = std::min(view.x, b.x), top = std::max(0.0F, a.y), bottom = std::min(view.y, b.y);
            TextStyle sign = style;
            sign.halo.reset();
            sign.colour = {245, 246, 248};
            const float width = type.width(std::string(name), sign), height = static_cast<float>(size);
            const Area place{(left + right) / 2 - width / 2, (top + bottom) / 2 - height / 2, width, height};
            if (bottom - top < height * 0.85F || right - left < width || !is_free(place))
                continue;
            taken.push_back(place);
            type.ground = looks().colour("ground.glass", hour);
            type.set(std::string(name), {(left + right) / 2, (top + bottom) / 2 + height * capital_of_size / 2}, sign);
            type.ground = halo;
        } else {
            along_street(name, decor.shape.outer);
        }
    }
}

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
    const float right = view.x - 0.5F * height, base = view.y - 0.5F * height, thick = std::max(2.0F, height * 0.1F);
    const TextStyle style{size, ink, Weight::regular, Align::right, false, false, halo};
    const auto words = fmt::format("{:.0f} m", static_cast<double>(length));
    const float width = std::max({pixels, type.width(words, style), height}) + 4;
    const Area place{right - width, base - height * 3.3F, width + 4, height * 3.5F};
    if (place.left < 0 || place.top < 0 || !has_room(taken, place))
        return;
    taken.push_back(place);
    Colour plate = halo;
    plate.a = 150;
    shapes.rounded(place, 0.3F * height, plate);
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
        gather_names(shapes, type, order, taken);
    type.on_map = false;
}

} // namespace plattan::view
