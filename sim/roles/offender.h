#pragma once

#include "roles/hangout.h"

namespace plattan {

/// Somebody who looks for an occasion; what comes of it is settled in encounters/offending. Where it goes follows flow and cover.
class Offender {
public:
    static constexpr std::string_view name = "offender";

    struct Parameters {
        static constexpr std::string_view section = "offender";

        PARAMETER(double, spot_time, 240, "s", between(30, 7200), assumed("a few minutes, then on"), "Mean time at one spot.");
        PARAMETER(double, watch_radius, 30, "m", between(0, 100), assumed("as a dealer, a little less"),
                  "Distance at which an offender notices a uniform.");
    };

    explicit Offender(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }

    void enter(const Scene& scene, PersonId id, People& people)
    {
        states[people.mind[id.index]].begin(scene.clock.now(), scene.leaves_at(id));
        people.watch_radius[id.index] = static_cast<float>(*parameters.watch_radius);
    }

    Decision decide(const Scene& scene, PersonId id)
    {
        constexpr SpotTaste taste{.edge = 0.3, .passers = 0.8, .uniform = 1.5};
        return states[scene.people.mind[id.index]].decide(scene, id, taste, parameters.spot_time, false);
    }

private:
    Parameters parameters;
    Minds<Hangout> states;
};

} // namespace plattan
