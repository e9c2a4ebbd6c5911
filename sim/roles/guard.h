#pragma once

#include "roles/patrol.h"

namespace plattan {

/// A public order guard (ordningsvakt): patrols in a pair through its shift. Acts by being seen.
class Guard {
public:
    static constexpr std::string_view name = "guard";

    struct Parameters {
        static constexpr std::string_view section = "guard";

        PARAMETER(double, pace, 0.9, "m s-1", between(0.3, 1.6), assumed("strolling; 0.6 to 1.1"), "Walking speed on patrol.");
        PARAMETER(double, standing_share, 0.45, "1", between(0, 0.95), assumed("of the time on patrol"),
                  "Share of patrol time spent standing at points of the route.");
    };

    explicit Guard(const Parameters&) {}

    auto& minds() { return states; }
    void enter(const Scene& scene, PersonId id, People& people) { states[people.mind[id.index]].begin(scene, id); }
    Decision decide(const Scene& scene, PersonId id) { return states[scene.people.mind[id.index]].go_on(scene, id); }

private:
    Minds<Patrol> states;
};

} // namespace plattan
