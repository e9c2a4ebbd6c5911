#include "day/simulation.h"

#include "base/expects.h"
#include "people/bookkeeping.h"
#include "roles/making_way.h"

#include <algorithm>
#include <iterator>

namespace plattan {

Simulation::Simulation(const Scenario& scenario, const SimulationOptions& options)
    : world(scenario, options, options.stored != nullptr ? options.days_done * seconds_per_day : std::max(0.0, options.from - warm_up),
            (options.days.value_or(scenario.days) - 1) * seconds_per_day + options.until.value_or(seconds_per_day)),
      recorded(options.from), recording(world.clock.now() >= recorded)
{
    if (options.stored != nullptr) {
        days_begun = days_ended = options.days_done;
        stand_as_on(world, day_of_run(days_begun - 1));
        restore(*options.stored);
        return;
    }
    if (options.slow_state != nullptr && !options.slow_state->empty()) {
        StateReader reader(*options.slow_state);
        world.archive_slow_state(reader);
    }
    begin_day();
}

void Simulation::tick()
{
    expects(!done(), "a run has no tick after its end");
    if (world.clock.day() >= days_begun) {
        if (days_ended < days_begun)
            end_day();
        begin_day();
    }
    if (!recording && world.clock.now() >= recorded)
        begin_record();
    const std::size_t first_event = world.events.size();
    follow_opening_hours(world);                // serial    gates, shops, counters
    world.environment.follow_time(world.now()); // serial    sky, street lamps, others' cleaning
    phase_done(Phase::world);
    if (recording) {
        world.observables.begin_tick(world.moment(first_event));       // serial    states of this moment
        trajectories.sample(world.now(), world.people, world.workers); // parallel  where everybody is now
    }
    phase_done(Phase::observe);
    for (const PersonId id : world.admission.admit(world.present(), world.people)) // serial    who arrives now
        world.roles.enter(world.view(), id, world.people);
    world.encounters.end_conversations(world.setting()); // serial    what comes of them
    phase_done(Phase::enter);
    const Loop look = world.perception.look(world.present());
    const Loop feel = world.safety.feel(world.perceived(), world.people);
    world.workers.together(look, feel);                // parallel  reads now, each person writes its own row
    world.perception.warn_each_other(world.present()); // serial    lookouts
    world.safety.note(world.present());                // serial    the maps of what is felt
    phase_done(Phase::perceive);
    world.queues.count(world.present()); // serial    for who chooses the quickest exit
    const View view = world.view();
    world.workers.together(world.locomotion.sort(world.people), world.roles.decide(view, decisions)); // parallel  each person writes its own row
    make_way(view, world.admission.before_gates(), decisions);                                        // serial    who stands in the mouth of a gate
    phase_done(Phase::decide);
    const auto requests = in_drawn_order(decisions, view);                  // sorted    by a draw of each actor
    world.encounters.settle(requests, world.setting());                     // serial    with the ends of conversations, what writes to others
    world.virtual_offenders.look_for_occasions(view, world.happenings);     // serial    what is expected of the real ones
    world.information.gather(world.perceived(), world.events, first_event); // serial    what those on duty report
    phase_done(Phase::settle);
    world.locomotion.step(world.people, decisions, world.workers); // parallel  now -> next
    phase_done(Phase::walk);
    world.environment.settle(requests, world.now(), world.writable_people());      // serial    litter, seats
    world.workers.together(keep_books(world.now(), decisions, world.people));      // parallel  everybody's times
    world.admission.excuse(std::exchange(world.happenings.excused, {}));           // serial    police visits that fall away
    world.admission.dismiss(world.now(), decisions, world.writable_environment()); // serial    who has left
    world.survey.ask(world.admission.gone(), world.run, world.people);             // serial    what they answer at the exit
    world.memory.keep(world.admission.gone(), world.people);                       // serial    what regulars remember
    world.roles.forget(world.admission.gone(), world.people);                      // serial    their plans
    if (recording)
        world.observables.measure(world.moment(first_event)); // serial    what they count
    else
        world.events.clear();
    phase_done(Phase::books);
    world.clock.advance();
}

void Simulation::begin_record()
{
    recording = true;
    world.happenings.expected = {};
    forget_past_visits(world);
}

void Simulation::begin_day()
{
    set_up_day(world, day_of_run(days_begun));
    ++days_begun;
}

void Simulation::end_day()
{
    world.learn_from_day(day_of_run(days_ended).date);
    const KeptRows kept = rows_in_use(world);
    world.observables.end_day(world.moment(world.events.size()), rows_of_past_visits(world));
    if (day_sink)
        day_sink(unrecorded());
    world.keep_only(kept);
    trajectories.keep_only(kept);
    world.events.clear();
    ++days_ended;
    if (after_day)
        after_day();
}

template <class Archive> void Simulation::archive(Archive& a)
{
    world.archive_slow_state(a);
    world.archive_people(a);
    a(trajectories);
}

std::vector<std::uint8_t> Simulation::store_slow_state()
{
    const Seconds midnight = world.clock.day() * seconds_per_day; // the days that follow begin at 0 again
    world.environment.defects.shift(-midnight);
    for (auto& seat : world.environment.lost_seats)
        seat.since -= midnight;
    if (world.clock.now() == midnight)
        world.learn_from_day(world.clock.date().next(-1));
    StateWriter writer;
    world.archive_slow_state(writer);
    return std::move(writer.bytes);
}

std::vector<std::uint8_t> Simulation::store()
{
    StateWriter writer;
    auto rows = static_cast<std::uint64_t>(world.people.size()), places = static_cast<std::uint64_t>(world.environment.seats.places().size());
    writer(rows, places);
    archive(writer);
    world.observables.store(writer);
    return std::move(writer.bytes);
}

void Simulation::restore(const std::vector<std::uint8_t>& bytes)
{
    StateReader reader(bytes);
    std::uint64_t rows = 0, places = 0;
    reader(rows, places);
    reader.limits = {static_cast<std::size_t>(rows), world.site->goal_count(), static_cast<std::size_t>(places)};
    archive(reader);
    world.observables.restore(reader);
    if (world.people.size() != rows || !all_are_assigned(world) || !reader.at_end())
        throw std::runtime_error("the stored state does not fit");
}

void Simulation::repeat_ground(const GroundDay& day, Date written, Date again)
{
    const auto& parameters = world.scenario.parameters;
    const DayOfRun lived_again{world.clock.day() - 1, again, (world.clock.day() - 1) * seconds_per_day};
    world.environment.defects.shift(-seconds_per_day);
    const DayPlan plan = plan_of(world, lived_again);
    mend_and_fail(world, plan, lived_again);
    const double trips_then = parameters.demand.weekday_multiplier(written), trips_again = parameters.demand.weekday_multiplier(again);
    GroundDay::Again order{world.run, again, lived_again.start, trips_then > 0 ? world.people.visitor_weight * trips_again / trips_then : 0, {}, 0};
    for (const auto& duty : plan.duties) {
        order.on_duty.push_back(staff_key(duty, Roles::kind_named(duty.role).index));
        if (duty.orders.mends)
            order.mendings += static_cast<int>((duty.orders.ends_at - duty.starts_at) / parameters.of<Cleaner>().time_per_repair);
    }
    day.happen_again(order, *world.site, parameters.upkeep, world.environment);
}

void Simulation::finish()
{
    trajectories.finish();
    for (const PersonId id : world.people.present)
        world.people.left_at[id.index] = world.clock.now();
    world.survey.ask(world.people.present, world.run, world.people); // as if they left now
    world.observables.finish(world.moment(world.events.size()));
}

RunNames Simulation::names() const
{
    RunNames names;
    for (std::size_t i = 0; i < Roles::count; ++i) {
        const RoleText& text = Roles::texts[i];
        names.roles.push_back({std::string(Roles::names[i]), std::string(text.label), std::string(name_of(text.group)), text.duty != OnDuty::no,
                               text.duty == OnDuty::in_uniform});
    }
    for (const auto& trip_class : world.scenario.demand.classes)
        names.trip_classes.push_back(trip_class.letter);
    for (const auto& gate : world.site->features().gates)
        names.gates.push_back(gate.id);
    return names;
}

} // namespace plattan
