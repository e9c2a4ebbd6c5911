#include "visualize/replay.h"

#include "base/clock.h"
#include "base/problems.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

Replay::Replay(const std::filesystem::path& file) : run(file), name(run.scenario()), first_date(run.first_date())
{
    kind_of = run.roles_of_people();
    const auto times = run.minutes(), people = run.series(layout::people_present);
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!(people[i] >= 0 && people[i] < 1e9))
            run.damaged(fmt::format("the series '{}' has a value of {}", layout::people_present, people[i]));
        present_series.push_back({times[i], people[i]});
    }
    if (!times.empty()) {
        first = times.front();
        last = times.back() + 60;
    }
    site_at(first);
    run.has_trajectories(); // a damaged file is named now, and not when somebody looks at its evening
    if (run.has_frames() && !run.frames().empty())
        run.frame(layout::frames.density, 0);
}

const Features& Replay::site_at(double time) const
{
    const int day = static_cast<int>(time / seconds_per_day);
    if (!of_day || of_day->first != day)
        of_day.emplace(day, run.site_on(day));
    return of_day->second;
}

int Replay::days() const { return std::max(1, static_cast<int>(std::ceil(last / seconds_per_day))); }

bool Replay::recorded(double time) const { return present_at(time).has_value(); }

std::optional<int> Replay::present_at(double time) const
{
    const auto after = std::upper_bound(present_series.begin(), present_series.end(), time, [](double t, const Present& p) { return t < p.time; });
    if (after == present_series.begin() || time > (after - 1)->time + 60)
        return std::nullopt;
    return static_cast<int>((after - 1)->people);
}

std::optional<std::span<const TrajectorySample>> Replay::second(std::int64_t t, std::shared_ptr<const TrajectoryMinute>& held) const
{
    if (t < 0 || static_cast<std::size_t>(t / 60) >= run.trajectory_minutes())
        return std::nullopt;
    held = run.minute(static_cast<std::size_t>(t / 60));
    return held->second(static_cast<int>(t % 60));
}

std::vector<Figure> Replay::at(double time) const
{
    std::vector<Figure> figures;
    const auto whole = static_cast<std::int64_t>(time);
    std::shared_ptr<const TrajectoryMinute> held_now, held_after;
    const auto now = second(whole, held_now);
    if (!now)
        return figures;
    const auto after = second(whole + 1, held_after).value_or(std::span<const TrajectorySample>());
    const float part = static_cast<float>(time - static_cast<double>(whole));
    std::size_t next = 0;
    for (const auto& sample : *now) {
        Vec2 position = sample.position;
        while (next < after.size() && after[next].id < sample.id)
            ++next;
        if (next < after.size() && after[next].id == sample.id)
            position = position * (1 - part) + after[next].position * part;
        figures.push_back({sample.id, kind_of[sample.id], sample.state, position, sample.heading});
    }
    return figures;
}

Replay::Density Replay::density_at(double time) const
{
    Density density;
    if (!recorded(time) || !run.has_frames())
        return density;
    const auto frame = run.frame_at(time);
    if (!frame)
        return density;
    const Lattice& cells = run.lattice();
    density.width = cells.width;
    density.height = cells.height;
    density.low = cells.origin;
    density.high = cells.origin + Vec2{static_cast<float>(cells.width), static_cast<float>(cells.height)} * cells.cell;
    density.values = run.frame(layout::frames.density, *frame);
    return density;
}

double Replay::sun_altitude(double time) const
{
    const int day = static_cast<int>(time / seconds_per_day);
    return sun_altitude_at(run.site(), first_date.next(day), time - day * seconds_per_day);
}

} // namespace plattan::view
