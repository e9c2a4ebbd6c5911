#include "support/catch.h"
#include "support/recorded_room.h"
#include "support/square.h"

#include "experiments/run.h"
#include "visualize/model/moment.h"
#include "visualize/model/show.h"
#include "visualize/model/tour.h"

#include <cmath>
#include <fstream>

using namespace plattan;
using namespace plattan::test;
using namespace plattan::view;

namespace {

std::filesystem::path recorded(const Folder& folder)
{
    const Square square;
    const Scenario scenario = square.scenario();
    RunOrder order;
    order.options = hours(12, 12.1);
    order.output = folder.path / "run.h5";
    run_to_file(scenario, order, {});
    return order.output;
}

view::Moment now(RunFile& run, double time)
{
    moment_at(run, time);
    run.wait();
    return moment_at(run, time);
}

std::string faults_of(const std::string& text)
{
    const Folder folder;
    const auto file = folder.path / "tour.yaml";
    std::ofstream(file) << text;
    Problems problems;
    read_tour(file, problems);
    return problems.text();
}

} // namespace

TEST_CASE("a camera goes to the screen and back, zooming keeps the point under the cursor", "[viewer]")
{
    view::Camera camera;
    camera.fit({{-32, -40}, {120, 100}}, {1280, 700});
    const Vec2 p{40, 20}, pixel = camera.to_screen(p);
    CHECK(distance(camera.to_site(pixel), p) < 0.01F);
    CHECK(camera.to_screen({40, 30}).y < pixel.y); // north is up
    camera.zoom(2, pixel);
    CHECK(distance(camera.to_screen(p), pixel) < 0.1F);
    camera.pan({10, -5});
    CHECK(distance(camera.to_screen(p), pixel + Vec2{10, -5}) < 0.1F);
}

TEST_CASE("a run is shown between its samples, and outside its hours it says so", "[viewer]")
{
    const Folder folder;
    RunFile run(recorded(folder));
    CHECK(run.begins() == 12 * 3600);
    CHECK(run.ends() == 12.1 * 3600);
    CHECK(run.minute_times().size() == 6);
    for (double time = run.begins(); time < run.ends() - 1; time += 7.3) {
        const auto before = now(run, time), soon = now(run, time + 0.1);
        REQUIRE(before.known == Known::here);
        CHECK(before.people.size() > 3);
        for (const auto& a : before.people)
            for (const auto& b : soon.people)
                if (a.id == b.id)
                    CHECK(distance(a.position, b.position) < 0.4F);
    }
    CHECK(moment_at(run, 13 * 3600).known == Known::outside);
    CHECK_FALSE(figure_at(run, *figure_kind("present"), 13 * 3600));
    CHECK(figure_text(*figure_kind("present"), std::nullopt, Language::english) == "–"); // never 0
    CHECK(figure_at(run, *figure_kind("present"), run.begins() + 200).value() > 3);
}

TEST_CASE("a seat is drawn while it stands there, and a lamp with hours of its own burns in these", "[viewer]")
{
    const Folder folder;
    const auto run_with = [&](const std::string& name, const std::string& more) {
        return run_room(folder, name, 1, "  - furniture: {add: [{kind: loose_chair, count: 4, area: room}]" + more + "}\n");
    };
    const auto chairs_there = [](RunFile& run, double hour) {
        const view::DayPlan& plan = run.plan(0);
        int count = 0;
        for (std::size_t i = 0; i < plan.site.seats.size(); ++i)
            count += plan.seat_kinds[i] == "loose_chair" && plan.seat_is_there(i, hour * 3600);
        return count;
    };
    RunFile away(run_with("away.h5", ", put_away: [11:00-12:06, 23:00-07:00]")), there(run_with("there.h5", ""));
    CHECK(chairs_there(there, 12.05) == 4);
    CHECK(chairs_there(away, 12.05) == 0);
    CHECK(chairs_there(away, 12.15) == 4);
    CHECK(chairs_there(away, 23.5) == 0);
    CHECK(chairs_there(away, 6.5) == 0); // as in the night before

    view::DayPlan lamps;
    lamps.lamp_is_broken = {false, false, true};
    lamps.hours_of_lamps = {{}, {{18 * 3600, 23 * 3600}}, {}};
    CHECK(lamps.lamp_burns(0, 3 * 3600));
    CHECK(lamps.lamp_burns(1, 20 * 3600));
    CHECK_FALSE(lamps.lamp_burns(1, 23.5 * 3600));
    CHECK_FALSE(lamps.lamp_burns(2, 20 * 3600));
}

TEST_CASE("a block that is not there is asked for and not waited for", "[viewer]")
{
    const Folder folder;
    RunFile run(recorded(folder), 1); // hardly any memory
    const auto first = moment_at(run, run.begins() + 30);
    CHECK((first.known == Known::late || first.known == Known::here));
    run.wait();
    CHECK(moment_at(run, run.begins() + 30).known == Known::here);
    for (int minute = 0; minute < 6; ++minute)
        now(run, run.begins() + minute * 60 + 10);
    CHECK(run.bytes_kept() < 8U << 20U);
}

