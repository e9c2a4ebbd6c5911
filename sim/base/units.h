#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plattan {

// SI inside, everywhere. The aliases say what a number is; conversion happens only where users write.
using Metres = double;
using Seconds = double;
using MetresPerSecond = double;
using Lux = double;
using Lumen = double;
using Kronor = double;

struct Quantity {
    double value;
    std::string unit; ///< as written; empty where there is none
};

/// Splits "30 m" into number and unit. Nothing where the text is no finite number.
std::optional<Quantity> parse_quantity(std::string_view text);

/// Factor from one unit to another, e.g. ("km/h", "m s-1") -> 0.2778. Nothing where they do not measure the same.
std::optional<double> conversion(std::string_view from, std::string_view to);

/// The units a user may write for a declared unit, for messages: "m, cm, km".
std::string spellings(std::string_view unit);

/// A number as short as it can be written without losing a bit, independent of locale.
std::string shortest(double value);

} // namespace plattan
