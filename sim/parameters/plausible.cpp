#include "parameters/plausible.h"

#include "base/units.h"

#include <fmt/format.h>

namespace plattan {

std::string Plausible::text() const { return fmt::format("{} to {} ({}): {}", shortest(low), shortest(high), name_of(scale), why); }

} // namespace plattan
