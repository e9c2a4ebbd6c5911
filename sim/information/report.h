#pragma once

#include "people/people.h"

#include <array>
#include <string_view>

namespace plattan {

/// What reports are about. Numbers are fixed: files keep them.
enum class Topic : std::uint8_t { dealing, disturbance, offence, litter, damage, sleeping_place, youth };
inline constexpr std::size_t topic_count = 7;

/// A set of topics.
class Topics {
public:
    template <class... T> constexpr explicit Topics(T... topics) : bits(static_cast<std::uint8_t>((0 | ... | (1 << static_cast<int>(topics))))) {}
    constexpr bool has(Topic topic) const { return (bits & (1 << static_cast<int>(topic))) != 0; }

private:
    std::uint8_t bits;
};

/// Something that somebody on duty has seen, and when others hear of it.
struct Report {
    Topic topic = Topic::dealing;
    Vec2 at;
    Seconds seen_at = 0;
    Seconds reaches_others_at = 0; ///< who saw it, and whoever walks along, knows it at once
    PersonId by;                   ///< the first of the pair; invalid: the operator of a camera, or a victim
    PersonId about;                ///< invalid: nobody
};

} // namespace plattan
