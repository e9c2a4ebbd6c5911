#pragma once

#include "demand/crowd_plan.h"
#include "demand/roster.h"
#include "people/people.h"

#include <vector>

namespace plattan {

/// What people have come for, of all who have been there since the run began: `People::assignment` says which entry is whose.
class Assignments {
public:
    OrdersId add(Orders orders) { return add<OrdersId>(of_staff, std::move(orders)); }
    ErrandId add(Errand errand) { return add<ErrandId>(of_walkers, std::move(errand)); }
    /// @param leaves_at since 00:00 of the first day; `never`: not before it has bought or given up, as buyers do
    DepartureId add_departure(Seconds leaves_at) { return add<DepartureId>(of_the_scene, leaves_at); }

    const Orders& operator[](OrdersId id) const { return of_staff[id.index]; }
    const Errand& operator[](ErrandId id) const { return of_walkers[id.index]; }
    Seconds operator[](DepartureId id) const { return of_the_scene[id.index]; }

    // Of one person. Throws std::bad_variant_access where it has come for something else.
    const Orders& orders_of(const People& people, PersonId id) const { return (*this)[std::get<OrdersId>(people.assignment[id.index])]; }
    const Errand& errand_of(const People& people, PersonId id) const { return (*this)[std::get<ErrandId>(people.assignment[id.index])]; }
    Seconds departure_of(const People& people, PersonId id) const { return (*this)[std::get<DepartureId>(people.assignment[id.index])]; }

    /// When somebody who has come for this leaves; `never`: not at a time that is fixed before.
    Seconds leaves_at(const Assignment& assignment) const;

    /// True where there is such an entry.
    bool has(const Assignment& assignment) const;

    template <class Archive> void archive(Archive& a) { a(of_staff, of_the_scene, of_walkers); }

private:
    template <class IdType, class Entry> static IdType add(std::vector<Entry>& entries, Entry entry)
    {
        entries.push_back(std::move(entry));
        return {static_cast<std::uint32_t>(entries.size() - 1)};
    }
    std::vector<Orders> of_staff;
    std::vector<Seconds> of_the_scene;
    std::vector<Errand> of_walkers;
};

} // namespace plattan
