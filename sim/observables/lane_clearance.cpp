#include "observables/lane_clearance.h"

#include "observables/figures.h"

#include <algorithm>
#include <cmath>

namespace plattan {

double lane_clearance(const Site& site, const People& people)
{
    std::vector<Vec2> standing;
    for (const PersonId id : people.present)
        if (people.activity[id.index] != Activity::walking)
            standing.push_back(people.position[id.index]);
    return site.fire_lanes().clearance(standing, body_radius);
}

bool lane_is_clear(const Site& site, const People& people)
{
    const auto stands_there = [&](PersonId id) {
        return people.activity[id.index] != Activity::walking && site.features().in_fire_lane(people.position[id.index]);
    };
    return std::count_if(people.present.begin(), people.present.end(), stands_there) <= lane_figures.most_standing &&
           !(site.fire_lanes().clearance({}, body_radius) < lane_figures.needed_width);
}

std::vector<SeriesText> LaneClearance::series() const
{
    return {{"lane_clearance", "m", "narrowest free width of a fire lane; NaN: there is none", false}};
}

std::vector<SummaryText> LaneClearance::summaries() const
{
    return {{"least_lane_clearance", "m", "narrowest free width of a fire lane at any minute", OverTime::minimum}};
}

void LaneClearance::begin_minute(const Moment& moment, std::span<double> values)
{
    values[0] = lane_clearance(moment.site, moment.people);
    narrowest = std::fmin(narrowest, values[0]);
}

void LaneClearance::summarise(const Moment&, std::span<double> values) const { values[0] = narrowest; }

} // namespace plattan
