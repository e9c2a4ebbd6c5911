#include "visualize/draw/people.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plattan::view {

namespace {

constexpr float whole_turn = 2 * std::numbers::pi_v<float>;

/// What is on the sheet, in this order.
enum class Sprite : std::uint8_t { dart, disc, ring, diamond, pale_diamond, square, order_pin, care_pin, muted, east, north, west, south, count };

constexpr float dart_length = 1.12F, dart_width = 0.68F; ///< from the middle, as shares of half the size

/// Distance to the edge of a shape, below 0 inside (unit: pixels); p from the middle.
float edge_of(Sprite sprite, Vec2 p, float size)
{
    const float half = size / 2;
    switch (sprite) {
    case Sprite::dart:
    case Sprite::east:
    case Sprite::north:
    case Sprite::west:
    case Sprite::south: {
        // A slim triangle that points along x, with a notch behind.
        const float y = std::abs(p.y), length = half * dart_length, wide = half * dart_width;
        const Vec2 side = normalised({wide, 2 * length}); // outward normal of the upper side
        const float along_side = dot(p.y < 0 ? Vec2{p.x, -p.y} : p, side) - length * side.x;
        const float behind = -p.x - length * 0.98F + (wide - y) * 0.35F;
        return std::max(along_side, behind);
    }
    case Sprite::ring: {
        const float thickness = std::max(1.6F, size * 0.22F);
        return std::abs(length(p) - (half - thickness / 2)) - thickness / 2;
    }
    case Sprite::diamond:
    case Sprite::pale_diamond:
        return (std::abs(p.x) + std::abs(p.y) - half) * 0.7071F;
    case Sprite::square:
        return std::max(std::abs(p.x), std::abs(p.y)) - half * 0.8F;
    default:
        return length(p) - half;
    }
}

constexpr float soft_edge = 0.75F; ///< by which a figure's edge fades beyond it (unit: pixels)

bool is_dart(Sprite sprite)
{
    return sprite == Sprite::dart || sprite == Sprite::east || sprite == Sprite::north || sprite == Sprite::west || sprite == Sprite::south;
}

/// A triangle just round a dart that points along x: its tip first. Painted with one triangle, a dart costs half of a square.
std::array<Vec2, 3> corners_of_dart(float size, float rim)
{
    const float half = size / 2, length = half * dart_length, wide = half * dart_width, around = rim + soft_edge;
    const float back = -length - around, slope = wide / (2 * length), out = around * std::sqrt(1 + slope * slope);
    const float tip = length + out / slope, side = wide + slope * around + out;
    return {Vec2{tip, 0}, Vec2{back, side}, Vec2{back, -side}};
}

float covered(float edge) { return std::clamp(0.5F - edge, 0.0F, 1.0F); }

void paint(sf::Image& image, const sf::IntRect& cell, Sprite sprite, float size, Colour fill, Colour rim, float rim_width)
{
    for (int y = 0; y < cell.height; ++y)
        for (int x = 0; x < cell.width; ++x) {
            const Vec2 p{static_cast<float>(x) + 0.5F - static_cast<float>(cell.width) / 2,
                         static_cast<float>(cell.height) / 2 - static_cast<float>(y) - 0.5F};
            const float edge = edge_of(sprite, p, size);
            // Who sits has a light middle, whatever they sit on.
            const float outline = sprite == Sprite::ring ? length(p) - size / 2 : edge;
            const float outer = covered(outline - rim_width), inner = covered(edge);
            const Colour c = mixed(rim, fill, inner);
            image.setPixel(static_cast<unsigned>(cell.left + x), static_cast<unsigned>(cell.top + y),
                           {c.r, c.g, c.b, static_cast<std::uint8_t>(255 * outer)});
        }
}

} // namespace

