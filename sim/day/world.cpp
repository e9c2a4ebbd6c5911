#include "day/world.h"

#include <algorithm>

namespace plattan {

namespace {

/// Exits among which people of a crowd choose by how many are before them.
std::vector<GoalId> exits_chosen_by_queue(const Demand& demand)
{
    std::vector<GoalId> exits;
    for (const auto& crowd : demand.crowds)
        if (crowd.errand.choice == Errand::Choice::quickest)
            for (const GoalId exit : crowd.errand.exits)
                if (std::find(exits.begin(), exits.end(), exit) == exits.end())
                    exits.push_back(exit);
    return exits;
}

} // namespace

World::World(const Scenario& given, const SimulationOptions& options, Seconds begins_at, Seconds ends_at)
    : scenario(given), workers(options.threads, options.order), sites(options.sites), instructions(options.instructions), run(options.run),
      site(site_with({})), clock(given.date, given.parameters.walking.reaction_time, begins_at), ends_at(ends_at),
      admission(*given.parameters.demand.gate_flow), perception(given.parameters.perception, site->ground()),
      information(given.parameters.information, Roles::kind_of<PlaceManager>()), safety(given.parameters.safety, site->ground()),
      survey(given.parameters.survey), memory(given.parameters.memory), roles(given.parameters.roles),
      virtual_offenders(given.parameters.of<Offender>(), given.parameters.offending, Roles::kind_of<Offender>(),
                        {given.demand.scene_ends.ends.empty() ? HourlyProfile{} : given.demand.offenders, given.parameters.scene.offenders_at_peak}),
      encounters({given.parameters.deal, given.parameters.offending, given.parameters.displacement, given.parameters.upkeep,
                  given.parameters.disorder, given.parameters.order_keeping, given.parameters.police_check, given.parameters.outreach},
                 Roles::kind_of<Offender>()),
      locomotion(site->ground(), given.parameters.walking, options.instructions),
      observables(*site, given.parameters.index, options.days.value_or(given.days)), queues(*site, exits_chosen_by_queue(given.demand))
{
    people.visitor_weight = static_cast<float>(options.visitor_weight);
    environment.counters = Counters(*site);
    environment.litter = Litter(*site, scenario.parameters.litter, run, scenario.date);
}

View World::view() const
{
    return {perceived(),
            information,
            assignments,
            queues,
            careful_ways,
            scenario.weather.at(clock.time_of_day()),
            scenario.parameters.patrol,
            scenario.parameters.memory.weight};
}

Moment World::moment(std::size_t first_event) const
{
    const Kronor cost_of_minute = cost_by_minute.empty() ? 0 : cost_by_minute[static_cast<std::size_t>(clock.time_of_day() / 60)];
    return {perceived(), safety, events, first_event, admission, cost_of_minute, workers, happenings.expected};
}

std::shared_ptr<const Site> World::site_with(const SiteChanges& changes) const
{
    return sites != nullptr ? sites->with(changes, workers) : std::make_shared<const Site>(changes.applied_to(scenario.features), workers);
}

void World::keep_only(const KeptRows& kept)
{
    admission.keep_only(kept);
    information.keep_only(kept);
    perception.keep_only(kept);
    locomotion.keep_only(kept);
    people.keep_only(kept);
    observables.keep_only(kept);
}

void World::learn_from_day(Date date)
{
    safety.end_day();
    scene_register.end_day(std::exchange(happenings.trade, {}), scenario.parameters.scene, encounters.turnover(), run, date);
}

} // namespace plattan
