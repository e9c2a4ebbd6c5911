#pragma once

#include "roles/role_text.h"
#include "roles/visitor_parameters.h"
#include "roles/way.h"

#include <optional>
#include <variant>

namespace plattan {

/// An ordinary visitor: walks its route, may stop for a moment, may sit where there is a seat, drops litter now and then.
class Visitor {
public:
    static constexpr std::string_view name = "visitor";
    static constexpr RoleText text{"visitor", RoleGroup::visitor};

    using Parameters = VisitorParameters;

    explicit Visitor(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const View& view, PersonId id, People& people);
    Decision decide(const View& view, PersonId id);

private:
    // What a visitor is doing. Each has what it needs to know of it, and `go_on` of each says what comes next.

    /// To the first link.
    struct Arriving {};
    /// To the place itself, which is its destination.
    struct Coming {
        Vec2 destination;
        float way_back;     ///< walking distance from there to where it leaves (unit: m)
        Seconds arrives_by; ///< stays where it is then
    };
    /// To the other side.
    struct Crossing {};
    struct GoingToSpot {
        Seconds arrives_by, stays_for;
    };
    struct GoingToSeat {
        PlaceId place;
        Seconds arrives_by, stays_for;
    };
    struct GoingToLine {
        Vec2 counter; ///< where it stands; others of the place come and go, and with them its number
        Seconds arrives_by;
    };
    struct InLine {
        Vec2 counter;              ///< as above
        Seconds served_at = never; ///< `never`: others are before it
    };
    struct Standing {
        Seconds until;
    };
    struct Sitting {
        Seconds until;
    };
    struct GettingUp {};
    struct Leaving {};
    using Doing = std::variant<Crossing, Arriving, Coming, GoingToSpot, GoingToSeat, GoingToLine, InLine, Standing, Sitting, GettingUp, Leaving>;

    /// Drawn once for a visit and common to a group: the same person stops, sits or goes on alike in every scenario, unless what it meets differs.
    struct Mood {
        double hurry = 1;    ///< stops for a moment where the chance of it is higher (0 to 1)
        double restless = 1; ///< sits down where that is more inviting (0 to 1)
        double errand = 1;   ///< who came to stay does so where it is readier (0 to 1)
        double leisure = 0;  ///< how long, standard normal
        bool avoids = false; ///< keeps away from what annoys or worries
    };

    struct State {
        Doing doing;
        bool considered = false; ///< has decided whether to stay
        bool disposes = false;   ///< has something to throw away while crossing
        std::uint8_t tries = 0;  ///< seats tried
        float consider_at = 0;   ///< remaining walking distance at which to decide (unit: m)
        float dispose_at = 0;    ///< remaining walking distance (unit: m)
        float speed = 1.3F;
        Mood mood;
        Seconds followed_since = never;  ///< stays with the first of the group; `never`: does not
        std::optional<Vec2> destination; ///< of somebody who comes to the place itself
        Way way;
        Exit exit;

        template <class Activity> bool is() const { return std::holds_alternative<Activity>(doing); }
    };

    static void choose_ways(const View& view, PersonId id, People& people);
    Decision go_on(const View& view, PersonId id, State& state, Arriving arriving) const;
    Decision go_on(const View& view, PersonId id, State& state, Coming coming) const;
    Decision go_on(const View& view, PersonId id, State& state, Crossing crossing) const;
    Decision go_on(const View& view, PersonId id, State& state, GoingToSpot going) const;
    Decision go_on(const View& view, PersonId id, State& state, GoingToSeat going) const;
    Decision go_on(const View& view, PersonId id, State& state, GoingToLine going) const;
    Decision go_on(const View& view, PersonId id, State& state, InLine in_line) const;
    Decision go_on(const View& view, PersonId id, State& state, Standing standing) const;
    Decision go_on(const View& view, PersonId id, State& state, Sitting sitting) const;
    Decision go_on(const View& view, PersonId id, State& state, GettingUp getting_up) const;
    Decision go_on(const View& view, PersonId id, State& state, Leaving leaving) const;

    void set_out(const View& view, PersonId id, State& state) const;
    bool come_to_the_place(const View& view, PersonId id, State& state) const;
    static Decision leave(State& state);
    bool follows(const View& view, PersonId id) const;
    Decision follow(const View& view, PersonId id, State& state) const;
    Decision stand_beside_first(const View& view, PersonId id, State& state) const;
    Decision stop_following(const View& view, PersonId id, State& state) const;
    bool sits_down(const View& view, PersonId id, State& state) const;
    bool gets_wet(const View& view, PersonId id, const State& state) const;
    void consider(const View& view, PersonId id, State& state) const;
    void consider_if_due(const View& view, PersonId id, State& state, float left, bool there) const;
    Seconds length_of_stay(const State& state, double median) const;
    bool go_to_event(const View& view, PersonId id, State& state, double readiness) const;
    bool go_to_counter(const View& view, PersonId id, State& state) const;
    bool go_to_seat(const View& view, PersonId id, State& state, Vec2 around, Seconds stays_for) const;
    void go_to_spot(const View& view, PersonId id, State& state, Seconds stays_for) const;

    Parameters parameters;
    Minds<State> states;
};

} // namespace plattan