TEST_CASE("a block that is asked for while it is being read is read once and kept once", "[viewer]")
{
    const Folder folder;
    const auto file = recorded(folder);
    RunFile patient(file), hasty(file);
    const auto first = static_cast<std::int64_t>(patient.begins()) / 60;
    for (std::int64_t minute = first; minute < first + 6; ++minute) {
        patient.minute(minute);
        patient.wait();
        while (!hasty.minute(minute)) { // as every picture of a replay does that is faster than its reader
        }
    }
    hasty.wait();
    CHECK(patient.bytes_kept() > 0);
    CHECK(hasty.bytes_kept() == patient.bytes_kept());
}

TEST_CASE("who comes fades in, who goes fades out", "[viewer]")
{
    const Folder folder;
    RunFile run(recorded(folder));
    std::size_t fading = 0;
    for (double time = run.begins() + 0.5; time < run.ends() - 2; time += 1)
        for (const auto& figure : now(run, time).people) {
            CHECK(figure.opacity > 0);
            CHECK(figure.opacity <= 1);
            fading += figure.opacity < 1 ? 1 : 0;
        }
    CHECK(fading > 0);
}

TEST_CASE("the clock of a replay has speeds that a presenter needs, and a stalled frame is no jump", "[viewer]")
{
    Playback playback;
    playback.playing = true;
    playback.time = 100;
    playback.advance(5, 0, 1000);
    CHECK(playback.time == Approx(106)); // 100 ms at 60x
    playback.faster();
    CHECK(playback.speed == 120);
    for (int i = 0; i < 20; ++i)
        playback.faster();
    CHECK(playback.speed == 600);
    for (int i = 0; i < 20; ++i)
        playback.slower();
    CHECK(playback.speed == 1);
    playback.time = 998.99;
    playback.advance(0.1, 0, 1000);
    CHECK_FALSE(playback.playing);
}

TEST_CASE("panels never lie on each other, and must-read type is large enough, at every size", "[viewer]")
{
    for (const auto& [width, height] : {std::pair(640, 480), std::pair(800, 600), std::pair(1024, 768), std::pair(1280, 720), std::pair(1920, 1080),
                                        std::pair(2560, 1080), std::pair(3840, 2160), std::pair(900, 1600)})
        for (const std::size_t maps : {1U, 2U})
            for (const auto& [field, details, rows] : {std::tuple(false, false, 1), std::tuple(true, false, 1), std::tuple(false, true, 2)}) {
                LayoutOrder order;
                order.width = static_cast<float>(width);
                order.height = static_cast<float>(height);
                order.maps = maps;
                order.field = field;
                order.note_rows = maps == 2 ? rows : 0;
                order.caption_rows = rows - 1;
                order.legend_rows = order.title_rows = rows;
                const float type = type_height(order.width, order.height);
                order.figures = std::vector<float>(5, 0.2F * type);
                order.details = details;
                const auto layout = layout_of(order);
                INFO(width << "x" << height << ", " << maps << " maps");
                std::vector<Area> areas{layout.header, layout.caption, layout.figures, layout.notes, layout.legend, layout.timeline};
                if (!layout.details_alone)
                    areas.push_back(layout.details);
                const auto columns = static_cast<float>(layout.figure_columns);
                CHECK(layout.figures.width / columns >= 0.2F * type - 1);
                CHECK(layout.figures.height >= 0.085F * type * std::ceil(5 / columns));
                CHECK(layout.maps.front().height > 0.15F * order.height); // no arrangement leaves nothing of the map
                areas.insert(areas.end(), layout.titles.begin(), layout.titles.end());
                areas.insert(areas.end(), layout.maps.begin(), layout.maps.end());
                for (std::size_t i = 0; i < areas.size(); ++i) {
                    CHECK(areas[i].left >= 0);
                    CHECK(areas[i].top >= 0);
                    CHECK(areas[i].right() <= order.width + 1);
                    CHECK(areas[i].bottom() <= order.height + 1);
                    for (std::size_t k = 0; k < i; ++k) {
                        const auto &a = areas[i], &b = areas[k];
                        const bool apart = a.left >= b.right() - 1 || b.left >= a.right() - 1 || a.top >= b.bottom() - 1 || b.top >= a.bottom() - 1;
                        CHECK(apart);
                    }
                }
                const auto capitals_of = [&](float share) { return static_cast<float>(font_size(share, type)) * capital_of_size / type; };
                CHECK(capitals_of(capitals::must) >= 0.03F);
                CHECK(capitals_of(capitals::label) >= 0.02F);
            }
}

