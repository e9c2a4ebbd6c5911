#include "visualize/draw/ground.h"

#include "visualize/draw/standing.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

const Presentation& look() { return Presentation::shared(); }

/// Where ground is opaque, what is drawn takes its place; where there is none, nothing is drawn.
const sf::BlendMode only_on_ground(sf::BlendMode::DstAlpha, sf::BlendMode::OneMinusSrcAlpha, sf::BlendMode::Add, sf::BlendMode::Zero,
                                   sf::BlendMode::One, sf::BlendMode::Add);
const sf::BlendMode as_light(sf::BlendMode::DstColor, sf::BlendMode::Zero, sf::BlendMode::Add, sf::BlendMode::Zero, sf::BlendMode::One,
                             sf::BlendMode::Add);
const sf::BlendMode behind(sf::BlendMode::OneMinusDstAlpha, sf::BlendMode::One, sf::BlendMode::Add, sf::BlendMode::OneMinusDstAlpha,
                           sf::BlendMode::One, sf::BlendMode::Add);

/// A number from 0 to 1 that depends on where it is asked for and on nothing else.
float scattered(std::uint32_t a, std::uint32_t b)
{
    std::uint32_t h = a * 0x9E3779B1U ^ (b + 0x7F4A7C15U) * 0x85EBCA77U;
    h ^= h >> 15U;
    h *= 0x2C1B3C6DU;
    h ^= h >> 12U;
    h *= 0x297A2D39U;
    h ^= h >> 15U;
    return static_cast<float>(h) / 4294967296.0F;
}

void draw_lattice(sf::RenderTarget& target, const sf::Texture& texture, const Lattice& lattice, const Camera& camera, const sf::BlendMode& mode)
{
    const Vec2 corner = camera.to_screen(lattice.origin + Vec2{0, lattice.cell * static_cast<float>(lattice.height)});
    sf::Sprite sprite(texture);
    sprite.setPosition(corner.x, corner.y);
    const float metre = camera.pixels_per_metre();
    sprite.setScale(lattice.cell * static_cast<float>(lattice.width) * metre / static_cast<float>(texture.getSize().x),
                    lattice.cell * static_cast<float>(lattice.height) * metre / static_cast<float>(texture.getSize().y));
    target.draw(sprite, mode);
}

Vec2 turned(Vec2 p, float cosine, float sine) { return {p.x * cosine - p.y * sine, p.x * sine + p.y * cosine}; }

/// The repeated figures of a pattern over a box. Their corners are given in the frame of the pattern.
void draw_pattern(Shapes& shapes, const Pattern& pattern, const Box& box, const Camera& camera, Colour colour, float joint)
{
    const auto angle = static_cast<float>(pattern.angle) * 0.0174532925F;
    const float cosine = std::cos(angle), sine = std::sin(angle);
    const auto width = static_cast<float>(pattern.width), height = static_cast<float>(pattern.height);
    Box turned_box;
    for (const Vec2 corner : {box.low, box.high, Vec2{box.low.x, box.high.y}, Vec2{box.high.x, box.low.y}})
        turned_box.take_in(turned(corner, cosine, -sine));
    const int first_column = static_cast<int>(std::floor(turned_box.low.x / width)),
              last_column = static_cast<int>(std::ceil(turned_box.high.x / width));
    const int first_row = static_cast<int>(std::floor(turned_box.low.y / height)), last_row = static_cast<int>(std::ceil(turned_box.high.y / height));
    if (static_cast<long>(last_column - first_column) * (last_row - first_row) > 40'000)
        return; // too small to be seen
    const auto at = [&](float x, float y) { return camera.to_screen(turned({x * width, y * height}, cosine, sine)); };
    for (int row = first_row; row < last_row; ++row)
        for (int column = first_column; column < last_column; ++column) {
            const auto x = static_cast<float>(column), y = static_cast<float>(row);
            if (pattern.form == "triangles") {
                // Right triangles that change their side from row to row.
                if (row % 2 == 0)
                    shapes.triangle(at(x, y), at(x + 1, y), at(x + 1, y + 1), colour);
                else
                    shapes.triangle(at(x, y), at(x + 1, y), at(x, y + 1), colour);
            } else if (pattern.form == "slabs") {
                shapes.line(at(x, y), at(x + 1, y), joint, colour);
                shapes.line(at(x, y), at(x, y + 1), joint, colour);
            } else {
                shapes.line(at(x, y), at(x, y + 1), joint, colour);
            }
        }
}

} // namespace

