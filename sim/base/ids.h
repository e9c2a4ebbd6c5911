#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace plattan {

/// An index that cannot be mixed up with another kind of index. Never a pointer: rows move to files.
template <class Tag> struct Id {
    std::uint32_t index = std::numeric_limits<std::uint32_t>::max();

    constexpr bool valid() const { return index != std::numeric_limits<std::uint32_t>::max(); }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using PersonId = Id<struct PersonTag>; ///< row of the table of people = row of /people in the file
using GoalId = Id<struct GoalTag>;     ///< gate or link of the site, in the order of the site file
using PlaceId = Id<struct PlaceTag>;   ///< one place to sit

} // namespace plattan
