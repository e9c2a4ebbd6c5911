#include "observables/place_grids.h"

#include <limits>

namespace plattan {

void PlaceGrids::measure(const Moment& moment)
{
    const bool night = moment.environment.light.night();
    for (const PersonId id : moment.safety.looked()) {
        Cell& cell = cells.at(moment.people.position[id.index]);
        (night ? cell.unsafe_night : cell.unsafe_day) += static_cast<double>(moment.people.feeling[id.index].unsafe);
        ++(night ? cell.looks_night : cell.looks_day);
    }
    for (const auto& occasion : moment.happenings.occasions)
        cells.at(occasion.at).expected_offences += occasion.expected;
}

PlaceGrids::Grids PlaceGrids::grids() const
{
    Grids grids;
    const auto mean = [](double sum, std::uint32_t count) {
        return count > 0 ? static_cast<float>(sum / count) : std::numeric_limits<float>::quiet_NaN();
    };
    for (const Cell& cell : cells.values) {
        grids.unsafe_day.push_back(mean(cell.unsafe_day, cell.looks_day));
        grids.unsafe_night.push_back(mean(cell.unsafe_night, cell.looks_night));
    }
    return grids;
}

} // namespace plattan
