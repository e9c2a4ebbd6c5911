#pragma once

#include "roles/way.h"

namespace plattan {

/// Walking a beat, alone or in a pair: along the corner points of a route with halts, at a post, or to where most has been
/// reported; breaks off the square; the way out at the end. Shared by everybody on duty who does not clean.
class Patrol {
public:
    void begin(const Scene& scene, PersonId id);

    /// @param topics reports it goes after where its orders say that it is directed
    Decision go_on(const Scene& scene, PersonId id, Topics topics);

    /// False on the way out, in a break, and on legs on which the pair does not do its work.
    bool attentive() const { return !leaving && !idle; }
    /// The place it was told of and has reached, and whom the report was about.
    const std::optional<Information::Aim>& reached() const { return there; }

    template <class Archive> void archive(Archive& a)
    {
        a(point, walking_since, halts_until, on_square_since, working_since, leaving, idle, aim, there, handled, way, exit);
    }

private:
    struct Handled {
        Vec2 at;
        Seconds until = 0;
    };

    Decision lead(const Scene& scene, PersonId id, const Orders& orders, Topics topics);
    Decision keep_company(const Scene& scene, PersonId id, const Orders& orders);
    Decision halt(const Scene& scene, PersonId id, Seconds mean);
    void next_leg(const Scene& scene, PersonId id, const Orders& orders, Topics topics);
    bool must_leave(const Scene& scene, PersonId id, const Orders& orders) const;

    std::size_t point = 0;
    Seconds walking_since = 0;
    Seconds halts_until = 0;
    Seconds on_square_since = never;
    Seconds working_since = 0;
    bool leaving = false, idle = false;
    std::optional<Information::Aim> aim, there;
    std::vector<Handled> handled;
    Way way;
    Exit exit;
};

} // namespace plattan
