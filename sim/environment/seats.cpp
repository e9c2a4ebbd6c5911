#include "environment/seats.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace plattan {

Seats::Seats(const Site& site, const std::vector<Seat>& seats, const std::vector<std::uint8_t>& lost, const Seats& before) : spots(before.spots)
{
    std::vector<std::uint32_t> numbers(spots.size());
    std::iota(numbers.begin(), numbers.end(), 0U);
    const auto by_place = [&](Vec2 a, Vec2 b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); };
    std::stable_sort(numbers.begin(), numbers.end(), [&](auto a, auto b) { return by_place(spots[a].position, spots[b].position); });
    for (auto& spot : spots)
        spot.gone = true;
    for (std::size_t which = 0; which < seats.size(); ++which) {
        const Seat& seat = seats[which];
        for (int i = 0; i < (lost[which] != 0 ? 0 : seat.places); ++i) {
            const float offset = static_cast<float>((i - (seat.places - 1) / 2.0) * seat.spacing);
            const Vec2 position = seat.position + seat.along * offset;
            auto there = std::lower_bound(numbers.begin(), numbers.end(), position,
                                          [&](std::uint32_t number, Vec2 p) { return by_place(spots[number].position, p); });
            while (there != numbers.end() && spots[*there].position == position && !spots[*there].gone)
                ++there; // two stand in one place
            if (there == numbers.end() || !(spots[*there].position == position)) {
                spots.push_back({position, seat.comfort, static_cast<std::int32_t>(which), seat.loose});
                continue;
            }
            const PersonId taken_by = spots[*there].taken_by;
            spots[*there] = {position, seat.comfort, static_cast<std::int32_t>(which), seat.loose};
            spots[*there].taken_by = taken_by;
        }
    }
    for (auto& spot : spots)
        if (spot.gone)
            spot.taken_by = {};
    const auto lattice = Lattice::covering(site.ground().low(), site.ground().high(), 10);
    index = Raster<std::vector<PlaceId>>(lattice);
    const float half_diagonal = lattice.cell * 0.7072F;
    for (std::size_t cell = 0; cell < lattice.size(); ++cell)
        for (std::uint32_t i = 0; i < spots.size(); ++i)
            if (!spots[i].gone && distance(lattice.centre(cell), spots[i].position) < range + half_diagonal)
                index.values[cell].push_back({i});
}

void Seats::put_away(const std::vector<SeatsAway>& away, Seconds time_of_day)
{
    for (auto& spot : spots)
        spot.put_away = false;
    for (const auto& some : away) {
        if (!any_contains(some.hours, time_of_day))
            continue;
        for (auto& spot : spots)
            spot.put_away = spot.put_away || some.concerns(spot.position, spot.loose);
    }
}

} // namespace plattan
