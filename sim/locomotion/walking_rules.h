#pragma once

#include "locomotion/figures.h"
#include "locomotion/parameters.h"

namespace plattan {

/// The parameters of walking as the inner loops use them: numbers only, tables computed once.
struct WalkingRules {
    static constexpr int headings = 16;                                     ///< the last one is the person's present heading
    static constexpr int speeds = 129;                                      ///< in the table of speed by density, 0 to `maximal_density`
    static constexpr float least_share = walking_figures.least_speed_share; ///< nobody stops for density alone

    WalkingRules() = default;
    explicit WalkingRules(const WalkingParameters& parameters);

    /// Speed at a density against free speed (Weidmann); `density` in persons per m2.
    /// Always inlined: the inner loops are compiled for several instruction sets, and must not share a compiled copy.
    [[gnu::always_inline]] float speed_share(float density) const
    {
        const float share = density * (1 / maximal_density);
        const float place = (share < 0.9999F ? share : 0.9999F) * (speeds - 1);
        const int below = static_cast<int>(place);
        const float part = place - static_cast<float>(below);
        return speed_table[below] * (1 - part) + speed_table[below + 1] * part;
    }

    float body_radius, core_radius, turned_radius, passing_radius, squeeze_from, squeeze_to;
    float kernel_radius, forward, scale, curvature, maximal_density, oncoming_density;
    float file_width, file_length, file_time;
    float horizon, reciprocity, side_step, bias;
    float speed_table[speeds + 1];
    float turn_cosine[headings], turn_sine[headings]; ///< candidates, from straight ahead
    float wide_cosine[headings], wide_sine[headings]; ///< candidates of people who have been blocked for long: all round
};

} // namespace plattan
