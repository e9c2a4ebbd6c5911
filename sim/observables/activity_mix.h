#pragma once

#include "environment/environment.h"
#include "people/people.h"

#include <array>
#include <string_view>

namespace plattan {

/// What a visitor uses the square for.
enum class Use : std::uint8_t { passing, standing, sitting, event, shopping, culture };

inline constexpr std::array<std::string_view, 6> use_names{"passing", "standing", "sitting", "event", "shopping", "culture"};
inline constexpr std::size_t use_count = use_names.size();

/// Who stays where an event is on is at the event; who stands in line at a counter, or walks to or from a gate into shops, shops; who walks
/// to or from a house of culture is there for culture; the others sit, stand or pass.
Use use_of(PersonId id, const People& people, const Environment& environment, const Site& site, Seconds time_of_day);

} // namespace plattan
