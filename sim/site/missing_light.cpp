#include "site/missing_light.h"

#include "base/elementary.h"

#include <algorithm>

namespace plattan {

double missing_light(Lux illuminance) { return std::min(1.5, 0.5 * elementary::pow(2 / std::max(illuminance, 0.01), 0.6)); }

} // namespace plattan
