#pragma once

#include <string_view>

namespace plattan {

/// Where a figure comes from and how certain it is.
/// A: trials, meta-analyses, official counts. B: one study or an authority's statement.
/// C: press or derived from B. D: assumed here. -: an input, which claims nothing about the world.
struct Source {
    std::string_view kind; ///< "measured", "estimated", "assumed" or "given"
    std::string_view text; ///< a key of docs/references.bib, or why it was assumed
    char certainty;
};

constexpr Source measured(std::string_view key, char certainty) { return {"measured", key, certainty}; }
constexpr Source estimated(std::string_view key, char certainty) { return {"estimated", key, certainty}; }
constexpr Source assumed(std::string_view why, char certainty = 'D') { return {"assumed", why, certainty}; }

/// What the user decides, such as the hours of a shift: an input, and no assumption.
/// @param why_so why the default is what it is, where there is more to say
constexpr Source given(std::string_view why_so = "decided by the scenario") { return {"given", why_so, '-'}; }

} // namespace plattan
