#include "observables/safety_index.h"

#include "base/elementary.h"
#include "observables/evenness.h"
#include "observables/figures.h"
#include "observables/lane_clearance.h"
#include "perception/figures.h"
#include "roles/list.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plattan {

namespace {

/// Mean share of the square's cells (3 m) that is seen from points every 5 m along the main routes.
double overview(const Site& site, const Workers& workers)
{
    const auto cells = Lattice::covering(site.ground().low(), site.ground().high(), 3);
    std::vector<Vec2> square;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (site.ground().on_square(cells.centre(i)) && site.ground().walkable(cells.centre(i)))
            square.push_back(cells.centre(i));
    std::vector<Vec2> eyes;
    for (const auto& route : site.features().routes)
        if (route.purpose == "main")
            for (const Step& step : steps_along(route.points, 5))
                eyes.push_back(step.at);
    if (eyes.empty() || square.empty())
        return 0;
    const double seen = workers.ordered_sum(eyes.size(), 1, [&](std::size_t eye, std::size_t) {
        return static_cast<double>(std::count_if(square.begin(), square.end(), [&](Vec2 cell) { return site.sight().free(eyes[eye], cell); }));
    });
    return seen / static_cast<double>(eyes.size()) / static_cast<double>(square.size());
}

/// 1 - min(1, P / `dark_at`) with P the light missing at the least lit cell of each part of the square, weighted by area.
double lighting(const Site& site, const Light& light)
{
    double sum = 0, area = 0;
    for (const auto& part : site.features().walkables) {
        if (!part.square)
            continue;
        const Light::AtNight here = light.at_night(part.shape);
        sum += here.cells * (1 - std::min(1.0, missing_light(here.least) / index_figures.dark_at));
        area += here.cells;
    }
    return area > 0 ? sum / area : 0;
}

} // namespace

double sub_score(double value, double zero_at, double twenty_at, double offset)
{
    return std::clamp(20 * (value - zero_at) / (twenty_at - zero_at) + offset, 0.0, 20.0);
}

std::vector<SummaryText> SafetyIndex::summaries() const
{
    return {
        {"safety_index", "1", "modelled safety index, 0 to 20: mean of the nine sub-scores; not the foundation's own", OverTime::mean},
        {"index_populated", "1", "ordinary people who stay, 10-22", OverTime::mean},
        {"index_function_mix", "1", "evenness of what visitors use the square for: passing, standing, sitting, events, shopping, culture",
         OverTime::mean},
        {"index_flows", "1",
         "mean of the share of crossings without an encounter that was not resolved and of the share of minutes, 10-22, in which the fire lanes are "
         "clear",
         OverTime::mean},
        {"index_overview", "1", "share of the square seen from the main routes", OverTime::last},
        {"index_lighting", "1", "least light of each part of the square at night", OverTime::last},
        {"index_upkeep", "1", "litter, graffiti and damage", OverTime::mean},
        {"index_informal_control", "1", "staff, open shops and ordinary people who stay per person of the scene", OverTime::mean},
        {"index_formal_control", "1", "share of the time of visitors, 10-22, with a uniform or a host at work within 60 s of walking",
         OverTime::mean},
        {"index_open_disorder", "1", "visible deals per 1,000 passers", OverTime::mean},
        {"shopkeeper_view", "1", "modelled answer of the shops, 1 to 4, from thefts, visible deals and litter", OverTime::mean},
        {"conflict_free_crossings", "1", "share of passers who had no encounter with another walker that was not resolved in time", OverTime::mean}};
}

