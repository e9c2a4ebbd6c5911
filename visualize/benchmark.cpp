#include "visualize/benchmark.h"

#include "base/processors.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fmt/format.h>
#include <fstream>

namespace plattan::view {

namespace {

double wall_seconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Resident memory (unit: MiB)
double resident()
{
    std::ifstream file("/proc/self/statm");
    double pages = 0, own = 0;
    file >> pages >> own;
    return own * 4096 / (1 << 20U);
}

struct Spread {
    double mean = 0, median = 0, p99 = 0, most = 0;
};

Spread spread_of(std::vector<double> values)
{
    Spread spread;
    if (values.empty())
        return spread;
    std::sort(values.begin(), values.end());
    for (const double value : values)
        spread.mean += value / static_cast<double>(values.size());
    spread.median = values[values.size() / 2];
    spread.p99 = values[std::min(values.size() - 1, values.size() * 99 / 100)];
    spread.most = values.back();
    return spread;
}

std::string text_of(const Spread& spread)
{
    return fmt::format("{{\"mean\": {:.2f}, \"median\": {:.2f}, \"p99\": {:.2f}, \"max\": {:.2f}}}", spread.mean, spread.median, spread.p99,
                       spread.most);
}

/// Draws and takes the time of each frame.
class Meter {
public:
    Meter(Show& show, Picture& picture, Session& session, sf::RenderWindow& window)
        : show(show), picture(picture), session(session), window(window), start(wall_seconds())
    {
    }

    double seconds() const { return wall_seconds() - start; }

    void jumps(double longest)
    {
        constexpr int most = 200;
        for (int jump = 0; jump < most && seconds() < longest; ++jump) {
            const double share = std::fmod(0.618034 * (jump + 1), 1.0);
            show.playback.time = show.begins() + share * (show.ends() - show.begins() - 1);
            show.show_day();
            frame(0, true);
        }
    }

    /// Frames a second, each with milliseconds of the processor for that second.
    void paused(double longest)
    {
        const double before = processor_seconds();
        while (seconds() < longest) {
            constexpr double pause = 0.03;
            session.advance(pause);
            if (!session.is_still() || !picture.complete())
                picture.draw(window, show, false);
            sf::sleep(sf::seconds(static_cast<float>(pause)));
        }
        cpu.push_back(1000 * (processor_seconds() - before) / seconds());
    }

    void replay(double from, double longest)
    {
        // The clock of a replay at 60 frames a second, whatever the machine does beside it.
        constexpr double beat = 1.0 / 60, half_an_hour = 1800;
        const double until = std::min(show.ends() - 2, from + half_an_hour), begun = seconds();
        show.playback.time = from;
        show.playback.playing = true;
        while (seconds() - begun < longest && show.time() < until) {
            const double taken = frame(beat, false);
            if (taken < beat)
                sf::sleep(sf::seconds(static_cast<float>(beat - taken)));
        }
    }

    std::vector<double> cpu, wall; ///< of each frame (unit: ms)
    int late = 0, late_blocks = 0;

private:
    double frame(double passed, bool at_once)
    {
        const double before = wall_seconds(), cpu_before = processor_seconds();
        if (passed > 0)
            session.advance(passed);
        picture.draw(window, show, at_once);
        window.display();
        late += picture.complete() ? 0 : 1;
        late_blocks += picture.late_blocks();
        const double taken = wall_seconds() - before;
        cpu.push_back(1000 * (processor_seconds() - cpu_before));
        wall.push_back(1000 * taken);
        return taken;
    }

    Show& show;
    Picture& picture;
    Session& session;
    sf::RenderWindow& window;
    double start;
};

} // namespace

std::string benchmark_json(const BenchmarkOrder& order, Show& show, Picture& picture, Session& session)
{
    sf::RenderWindow window(sf::VideoMode(order.width, order.height), "plattan");
    const double begun = wall_seconds();
    picture.draw(window, show, true);
    window.display();
    const double first_frame = order.opened_in + wall_seconds() - begun, from = show.time();
    double memory_before = resident();
    Meter meter(show, picture, session, window);
    if (order.what == Benchmark::jumps)
        meter.jumps(order.seconds);
    else if (order.what == Benchmark::paused)
        meter.paused(order.seconds);
    else if (order.what == Benchmark::replay)
        meter.replay(from, order.seconds);
    else
        for (int replay = 0; replay < 10; ++replay) {
            meter.replay(from, order.seconds);
            if (replay == 0) // what it takes to have shown all once is no growth
                memory_before = resident();
        }
    return fmt::format(
        "{{\"benchmark\": \"{}\", \"size\": [{}, {}], \"runs\": {}, \"speed\": {}, \"frames\": {}, \"simulated_s\": {:.0f}, \"first_frame_s\": "
        "{:.3f}, \"cpu_ms\": {}, \"wall_ms\": {}, \"p99_ms\": {:.2f}, \"late_frames\": {}, \"late_blocks\": {}, \"rss_mib\": {:.0f}, "
        "\"rss_growth_mib\": {:.1f}}}",
        benchmark_names.at(static_cast<std::size_t>(order.what)), order.width, order.height, show.runs.size(), show.playback.speed, meter.cpu.size(),
        show.time() - from, first_frame, text_of(spread_of(meter.cpu)), text_of(spread_of(meter.wall)), spread_of(meter.wall).p99, meter.late,
        meter.late_blocks, resident(), resident() - memory_before);
}

} // namespace plattan::view
