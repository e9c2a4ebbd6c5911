#include "visualize/draw/standing.h"

#include "base/clock.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

/// What is painted on the ground: a line of strokes.
void dashed_outline(Shapes& shapes, const Shape& shape, const Camera& camera, float width, Colour colour)
{
    constexpr float every = 2, stroke = 1.1F; // m
    for (const auto& side : sides_of(shape))
        for (const auto& step : steps_along({side.from, side.to}, every))
            shapes.line(camera.to_screen(step.at), camera.to_screen(step.at + normalised(side.to - side.from) * stroke), width, colour);
}

/// Gathers the shapes of what stands there, a method for each kind.
class Things {
public:
    Things(Shapes& shapes, const GroundOrder& order)
        : shapes(shapes), order(order), run(*order.run), plan(run.plan(RunFile::day_at(order.time))), camera(order.camera), hour(order.sky.hour),
          metre(camera.pixels_per_metre()), thin(std::max(1.0F, order.picture_height / 900)), time_of_day(RunFile::time_of_day(order.time))
    {
    }

    /// Glass fronts and shop windows.
    void fronts()
    {
        for (const auto& decor : plan.site.decor)
            if (decor.landmark == "glass_front" && decor.closed) {
                shapes.fill(decor.shape, camera, Presentation::shared().colour("ground.glass", hour));
                Box box;
                for (const Vec2 p : decor.shape.outer)
                    box.take_in(p);
                const float step = decor.pattern ? static_cast<float>(decor.pattern->width) : 2.5F;
                const bool along_x = box.high.x - box.low.x > box.high.y - box.low.y;
                for (float s = step; s < (along_x ? box.high.x - box.low.x : box.high.y - box.low.y); s += step) {
                    const Vec2 from = along_x ? Vec2{box.low.x + s, box.low.y} : Vec2{box.low.x, box.low.y + s},
                               to = along_x ? Vec2{box.low.x + s, box.high.y} : Vec2{box.high.x, box.low.y + s};
                    shapes.line(camera.to_screen(from), camera.to_screen(to), thin, Presentation::shared().colour("ground.glass_bar", hour));
                }
            } else if (decor.landmark == "shop_front") {
                for (std::size_t i = 0; i + 1 < decor.shape.outer.size(); ++i)
                    for (const auto& step : steps_along({decor.shape.outer[i], decor.shape.outer[i + 1]}, 3)) {
                        const Vec2 along = normalised(decor.shape.outer[i + 1] - decor.shape.outer[i]);
                        shapes.line(camera.to_screen(step.at), camera.to_screen(step.at + along * 2.4F), std::max(2.0F, 0.5F * metre),
                                    Presentation::shared().colour("ground.glass", hour));
                    }
            }
    }
    void screens()
    {
        for (const auto& screen : plan.site.screens) {
            const Colour green = Presentation::shared().colour("ground.greenery", hour);
            if (screen.closed)
                shapes.fill({screen.line, screen.holes}, camera, green);
            shapes.outline(screen.line, camera, std::max(2.0F, 0.3F * metre), green, screen.closed);
        }
    }
    void obstacles()
    {
        for (const auto& obstacle : plan.site.obstacles)
            shapes.fill(obstacle.shape, camera, Presentation::shared().colour("ground.obstacle", hour));
    }
    /// Fire lanes, and the safety office.
    void zones()
    {
        for (const auto& zone : plan.site.zones)
            if (zone.rule == "keep_clear") {
                dashed_outline(shapes, zone.shape, camera, std::max(thin, 0.12F * metre), Presentation::shared().colour("ground.fire_lane", hour));
            } else if (zone.rule == "office" && plan.has_office) {
                shapes.fill(zone.shape, camera, Presentation::shared().colour("ground.office", hour));
                shapes.outline(zone.shape, camera, thin * 1.5F, Presentation::shared().colour("ground.glass", hour));
            }
    }
    void seats()
    {
        const bool muted = order.layer != nullptr;
        for (std::size_t i = 0; i < plan.site.seats.size(); ++i) {
            if (!plan.seat_is_there(i, time_of_day))
                continue;
            const auto& seat = plan.site.seats[i];
            const bool brought = plan.seat_kinds[i] != "fixed";
            const Colour colour = mixed(Presentation::shared().colour(brought ? "ground.deck_chair" : "ground.seat", hour),
                                        Presentation::shared().colour("ground.open", hour),
                                        muted                 ? 0.5F
                                        : hour == Hour::night ? 0
                                                              : 0.1F);
            const Vec2 half = seat.along * std::max(0.35F, static_cast<float>(seat.places * seat.spacing / 2));
            const Vec2 across = Vec2{-seat.along.y, seat.along.x} * (brought ? 0.55F : 0.3F);
            shapes.quad(camera.to_screen(seat.position - half - across), camera.to_screen(seat.position + half - across),
                        camera.to_screen(seat.position + half + across), camera.to_screen(seat.position - half + across), colour);
        }
    }
    /// And how full they are.
    void bins()
    {
        std::vector<int> filled(plan.site.bins.size(), 0);
        for (const auto& state : plan.bins)
            if (state.time <= order.time && state.bin >= 0 && static_cast<std::size_t>(state.bin) < filled.size())
                filled[static_cast<std::size_t>(state.bin)] = state.items;
        for (std::size_t i = 0; i < plan.site.bins.size(); ++i) {
            const auto& bin = plan.site.bins[i];
            const Vec2 at = camera.to_screen(bin.position);
            const float radius = std::max(0.005F * order.picture_height, 0.45F * metre);
            const float share = std::clamp(static_cast<float>(filled[i]) / static_cast<float>(std::max(1, bin.capacity)), 0.0F, 1.0F);
            shapes.disc(at, radius, Presentation::shared().colour("ground.open", hour));
            shapes.ring(at, radius, std::max(1.0F, radius * 0.25F), Presentation::shared().colour("ground.bin", hour));
            if (share > 0)
                shapes.ring(at, radius * 0.45F, radius * 0.8F, Presentation::shared().colour(share >= 1 ? "ground.bin_full" : "ground.bin", hour),
                            share);
        }
    }
    void counters()
    {
        for (const Vec2 counter : plan.counters)
            shapes.disc(camera.to_screen(counter), std::max(2.5F, 0.4F * metre), Presentation::shared().colour("ground.camera", hour));
    }
    void cameras()
    {
        for (const auto& seen : plan.site.cameras) {
            const Vec2 at = camera.to_screen(seen.position);
            Colour cone = Presentation::shared().colour("ground.camera", hour);
            cone.a = 26;
            constexpr int parts = 12;
            const auto corner = [&](int k) {
                const float angle = (static_cast<float>(seen.bearing) - 45 + 90 * static_cast<float>(k) / parts) * 0.0174532925F;
                return camera.to_screen(seen.position +
                                        Vec2{std::cos(angle), std::sin(angle)} * static_cast<float>(std::clamp(seen.range, 0.0, 200.0)));
            };
            for (int k = 0; k < parts; ++k)
                shapes.triangle(at, corner(k), corner(k + 1), cone);
            shapes.disc(at, std::max(3.0F, 0.5F * metre), Presentation::shared().colour("ground.camera", hour));
        }
    }
    void lamps()
    {
        if (hour == Hour::night)
            for (std::size_t i = 0; i < plan.site.luminaires.size(); ++i) {
                const Vec2 at = camera.to_screen(plan.site.luminaires[i].position);
                const float radius = std::max(1.5F, 0.16F * metre);
                if (plan.lamp_is_broken[i]) {
                    shapes.line(at + Vec2{-radius, -radius} * 2, at + Vec2{radius, radius} * 2, thin * 1.5F,
                                Presentation::shared().colour("ground.lamp_out"));
                    shapes.line(at + Vec2{-radius, radius} * 2, at + Vec2{radius, -radius} * 2, thin * 1.5F,
                                Presentation::shared().colour("ground.lamp_out"));
                } else if (plan.lamp_burns(i, time_of_day)) {
                    shapes.disc(at, radius, Presentation::shared().colour("ground.lamp"));
                } else {
                    shapes.ring(at, radius, thin, Presentation::shared().colour("ground.camera", hour));
                }
            }
    }
    void stages()
    {
        for (const auto& stage : plan.stages)
            if (order.time >= stage.begins && order.time < stage.ends) {
                const Vec2 at = camera.to_screen(stage.at);
                Colour wash = Presentation::shared().colour("ground.stage", hour);
                shapes.ring(at, stage.radius * metre, thin * 2, wash);
                wash.a = 30;
                shapes.disc(at, stage.radius * metre, wash);
            }
    }
    /// An arrow uphill tells stairs from paving.
    void stairs()
    {
        for (const auto& walkable : plan.site.walkables)
            if (walkable.stairs) {
                const Vec2 up = walkable.stairs->up, across{-up.y, up.x}, at = middle(walkable.shape);
                const auto p = [&](float forward, float side) { return camera.to_screen(at + up * forward + across * side); };
                Colour arrow = hour == Hour::night ? Colour{255, 255, 255, 120} : Colour{70, 66, 58, 150};
                const float size = walkable.stairs->step_free ? 1.6F : 3;
                shapes.line(p(-size, 0), p(size * 0.6F, 0), std::max(1.5F, 0.28F * metre), arrow);
                shapes.polygon({p(size * 1.1F, 0), p(size * 0.4F, size * 0.35F), p(size * 0.4F, -size * 0.35F)}, arrow);
            }
    }
    void defects()
    {
        if (const auto frame = run.frame_at(order.time); frame && order.layer == nullptr && run.lattice())
            if (const auto defects = run.frame(FrameGrid::defects, *frame))
                for (std::size_t c = 0; c < defects->size(); ++c)
                    if ((*defects)[c] > 0) {
                        const Vec2 at = camera.to_screen(run.lattice()->centre(c));
                        const float r = std::max(2.5F, 0.3F * metre);
                        for (int k = 0; k < 3; ++k) {
                            const Vec2 arm{r * std::cos(1.047F * static_cast<float>(k)), r * std::sin(1.047F * static_cast<float>(k))};
                            shapes.line(at - arm, at + arm, thin * 1.3F, Presentation::shared().colour("ground.defect", hour));
                        }
                    }
    }

private:
    Shapes& shapes;
    const GroundOrder& order;
    RunFile& run;
    const DayPlan& plan;
    const Camera& camera;
    const Hour hour;
    const float metre, thin;
    const double time_of_day; ///< (unit: s since 00:00 of the day)
};

} // namespace

void draw_standing(sf::RenderTarget& target, const GroundOrder& order)
{
    Shapes shapes;
    Things things(shapes, order);
    things.fronts();
    things.screens();
    things.obstacles();
    things.zones();
    things.seats();
    things.bins();
    things.counters();
    things.cameras();
    things.lamps();
    things.stages();
    things.stairs();
    things.defects();
    shapes.draw(target);
}

} // namespace plattan::view