void SafetyIndex::begin_minute(const Moment& moment, std::span<double>)
{
    days += moment.clock.day() != last_day;
    last_day = moment.clock.day();
    const Seconds now = moment.clock.time_of_day();
    if (now < index_figures.opens || now >= index_figures.closes)
        return;
    const People& people = moment.people;
    const Ground& ground = moment.site.ground();
    ++minutes;
    clear_minutes += lane_is_clear(moment.site, people);
    std::vector<PersonId> on_duty;
    for (const PersonId id : people.present)
        if (people.looks_after_the_place(id) && (people.traits[id.index].uniform || people.kind[id.index] == Roles::kind_of<Host>()))
            on_duty.push_back(id);
    const auto soon_there = [&](PersonId carer, Vec2 p) {
        return distance(people.position[carer.index], p) < static_cast<float>(*parameters.response_time) * people.free_speed[carer.index];
    };
    for (const PersonId id : people.present) {
        if (!ground.on_square(people.position[id.index]))
            continue;
        const Traits& traits = people.traits[id.index];
        const Activity activity = people.activity[id.index];
        if (traits.visitor) {
            ++time[static_cast<std::size_t>(use_of(id, people, moment.environment, moment.site, now))];
            stationary += activity != Activity::walking ? people.visitor_weight : 0;
            cared_for += std::any_of(on_duty.begin(), on_duty.end(), [&](PersonId carer) { return soon_there(carer, people.position[id.index]); });
        }
        scene += traits.scene;
        carers += people.looks_after_the_place(id);
    }
    carers += static_cast<double>(std::count(moment.environment.open_shops.begin(), moment.environment.open_shops.end(), 1));
    if (const double area = ground.square_area(); area > 0) {
        litter += moment.environment.litter.items_on_square() / area * 10;
        defects += static_cast<double>(moment.environment.defects.standing()) / area * 1000;
    }
}

void SafetyIndex::measure(const Moment& moment)
{
    conflicts.measure(moment);
    for (std::size_t i = moment.first_event; i < moment.events.size(); ++i)
        if (moment.events[i].kind == EventKind::deal)
            visible_deals += moment.events[i].value;
}

void SafetyIndex::count_visits(const Moment& moment, const PersonRows& rows) { conflicts.count_visits(moment.people, rows); }

void SafetyIndex::summarise(const Moment& moment, std::span<double> values) const
{
    const double passers = conflicts.passers() * moment.people.visitor_weight;
    const double per_minute = 1 / std::max(1.0, minutes), disorder = passers > 0 ? visible_deals / passers * 1000 : 0;
    const double free = conflicts.conflict_free_share(), offset = parameters.offset;
    constexpr IndexFigures at; // where a sub-score is 0, and where it is 20
    values[1] = sub_score(stationary * per_minute, at.populated_0, at.populated_20, offset);
    values[2] = sub_score(evenness(time), at.function_mix_0, at.function_mix_20, offset);
    values[3] = sub_score((free + clear_minutes * per_minute) / 2, at.flows_0, at.flows_20, offset);
    values[4] = sub_score(overview(moment.site, moment.workers), at.overview_0, at.overview_20, offset);
    values[5] = sub_score(lighting(moment.site, moment.environment.light), at.lighting_0, at.lighting_20, offset);
    values[6] = sub_score((litter + parameters.defect_litter * defects) * per_minute, at.upkeep_0, at.upkeep_20, offset);
    values[7] = sub_score(scene > 0 ? (carers + stationary) / scene : at.informal_control_20, at.informal_control_0, at.informal_control_20, offset);
    values[8] =
        sub_score(cared_for / std::max(1.0, std::accumulate(time.begin(), time.end(), 0.0)), at.formal_control_0, at.formal_control_20, offset);
    values[9] = sub_score(disorder, at.open_disorder_0, at.open_disorder_20, offset);
    values[0] = 0;
    for (std::size_t i = 1; i <= 9; ++i)
        values[0] += values[i] / 9;
    const double thefts = (moment.expected.offences[0] + moment.expected.shop_thefts) / std::max(1, days); // the shops answer for a day
    values[10] = 1 + 3 * elementary::logistic(parameters.shop_level - parameters.shop_thefts * thefts - parameters.shop_deals * disorder -
                                              parameters.shop_litter * elementary::log(1 + litter * per_minute / safety_figures.litter_scale));
    values[11] = free;
}

} // namespace plattan