namespace {

/// The point within a margin of the picture's edge that is nearest to one outside.
Vec2 at_edge(Vec2 outside, Vec2 size, float margin)
{
    return {std::clamp(outside.x, margin, std::max(margin, size.x - margin)), std::clamp(outside.y, margin, std::max(margin, size.y - margin))};
}

/// A point at a pin, toward somebody who is outside of the picture.
void point_outward(Shapes& shapes, Vec2 pin, Vec2 person, float size, const PersonClass& look, const People::Order& order)
{
    const Vec2 along = normalised(person - pin), across{-along.y, along.x};
    const auto triangle = [&](float tip, float half, Colour colour) {
        const Vec2 base = pin + along * (size * 0.3F);
        shapes.polygon({pin + along * tip, base + across * half, base - across * half}, colour);
    };
    triangle(size * 1.06F, size * 0.56F, look.rim.in(order.hour));
    triangle(size * 0.92F, size * 0.44F, look.fill.in(order.hour));
}

} // namespace

FigureSizes figure_sizes(float pixels_per_metre, float picture_height)
{
    constexpr float body = 0.5F; // m across
    FigureSizes sizes;
    sizes.visitor = std::max({body * pixels_per_metre, 0.0085F * picture_height, 5.0F});
    sizes.other = std::max({0.8F * pixels_per_metre, 0.0125F * picture_height, 7.0F});
    sizes.pin = std::max({1.2F * pixels_per_metre, 0.0215F * picture_height, 11.0F});
    return sizes;
}

void People::make_sheet(const FigureSizes& sizes, Hour hour)
{
    const auto& presentation = Presentation::shared();
    const auto of = [&](std::string_view name) -> const PersonClass& {
        return *std::find_if(presentation.classes.begin(), presentation.classes.end(), [&](const PersonClass& one) { return one.name == name; });
    };
    const auto heading = [&](std::string_view name) { return presentation.colour("headings." + std::string(name), hour); };
    const Colour visitor = of("visitor").fill.in(hour), others = of("others").fill.in(hour);
    const auto &dealing = of("dealing"), &order = of("order"), &care = of("care");
    const float rim = std::max(1.2F, sizes.visitor * 0.14F), thin = rim * 0.6F, wide = rim * 1.3F;
    const Colour edge = hour == Hour::night ? Colour{16, 20, 30} : Colour{255, 255, 255};
    struct Painted {
        Sprite sprite;
        float size;
        Colour fill, rim;
        float rim_width;
    };
    const std::array<Painted, static_cast<std::size_t>(Sprite::count)> all{{
        {Sprite::dart, sizes.visitor * 1.45F, visitor, edge, thin},
        {Sprite::disc, sizes.visitor, visitor, edge, thin},
        {Sprite::ring, sizes.visitor, visitor, edge, thin},
        {Sprite::diamond, sizes.other * 1.25F, dealing.fill.in(hour), dealing.rim.in(hour), rim},
        {Sprite::pale_diamond, sizes.other * 1.1F, mixed(dealing.fill.in(hour), {255, 230, 120}, 0.45F), dealing.rim.in(hour), rim},
        {Sprite::square, sizes.other * 0.8F, others, edge, thin},
        {Sprite::order_pin, sizes.pin, order.fill.in(hour), order.rim.in(hour), wide},
        {Sprite::care_pin, sizes.pin, care.fill.in(hour), care.rim.in(hour), wide},
        {Sprite::muted, sizes.visitor * 0.55F, hour == Hour::night ? Colour{235, 238, 245} : Colour{30, 32, 38}, edge, rim * 0.5F},
        {Sprite::east, sizes.visitor * 1.45F, heading("east"), edge, thin},
        {Sprite::north, sizes.visitor * 1.45F, heading("north"), edge, thin},
        {Sprite::west, sizes.visitor * 1.45F, heading("west"), edge, thin},
        {Sprite::south, sizes.visitor * 1.45F, heading("south"), edge, thin},
    }};
    // Each cell is hardly larger than its figure: what is clear in it is painted as slowly as what is not.
    cells.clear();
    int left = 0, highest = 0;
    for (const auto& one : all) {
        const float reach = is_dart(one.sprite) ? corners_of_dart(one.size, one.rim_width).front().x : one.size / 2 + one.rim_width + soft_edge;
        const int side = 2 * static_cast<int>(std::ceil(reach));
        cells.emplace_back(left, 0, side, side);
        left += side + 1;
        highest = std::max(highest, side);
    }
    sf::Image image;
    image.create(static_cast<unsigned>(left), static_cast<unsigned>(highest), sf::Color::Transparent);
    for (const auto& one : all)
        paint(image, cells[static_cast<std::size_t>(one.sprite)], one.sprite, one.size, one.fill, one.rim, one.rim_width);
    dart_corners = corners_of_dart(all.front().size, thin);
    sheet.loadFromImage(image);
    sheet.setSmooth(true);
}

