#pragma once

#include "roles/way.h"

namespace plattan {

/// Walking a beat, alone or in a pair: along the corner points of a route with halts, at a post, or to where most has been
/// reported; breaks off the square; the way out at the end. Shared by everybody on duty who does not clean.
///
/// Time is kept in account: halts make up what talks and stays at reports leave of the share of standing, and a team that does
/// its work for a share of its time stands idle for the rest, instead of walking.
class Patrol {
public:
    void begin(const View& view, PersonId id);

    /// Sets out for the exit where the hours say so. It is asked before anything else is decided, so that a shift ends on time even
    /// where somebody could still be spoken to.
    void keep_hours(const View& view, PersonId id);

    /// What is done after `keep_hours`.
    /// @param topics reports it goes after where its orders say that it is directed
    Decision go_on(const View& view, PersonId id, Topics topics);

    /// What was decided, by the patrol or by whoever uses it: its time goes to the account.
    Decision noted(Decision decision);

    /// False on the way out, in a break, and while the pair stands idle.
    bool attentive() const { return !leaving && !idle; }
    /// The place it was told of and has reached, and whom the report was about.
    const std::optional<Information::Aim>& reached() const { return there; }

    template <class Archive> void archive(Archive& a)
    {
        a(point, begun_at, leg_since, halts_until, working_since, counted_until, on_square, walked, stood, idled, next_idle, leaving, idle, walks,
          aim, there, handled, way, exit);
    }

private:
    struct Handled {
        Vec2 at;
        Seconds until = 0;
    };

    void keep_account(const View& view, PersonId id);
    Decision lead(const View& view, PersonId id, const Orders& orders, Topics topics);
    Decision keep_company(const View& view, PersonId id, const Orders& orders);
    Decision halt(const View& view, PersonId id, Seconds mean);
    Decision stand_idle(const View& view, PersonId id);
    bool idles_now(const Orders& orders) const;
    Seconds standing_due(const Orders& orders) const;
    void draw_next_idle(const View& view, PersonId id);
    void next_leg(const View& view, PersonId id, const Orders& orders, Topics topics);
    bool must_leave(const View& view, PersonId id, const Orders& orders) const;

    std::size_t point = 0;
    Seconds begun_at = 0; ///< here, this time
    Seconds leg_since = 0;
    Seconds halts_until = 0;
    Seconds working_since = 0;
    Seconds counted_until = 0;
    Seconds on_square = 0;                    ///< of a visit
    Seconds walked = 0, stood = 0, idled = 0; ///< since the shift began; talks count as standing
    Seconds next_idle = 0;                    ///< how long it will stand idle next time
    bool leaving = false, idle = false, walks = false;
    std::optional<Information::Aim> aim, there;
    std::vector<Handled> handled;
    Way way;
    Exit exit;
};

} // namespace plattan
