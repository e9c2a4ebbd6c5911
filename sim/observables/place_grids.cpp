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
        cells.at(occasion.at).expected_offences += occasion.probability;
}

std::vector<PlaceGrids::Grid> PlaceGrids::grids() const
{
    std::vector<Grid> list{{"unsafe_day", "1", "mean P(unsafe) of visitors who looked around here by day; NaN: none did", {}},
                           {"unsafe_night", "1", "the same at night", {}},
                           {"looks", "1", "how often visitors looked around here: the share of cells in the time visitors spend", {}},
                           {"expected_offences", "1", "sum of the probabilities of theft, robbery, assault and harassment here", {}}};
    const auto mean = [](double sum, std::uint32_t count) {
        return count > 0 ? static_cast<float>(sum / count) : std::numeric_limits<float>::quiet_NaN();
    };
    for (const Cell& cell : cells.values) {
        list[0].values.push_back(mean(cell.unsafe_day, cell.looks_day));
        list[1].values.push_back(mean(cell.unsafe_night, cell.looks_night));
        list[2].values.push_back(static_cast<float>(cell.looks_day + cell.looks_night));
        list[3].values.push_back(static_cast<float>(cell.expected_offences));
    }
    return list;
}

} // namespace plattan