float bar_length(float pixels_per_metre, float width)
{
    float best = 1;
    for (const float length : {1.0F, 2.0F, 5.0F, 10.0F, 20.0F, 50.0F, 100.0F, 200.0F})
        if (length * pixels_per_metre < 0.22F * width)
            best = length;
    return best;
}

void Ground::draw_base(sf::RenderTarget& target, const Order& order)
{
    draw_paved(target, order);
    draw_light(target, order);
    if (order.field != nullptr)
        draw_field(target, order);
    draw_around(target, order);
}

void Ground::draw_things_on_it(sf::RenderTarget& target, const Order& order)
{
    if (order.layer == nullptr)
        draw_litter(target, order);
    draw_standing(target, order);
}

/// Light falls on what is walkable alone; so the rest is drawn after it, behind, what lies above first.
void Ground::draw_around(sf::RenderTarget& target, const Order& order)
{
    const Hour hour = order.sky.hour;
    const Vec2 view = order.camera.pixels();
    Shapes shapes(Shapes::Edges::fade_to_nothing);
    const float thin = std::max(1.0F, order.picture_height / 900);
    const auto& all = order.run->site().decor;
    for (std::size_t i = all.size(); i-- > 0;) {
        const auto& decor = all[i];
        const auto& [shape, landmark] = std::tie(decor.shape, decor.landmark);
        if (landmark == "street" || landmark == "water" || landmark == "outline")
            decor.closed ? shapes.outline(shape, order.camera, thin, look().colour("ground.outline", hour))
                         : shapes.outline(shape.outer, order.camera, thin, look().colour("ground.outline", hour), false);
        if (decor.closed && (landmark == "street" || landmark == "water" || landmark == "monument"))
            shapes.fill(shape, order.camera, look().colour("ground." + landmark, hour));
    }
    shapes.rectangle({0, 0, view.x, view.y}, look().colour("ground.outside", hour));
    shapes.draw(target, sf::RenderStates(behind));
}

/// Ground that can be walked on; elsewhere the target stays clear.
void Ground::draw_paved(sf::RenderTarget& target, const Order& order)
{
    const auto& site = order.run->site();
    const float metre = order.camera.pixels_per_metre(), thin = std::max(1.0F, order.picture_height / 1000);
    Shapes shapes;
    for (const auto& walkable : site.walkables)
        shapes.fill(walkable.shape, order.camera,
                    look().colour(!walkable.square  ? "ground.around"
                                  : walkable.roofed ? "ground.roofed"
                                                    : "ground.open"));
    shapes.draw(target);
    // Paving goes on under the roofs; under a field it is hardly there.
    const int strength = order.layer != nullptr ? 10 : 21; // of 255: about 8 % of lightness
    for (const auto& decor : site.decor)
        if (decor.landmark == "paving" && decor.closed && decor.pattern) {
            Box box;
            for (const Vec2 p : decor.shape.outer)
                box.take_in(p);
            draw_pattern(shapes, *decor.pattern, box, order.camera, {60, 58, 50, static_cast<std::uint8_t>(strength)}, thin);
        }
    // Premultiplied, as only_on_ground wants it: black of this opacity.
    shapes.draw(target, sf::RenderStates(sf::BlendMode(sf::BlendMode::Zero, sf::BlendMode::OneMinusSrcAlpha, sf::BlendMode::Add, sf::BlendMode::Zero,
                                                       sf::BlendMode::One, sf::BlendMode::Add)));
    for (const auto& walkable : site.walkables)
        if (walkable.stairs && metre * 0.7F > 2.2F) { // treads across the way up
            const auto box = bounds(walkable.shape.outer);
            const bool along_x = std::abs(walkable.stairs->up.x) > std::abs(walkable.stairs->up.y);
            const float step = walkable.stairs->step_free ? 2.8F : 0.7F;
            for (float s = (along_x ? box.low.x : box.low.y) + step; s < (along_x ? box.high.x : box.high.y); s += step) {
                const Vec2 from = along_x ? Vec2{s, box.low.y} : Vec2{box.low.x, s}, to = along_x ? Vec2{s, box.high.y} : Vec2{box.high.x, s};
                shapes.line(order.camera.to_screen(from), order.camera.to_screen(to), thin, {0, 0, 0, 30});
            }
        }
    // The edge of a roof is a soft shadow, on the left of its line.
    for (const auto& decor : site.decor)
        if (decor.landmark == "roof_edge")
            for (std::size_t i = 0; i + 1 < decor.shape.outer.size(); ++i) {
                const Vec2 a = decor.shape.outer[i], b = decor.shape.outer[i + 1];
                const Vec2 left = normalised({-(b - a).y, (b - a).x});
                constexpr int steps = 8;
                for (int k = 0; k < steps; ++k) {
                    const float from = 1.8F * static_cast<float>(k) / steps, to = 1.8F * static_cast<float>(k + 1) / steps;
                    const auto dark = static_cast<std::uint8_t>(34 * (steps - k) / steps);
                    shapes.quad(order.camera.to_screen(a + left * from), order.camera.to_screen(b + left * from),
                                order.camera.to_screen(b + left * to), order.camera.to_screen(a + left * to), {0, 0, 0, dark});
                }
            }
    shapes.draw(target, sf::RenderStates(only_on_ground));
}

