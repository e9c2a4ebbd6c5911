#pragma once

#include "roles/way.h"

namespace plattan {

/// A dealer: comes for a shift, stands at an anchor spot, looks out for uniforms. Whether a deal is done
/// is settled in encounters/dealing.
class Dealer {
public:
    static constexpr std::string_view name = "dealer";

    struct Parameters {
        static constexpr std::string_view section = "dealer";

        PARAMETER(double, sight_radius, 35, "m", between(5, 100), assumed("open square, line of sight needed; 20 to 60"),
                  "Distance at which a dealer who has a free line of sight notices a uniform.");
        PARAMETER(double, first_anchor_share, 0.8, "1", between(0, 1), assumed("near metro doors and stairs"),
                  "Share of dealers who stand in the site's first scene zone; the others are spread over the rest.");
    };

    explicit Dealer(const Parameters& parameters) : parameters(parameters) {}

    void enlist(PersonId) { states.emplace_back(); }
    void enter(const Scene& scene, PersonId id, People& people);
    Decision decide(const Scene& scene, PersonId id);

private:
    struct State {
        bool leaving = false;
        Way way;
        Exit exit;
    };

    Parameters parameters;
    std::vector<State> states;
};

/// A point in one of the site's scene zones on which one can stand; nothing where the site has none.
std::optional<Vec2> draw_anchor(const Site& site, Draws& draws, double first_share);

} // namespace plattan
