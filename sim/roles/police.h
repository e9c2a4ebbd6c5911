#pragma once

#include "roles/patrol.h"

namespace plattan {

/// A police officer on foot: comes for a visit of some minutes, walks where the scene is, goes on elsewhere.
class Police {
public:
    static constexpr std::string_view name = "police";

    struct Parameters {
        static constexpr std::string_view section = "police";

        PARAMETER(double, pace, 1.1, "m s-1", between(0.3, 1.8), assumed("foot patrol"), "Walking speed on a visit.");
        PARAMETER(double, standing_share, 0.4, "1", between(0, 0.95), assumed("talks and looks around"), "Share of a visit spent standing.");
    };

    explicit Police(const Parameters&) {}

    auto& minds() { return states; }
    void enter(const Scene& scene, PersonId id, People& people) { states[people.mind[id.index]].begin(scene, id); }
    Decision decide(const Scene& scene, PersonId id) { return states[scene.people.mind[id.index]].go_on(scene, id); }

private:
    Minds<Patrol> states;
};

} // namespace plattan
