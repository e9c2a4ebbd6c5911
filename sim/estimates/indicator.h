#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plattan {

/// Whether more of something is better. What is neither is told without praise.
enum class Sense : std::uint8_t { more_is_better, less_is_better, neither };
std::string_view word_of(Sense sense); ///< "more", "less" or "neither"

/// A figure that scenarios are compared by, declared before anything is simulated.
struct Indicator {
    std::string name;  ///< of a figure of /summary, or of one derived from a run (estimates/derived)
    std::string label; ///< in plain words
    std::string units; ///< in which it is shown: "%" for shares
    double factor = 1; ///< shown value per stored value
    Sense sense = Sense::neither;
    double smallest = 0;       ///< change worth naming, in shown units
    double smallest_share = 0; ///< the same as a share of the level of what is compared with; the larger of the two counts
    bool headline = false;     ///< one of those that answer the question; the others explore

    /// Things that are counted, of which there are fewer; of a level on a scale there is less.
    bool is_counted() const { return units == "h" || (units == "1" && smallest_share > 0); }

    /// The larger of the two, in shown units.
    /// @param base_level of what is compared with, in stored units
    double smallest_change(double base_level) const { return std::max(smallest, smallest_share * std::abs(base_level) * factor); }
};

/// Headline indicators are tested together (Holm), so that there are few of them.
inline constexpr std::size_t most_headlines = 12;

const std::vector<Indicator>& declared_indicators();

/// The declared one, or one that explores, in the units and words of the file.
Indicator indicator_named(std::string_view name, std::string_view units, std::string_view long_name);

} // namespace plattan
