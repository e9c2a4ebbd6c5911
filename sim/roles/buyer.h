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

        PARAMETER(double, patience, 720, "s", between(60, 3600), assumed("some ten minutes"), plausible(300, 1500, logarithmic, "5 to 25 minutes"),
                  "Mean time for which a buyer searches before it leaves.");
        PARAMETER(double, asks_again_after, 120, "s", between(10, 1200), assumed("lets some time pass"),
                  plausible(30, 360, logarithmic, "a quarter to three times the assumed time"),
                  "Time that a buyer waits after a refusal before it asks again.");
        PARAMETER(double, sight, 40, "m", between(5, 100), assumed("known faces are found across the square"),
                  plausible(20, 60, logarithmic, "half to one and a half times the assumed distance"),
                  "Distance at which a buyer finds a dealer whom it can see.");
        PARAMETER(double, leaves_after_refusal, 0.5, "1", between(0, 1), assumed("calls somebody or goes elsewhere"),
                  plausible(0.2, 0.8, linear, "between a minority and most"), "Chance that a buyer who is refused leaves at once.");
        PARAMETER(double, first_anchor_share, 0.8, "1", between(0, 1), assumed("buyers know where most dealers stand"),
                  plausible(0.5, 0.95, linear, "as the dealers they look for"), "Share of buyers who look in the site's first scene zone first.");
        PARAMETER(double, watch_radius, 25, "m", between(0, 100), assumed("looks around less than a dealer"),
                  plausible(10, 40, logarithmic, "less than a dealer's in all cases"),
                  "Distance at which a buyer notices a uniform; it does not ask while it sees one.");
    };

    explicit Buyer(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const View& view, PersonId id, People& people);
    Decision decide(const View& view, PersonId id);

private:
    enum class Phase : std::uint8_t { arriving, searching, approaching, dealing, leaving };

    struct State {
        Phase phase = Phase::arriving;
        PersonId seller;
        Seconds since = 0;     ///< searching
        Seconds patience = 0;  ///< how long it will search
        bool disposes = false; ///< has something to throw away on its way out
        Seconds dealing_since = 0;
        Seconds answered_at = never; ///< last refusal this buyer has taken note of
        Way way;
        Exit exit;
    };

    Decision search(const View& view, PersonId id, State& state);
    Decision leave(const View& view, PersonId id, State& state);

    Parameters parameters;
    Minds<State> states;
};

} // namespace plattan
