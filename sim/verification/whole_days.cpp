#include "verification/whole_days.h"

#include "base/expects.h"
#include "observables/safety_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plattan {

namespace {

std::array<double, 24> by_hour(const Simulation& simulation, std::string_view name)
{
    std::array<double, 24> hours{};
    for (const auto& series : simulation.observables().series)
        if (series.text.name == name)
            for (std::size_t minute = 0; minute < series.values.size(); ++minute)
                hours[std::min<std::size_t>(23, minute / 60)] += series.values[minute];
    return hours;
}

/// Expected offences of the frames, which begin at full quarters of an hour.
std::array<double, 24> offences_by_hour(const Frames& frames)
{
    std::array<double, 24> hours{};
    const std::size_t cells = frames.lattice().size();
    for (std::size_t frame = 0; frame < frames.times().size(); ++frame) {
        const auto first = frames.values().expected_offences.begin() + static_cast<std::ptrdiff_t>(frame * cells);
        const auto hour = static_cast<std::size_t>(std::fmod(frames.times()[frame], seconds_per_day) / 3600);
        hours[hour] = std::accumulate(first, first + static_cast<std::ptrdiff_t>(cells), hours[hour]);
    }
    return hours;
}

/// Sums of the grids over cells of 10 m.
void add_places(const Simulation& simulation, WholeDay& day)
{
    constexpr int side = 5; // cells of 2 m
    const Lattice& fine = simulation.observables().frames.lattice();
    const int columns = (fine.width + side - 1) / side, rows = (fine.height + side - 1) / side;
    const auto cells = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    for (auto* column : {&day.looks, &day.unsafe, &day.offences})
        column->assign(cells, 0);
    for (std::size_t i = 0; i < fine.size(); ++i) {
        const std::size_t coarse =
            i / static_cast<std::size_t>(fine.width) / side * static_cast<std::size_t>(columns) + i % static_cast<std::size_t>(fine.width) / side;
        const auto at = simulation.observables().places.at(i);
        day.looks[coarse] += at.looks;
        day.unsafe[coarse] += at.unsafe;
        day.offences[coarse] += at.expected_offences;
    }
}

WholeDay look_back(const Simulation& simulation)
{
    WholeDay day;
    for (const auto& entry : simulation.observables().summary)
        day.summary.push_back(entry.value);
    day.entered = by_hour(simulation, "entered");
    day.deals = by_hour(simulation, "deals");
    day.sitting = by_hour(simulation, "sitting");
    for (double& hour : day.sitting)
        hour /= 60;
    day.offences_by_hour = offences_by_hour(simulation.observables().frames);
    const People& people = simulation.people();
    const GoalId metro = simulation.site().goal("T_metro");
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (!people.traits[i].visitor)
            continue;
        day.metro_trips += people.entry_gate[i] == metro || people.exit_gate[i] == metro;
        const auto size = static_cast<std::size_t>(people.group_size[i]);
        if (size <= day.walkers.size() && people.walking_time[i] > 10 && people.stopped_time[i] + people.sat_time[i] == 0) {
            day.walking_speed[size - 1] += people.walked[i] / people.walking_time[i];
            ++day.walkers[size - 1];
        }
    }
    add_places(simulation, day);
    return day;
}

} // namespace

double WholeDay::figure(std::string_view name) const
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> list;
        for (const auto& observable : all_observables({}))
            for (const auto& text : observable->summaries())
                list.push_back(text.name);
        return list;
    }();
    const auto found = std::find(names.begin(), names.end(), name);
    expects(found != names.end(), "no such figure: " + std::string(name));
    return summary.at(static_cast<std::size_t>(found - names.begin()));
}

std::vector<WholeDay> whole_days(const Laboratory& laboratory, const std::string& scenario, int count, const std::vector<std::string>& settings)
{
    return laboratory.kept_results_of<WholeDay>({.scenario = scenario,
                                                 .replications = count,
                                                 .length = seconds_per_day,
                                                 .settings = settings,
                                                 .from = 0,
                                                 .to_the_end = true,
                                                 .spun_up = true},
                                                "day", look_back);
}

} // namespace plattan
