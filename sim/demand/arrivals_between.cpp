#include "demand/arrivals_between.h"

#include <algorithm>

namespace plattan {

std::vector<Expected> arrivals_between(Seconds start, Seconds end, std::vector<Expected> people)
{
    const auto comes = [&](const Expected& person) { return person.arrives_at >= start && person.arrives_at < end; };
    auto kept = people.begin();
    for (auto first = people.begin(); first != people.end();) {
        const auto behind = std::find_if(first + 1, people.end(), [](const Expected& person) { return person.place_in_group == 0; });
        kept = std::any_of(first, behind, comes) ? std::move(first, behind, kept) : kept;
        first = behind;
    }
    people.erase(kept, people.end());
    return people;
}

} // namespace plattan
