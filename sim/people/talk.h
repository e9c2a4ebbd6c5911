#pragma once

#include "people/people.h"

namespace plattan {

/// What somebody on duty speaks to somebody for.
enum class TalkKind : std::uint8_t { intervention, check, contact, youth_contact };

/// Why this person: conduct seen, something reported, or nothing. Nobody is chosen by age, sex or looks.
enum class Reason : std::uint8_t { conduct, report, chance };

/// A conversation somebody on duty has begun.
struct Talk {
    TalkKind kind;
    Reason reason;
    PersonId actor, target;
    Seconds since, ends_at;
};

} // namespace plattan
