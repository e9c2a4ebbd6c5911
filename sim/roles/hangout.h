#pragma once

#include "roles/way.h"

#include <functional>
#include <optional>

namespace plattan {

/// What somebody who spends time on the square looks for in a spot; weights of the utility.
struct SpotTaste {
    double scene = 0;     ///< a spot of the scene
    double shelter = 0;   ///< a roof; counts twice when it rains
    double edge = 0;      ///< a wall or edge at one's back
    double company = 0;   ///< log(1 + people of the scene within 6 m)
    double passers = 0;   ///< log(1 + visitors within 6 m)
    double uniform = 0;   ///< subtracted of a spot near a uniform in sight
    double staff = 0;     ///< subtracted of a spot near staff without uniform
    double onlookers = 0; ///< subtracted: log(1 + visitors within 6 m who stand or sit)
};

/// Spends time on the square: looks for a good spot, stands or sits there for a while, moves on, leaves at its time.
class Hangout {
public:
    void begin(Seconds now, Seconds leaves_at);

    /// @param stay mean time at a spot (unit: s)
    Decision decide(const View& view, PersonId id, const SpotTaste& taste, Seconds stay, bool sits);

    template <class Archive> void archive(Archive& a) { a(ends, until, begun_at, leaving, there, way, exit); }

private:
    Decision on_its_way(const View& view, PersonId id, const SpotTaste& taste, Seconds stay, bool sits);
    bool find_spot(const View& view, PersonId id, const SpotTaste& taste);

    Seconds ends = 0, until = 0, begun_at = 0;
    bool leaving = false, there = false;
    Way way;
    Exit exit;
};

/// Of some points the one with the highest utility for somebody, each with some luck; nothing where there is none.
/// @param point draws a candidate, or none
std::optional<Vec2> best_spot(const View& view, PersonId id, const SpotTaste& taste, Draws& draws,
                              const std::function<std::optional<Vec2>(Draws&)>& point);

} // namespace plattan
