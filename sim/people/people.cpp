#include "people/people.h"

#include <bit>
#include <numeric>

namespace plattan {

PersonId People::add(const Expected& person, int on_day)
{
    const PersonId id{static_cast<std::uint32_t>(size())};
    key.push_back(person.key);
    day.push_back(on_day);
    kind.push_back(person.kind);
    traits.push_back(person.traits);
    sex.push_back(person.sex);
    age.push_back(person.age);
    trip_class.push_back(person.trip_class);
    group_size.push_back(person.group_size);
    group.push_back(id.index - person.place_in_group);
    entry_gate.push_back(person.entry_gate);
    exit_gate.push_back(person.exit_gate);
    entry_link.push_back(person.entry_link);
    exit_link.push_back(person.exit_link);
    entry_share.push_back(person.entry_share);
    free_speed.push_back(static_cast<float>(person.free_speed));
    arrives_at.push_back(person.arrives_at);
    assignment.push_back(person.assignment);
    mind.push_back(no_mind);
    manner.push_back(Manner::usual);
    scene_person.push_back(person.scene_person);
    watch_radius.push_back(0);

    entered_at.push_back(-1);
    left_at.push_back(-1);
    for (auto* column :
         {&walked, &walking_time, &stopped_time, &sat_time, &square_time, &stationary_time, &stationary_since, &worked_time, &directed_time})
        column->push_back(0);
    stopped.push_back(0);
    litter_dropped.push_back(0);
    feeling.push_back({});
    answers.push_back({});
    detour.push_back(0);
    sensitivity.push_back(person.sensitivity);
    this->person.push_back(person.person);
    opinion.push_back(-1);

    position.push_back(person.place);
    velocity.push_back({});
    activity.push_back(Activity::absent);
    engaged_with.push_back({});
    refused_at.push_back(never);
    seat.push_back({});
    queues.push_back(0);
    elsewhere.push_back(-1);
    intoxicated.push_back(0);
    deal_noticed_at.push_back(never);
    deals_noticed.push_back(0);
    doses.push_back(person.doses);
    for (auto* column : {&occupied_until, &sent_off_at, &checked_at, &contacted_at, &victim_at, &violence_seen_at})
        column->push_back(never);
    goes_with.push_back({});
    work.push_back(Work::works);
    return id;
}

void People::forget_visit(std::uint32_t row)
{
    entered_at[row] = left_at[row] = -1;
    for (auto* column :
         {&walked, &walking_time, &stopped_time, &sat_time, &square_time, &stationary_time, &stationary_since, &worked_time, &directed_time, &detour})
        (*column)[row] = 0;
    stopped[row] = 0;
    litter_dropped[row] = 0;
    feeling[row] = {};
    answers[row] = {};
}

PersonRows People::rows_of_day() const
{
    PersonRows added(size() - first_of_day());
    std::iota(added.begin(), added.end(), static_cast<std::uint32_t>(first_of_day()));
    return added;
}

PersonRows People::rows() const
{
    PersonRows all = carried_over();
    const PersonRows added = rows_of_day();
    all.insert(all.end(), added.begin(), added.end());
    return all;
}

void People::keep_only(const KeptRows& kept)
{
    for_each_column([&](auto& column) { column.keep_only(kept); });
}

std::uint64_t hash_of_state(const People& people)
{
    std::uint64_t sum = 0;
    const auto bits = [](Vec2 v) { return (std::uint64_t{std::bit_cast<std::uint32_t>(v.x)} << 32) | std::bit_cast<std::uint32_t>(v.y); };
    for (const PersonId id : people.present) {
        std::uint64_t hash = mix(people.key[id.index]);
        hash = mix(hash ^ bits(people.position[id.index]));
        hash = mix(hash ^ bits(people.velocity[id.index]));
        hash = mix(hash ^ static_cast<std::uint64_t>(people.activity[id.index]));
        sum += hash; // a sum, so that the order does not matter
    }
    return mix(sum);
}

} // namespace plattan
