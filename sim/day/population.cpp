#include "day/population.h"

#include "demand/crowds.h"
#include "demand/figures.h"

#include <algorithm>

namespace plattan {

namespace {

/// In the order of their rows. What somebody has come for is written down when its row is made.
class Arrivals {
public:
    Arrivals(World& world, const DayPlan& plan, const DayOfRun& day) : world(world), scenario(world.scenario), plan(plan), day(day) {}

    void add_visitors()
    {
        for (auto& person : draw_trips(*world.site, scenario.demand, scenario.parameters.demand, world.run, day.date, scenario.weather, day.start,
                                       world.people.visitor_weight))
            add(person, Visitor::name);
    }

    void add_scene()
    {
        for (auto& member : draw_scene(scenario.demand, scenario.parameters.scene, scenario.parameters.demand, world.scene_register, world.run,
                                       day.date, day.start, still_there())) {
            member.person.assignment = world.assignments.add_departure(member.leaves_at);
            add(member.person, member.role);
        }
    }

    void add_audience()
    {
        for (auto& person : draw_audience(*world.site, scenario.demand, scenario.parameters.demand, plan.gatherings, world.run, day.date, day.start,
                                          world.people.visitor_weight))
            add(person, Visitor::name);
    }

    void add_crowds()
    {
        auto crowds = draw_crowds(*world.site, scenario.demand.crowds, scenario.parameters.demand, world.run, day.date, day.start);
        for (auto& person : crowds.people) {
            person.assignment = world.assignments.add(crowds.errands[std::get<ErrandId>(person.assignment).index]);
            add(person, Walker::name);
        }
    }

    void add_staff()
    {
        for (const auto& duty : plan.duties) {
            Expected person;
            person.key = staff_key(duty, Roles::kind_named(duty.role).index);
            draw_traits(person, scenario.parameters.demand, world.run, 0.5);
            person.age = static_cast<std::uint8_t>(std::clamp<int>(person.age, trip_figures.youngest_staff, trip_figures.oldest_staff));
            person.free_speed = std::max<double>(person.free_speed, duty.orders.pace); // is fit for the duty
            person.traits.uniform = duty.uniform;
            person.traits.host = !duty.uniform;
            person.entry_gate = person.exit_gate = duty.gate.valid() ? duty.gate : scenario.demand.staff_gate;
            person.place_in_group = duty.orders.companion;
            person.arrives_at = duty.starts_at;
            person.entry_share = 0.4F + 0.1F * static_cast<float>(duty.place % 3);
            person.assignment = world.assignments.add(duty.orders);
            add(person, duty.role);
        }
    }

private:
    /// Those who come in the time that is simulated. Of people who would have come before it, visitors and buyers are past, and who stays or is on
    /// duty is there already. A group comes if its first one does.
    void add(Expected& person, std::string_view role)
    {
        const Seconds start = world.clock.now();
        const bool past = start > day.start && person.arrives_at < start;
        if (person.place_in_group == 0)
            comes = person.arrives_at < world.ends_at && (!past || world.assignments.leaves_at(person.assignment) > start);
        if (!comes)
            return;
        if (past)
            person.arrives_at = start;
        person.kind = Roles::kind_named(role);
        world.people.add(person, day.number);
    }

    std::vector<StillThere> still_there() const
    {
        const People& people = world.people;
        std::vector<StillThere> there;
        for (const PersonId id : people.present)
            if (people.scene_person[id.index].pool != ScenePool::none)
                there.push_back({people.scene_person[id.index], world.assignments.departure_of(people, id)});
        return there;
    }

    World& world;
    const Scenario& scenario;
    const DayPlan& plan;
    const DayOfRun& day;
    bool comes = true; ///< the group that is being added
};

} // namespace

void add_people(World& world, const DayPlan& plan, const DayOfRun& day)
{
    const std::size_t first = world.people.size();
    Arrivals arrivals(world, plan, day);
    arrivals.add_visitors();
    arrivals.add_scene();
    arrivals.add_audience();
    arrivals.add_crowds();
    arrivals.add_staff();
    world.memory.remind(world.people, first);
    world.admission.expect(world.people, first);
}

bool all_are_assigned(const World& world)
{
    const auto is_assigned = [&](std::uint32_t row) {
        const Assignment& assignment = world.people.assignment[row];
        const std::size_t role = world.people.kind[row].index;
        if (role >= Roles::count || !world.assignments.has(assignment))
            return false;
        switch (Roles::texts[role].group) {
        case RoleGroup::visitor:
            return true; // reads none
        case RoleGroup::scene:
            return std::holds_alternative<DepartureId>(assignment);
        case RoleGroup::crowd:
            return std::holds_alternative<ErrandId>(assignment);
        case RoleGroup::care:
        case RoleGroup::order:
            return std::holds_alternative<OrdersId>(assignment);
        }
        return false;
    };
    const PersonRows rows = world.people.rows();
    return std::all_of(rows.begin(), rows.end(), is_assigned);
}

KeptRows rows_in_use(const World& world)
{
    const People& people = world.people;
    constexpr Seconds moment_ago = 1800; // numerical: rows are kept for longer than anybody looks for somebody who has left
    KeptRows kept{{}, people.size()};
    const auto keep = [&](std::uint32_t row) {
        kept.rows.push_back(row);
        const std::uint32_t first = people.group[row];
        kept.rows.push_back(first);
        for (std::uint32_t member = first + 1; member < first + people.group_size[row]; ++member)
            kept.rows.push_back(member);
    };
    for (const auto* list : {&people.present, &world.admission.expected(), &world.admission.before_gates()})
        for (const PersonId id : *list)
            keep(id.index);
    for (const std::uint32_t row : people.rows())
        if (people.left_at[row] > world.clock.now() - moment_ago)
            keep(row);
    std::sort(kept.rows.begin(), kept.rows.end());
    kept.rows.erase(std::unique(kept.rows.begin(), kept.rows.end()), kept.rows.end());
    return kept;
}

PersonRows rows_of_past_visits(const World& world)
{
    const People& people = world.people;
    PersonRows coming;
    for (const auto* list : {&people.present, &world.admission.expected(), &world.admission.before_gates()})
        for (const PersonId id : *list)
            coming.push_back(id.index);
    std::sort(coming.begin(), coming.end());
    const PersonRows rows = people.rows();
    PersonRows past;
    std::set_difference(rows.begin(), rows.end(), coming.begin(), coming.end(), std::back_inserter(past));
    return past;
}

void forget_past_visits(World& world)
{
    People& people = world.people;
    for (const std::uint32_t row : rows_of_past_visits(world))
        people.forget_visit(row);
    for (const std::uint32_t row : people.rows())
        people.worked_time[row] = people.directed_time[row] = 0;
}

} // namespace plattan
