#pragma once

#include "roles/throwing_away.h"
#include "roles/way.h"

#include <functional>
#include <optional>

namespace plattan {

/// What somebody who spends time on the square looks for in a spot; weights of the utility.
struct SpotTaste {
    double scene = 0;   ///< a spot of the scene
    double shelter = 0; ///< a roof; counts twice when it rains
    double edge = 0;    ///< a wall or edge at one's back
    // By whom one sees from where one is, up to 60 m:
    double company = 0;   ///< log(1 + people of the scene within 6 m)
    double passers = 0;   ///< log(1 + visitors within 6 m)
    double uniform = 0;   ///< subtracted of a spot near a uniform
    double staff = 0;     ///< subtracted of a spot near staff without uniform
    double onlookers = 0; ///< subtracted: log(1 + visitors within 6 m who stand or sit)
};

/// Spends time on the square: looks for a good spot, stands or sits there for a while, moves on, leaves at its time.
class Hangout {
public:
    void begin(Seconds now, Seconds leaves_at);

    /// @param stay mean time at a spot (unit: s)
    Decision decide(const View& view, PersonId id, const SpotTaste& taste, Seconds stay, bool sits);

    template <class Archive> void archive(Archive& a) { a(ends, until, begun_at, leaving, there, way, exit, throwing_away); }

private:
    Decision on_its_way(const View& view, PersonId id, const SpotTaste& taste, Seconds stay, bool sits);
    bool find_spot(const View& view, PersonId id, const SpotTaste& taste);

    Seconds ends = 0, until = 0, begun_at = 0;
    bool leaving = false, there = false;
    Way way;
    Exit exit;
    ThrowingAway throwing_away;
};

/// Somebody who looks for a spot, from where it is.
struct SpotSeeker {
    Vec2 from;
    PersonId self; ///< does not count among the others; may be invalid
};

/// Of some points the one with the highest utility for somebody, each with some luck; nothing where there is none.
/// @param point draws a candidate, or none
std::optional<Vec2> best_spot(const View& view, const SpotSeeker& seeker, const SpotTaste& taste, Draws& draws,
                              const std::function<std::optional<Vec2>(Draws&)>& point);

/// The same of points on the square, and of some beside company that is sought.
std::optional<Vec2> spot_on_square(const View& view, const SpotSeeker& seeker, const SpotTaste& taste, Draws& draws);

} // namespace plattan
