#include "demand/roster.h"

namespace plattan {

PersonKey staff_key(const Duty& duty, std::uint32_t role_index)
{
    const std::uint32_t population =
        static_cast<std::uint32_t>(Population::first_roster_line) + static_cast<std::uint32_t>(most_roster_lines) * role_index + duty.line;
    return person_key(population, duty.date.days_since_1970, duty.shift * 1000 + duty.place);
}

} // namespace plattan
