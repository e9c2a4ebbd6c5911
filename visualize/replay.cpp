#include "visualize/replay.h"

#include "base/clock.h"
#include "base/problems.h"
#include "site/geojson.h"
#include "site/sun.h"

#include <algorithm>

namespace plattan::view {

namespace {

constexpr std::size_t minutes_kept = 8;

} // namespace

Replay::Replay(const std::filesystem::path& file) : run(file), name(run.attribute("/", "scenario")), first_date(run.attribute("/", "date"))
{
    Problems problems;
    features = parse_site(run.text("/scenario/site"), file.string() + " (site)", problems);
    problems.stop_if_any();
    for (const auto& [number, kind] : run.enumeration("/people/kind")) {
        kind_names.resize(std::max<std::size_t>(kind_names.size(), static_cast<std::size_t>(number) + 1));
        kind_names[static_cast<std::size_t>(number)] = kind;
    }
    for (const double kind : run.numbers("/people/kind"))
        kind_of.push_back(static_cast<std::uint8_t>(kind));
    present_series = run.numbers("/series/minute/present");
    const auto times = run.numbers("/series/minute/time");
    if (!times.empty()) {
        first = times.front();
        last = times.back() + 60;
    }
    if (run.has("/trajectories/block_offset"))
        offsets = run.numbers("/trajectories/block_offset");
    if (run.has("/grids/density")) {
        density_times = run.numbers("/grids/time");
        density_values = run.numbers("/grids/density");
        grid_x = run.numbers("/grids/x");
        grid_y = run.numbers("/grids/y");
        density_scale = std::stod("0" + run.attribute("/grids/density", "scale_factor"));
        if (density_values.size() != density_times.size() * grid_x.size() * grid_y.size())
            density_times.clear();
    }
}

const Replay::Minute& Replay::minute(std::size_t block)
{
    auto& kept = minutes[block];
    if (kept)
        return *kept;
    kept = std::make_unique<Minute>();
    const auto begin = static_cast<std::uint64_t>(offsets[block]), count = static_cast<std::uint64_t>(offsets[block + 1]) - begin;
    const auto id = run.numbers("/trajectories/id", begin, count), t = run.numbers("/trajectories/t", begin, count),
               x = run.numbers("/trajectories/x", begin, count), y = run.numbers("/trajectories/y", begin, count),
               state = run.numbers("/trajectories/state", begin, count), heading = run.numbers("/trajectories/heading", begin, count);
    for (std::size_t i = 0; i < id.size(); ++i) {
        const auto within = static_cast<std::int64_t>(t[i]) - static_cast<std::int64_t>(block) * 60;
        if (within >= 0 && within < 60)
            (*kept)[static_cast<std::size_t>(within)].push_back({static_cast<std::uint32_t>(id[i]), static_cast<std::int16_t>(x[i]),
                                                                 static_cast<std::int16_t>(y[i]), static_cast<std::uint8_t>(state[i]),
                                                                 static_cast<std::uint8_t>(heading[i])});
    }
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
    if (t < 0 || static_cast<std::size_t>(t / 60) + 1 >= offsets.size())
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
        Vec2 position{sample.x * 0.01F, sample.y * 0.01F};
        while (after != nullptr && next < after->size() && (*after)[next].id < sample.id)
            ++next;
        if (after != nullptr && next < after->size() && (*after)[next].id == sample.id)
            position = position * (1 - part) + Vec2{(*after)[next].x * 0.01F, (*after)[next].y * 0.01F} * part;
        const std::uint8_t kind = sample.id < kind_of.size() ? kind_of[sample.id] : std::uint8_t{0};
        figures.push_back({sample.id, kind, sample.state, position, static_cast<float>(sample.heading) / 256});
    }
    return figures;
}

Replay::Density Replay::density_at(double time) const
{
    Density density;
    if (density_times.empty() || grid_x.size() < 2 || grid_y.size() < 2)
        return density;
    const auto frame = std::max<std::ptrdiff_t>(0, std::upper_bound(density_times.begin(), density_times.end(), time) - density_times.begin() - 1);
    density.width = static_cast<int>(grid_x.size());
    density.height = static_cast<int>(grid_y.size());
    const double half = (grid_x[1] - grid_x[0]) / 2;
    density.low = {static_cast<float>(grid_x.front() - half), static_cast<float>(grid_y.front() - half)};
    density.high = {static_cast<float>(grid_x.back() + half), static_cast<float>(grid_y.back() + half)};
    const std::size_t cells = grid_x.size() * grid_y.size();
    for (std::size_t i = 0; i < cells; ++i)
        density.values.push_back(static_cast<float>(density_values[static_cast<std::size_t>(frame) * cells + i] * density_scale));
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