TEST_CASE("where one of two runs has no value, a difference says nothing or what the layer counts it as", "[viewer]")
{
    const float none = std::nanf("");
    const Cells a{none, 10, none, 20}, b{5, none, none, 50};
    const auto soon = minus(b, a, layer_named("coverage")->without_value);
    CHECK(soon[0] < 0); // somebody is there within five seconds, where nobody was within a minute
    CHECK(soon[1] > 0);
    CHECK(std::isnan(soon[2]));
    CHECK(soon[3] == 30);
    const auto unsafe = minus(b, a, layer_named("unsafe")->without_value);
    CHECK(std::isnan(unsafe[0])); // where nobody looked nobody felt safe either
    CHECK(std::isnan(unsafe[1]));
    CHECK(unsafe[3] == 30);
    for (const auto* key : {"fewer_coverage", "more_coverage"})
        CHECK(Presentation::shared().has_words(key));
    const auto& coverage = *layer_named("coverage");
    CHECK(difference_of(coverage, Known::late, Known::damaged).known == Known::late);
    CHECK(difference_of(coverage, a, Known::damaged).known == Known::damaged);
    CHECK(difference_of(coverage, a, b).is_here());
}

TEST_CASE("a field says why it is not there, and only what is late is waited for", "[viewer]")
{
    const Folder folder;
    RunFile run(recorded(folder));
    const auto after = [&](const Layer& layer, double time) {
        layer.at(run, when_of(layer, time, false));
        run.wait();
        return layer.at(run, when_of(layer, time, false)).known;
    };
    for (const auto& layer : all_layers()) {
        INFO(layer.name);
        CHECK(after(layer, run.begins() + 100) == Known::here);
        CHECK(after(layer, run.begins() - 3600) == Known::outside);
    }
}

TEST_CASE("a tour says by line and column what is wrong with it", "[viewer]")
{
    const std::string good = "tour: A test\nfiles:\n  A: {file: a.h5}\nsteps:\n  - {at: \"17:30\", until: \"17:40\", hold: 2}\n";
    CHECK(faults_of(good).empty());
    CHECK_THAT(faults_of("tour: A test\nfiles:\n  A: {file: a.h5}\nsteps:\n  - {at: \"25:00\", hold: 2}\n"),
               Catch::Contains("tour.yaml:5:10: '25:00' is no time"));
    CHECK_THAT(faults_of("tour: x\nfiles:\n  A: {file: a.h5}\nsteps:\n  - {at: \"17:00\", hold: 2, layer: litre}\n"),
               Catch::Contains("did you mean 'litter'"));
    CHECK_THAT(faults_of("tour: x\nfiles:\n  A: {file: a.h5}\nsteps:\n  - {at: \"17:00\"}\n"), Catch::Contains("takes no time"));
    CHECK_THAT(faults_of("tour: x\nfiles:\n  A: {file: a.h5}\nsteps:\n  - {at: \"17:00\", hold: 1, mode: wipe}\n"),
               Catch::Contains("needs two files"));
    CHECK_THAT(faults_of("tour: x\nfiles:\n  A: {file: a.h5}\nsteps:\n  - {at: \"17:00\", hold: 1, figures: [sitting, happy]}\n"),
               Catch::Contains("'happy'"));
    const std::string one = "tour: x\nfiles:\n  A: {file: a.h5}\nsteps:\n  - {at: \"17:00\", hold: 1, ";
    CHECK_THAT(faults_of(one + "cumulative: perhaps}\n"), Catch::Contains("cumulative is true or false"));
    CHECK_THAT(faults_of(one + "caption: {en: [a], sv: b}}\n"), Catch::Contains("expected a text"));
    CHECK_THAT(faults_of(one + "focus: 1.5}\n"), Catch::Contains("number of a person"));
    CHECK_THAT(faults_of(one + "speed: 0x40}\n"), Catch::Contains("speed must be a number"));
    CHECK_THAT(faults_of("tour: x\nfiles:\n  A: {file: a.h5}\nsteps:\n  - {at: \"99999999999999999999 17:00\", hold: 1}\n"),
               Catch::Contains("is no time"));
    CHECK_THAT(faults_of("tour: x\nfiles: {}\nsteps: []\nmusic: loud\n"), Catch::Contains("unknown key 'music'"));
}

TEST_CASE("a tour plays its steps, holds, and ends", "[viewer]")
{
    const Folder folder;
    Show show;
    show.runs.push_back({std::make_shared<RunFile>(recorded(folder)), "A"});
    show.look = Show::look_of(*show.runs.front().file);
    std::ofstream(folder.path / "tour.yaml")
        << "tour: A test\nfiles:\n  A: {file: run.h5}\nsteps:\n  - {at: \"12:00\", until: \"12:02\", speed: 60, hold: 1, caption: One}\n"
           "  - {at: \"12:03\", hold: 2, caption: Two, layer: litter}\n";
    Problems problems;
    const auto tour = read_tour(folder.path / "tour.yaml", problems);
    check_tour(tour, {show.runs.front().file}, problems);
    REQUIRE(problems.empty());
    CHECK(tour.duration() == Approx(5));
    TourPlayer player(tour);
    player.start(show);
    CHECK(show.caption == "One");
    int frames = 0;
    while (player.advance(show, 1.0 / 30, true) && frames < 1000)
        ++frames;
    CHECK(frames == Approx(5 * 30).margin(4));
    CHECK(show.caption == "Two");
    CHECK(show.layer == layer_named("litter"));
}
