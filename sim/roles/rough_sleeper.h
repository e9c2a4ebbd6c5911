#pragma once

#include "roles/hangout.h"

namespace plattan {

/// Somebody who sleeps rough and spends time where it is dry and quiet.
class RoughSleeper {
public:
    static constexpr std::string_view name = "rough_sleeper";

    struct Parameters {
        static constexpr std::string_view section = "rough_sleeper";

        PARAMETER(double, spot_time, 3600, "s", between(60, 28800), assumed("an hour at a good place"), "Mean time at one spot.");
    };

    explicit RoughSleeper(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }

    void enter(const Scene& scene, PersonId id, People& people) { states[people.mind[id.index]].begin(scene.clock.now(), scene.leaves_at(id)); }

    Decision decide(const Scene& scene, PersonId id)
    {
        constexpr SpotTaste taste{.shelter = 1.5, .edge = 1.5, .company = 0.2, .passers = -0.3, .uniform = 0.5};
        return states[scene.people.mind[id.index]].decide(scene, id, taste, parameters.spot_time, true);
    }

private:
    Parameters parameters;
    Minds<Hangout> states;
};

} // namespace plattan