void Ground::draw_light(sf::RenderTarget& target, const Order& order)
{
    const auto& run = *order.run;
    if (!run.lattice() || order.sky.hour == Hour::day) {
        const Colour evenly = ground_light(order.sky, 0);
        if (evenly == Colour{255, 255, 255})
            return;
        Shapes whole;
        const auto size = target.getView().getSize();
        whole.rectangle({0, 0, size.x, size.y}, evenly);
        whole.draw(target, sf::RenderStates(as_light));
        return;
    }
    const auto& lattice = *run.lattice();
    const auto frame = run.frame_at(order.time);
    const auto lamps = frame ? order.run->frame(FrameGrid::lamps, *frame) : nullptr;
    sf::Image image;
    image.create(static_cast<unsigned>(lattice.width), static_cast<unsigned>(lattice.height));
    // Cells without ground take the light of their neighbours: smoothing would draw a dark fringe along walls.
    const auto lux_at = [&](int column, int row) -> double {
        if (!lamps)
            return 0;
        if (run.free_area()[lattice.index(column, row)] > 0)
            return static_cast<double>((*lamps)[lattice.index(column, row)]);
        double sum = 0;
        int count = 0;
        for (const auto& [x, y] : neighbours)
            if (lattice.contains(column + x, row + y) && run.free_area()[lattice.index(column + x, row + y)] > 0) {
                sum += static_cast<double>((*lamps)[lattice.index(column + x, row + y)]);
                ++count;
            }
        return count > 0 ? sum / count : 0;
    };
    for (int row = 0; row < lattice.height; ++row)
        for (int column = 0; column < lattice.width; ++column)
            image.setPixel(static_cast<unsigned>(column), static_cast<unsigned>(lattice.height - 1 - row),
                           to_sfml(ground_light(order.sky, lux_at(column, row))));
    light.loadFromImage(image);
    light.setSmooth(true);
    draw_lattice(target, light, lattice, order.camera, as_light);
}

