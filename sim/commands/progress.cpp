#include "commands/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

namespace plattan::commands {

namespace {

struct Pace {
    double share, speed, left;
};

Pace pace_of(const Simulation& simulation, double begun_at, double elapsed)
{
    const double done = simulation.clock().now() - begun_at, all = simulation.ends_at() - begun_at;
    const double speed = elapsed > 0 ? done / elapsed : 0;
    return {all > 0 ? done / all : 1, speed, speed > 0 ? (all - done) / speed : 0};
}

} // namespace

void say(const std::string& text)
{
    std::fputs(text.c_str(), stderr);
    std::fflush(stderr);
}

std::string moment_text()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

std::string duration_text(double seconds)
{
    const auto whole = std::lround(seconds);
    if (whole < 60)
        return fmt::format("{} s", whole);
    constexpr long hour = 3600;
    return whole < hour ? fmt::format("{}:{:02} min", whole / 60, whole % 60) : fmt::format("{}:{:02} h", whole / hour, whole / 60 % 60);
}

Progress::Progress(bool is_quiet, std::string_view what)
    : what(what.empty() ? "" : std::string(what) + ": "), quiet(is_quiet), terminal(isatty(STDERR_FILENO) != 0), begun(Time::now()), drawn(begun)
{
}

void Progress::show(const Simulation& simulation)
{
    if (quiet)
        return;
    const auto now = Time::now();
    if (begun_at < 0) {
        begun_at = simulation.clock().now();
        begun = now;
    }
    if (terminal) {
        if (now - drawn > std::chrono::milliseconds(100))
            draw(simulation, now);
    } else if (const int line = static_cast<int>(10 * pace_of(simulation, begun_at, 0).share); line != last_line) {
        last_line = line;
        write_line(simulation, now);
    }
}

void Progress::finish(const Simulation& simulation)
{
    if (quiet || !terminal)
        return;
    draw(simulation, Time::now());
    say("\n");
}

void Progress::draw(const Simulation& simulation, Time::time_point now)
{
    drawn = now;
    constexpr int width = 28;
    const auto pace = pace_of(simulation, begun_at, std::chrono::duration<double>(now - begun).count());
    const int full = std::clamp(static_cast<int>(pace.share * width), 0, width);
    std::string bar;
    for (int i = 0; i < width; ++i)
        bar += i < full ? "█" : "░";
    const auto& clock = simulation.clock();
    const std::string left = simulation.done() ? "done" : duration_text(pace.left) + " left";
    say(fmt::format("\r{}{} {} {}  {:4} people  {:6.0f} s/s  {:<14}", what, bar, clock.date().text(), time_of_day_text(clock.time_of_day()),
                    simulation.people().present.size(), pace.speed, left));
}

void Progress::write_line(const Simulation& simulation, Time::time_point now)
{
    const auto& clock = simulation.clock();
    const auto pace = pace_of(simulation, begun_at, std::chrono::duration<double>(now - begun).count());
    say(fmt::format("{}{} {}  {} people  {:.0f} simulated seconds per second  {} left\n", what, clock.date().text(),
                    time_of_day_text(clock.time_of_day()), simulation.people().present.size(), pace.speed, duration_text(pace.left)));
}

} // namespace plattan::commands
