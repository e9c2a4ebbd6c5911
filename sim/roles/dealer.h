#pragma once

#include "roles/figures.h"
#include "roles/hangout.h"
#include "roles/role_text.h"
#include "roles/way.h"

namespace plattan {

/// A dealer: comes for a shift, stands at an anchor spot, looks out for uniforms, and leaves for new stock when it is sold out; then it
/// chooses a spot anew. Whether a deal is done is settled in encounters/dealing.
class Dealer {
public:
    static constexpr std::string_view name = "dealer";
    static constexpr RoleText text{"dealer", RoleGroup::scene};

    struct Parameters {
        static constexpr std::string_view section = "dealer";

        PARAMETER(double, sight_radius, 35, "m", between(5, 100), assumed("open square, line of sight needed"),
                  plausible(20, 60, logarithmic, "what is told from a uniform across an open square"),
                  "Distance at which a dealer who has a free line of sight notices a uniform.");
        PARAMETER(double, first_anchor_share, 0.8, "1", between(0, 1), assumed("near metro doors and stairs"),
                  plausible(0.5, 0.95, linear, "most stand there, by all accounts"),
                  "Share of dealers who stand in the site's first zone of the scene; the others are spread over its other zones.");
        PARAMETER(double, camera_wariness, 0.3, "1", between(0, 1), assumed("many do not know of them (bra2015)"),
                  plausible(0.1, 0.7, linear, "many visitors did not know of the cameras; dealers may know better"),
                  "Share of dealers who do not stand where a camera sees them, if they can know of the camera.");
        PARAMETER(double, patience_with_uniforms, 300, "s", between(10, 7200), assumed("waits for a patrol to pass, not for a post"),
                  plausible(100, 900, logarithmic, "a patrol passes in some two minutes; a quarter of an hour is a post"),
                  "Time with a uniform in sight after which a dealer goes to another place; time out of sight counts back.");
        PARAMETER(double, resupply_time, 1800, "s", between(1, 28800), assumed("so that one who sells without a pause makes some six deals an hour"),
                  plausible(600, 3600, logarithmic, "a stash round the corner, or a walk to the one who supplies and back"),
                  "Median time for which a dealer who is sold out is off the square to get new stock.");
        PARAMETER(double, distance_offset, 200, "m", between(1, 5000), assumed("two minutes more or less do not matter"),
                  plausible(50, 800, logarithmic, "no measurement; a quarter to four times the assumed distance"),
                  "Distance that is added to that of another place when dealers choose one: the chance falls with the sum.");
        PARAMETER(double, pace_elsewhere, 1.3, "m s-1", between(0.5, 3), assumed("a usual walk"),
                  plausible(1.1, 1.5, linear, "as people walk in a city"), "Speed at which dealers walk to another place and back.");
        PARAMETER(double, away_median, 1800, "s", between(60, 28800), assumed("half an hour, then looks again"),
                  plausible(600, 5400, logarithmic, "a third to three times the assumed time"),
                  "Median time a dealer stays at another place before it comes back to look.");
    };

    explicit Dealer(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const View& view, PersonId id, People& people);
    Decision decide(const View& view, PersonId id);

    static constexpr SpotTaste taste{.edge = taste_figures.dealer_edge,
                                     .company = taste_figures.dealer_company,
                                     .passers = taste_figures.dealer_passers,
                                     .uniform = taste_figures.dealer_uniform,
                                     .staff = taste_figures.dealer_staff,
                                     .onlookers = taste_figures.dealer_onlookers};

private:
    struct State;
    void count_watched(const View& view, PersonId id);
    bool choose_spot(const View& view, PersonId id, State& state) const;
    Decision move_away(const View& view, PersonId id) const;
    Decision fetch_stock(const View& view, PersonId id) const;

    struct State {
        bool chosen = false; ///< has a spot to stand at
        bool leaving = false;
        bool moves_away = false;      ///< leaves for a node, and comes back
        bool sold_out = false;        ///< leaves for new stock, and comes back
        std::uint8_t usual_doses = 0; ///< carried after a visit to who supplies; 0: has not been here yet
        Seconds watched = 0;          ///< time with a uniform in sight
        Seconds looked_at = 0;
        Seconds begun_at = 0; ///< here, this time
        Way way;
        Exit exit;
        ThrowingAway throwing_away;
    };

    Parameters parameters;
    Minds<State> states;
};

/// A point in one of the site's scene zones on which one can stand; nothing where the site has none.
/// @param avoided cameras out of whose view the point must lie
std::optional<Vec2> draw_anchor(const Site& site, Draws& draws, double first_share, const std::vector<WatchedCamera>& avoided = {});

} // namespace plattan
