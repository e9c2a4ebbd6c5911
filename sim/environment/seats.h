#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "environment/figures.h"
#include "people/people.h"
#include "site/features.h"
#include "site/site.h"

#include <algorithm>
#include <vector>

namespace plattan {

/// Loose seats that are put away in some hours.
struct SeatsAway {
    std::vector<Span> hours;
    bool all = false;          ///< every loose seat there is
    std::vector<Vec2> seats{}; ///< else those that stand here

    bool concerns(Vec2 position, bool is_loose) const { return is_loose && (all || std::find(seats.begin(), seats.end(), position) != seats.end()); }
};

/// Every place one can sit, and the people who sit there.
class Seats {
public:
    Seats() = default;
    /// Whoever sat or was on the way to a place has it still where one stands there: the number of a place is for good.
    /// @param lost by seat, 1: was carried off and has no places
    Seats(const Site& site, const std::vector<Seat>& seats, const std::vector<std::uint8_t>& lost, const Seats& before);

    struct Spot {
        Vec2 position;
        double comfort;
        std::int32_t seat = -1; ///< number of the seat it belongs to, among those of the day
        bool loose = false;     ///< can be carried off
        bool put_away = false;  ///< just now
        bool lost = false;
        bool gone = false; ///< stands there no more; the number is kept for when one does again
        PersonId taken_by{};
    };

    const std::vector<Spot>& places() const { return spots; }
    bool is_free(PlaceId place) const { return !spots[place.index].taken_by.valid() && usable(spots[place.index]); }

    /// The places within `range` of a point, ascending.
    const std::vector<PlaceId>& near(Vec2 p) const { return index.at(p); }

    void take(PlaceId place, PersonId person) { spots[place.index].taken_by = person; }
    void leave(PlaceId place) { spots[place.index].taken_by = {}; }

    void lose(PlaceId place) { spots[place.index].lost = true; }
    /// Loose places are put away, or put out again.
    void put_away(const std::vector<SeatsAway>& away, Seconds time_of_day);

    static constexpr float range = seat_figures.range; ///< how far people look for a seat

    template <class Archive> void archive(Archive& a) { a(spots); }

private:
    static bool usable(const Spot& spot) { return !spot.put_away && !spot.lost && !spot.gone; }

    std::vector<Spot> spots;
    Raster<std::vector<PlaceId>> index; ///< for 10 m cells: places within range of any point of the cell
};

} // namespace plattan
