#pragma once

#include "roles/hangout.h"

namespace plattan {

/// Somebody who uses drugs and spends time with others of the scene.
class DrugUser {
public:
    static constexpr std::string_view name = "drug_user";

    struct Parameters {
        static constexpr std::string_view section = "drug_user";

        PARAMETER(double, spot_time, 1200, "s", between(60, 14400), assumed("some twenty minutes"), "Mean time at one spot.");
        PARAMETER(double, intoxicated_share, 0.4, "1", between(0, 1), assumed("the others show nothing"), "Share who are visibly intoxicated.");
    };

    explicit DrugUser(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }

    void enter(const Scene& scene, PersonId id, People& people)
    {
        states[people.mind[id.index]].begin(scene.clock.now(), scene.leaves_at(id));
        Draws draws = scene.lasting_draws(id, Purpose::scene_member);
        people.intoxicated[id.index] = draws.chance(parameters.intoxicated_share) ? 1 : 0;
    }

    Decision decide(const Scene& scene, PersonId id)
    {
        constexpr SpotTaste taste{.scene = 1.0, .shelter = 0.3, .edge = 0.5, .company = 0.6, .uniform = 1.0};
        return states[scene.people.mind[id.index]].decide(scene, id, taste, parameters.spot_time, false);
    }

private:
    Parameters parameters;
    Minds<Hangout> states;
};

} // namespace plattan
