#pragma once

#include "roles/role_text.h"
#include "roles/way.h"

#include <optional>

namespace plattan {

/// An ordinary visitor: walks its route, may stop for a moment, may sit where there is a seat, drops litter now and then.
class Visitor {
public:
    static constexpr std::string_view name = "visitor";
    static constexpr RoleText text{"visitor", RoleGroup::visitor};

    struct Parameters {
        static constexpr std::string_view section = "visitor";

        PARAMETER(double, brief_stop_probability, 0.1128, "1", between(0, 1),
                  assumed("calibrated (docs/calibration.json): with seats and lingerers 15 % of passers stop"),
                  "Chance that a passer stops for a moment: telephone, waiting, looking around.");
        PARAMETER(double, brief_stop_median, 72, "s", between(20, 600), assumed("mean of about two minutes"), "Median length of a brief stop.");
        PARAMETER(double, sitting_median, 600, "s", between(60, 3600), assumed("mean of 14 minutes without service"), "Median length of sitting.");
        PARAMETER(double, meeting_median, 300, "s", between(60, 3600), assumed("mean of 7 minutes"), "Median length of standing, meeting someone.");
        PARAMETER(double, stay_sigma, 1.0, "1", between(0.1, 2), assumed("log-normal, long tail"), "Shape of the lengths of stays.");
        PARAMETER(double, time_to_sit, 0.2, "1", between(0, 1), assumed("the others are in a hurry"),
                  "Share of passers who would sit down where the seats they see are as inviting as can be.");
        PARAMETER(double, takes_any_seat, 0.2, "1", between(0, 1), assumed("some sit wherever there is room"),
                  "Share of those who came to stay who take a seat however uninviting it is.");
        PARAMETER(double, seat_distance_scale, 40, "m", between(1, 100), assumed("half a minute's walk"),
                  "Distance over which a seat loses 63 % of its appeal.");
        PARAMETER(double, edge_probability, 0.25, "1", between(0, 1), estimated("gehl_hymns", 'C'),
                  "Chance that somebody who stops goes to a wall or edge nearby: seven times the density within 3 m of edges is 0.39 of all who "
                  "stay on Sergels torg, and benches stand along the edges.");
        PARAMETER(double, unsafe_aversion, 1.2, "1", between(0, 5), assumed("who feels unsafe goes on"),
                  "Staying is multiplied by exp(-this x P(unsafe) as felt at that moment).");
        PARAMETER(double, detour_weight, 0.3, "1", between(0, 5), estimated("bra_ntu", 'C'),
                  "A way on which people feel unsafe with P at night seems 1 + this x P as long to women and to people under 25.");
        PARAMETER(double, company_draw, 0.2, "1", between(0, 2), estimated("gehl_hymns", 'C'),
                  "Staying is multiplied by exp(this x log(1 + people who stay in sight / 10)).");
        PARAMETER(double, litter_aversion, 0.1, "1", between(0, 2), assumed("dirt drives away"),
                  "Staying is multiplied by exp(-this x log(1 + litter seen / 5 items per 10 m2)).");
        PARAMETER(double, noise_aversion, 0.3, "1", between(0, 2), assumed("one does not rest beside a road"),
                  "Staying is multiplied by exp(-this x noise), noise being 1 beside a road of 1,000 vehicles an hour.");
        PARAMETER(double, seat_edge, 0.3, "1", between(0, 5), estimated("gehl_hymns", 'C'), "Utility of a seat with an edge or wall at its back.");
        PARAMETER(double, seat_company, 0.1, "1", between(0, 5), assumed("people sit where people sit"),
                  "Utility of log(1 + visitors who stay within 8 m of a seat).");
        PARAMETER(double, seat_beside, 0.4, "1", between(0, 5), assumed("not elbow to elbow with strangers"),
                  "What is lost by each one who sits or stands right beside it.");
        PARAMETER(double, seat_light, 0.3, "1", between(0, 5), assumed("sun by day, a lamp by night"),
                  "What is lost by a roof by day, and by missing light in the dark (as it counts for feeling unsafe).");
        PARAMETER(double, seat_view, 0.1, "1", between(0, 5), assumed("what attracts people most is other people"),
                  "Utility of log(1 + passers within 15 m of a seat).");
        PARAMETER(double, seat_scene, 0.5, "1", between(0, 5), assumed("off the scene"),
                  "What is lost by a seat in a zone of the scene; less with exp(-distance / 10 m).");
        PARAMETER(double, rain_stays, 0.4, "1", between(0, 1), assumed("who lingers goes in when it rains"), "Share of stays that remain in rain.");
        PARAMETER(double, counter_probability, 0.02, "1", between(0, 1), assumed("one passer in fifty buys something"),
                  "Chance that a passer who is alone and sees an open counter goes there to buy something.");
        PARAMETER(double, line_patience, 4, "1", between(0.2, 50), assumed("few join a line of ten"),
                  "People in a line by whom the readiness to join it falls to 37 %.");
        PARAMETER(double, watching_probability, 0.25, "1", between(0, 1), assumed("one in four has time for it"),
                  "Chance that a passer who comes within sight of an event stops to watch, times its appeal.");
        PARAMETER(double, watching_median, 720, "s", between(60, 14400), assumed("mean of 18 minutes"), "Median time somebody watches an event.");
        PARAMETER(double, cold_stays, 0.5, "1", between(0, 1), assumed("some stay in the cold"), "Share of stays that remain in the cold.");
        PARAMETER(double, group_slowing, 0.04, "m s-1", between(0, 0.1), measured("moussaid2010", 'A'),
                  "Loss of walking speed with each further member of a group.");
        PARAMETER(double, group_haste, 0.1, "1", between(0, 0.5),
                  assumed("groups lose with each member what moussaid2010 observed, 0.03 to 0.10 m/s"),
                  "How much faster than alone the slowest of a group walks for the others' sake, as a share of the own free speed.");
    };

