#include "day/simulation.h"

#include "base/elementary.h"
#include "day/day_inventory.h"
#include "demand/figures.h"
#include "demand/usable_gates.h"
#include "people/bookkeeping.h"
#include "results/layout.h"
#include "roles/making_way.h"

#include <algorithm>
#include <iterator>

namespace plattan {

Simulation::Simulation(const Scenario& given, const SimulationOptions& options)
    : scenario(given), workers(options.threads, options.order), sites(options.sites), site(site_with({})), instructions(options.instructions),
      run(options.run), clock(given.date, given.parameters.walking.reaction_time,
                              options.stored != nullptr ? options.days_done * seconds_per_day : std::max(0.0, options.from - warm_up)),
      recorded(options.from), end((options.days.value_or(given.days) - 1) * seconds_per_day + options.until.value_or(seconds_per_day)),
      recording(clock.now() >= recorded), admission(*given.parameters.demand.gate_flow), perception(given.parameters.perception, site->ground()),
      information(given.parameters.information, Roles::kind_of<PlaceManager>()), safety(given.parameters.safety, site->ground()),
      survey(given.parameters.survey), memory(given.parameters.memory), roles(given.parameters.roles),
      encounters({given.parameters.deal, given.parameters.offending, given.parameters.displacement, given.parameters.upkeep,
                  given.parameters.disorder, given.parameters.order_keeping, given.parameters.police_check, given.parameters.outreach},
                 Roles::kind_of<Offender>()),
      locomotion(site->ground(), given.parameters.walking, options.instructions),
      observables(*site, given.parameters.index, options.days.value_or(given.days))
{
    std::vector<GoalId> chosen_among;
    for (const auto& crowd : scenario.demand.crowds)
        if (crowd.errand.choice == Errand::Choice::quickest)
            for (const GoalId exit : crowd.errand.exits)
                if (std::find(chosen_among.begin(), chosen_among.end(), exit) == chosen_among.end())
                    chosen_among.push_back(exit);
    people.visitor_weight = static_cast<float>(options.visitor_weight);
    queues = ExitQueues(*site, std::move(chosen_among));
    environment.counters = Counters(*site);
    environment.litter = Litter(*site, scenario.parameters.litter, run, scenario.date);
    if (options.stored != nullptr) {
        days_begun = days_ended = options.days_done;
        const int yesterday = days_begun - 1;
        change_site(plan_date(scenario, *site, run, scenario.date.next(yesterday), yesterday * seconds_per_day, workers));
        restore(*options.stored);
    } else {
        if (options.slow_state != nullptr && !options.slow_state->empty()) {
            StateReader reader(*options.slow_state);
            archive_slow_state(reader);
        }
        begin_day();
    }
}

void Simulation::tick()
{
    if (clock.day() >= days_begun) {
        if (days_ended < days_begun)
            end_day();
        begin_day();
    }
    if (!recording && clock.now() >= recorded)
        begin_record();
    const std::size_t first_event = events.size();
    follow_opening_hours();
    environment.follow_time(now_here()); // serial    sky, street lamps, others' cleaning
    phase_done(Phase::world);
    if (recording)
        observables.begin_tick(moment(first_event)); // serial    states of this moment
    sample_trajectories();                           // parallel  where everybody is now
    phase_done(Phase::observe);
    for (const PersonId id : admission.admit(present(), people)) // serial    who arrives now
        roles.enter(view(), id, people);
    phase_done(Phase::enter);
    const Loop look = perception.look(present());
    const Loop feel = safety.feel(perceived(), people);
    workers.together(look, feel);          // parallel  reads now, each person writes its own row
    perception.warn_each_other(present()); // serial    lookouts
    safety.note(present());                // serial    the maps of what is felt
    phase_done(Phase::perceive);
    queues.count(present()); // serial    for who chooses the quickest exit
    const View seen = view();
    workers.together(locomotion.sort(people), roles.decide(seen, decisions)); // parallel  each person writes its own row
    make_way(seen, admission.before_gates(), decisions);                      // serial    who stands in the mouth of a gate
    phase_done(Phase::decide);
    const WritableGround writes{{people, events}, environment};
    const auto requests = in_drawn_order(decisions, seen); // sorted    by a draw of each actor
    encounters.settle(
        requests, {perceived(), information, scene_register, {writes, scene_register, happenings}}); // serial    the only place that writes to others
    information.gather(perceived(), events, first_event);                                            // serial    what those on duty report
    phase_done(Phase::settle);
    locomotion.step(people, decisions, workers); // parallel  now -> next
    phase_done(Phase::walk);
    environment.settle(requests, now_here(), writes);            // serial    litter, seats
    workers.together(keep_books(now_here(), decisions, people)); // parallel  everybody's times
    admission.excuse(std::exchange(happenings.excused, {}));
    admission.dismiss(now_here(), decisions, writes); // serial    who has left
    survey.ask(admission.gone(), run, people);        // serial    what they answer at the exit
    memory.keep(admission.gone(), people);            // serial    what regulars remember
    roles.forget(admission.gone(), people);           // serial    their plans
    if (recording)
        observables.measure(moment(first_event));
    else
        events.clear();
    phase_done(Phase::books);
    clock.advance();
}

View Simulation::view() const
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

Moment Simulation::moment(std::size_t first_event) const
{
    const Kronor cost_of_minute = cost_by_minute.empty() ? 0 : cost_by_minute[static_cast<std::size_t>(clock.time_of_day() / 60)];
    return {perceived(), safety, events, first_event, admission, cost_of_minute, workers, happenings.expected};
}

void Simulation::follow_opening_hours()
{
    if (!clock.every(60) && !environment.open_shops.empty())
        return;
    const Features& features = site->features();
    environment.open_shops.resize(features.gates.size());
    for (std::size_t gate = 0; gate < features.gates.size(); ++gate)
        environment.open_shops[gate] =
            features.gates[gate].shop && scenario.demand.gate_open(*site, {static_cast<std::uint32_t>(gate)}, clock.date(), clock.time_of_day());
    environment.usable_gates = usable_gates(scenario.demand, *site, clock.date(), clock.time_of_day());
    environment.open_counters.clear();
    for (const auto& door : features.doors)
        if (door.service_time > 0)
            environment.open_counters.push_back(scenario.demand.door_open(door, clock.date(), clock.time_of_day()));
}

/// Who was here before and has left is as somebody who never came, and hours worked count from now on: what is recorded is of this time alone.
/// The visits of those who are here, or will be back, count whole.
void Simulation::begin_record()
{
    recording = true;
    happenings.expected = {};
    PersonColumn<std::uint8_t> stays;
    stays.resize(people.size());
    for (const auto* list : {&std::as_const(people).present, &admission.expected(), &admission.before_gates()})
        for (const PersonId id : *list)
            stays[id.index] = 1;
    for (const std::uint32_t row : people.rows()) {
        if (stays[row] == 0)
            people.forget_visit(row);
        people.worked_time[row] = people.directed_time[row] = 0;
    }
}

void Simulation::begin_day()
{
    const Date date = clock.first_day().next(days_begun);
    const Seconds day_start = days_begun * seconds_per_day;
    DayPlan plan = plan_date(scenario, *site, run, date, day_start, workers);
    replace_seats(plan, day_start);
    change_site(plan);
    furnish(plan, day_start);
    information.begin_day(plan.office);
    add_people(plan, date, day_start);
    if (safety.known().knows()) {
        const auto weight = static_cast<float>(*scenario.parameters.of<Visitor>().detour_weight);
        careful_ways = site->ways({.avoids_stairs = false, .factor = [&](Vec2 p) { return 1 + weight * safety.known().at(p); }}, workers);
    }
    cost_by_minute = plan.cost_by_minute;
    inventory = std::make_shared<const DayInventory>(inventory_of(days_begun, plan, *site, environment));
    ++days_begun;
}

/// Who is here or will come again, the others of their groups, and who left a moment ago: somebody may still look for them.
KeptRows Simulation::rows_in_use() const
{
    constexpr Seconds moment_ago = 1800;
    KeptRows kept{{}, people.size()};
    const auto keep = [&](std::uint32_t row) {
        kept.rows.push_back(row);
        const std::uint32_t first = people.group[row];
        kept.rows.push_back(first);
        for (std::uint32_t member = first + 1; member < first + people.group_size[row]; ++member)
            kept.rows.push_back(member);
    };
    for (const auto* list : {&people.present, &admission.expected(), &admission.before_gates()})
        for (const PersonId id : *list)
            keep(id.index);
    for (const std::uint32_t row : people.rows())
        if (people.left_at[row] > clock.now() - moment_ago)
            keep(row);
    std::sort(kept.rows.begin(), kept.rows.end());
    kept.rows.erase(std::unique(kept.rows.begin(), kept.rows.end()), kept.rows.end());
    return kept;
}

void Simulation::end_day()
{
    safety.end_day();
    scene_register.end_day(std::exchange(happenings.trade, {}), scenario.parameters.scene, encounters.turnover(), run,
                           clock.first_day().next(days_ended));
    const KeptRows kept = rows_in_use();
    PersonRows over;
    const PersonRows rows = people.rows();
    std::set_difference(rows.begin(), rows.end(), kept.rows.begin(), kept.rows.end(), std::back_inserter(over));
    observables.end_day(moment(events.size()), over);
    if (day_sink)
        day_sink(unrecorded());
    admission.keep_only(kept);
    information.keep_only(kept);
    perception.keep_only(kept);
    locomotion.keep_only(kept);
    heading.keep_only(kept);
    people.keep_only(kept);
    observables.keep_only(kept);
    events.clear();
    ++days_ended;
    if (after_day)
        after_day();
}

template <class Archive> void Simulation::archive(Archive& a)
{
    archive_slow_state(a);
    a(people, admission, perception, information, roles, locomotion, happenings, heading, environment.seats, environment.counters);
    a(assignments);
}

std::vector<std::uint8_t> Simulation::store_slow_state()
{
    const Seconds midnight = clock.day() * seconds_per_day; // the days that follow begin at 0 again
    environment.defects.shift(-midnight);
    for (auto& seat : environment.lost_seats)
        seat.since -= midnight;
    if (clock.now() == midnight) {
        safety.end_day();
        scene_register.end_day(std::exchange(happenings.trade, {}), scenario.parameters.scene, encounters.turnover(), run, clock.date().next(-1));
    }
    StateWriter writer;
    archive_slow_state(writer);
    return std::move(writer.bytes);
}

std::vector<std::uint8_t> Simulation::store()
{
    StateWriter writer;
    auto rows = static_cast<std::uint64_t>(people.size()), places = static_cast<std::uint64_t>(environment.seats.places().size());
    writer(rows, places);
    archive(writer);
    observables.store(writer);
    return std::move(writer.bytes);
}

void Simulation::restore(const std::vector<std::uint8_t>& bytes)
{
    StateReader reader(bytes);
    std::uint64_t rows = 0, places = 0;
    reader(rows, places);
    reader.limits = {static_cast<std::size_t>(rows), site->goal_count(), static_cast<std::size_t>(places)};
    archive(reader);
    observables.restore(reader);
    const PersonRows there = people.rows();
    const bool all_assigned = std::all_of(there.begin(), there.end(), [&](std::uint32_t row) { return assignments.has(people.assignment[row]); });
    if (people.size() != rows || !all_assigned || !reader.at_end())
        throw std::runtime_error("the stored state does not fit");
}

std::shared_ptr<const Site> Simulation::site_with(const SiteChanges& changes) const
{
    return sites != nullptr ? sites->with(changes, workers) : std::make_shared<const Site>(changes.applied_to(scenario.features), workers);
}

/// Screens, counters and gates of the date: another place where they differ from those that stand there. Numbers of gates and links stay what
/// they are; counters and seats are known by where they stand.
void Simulation::change_site(const DayPlan& plan)
{
    if (plan.changes == changed)
        return;
    changed = plan.changes;
    site = site_with(changed);
    Counters counters(*site);
    counters.keep_lines(environment.counters);
    environment.counters = std::move(counters);
    StateWriter kept;
    kept(locomotion);
    locomotion = Locomotion(site->ground(), scenario.parameters.walking, instructions);
    StateReader reader(kept.bytes);
    reader.limits.people = people.size();
    reader(locomotion);
}

/// What the owner's contractor mends, and which lamps have failed since yesterday.
void Simulation::mend_and_fail(const DayPlan& plan, Date date, Seconds day_start)
{
    const auto& upkeep = scenario.parameters.upkeep;
    if (const int mended = environment.defects.mend_before(day_start - upkeep.repaired_after * seconds_per_day); mended > 0)
        events.push_back({clock.now(), EventKind::repaired, {}, {}, {}, static_cast<float>(mended)});
    if (plan.lamps_mended_after)
        environment.defects.mend_lamps_before(day_start - *plan.lamps_mended_after * seconds_per_day);
    for (std::size_t i = 0; i < plan.luminaires.size(); ++i) {
        const Vec2 lamp = plan.luminaires[i].position;
        Draws draws(run, person_key(static_cast<std::uint32_t>(Population::place), date.days_since_1970, static_cast<std::uint32_t>(i)), 0,
                    Purpose::lamp_failure);
        if (draws.chance(upkeep.lamp_failures) && !environment.defects.lamp_broken(lamp)) {
            environment.defects.add({Defect::Kind::broken_lamp, lamp, std::min(clock.now(), day_start)});
            events.push_back({clock.now(), EventKind::lamp_failed, {}, {}, lamp, 0});
        }
    }
}

void Simulation::repeat_ground(const GroundDay& day, Date written, Date again)
{
    const auto& parameters = scenario.parameters;
    const Seconds day_start = (clock.day() - 1) * seconds_per_day;
    environment.defects.shift(-seconds_per_day);
    const DayPlan plan = plan_date(scenario, *site, run, again, day_start, workers);
    mend_and_fail(plan, again, day_start);
    const double trips_then = parameters.demand.weekday_multiplier(written), trips_again = parameters.demand.weekday_multiplier(again);
    GroundDay::Again order{run, again, day_start, trips_then > 0 ? people.visitor_weight * trips_again / trips_then : 0, {}, 0};
    for (const auto& duty : plan.duties) {
        order.on_duty.push_back(staff_key(duty, Roles::kind_named(duty.role).index));
        if (duty.orders.mends)
            order.mendings += static_cast<int>((duty.orders.ends_at - duty.starts_at) / parameters.of<Cleaner>().time_per_repair);
    }
    day.happen_again(order, *site, parameters.upkeep, environment);
}

void Simulation::replace_seats(DayPlan& plan, Seconds day_start)
{
    for (const auto& replacement : plan.seats_replaced) {
        const auto replaced = std::erase_if(environment.lost_seats, [&](const LostSeat& seat) {
            return seat.since < day_start - replacement.after * seconds_per_day && replacement.replaces(seat.at);
        });
        if (replaced > 0)
            plan.pay_for_replaced(replacement, replaced);
    }
}

void Simulation::furnish(const DayPlan& plan, Seconds day_start)
{
    mend_and_fail(plan, clock.first_day().next(days_begun), day_start);
    std::vector<Luminaire> working;
    for (const auto& lamp : plan.luminaires)
        if (!environment.defects.lamp_broken(lamp.position))
            working.push_back(lamp);
    environment.light = Light(*site, working, scenario.parameters.light, workers);
    const Bins bins_before = std::exchange(environment.bins, Bins(plan.bins));
    environment.bins.fill_as(bins_before);
    environment.light.follow_sun(*site, clock);
    environment.cameras = plan.cameras;
    environment.gatherings = plan.gatherings;
    environment.seats_away = plan.seats_away;
    environment.seats = Seats(*site, plan.seats, environment.lost_of(plan.seats), environment.seats);
    for (const PersonId id : people.present)
        if (PlaceId& place = people.seat[id.index]; place.valid() && environment.seats.places()[place.index].gone)
            place = {};
}

void Simulation::add_people(const DayPlan& plan, Date date, Seconds day_start)
{
    const std::size_t first = people.size();
    const int day = days_begun;
    const auto add = [&](Expected& person, std::string_view role) {
        person.kind = Roles::kind_named(role);
        people.add(person, day);
    };
    // Rows of a day: ordinary visitors in order of arrival, then the scene, then staff: adding staff moves no visitor.
    for (auto& person : draw_trips(*site, scenario.demand, scenario.parameters.demand, run, date, scenario.weather, day_start, people.visitor_weight))
        add(person, Visitor::name);
    std::vector<StillThere> still_there;
    for (const PersonId id : people.present)
        if (people.scene_person[id.index].pool != ScenePool::none)
            still_there.push_back({people.scene_person[id.index], assignments.stay_of(people, id)});
    for (auto& member :
         draw_scene(scenario.demand, scenario.parameters.scene, scenario.parameters.demand, scene_register, run, date, day_start, still_there)) {
        member.person.assignment = assignments.add_stay(member.leaves_at);
        add(member.person, member.role);
    }
    for (auto& person :
         draw_audience(*site, scenario.demand, scenario.parameters.demand, plan.gatherings, run, date, day_start, people.visitor_weight))
        add(person, Visitor::name);
    auto crowds = draw_crowds(*site, scenario.demand.crowds, scenario.parameters.demand, run, date, day_start);
    for (auto& person : crowds.people) {
        person.assignment = assignments.add(crowds.errands[std::get<ErrandId>(person.assignment).index]);
        add(person, Walker::name);
    }
    for (const auto& duty : plan.duties) {
        Expected person;
        person.kind = Roles::kind_named(duty.role);
        person.key = staff_key(duty, person.kind.index);
        draw_traits(person, scenario.parameters.demand, run, 0.5);
        person.age = static_cast<std::uint8_t>(std::clamp<int>(person.age, trip_figures.youngest_staff, trip_figures.oldest_staff));
        person.free_speed = std::max<double>(person.free_speed, duty.orders.pace); // is fit for the duty
        person.traits.uniform = duty.uniform;
        person.traits.host = !duty.uniform;
        person.entry_gate = person.exit_gate = duty.gate.valid() ? duty.gate : scenario.demand.staff_gate;
        person.place_in_group = duty.orders.companion;
        person.arrives_at = duty.starts_at;
        person.entry_share = 0.4F + 0.1F * static_cast<float>(duty.place % 3);
        person.assignment = assignments.add(duty.orders);
        add(person, duty.role);
    }
    // Who would have come before the start: visitors and buyers are past, who stays or is on duty is there already.
    const Seconds start = clock.now();
    for (std::size_t i = first; i < people.size() && start > day_start; ++i)
        if (people.arrives_at[i] < start)
            people.arrives_at[i] = assignments.leaves_at(people.assignment[i]) > start ? start : never;
    memory.remind(people, first);
    admission.expect(people, first);
}

void Simulation::sample_trajectories()
{
    if (!trajectories || !recording || !clock.every(1))
        return;
    heading.resize(people.size());
    const auto t = static_cast<std::uint32_t>(clock.now());
    const std::size_t before = block.id.size();
    block.resize(before + people.present.size());
    constexpr auto per_metre = static_cast<float>(1 / layout::trajectories.x.scale_factor);
    const auto centimetres = [](float metres) { return static_cast<std::int16_t>(std::clamp(std::round(metres * per_metre), -32767.0F, 32767.0F)); };
    const auto sample = [&](std::size_t which) {
        const PersonId id = people.present[which];
        const std::size_t at = before + which;
        const Vec2 velocity = people.velocity[id.index];
        if (squared_length(velocity) > 0.01F) {
            const double turn = elementary::atan2(velocity.y, velocity.x) / (2 * elementary::pi);
            heading[id.index] = static_cast<std::uint8_t>(static_cast<int>(std::floor(turn * layout::headings_in_a_turn + 256.5)) & 255);
        }
        const Vec2 here = people.position[id.index];
        block.id[at] = id.index;
        block.t[at] = t;
        block.x[at] = centimetres(here.x);
        block.y[at] = centimetres(here.y);
        block.state[at] = static_cast<std::uint8_t>(people.activity[id.index]);
        block.heading[at] = heading[id.index];
    };
    constexpr std::size_t piece = 128;
    workers.for_items(people.present.size(), piece, [&](std::size_t begin, std::size_t end) {
        for (std::size_t which = begin; which < end; ++which)
            sample(which);
    });
    if (t % 60 == 59)
        trajectories(t / 60, std::exchange(block, {}));
}

void Simulation::finish()
{
    if (trajectories && !block.id.empty()) {
        const std::size_t index = block.t.front() / 60;
        trajectories(index, std::exchange(block, {}));
    }
    for (const PersonId id : people.present)
        people.left_at[id.index] = clock.now();
    survey.ask(people.present, run, people); // as if they left now
    observables.finish(moment(events.size()));
}

RunNames Simulation::names() const
{
    RunNames names;
    for (std::size_t i = 0; i < Roles::count; ++i) {
        const RoleText& text = Roles::texts[i];
        names.roles.push_back({std::string(Roles::names[i]), std::string(text.label), std::string(name_of(text.group)), text.duty != OnDuty::no,
                               text.duty == OnDuty::in_uniform});
    }
    for (const auto& trip_class : scenario.demand.classes)
        names.trip_classes.push_back(trip_class.letter);
    for (const auto& gate : site->features().gates)
        names.gates.push_back(gate.id);
    return names;
}

} // namespace plattan