void People::draw(sf::RenderTarget& target, Type& type, const Order& order)
{
    const std::array<int, 3> rounded{static_cast<int>(std::lround(order.sizes.visitor * 4)), static_cast<int>(std::lround(order.sizes.other * 4)),
                                     static_cast<int>(std::lround(order.sizes.pin * 4))};
    if (!made_for || made_for->first != rounded || made_for->second != order.hour) {
        make_sheet(order.sizes, order.hour);
        made_for.emplace(rounded, order.hour);
    }
    const auto& presentation = Presentation::shared();
    std::vector<RoleStyle> styles;
    for (const auto& role : order.run->roles())
        styles.push_back(presentation.style_of(role));
    for (auto* figures : {&walkers, &crowd, &above})
        figures->clear();
    const auto tint_of = [&](float opacity) { return sf::Color(255, 255, 255, static_cast<std::uint8_t>(255 * opacity * order.opacity)); };
    const auto put = [&](sf::VertexArray& quads, Sprite sprite, Vec2 at, float opacity) {
        const auto& cell = cells[static_cast<std::size_t>(sprite)];
        const auto left = static_cast<float>(cell.left), side = static_cast<float>(cell.width), half = side / 2;
        const sf::Color tint = tint_of(opacity);
        quads.append({{at.x - half, at.y - half}, tint, {left, 0}});
        quads.append({{at.x + half, at.y - half}, tint, {left + side, 0}});
        quads.append({{at.x + half, at.y + half}, tint, {left + side, side}});
        quads.append({{at.x - half, at.y + half}, tint, {left, side}});
    };
    const auto put_dart = [&](Sprite sprite, Vec2 at, float heading, float opacity) {
        const auto& cell = cells[static_cast<std::size_t>(sprite)];
        const Vec2 middle{static_cast<float>(cell.left) + static_cast<float>(cell.width) / 2, static_cast<float>(cell.height) / 2};
        const float cosine = std::cos(whole_turn * heading), sine = std::sin(whole_turn * heading);
        for (const Vec2 corner : dart_corners)
            walkers.append({to_sfml(at + Vec2{corner.x * cosine - corner.y * sine, -corner.x * sine - corner.y * cosine}),
                            tint_of(opacity),
                            {middle.x + corner.x, middle.y - corner.y}});
    };
    const Vec2 size = order.camera->pixels();
    const float around = order.sizes.pin;
    TextStyle letters{static_cast<unsigned>(order.sizes.pin * 0.62F), {255, 255, 255}, Weight::bold, Align::centre, false};
    struct Pin {
        Vec2 at;
        Sprite sprite;
        float opacity;
        std::string letter;
    };
    std::vector<Pin> pins;
    Shapes arrows;
    const auto sprite_of_pin = [&](const RoleStyle& style) {
        return presentation.classes[style.person_class].name == "order" ? Sprite::order_pin : Sprite::care_pin;
    };
    for (const auto& figure : *order.figures) {
        const Vec2 at = order.camera->to_screen(figure.position);
        const auto& style = styles[figure.role];
        const auto glyph = presentation.classes[style.person_class].glyph;
        if (at.x < -around || at.y < -around || at.x > size.x + around || at.y > size.y + around) {
            if (glyph == Glyph::pin) { // is counted as here: the edge says where
                const Vec2 edge = at_edge(at, size, 1.1F * around);
                pins.push_back({edge, sprite_of_pin(style), figure.opacity, style.letter.at(static_cast<std::size_t>(order.language))});
                point_outward(arrows, edge, at, order.sizes.pin, presentation.classes[style.person_class], order);
            }
            continue;
        }
        const bool is_crowd = order.run->roles()[figure.role].group == layout::crowd_group;
        if (glyph == Glyph::pin) {
            pins.push_back({at, sprite_of_pin(style), figure.opacity, style.letter.at(static_cast<std::size_t>(order.language))});
        } else if (order.streaks && figure.state == layout::State::walking && (order.muted || glyph != Glyph::diamond)) {
            continue;
        } else if (order.muted) {
            put(crowd, Sprite::muted, at, figure.opacity);
        } else if (glyph == Glyph::diamond) {
            put(above, style.pale ? Sprite::pale_diamond : Sprite::diamond, at, figure.opacity);
        } else if (glyph == Glyph::square) {
            put(crowd, Sprite::square, at, figure.opacity);
        } else if (is_crowd && figure.state == layout::State::walking) {
            const auto quarter = static_cast<unsigned>(std::floor(figure.heading * 4 + 0.5F)) & 3U;
            put_dart(static_cast<Sprite>(static_cast<unsigned>(Sprite::east) + quarter), at, figure.heading, figure.opacity);
        } else if (figure.state == layout::State::walking) {
            put_dart(Sprite::dart, at, figure.heading, figure.opacity);
        } else {
            put(crowd, figure.state == layout::State::sitting ? Sprite::ring : Sprite::disc, at, figure.opacity);
        }
    }
    target.draw(crowd, &sheet);
    target.draw(walkers, &sheet);
    target.draw(above, &sheet);
    arrows.draw(target);
    // A pin lies upon the letter of another one, as upon the pin: those that touch none of the others are drawn with one call.
    sf::VertexArray pin_quads(sf::Quads);
    std::vector<Vec2> together;
    const auto draw_pins = [&] {
        target.draw(pin_quads, &sheet);
        type.draw(target);
        pin_quads.clear();
        together.clear();
    };
    for (const auto& pin : pins) {
        if (std::any_of(together.begin(), together.end(), [&](Vec2 other) { return distance(other, pin.at) < 1.4F * order.sizes.pin; }))
            draw_pins();
        put(pin_quads, pin.sprite, pin.at, pin.opacity);
        letters.colour.a = static_cast<std::uint8_t>(255 * pin.opacity * order.opacity);
        type.set(pin.letter, {pin.at.x, pin.at.y + static_cast<float>(letters.size) * capital_of_size / 2}, letters);
        together.push_back(pin.at);
    }
    draw_pins();
}