    explicit Visitor(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const Scene& scene, PersonId id, People& people);
    Decision decide(const Scene& scene, PersonId id);

private:
    enum class Phase : std::uint8_t {
        arriving,
        coming, ///< to the place itself
        crossing,
        going_to_spot,
        going_to_seat,
        going_to_line,
        in_line,
        standing,
        sitting,
        getting_up,
        leaving
    };

    /// Drawn once for a visit and common to a group: the same person stops, sits or goes on alike in every scenario, unless what it meets differs.
    struct Mood {
        double hurry = 1;    ///< stops for a moment where the chance of it is higher (0 to 1)
        double restless = 1; ///< sits down where that is more inviting (0 to 1)
        double errand = 1;   ///< who came to stay does so where it is readier (0 to 1)
        double leisure = 0;  ///< how long, standard normal
    };

    struct State {
        Phase phase = Phase::crossing;
        bool considered = false; ///< has decided whether to stay
        bool disposes = false;   ///< has something to throw away while crossing
        std::uint8_t tries = 0;  ///< seats tried
        float consider_at = 0;   ///< remaining walking distance at which to decide (unit: m)
        float way_back = 0;      ///< walking distance from where somebody comes to who goes back where it came from (unit: m)
        float dispose_at = 0;    ///< remaining walking distance (unit: m)
        float speed = 1.3F;
        Seconds until = 0;
        Seconds stay_length = 0;
        Mood mood;
        Seconds followed_since = never; ///< stays with the first of the group; `never`: does not
        PlaceId place;
        Vec2 counter;                    ///< where it stands; others of the place come and go, and with them its number
        std::optional<Vec2> destination; ///< of somebody who comes to the place itself
        Way way;
        Exit exit;
    };

    static void choose_ways(const Scene& scene, PersonId id, People& people);
    void set_out(const Scene& scene, PersonId id, State& state) const;
    bool come_to_the_place(const Scene& scene, PersonId id, State& state) const;
    Decision come(const Scene& scene, PersonId id, State& state) const;
    Decision cross(const Scene& scene, PersonId id, State& state);
    Decision leave(const Scene& scene, PersonId id, State& state);
    bool follows(const Scene& scene, PersonId id) const;
    Decision follow(const Scene& scene, PersonId id, State& state) const;
    Decision stop_following(const Scene& scene, PersonId id, State& state) const;
    bool sits_down(const Scene& scene, PersonId id, State& state) const;
    void consider(const Scene& scene, PersonId id, State& state) const;
    void consider_if_due(const Scene& scene, PersonId id, State& state, float left) const;
    Seconds length_of_stay(const State& state, double median) const;
    bool go_to_event(const Scene& scene, PersonId id, State& state, double readiness) const;
    bool go_to_counter(const Scene& scene, PersonId id, State& state) const;
    Decision queue(const Scene& scene, PersonId id, State& state) const;
    bool go_to_seat(const Scene& scene, PersonId id, State& state, Vec2 around) const;
    void go_to_spot(const Scene& scene, PersonId id, State& state) const;
    Request litter_request(const Scene& scene, PersonId id) const;

    Parameters parameters;
    Minds<State> states;
};

} // namespace plattan
