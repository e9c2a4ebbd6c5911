#pragma once

#include "encounters/setting.h"

namespace plattan {

/// People who sleep rough lie down where they sit at night. Once a minute.
void lie_down_for_the_night(const Setting& setting);

} // namespace plattan
