#pragma once

#include "locomotion/crowd.h"
#include "locomotion/parameters.h"
#include "site/ground.h"

#include <array>

namespace plattan {

/// Chooses a velocity: speed by density, then the best of sixteen headings by time to collision.
///
/// Anticipating heading choice, in the spirit of Moussaid et al. 2011 (`moussaid2011`) with reciprocal
/// velocities (`berg2008`), Weidmann's density-speed relation (`weidmann1993`) and sideways steps away from
/// oncoming people (`xu2021`). Formulas and what each part is for: docs/model.md, section 7.
class HeadingChoice {
public:
    HeadingChoice() = default;
    explicit HeadingChoice(const WalkingParameters& parameters);

    /// Reads everybody's state of now; writes nothing but the slot's own `crowded`.
    Vec2 choose(Crowd& crowd, std::size_t slot, const Ground& ground) const;

    /// Speed at a density against free speed (Weidmann).
    float speed_share(float density) const;

private:
    static constexpr std::size_t headings = 16; ///< the last one is the person's present heading

    struct Neighbour {
        Vec2 offset, velocity, direction;
        float squared;
    };
    struct Surroundings;

    float time_to_collision(const Surroundings& around, Vec2 own_velocity, Vec2 candidate, Vec2 heading) const;

    float radius = 2, forward = 1.3F, scale = 1.05F, curvature = 0.0233F, horizon = 4, reciprocity = 0.7F, side_step = 0.4F, bias = 0.3F;
    float maximal_density = 5.4F;
    std::array<float, 129> speed_table{};
    std::array<Vec2, headings - 1> turns{};
};

} // namespace plattan
