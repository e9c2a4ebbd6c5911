#pragma once

#include "roles/hangout.h"

namespace plattan {

/// A young person at risk of being drawn into the scene: looks for company, near it and apart from it.
class YouthAtRisk {
public:
    static constexpr std::string_view name = "youth_at_risk";

    struct Parameters {
        static constexpr std::string_view section = "youth_at_risk";

        PARAMETER(double, spot_time, 900, "s", between(60, 14400), assumed("a quarter of an hour"), "Mean time at one spot.");
    };

    explicit YouthAtRisk(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }

    void enter(const Scene& scene, PersonId id, People& people) { states[people.mind[id.index]].begin(scene.clock.now(), scene.leaves_at(id)); }

    Decision decide(const Scene& scene, PersonId id)
    {
        constexpr SpotTaste taste{.scene = 0.4, .edge = 0.8, .company = 1.0, .uniform = 0.5};
        return states[scene.people.mind[id.index]].decide(scene, id, taste, parameters.spot_time, false);
    }

private:
    Parameters parameters;
    Minds<Hangout> states;
};

} // namespace plattan
