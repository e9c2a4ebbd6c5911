#pragma once

#include "base/units.h"

namespace plattan {

/// What is missing of light to feel as by day, 0 in full light to 1.5: 0.5 at 2 lx (fotios2018).
double missing_light(Lux illuminance);

} // namespace plattan
