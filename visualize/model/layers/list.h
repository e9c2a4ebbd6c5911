#pragma once

#include "visualize/model/layers/layer.h"

/// The layers in the order of their keys, 1 to 9. Whoever adds one adds its name.
#define PLATTAN_LAYERS(LAYER)                                                                                                                        \
    LAYER(density)                                                                                                                                   \
    LAYER(staying)                                                                                                                                   \
    LAYER(unsafe)                                                                                                                                    \
    LAYER(deals)                                                                                                                                     \
    LAYER(litter)                                                                                                                                    \
    LAYER(light)                                                                                                                                     \
    LAYER(sight)                                                                                                                                     \
    LAYER(coverage)                                                                                                                                  \
    LAYER(defects)

namespace plattan::view::layers {

#define PLATTAN_DECLARE(NAME) extern const Layer NAME;
PLATTAN_LAYERS(PLATTAN_DECLARE)
#undef PLATTAN_DECLARE

} // namespace plattan::view::layers
