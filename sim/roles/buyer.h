#pragma once

#include "roles/role_text.h"
#include "roles/way.h"

namespace plattan {

/// A buyer: comes, searches where dealers stand, asks, waits after a refusal, gives up when patience ends.
class Buyer {
public:
    static constexpr std::string_view name = "buyer";
    static constexpr RoleText text{"buyer", RoleGroup::scene};

    struct Parameters {
        static constexpr std::string_view section = "buyer";

        PARAMETER(double, patience, 720, "s", between(60, 3600), assumed("12 minutes; 5 to 25"), "How long a buyer searches before it leaves.");
        PARAMETER(double, asks_again_after, 120, "s", between(10, 1200), assumed("lets some time pass"), "How long a buyer waits after a refusal.");
        PARAMETER(double, sight, 40, "m", between(5, 100), assumed("known faces are found across the square"),
                  "How far off a buyer finds a dealer it can see.");
        PARAMETER(double, leaves_after_refusal, 0.5, "1", between(0, 1), assumed("calls somebody or goes elsewhere"),
                  "Chance that a buyer who is refused leaves at once.");
        PARAMETER(double, first_anchor_share, 0.8, "1", between(0, 1), assumed("buyers know where most dealers stand"),
                  "Share of buyers who look in the site's first scene zone first.");
        PARAMETER(double, watch_radius, 25, "m", between(0, 100), assumed("looks around less than a dealer"),
                  "Distance at which a buyer notices a uniform; it does not ask while it sees one.");
    };

    explicit Buyer(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const Scene& scene, PersonId id, People& people);
    Decision decide(const Scene& scene, PersonId id);

private:
    enum class Phase : std::uint8_t { arriving, searching, approaching, dealing, leaving };

    struct State {
        Phase phase = Phase::arriving;
        PersonId seller;
        Seconds since = 0; ///< searching
        Seconds dealing_since = 0;
        Seconds answered_at = never; ///< last refusal this buyer has taken note of
        Way way;
        Exit exit;
    };

    Decision search(const Scene& scene, PersonId id, State& state);
    Decision leave(const Scene& scene, PersonId id, State& state);

    Parameters parameters;
    Minds<State> states;
};

} // namespace plattan