void Ground::draw_field(sf::RenderTarget& target, const Order& order)
{
    if (!order.run->lattice() || order.field->size() != order.run->lattice()->size())
        return;
    const auto& lattice = *order.run->lattice();
    constexpr int finer = 8; // points of the picture a cell
    const auto& cells = *order.field;
    const Scale& scale = look().scale(order.layer->name);
    const DivergingScale diverging = look().difference_scale(order.layer->name);
    sf::Image image;
    image.create(static_cast<unsigned>(lattice.width * finer), static_cast<unsigned>(lattice.height * finer), sf::Color::Transparent);
    for (int y = 0; y < lattice.height * finer; ++y)
        for (int x = 0; x < lattice.width * finer; ++x) {
            const Vec2 p{lattice.origin.x + (static_cast<float>(x) + 0.5F) * lattice.cell / finer,
                         lattice.origin.y + (static_cast<float>(y) + 0.5F) * lattice.cell / finer};
            // Between cells of which both are known; a cell next to an unknown one keeps its value up to its border.
            const auto blend = blend_at(lattice, p);
            float sum = 0, weight = 0;
            if (order.layer->by_cell) {
                const auto index = lattice.index(p);
                sum = cells[index];
                weight = std::isnan(sum) || order.run->free_area()[index] <= 0 ? 0 : 1;
            } else
                for (const auto& [dx, dy] : {std::pair(0, 0), std::pair(1, 0), std::pair(0, 1), std::pair(1, 1)}) {
                    const auto index = lattice.index(blend.column + dx, blend.row + dy);
                    const float share = (dx == 1 ? blend.u : 1 - blend.u) * (dy == 1 ? blend.v : 1 - blend.v);
                    if (!std::isnan(cells[index]) && order.run->free_area()[index] > 0) {
                        sum += share * cells[index];
                        weight += share;
                    }
                }
            if (weight < 0.25F)
                continue;
            const auto value = static_cast<double>(sum / weight);
            std::optional<Colour> colour;
            if (order.is_difference)
                colour = diverging.colour_of(value);
            else if (const int c = scale.class_of(value); c >= 0)
                colour = scale.colour_of(static_cast<std::size_t>(c), order.sky.hour);
            if (colour)
                image.setPixel(static_cast<unsigned>(x), static_cast<unsigned>(lattice.height * finer - 1 - y), to_sfml(*colour));
        }
    field.loadFromImage(image);
    field.setSmooth(false);
    draw_lattice(target, field, lattice, order.camera, only_on_ground);
}

void Ground::draw_litter(sf::RenderTarget& target, const Order& order)
{
    auto& run = *order.run;
    const auto frame = run.frame_at(order.time);
    if (!frame || !run.lattice())
        return;
    const auto items = run.frame(FrameGrid::litter, *frame), butts = run.frame(FrameGrid::butts, *frame);
    if (!items)
        return;
    const Colour colour = look().colour("ground.litter", order.sky.hour);
    constexpr float most_in_cell = 60;
    const float large = std::max({1.5F, 0.0024F * order.picture_height, 0.17F * order.camera.pixels_per_metre()}), small = large * 0.75F;
    constexpr float palest = 0.75F; // what is paler is not seen from the back row
    // Whole pixels, as pale as they are larger than the thing.
    struct Speck {
        float width, height;
        Colour colour;
    };
    const auto speck_of = [&](float size) {
        Speck speck{std::max(1.0F, std::round(size)), std::max(1.0F, std::round(size * 0.8F)), colour};
        speck.colour.a = static_cast<std::uint8_t>(255 * std::clamp(size * size * 0.8F / (speck.width * speck.height), palest, 1.0F));
        return speck;
    };
    const Speck piece = speck_of(large), butt = speck_of(small);
    Shapes shapes;
    for (std::size_t c = 0; c < items->size(); ++c) {
        const auto count = static_cast<std::size_t>(std::min((*items)[c], most_in_cell));
        const auto few = butts ? static_cast<std::size_t>((*butts)[c]) : 0;
        const auto& in_cell = places_in(run, c, count);
        for (std::size_t k = 0; k < count; ++k)
            if (in_cell[k]) {
                const Vec2 at = order.camera.to_screen(*in_cell[k]);
                const auto& [width, height, shade] = k < few ? butt : piece;
                shapes.rectangle({std::round(at.x - width / 2), std::round(at.y - height / 2), width, height}, shade);
            }
    }
    shapes.draw(target);
}

const std::vector<std::optional<Vec2>>& Ground::places_in(const RunFile& run, std::size_t cell, std::size_t count)
{
    const auto& lattice = *run.lattice();
    places.resize(lattice.size());
    auto& in_cell = places[cell];
    // A cell at the edge reaches beyond the ground; nothing lies there.
    const bool at_edge = run.free_area()[cell] < 0.99F * lattice.cell * lattice.cell;
    while (in_cell.size() < count) {
        const auto number = static_cast<std::uint32_t>(cell), k = static_cast<std::uint32_t>(in_cell.size());
        const Vec2 place = lattice.centre(cell) + (Vec2{scattered(number, 2 * k), scattered(number, 2 * k + 1)} + Vec2{-0.5F, -0.5F}) * lattice.cell;
        const bool on_ground = !at_edge || std::any_of(run.site().walkables.begin(), run.site().walkables.end(),
                                                       [&](const Walkable& w) { return inside(w.shape, place); });
        in_cell.push_back(on_ground ? std::optional(place) : std::nullopt);
    }
    return in_cell;
}

} // namespace plattan::view
