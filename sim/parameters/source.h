#pragma once

#include <string_view>

namespace plattan {

/// Where a figure comes from and how certain it is.
/// A: trials, meta-analyses, official counts. B: one study or an authority's statement.
/// C: press or derived from B. D: assumed here.
struct Source {
    std::string_view kind; ///< "measured", "estimated" or "assumed"
    std::string_view text; ///< a key of docs/references.bib, or why it was assumed
    char certainty;
};

constexpr Source measured(std::string_view key, char certainty) { return {"measured", key, certainty}; }
constexpr Source estimated(std::string_view key, char certainty) { return {"estimated", key, certainty}; }
constexpr Source assumed(std::string_view why, char certainty = 'D') { return {"assumed", why, certainty}; }

} // namespace plattan
