#include "support/catch.h"
#include "support/square.h"

#include "experiments/run.h"
#include "visualize/camera.h"
#include "visualize/palette.h"
#include "visualize/replay.h"

using namespace plattan;
using namespace plattan::test;

TEST_CASE("a camera goes to the screen and back, zooming keeps the point under the cursor", "[viewer]")
{
    view::Camera camera;
    camera.fit({-32, -40}, {120, 100}, {1280, 700});
    const Vec2 p{40, 20}, pixel = camera.to_screen(p);
    CHECK(distance(camera.to_site(pixel), p) < 0.01F);
    CHECK(camera.to_screen({40, 30}).y < pixel.y); // north is up
    camera.zoom(2, pixel);
    CHECK(distance(camera.to_screen(p), pixel) < 0.1F);
    camera.pan({10, -5});
    CHECK(distance(camera.to_screen(p), pixel + Vec2{10, -5}) < 0.1F);
}

TEST_CASE("the heat ramp darkens evenly, roles have colours of their own", "[viewer]")
{
    int before = 3 * 256;
    for (float share = 0; share <= 1; share += 0.05F) {
        const auto c = view::heat(share);
        const int brightness = c.r + c.g + c.b;
        CHECK(brightness <= before);
        before = brightness;
    }
    for (std::size_t a = 0; a < Roles::count + 5; ++a) // five that are yet to come
        for (std::size_t b = 0; b < a; ++b) {
            const auto x = view::colour_of(a), y = view::colour_of(b);
            CHECK(std::abs(x.r - y.r) + std::abs(x.g - y.g) + std::abs(x.b - y.b) > 60);
        }
}

TEST_CASE("a replay shows who was there, moving smoothly", "[viewer]")
{
    const Folder folder;
    const Square square;
    const Scenario scenario = square.scenario();
    RunOrder order;
    order.options = hours(12, 12.1);
    order.output = folder.path / "run.h5";
    std::size_t present = 0;
    run_to_file(
        scenario, order,
        {.spin_up = {}, .progress = {}, .finished = [&](const Simulation& simulation) { present = simulation.who().present.size(); }, .stop = {}});
    REQUIRE(present > 3);
    view::Replay replay(order.output);
    CHECK(replay.begins() == 12 * 3600);
    CHECK(replay.ends() == 12.1 * 3600);
    CHECK(replay.present().size() == 6);
    for (double time = replay.begins(); time < replay.ends() - 1; time += 7.3) {
        const auto now = replay.at(time), soon = replay.at(time + 0.1);
        CHECK(now.size() > 3);
        for (const auto& a : now)
            for (const auto& b : soon)
                if (a.id == b.id)
                    CHECK(distance(a.position, b.position) < 0.4F);
    }
    CHECK(replay.at(13 * 3600).empty());
    CHECK(replay.density_at(12 * 3600).width > 0);
}
