#include "environment/seats.h"

namespace plattan {

Seats::Seats(const Site& site, const std::vector<Seat>& seats)
{
    for (const auto& seat : seats)
        for (int i = 0; i < seat.places; ++i) {
            const float offset = static_cast<float>((i - (seat.places - 1) / 2.0) * seat.spacing);
            spots.push_back({seat.position + seat.along * offset, seat.comfort, seat.loose, false, false, {}});
        }
    const auto lattice = Lattice::covering(site.ground().low(), site.ground().high(), 10);
    index = Raster<std::vector<PlaceId>>(lattice);
    const float half_diagonal = lattice.cell * 0.7072F;
    for (std::size_t cell = 0; cell < lattice.size(); ++cell)
        for (std::uint32_t i = 0; i < spots.size(); ++i)
            if (distance(lattice.centre(cell), spots[i].position) < range + half_diagonal)
                index.values[cell].push_back({i});
}

} // namespace plattan
