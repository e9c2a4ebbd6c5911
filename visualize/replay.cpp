#include "visualize/replay.h"

#include "base/clock.h"
#include "base/problems.h"
#include "site/geojson.h"
#include "site/sun.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

constexpr std::size_t minutes_kept = 8;

} // namespace

Replay::Replay(const std::filesystem::path& file) : run(file), name(run.attribute("/", "scenario")), first_date(run.attribute("/", "date"))
{
    Problems problems;
    features = parse_site(run.text("/scenario/site"), file.string() + " (site)", problems);
    problems.stop_if_any();
    if (!Date::parse(first_date))
        run.damaged("the attribute 'date' is no date");
    kind_names = kinds_of(run);
    kind_of = kinds_of_people(run);
    const auto times = times_of(run, "/series/minute/time"), people = run.numbers("/series/minute/present");
    if (times.size() != people.size())
        run.damaged("/series/minute/present has not one value for every minute");
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!(people[i] >= 0 && people[i] < 1e9))
            run.damaged(fmt::format("/series/minute/present has a value of {}", people[i]));
        present_series.push_back({times[i], people[i]});
    }
    if (!times.empty()) {
        first = times.front();
        last = times.back() + 60;
    }
    trajectories.emplace(run, kind_of.size());
    if (run.has("/grids/density")) {
        cells = lattice_of(run);
        density_times = times_of(run, "/grids/time");
        if (run.extents("/grids/density") !=
            std::vector<std::uint64_t>{density_times.size(), static_cast<std::uint64_t>(cells.height), static_cast<std::uint64_t>(cells.width)})
            run.damaged("/grids/density has not one value for every time and cell");
    }
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

const Replay::Minute& Replay::minute(std::size_t block)
{
    auto& kept = minutes[block];
    if (kept)
        return *kept;
    auto made = std::make_unique<Minute>();
    for (const auto& sample : trajectories->minute(run, block))
        (*made)[sample.t % 60].push_back(sample);
    kept = std::move(made);
    // Rows come by id, so each second's samples do too. Far minutes are dropped.
    while (minutes.size() > minutes_kept) {
        const auto far = std::max_element(minutes.begin(), minutes.end(), [&](const auto& a, const auto& b) {
            const auto distance = [&](std::size_t m) { return m > block ? m - block : block - m; };
            return distance(a.first) < distance(b.first);
        });
        minutes.erase(far);
    }
    return *minutes[block];
}

const std::vector<Replay::Sample>* Replay::second(std::int64_t t)
{
    if (t < 0 || static_cast<std::size_t>(t / 60) >= trajectories->minutes())
        return nullptr;
    return &minute(static_cast<std::size_t>(t / 60))[static_cast<std::size_t>(t % 60)];
}

std::vector<Figure> Replay::at(double time)
{
    std::vector<Figure> figures;
    const auto whole = static_cast<std::int64_t>(time);
    const auto* here = second(whole);
    if (here == nullptr)
        return figures;
    const std::vector<Sample> now = *here; // the next call may drop the minute
    const auto* after = second(whole + 1);
    const float part = static_cast<float>(time - static_cast<double>(whole));
    std::size_t next = 0;
    for (const Sample& sample : now) {
        Vec2 position = sample.position;
        while (after != nullptr && next < after->size() && (*after)[next].id < sample.id)
            ++next;
        if (after != nullptr && next < after->size() && (*after)[next].id == sample.id)
            position = position * (1 - part) + (*after)[next].position * part;
        figures.push_back({sample.id, kind_of[sample.id], sample.state, position, static_cast<float>(sample.heading) / 256});
    }
    return figures;
}

Replay::Density Replay::density_at(double time) const
{
    Density density;
    const auto after = std::upper_bound(density_times.begin(), density_times.end(), time);
    if (after == density_times.begin() || !recorded(time))
        return density;
    const auto frame = static_cast<std::size_t>(after - density_times.begin()) - 1;
    if (density_frame != frame) {
        density_values = frame_of(run, "/grids/density", cells, frame);
        density_frame = frame;
    }
    density.width = cells.width;
    density.height = cells.height;
    density.low = cells.origin;
    density.high = cells.origin + Vec2{static_cast<float>(cells.width), static_cast<float>(cells.height)} * cells.cell;
    density.values = density_values;
    return density;
}

double Replay::sun_altitude(double time) const
{
    const auto parsed = Date::parse(first_date);
    const int day = static_cast<int>(time / seconds_per_day);
    const Date today = parsed.value_or(Date{}).next(day);
    return plattan::sun_altitude(today, time - day * seconds_per_day, features.latitude, features.longitude,
                                 features.utc_offset + (features.summer_time && is_summer_time(today) ? 1 : 0));
}

} // namespace plattan::view