void draw_glyph(Shapes& shapes, Vec2 at, float size, Glyph glyph, layout::State state, Colour fill, Colour rim, float heading)
{
    const float half = size / 2, edge = std::max(1.2F, size * 0.1F);
    switch (glyph) {
    case Glyph::dart:
        if (state == layout::State::walking) {
            const Vec2 along{half * 1.1F * std::cos(whole_turn * heading), -half * 1.1F * std::sin(whole_turn * heading)},
                across = Vec2{along.y, -along.x} * 0.6F;
            shapes.polygon({at + along, at - along + across, at - along - across}, fill);
        } else if (state == layout::State::standing) {
            shapes.disc(at, half * 0.8F, fill);
        } else {
            shapes.ring(at, half * 0.72F, size * 0.2F, fill);
        }
        break;
    case Glyph::diamond: {
        const auto diamond = [&](float r, Colour c) { shapes.polygon({at + Vec2{0, -r}, at + Vec2{r, 0}, at + Vec2{0, r}, at + Vec2{-r, 0}}, c); };
        diamond(half + edge, rim);
        diamond(half, fill);
        break;
    }
    case Glyph::square:
        shapes.rectangle({at.x - half * 0.7F, at.y - half * 0.7F, size * 0.7F, size * 0.7F}, fill);
        break;
    case Glyph::pin:
        shapes.disc(at, half + edge, rim);
        shapes.disc(at, half, fill);
        break;
    }
}

} // namespace plattan::view
