#pragma once

#include "visualize/model/moment.h"

namespace plattan::view {

/// Where people in a uniform are now, as far as that is known.
struct Uniformed {
    Known known = Known::here;
    std::vector<Vec2> places;
};
Uniformed uniformed_at(RunFile& run, double time);

} // namespace plattan::view
