#pragma once

#include "roles/role_text.h"
#include "roles/way.h"

namespace plattan {

/// A dealer: comes for a shift, stands at an anchor spot, looks out for uniforms. Whether a deal is done
/// is settled in encounters/dealing.
class Dealer {
public:
    static constexpr std::string_view name = "dealer";
    static constexpr RoleText text{"dealer", RoleGroup::scene};

    struct Parameters {
        static constexpr std::string_view section = "dealer";

        PARAMETER(double, sight_radius, 35, "m", between(5, 100), assumed("open square, line of sight needed; 20 to 60"),
                  "Distance at which a dealer who has a free line of sight notices a uniform.");
        PARAMETER(double, first_anchor_share, 0.8, "1", between(0, 1), assumed("near metro doors and stairs"),
                  "Share of dealers who stand in the site's first scene zone; the others are spread over the rest.");
        PARAMETER(double, camera_wariness, 0.3, "1", between(0, 1), assumed("many do not know of them (bra2015)"),
                  "Share of dealers who do not stand where a camera they can know of sees them.");
        PARAMETER(double, patience_with_uniforms, 300, "s", between(10, 7200), assumed("waits for a patrol to pass, not for a post"),
                  "Time with a uniform in sight, since it last was out of sight for as long, after which a dealer goes to another place.");
        PARAMETER(double, away_median, 1800, "s", between(60, 28800), assumed("half an hour, then looks again"),
                  "Median time a dealer stays at another place before it comes back to look.");
    };

    explicit Dealer(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const Scene& scene, PersonId id, People& people);
    Decision decide(const Scene& scene, PersonId id);

private:
    void count_watched(const Scene& scene, PersonId id);
    Decision move_away(const Scene& scene, PersonId id) const;

    struct State {
        bool leaving = false;
        bool moves_away = false; ///< leaves for a node, and comes back
        Seconds watched = 0;     ///< time with a uniform in sight
        Seconds looked_at = 0;
        Seconds begun_at = 0; ///< here, this time
        Way way;
        Exit exit;
    };

    Parameters parameters;
    Minds<State> states;
};

/// A point in one of the site's scene zones on which one can stand; nothing where the site has none.
/// @param avoided cameras out of whose view the point must lie
std::optional<Vec2> draw_anchor(const Site& site, Draws& draws, double first_share, const std::vector<WatchedCamera>& avoided = {});

} // namespace plattan
