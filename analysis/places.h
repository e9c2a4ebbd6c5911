#pragma once

#include "site/features.h"

namespace plattan {

/// A name that a scenario may use.
struct NamedPlace {
    std::string_view kind; ///< "areas", "zones", "routes", ...
    std::string id;
    std::string what; ///< in words: its rule, its size, what it is for
    Vec2 at;
    bool on_map = true; ///< other places of dealing lie elsewhere
};

/// Every name of a site that a scenario may use, kind by kind, in the order of the file.
std::vector<NamedPlace> named_places(const Features& features);

/// A list by kind, with the keys of scenarios that take such a name, for the terminal.
std::string places_text(const Features& features);

/// The same places with their numbers on a plan.
std::string places_map(const Features& features);

} // namespace plattan
