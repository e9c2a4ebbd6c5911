#include "demand/children.h"

#include "demand/figures.h"

namespace plattan {

void make_lone_children_older(Expected& person, const Expected& first, Seconds time_of_day)
{
    constexpr int alone_from = trip_figures.alone_from, older_by = alone_from - trip_figures.youngest;
    static_assert(alone_from - 1 + older_by < 16, "the share of people under 16 would change");
    const bool by_day = time_of_day >= trip_figures.children_from && time_of_day < trip_figures.children_until;
    const bool comes_again = person.person >= 0; // at another time alone, and as old then
    const bool with_adult = person.place_in_group > 0 && first.age >= trip_figures.adult_from;
    if (person.age < alone_from && (comes_again || !by_day || !with_adult))
        person.age = static_cast<std::uint8_t>(person.age + older_by);
}

} // namespace plattan
