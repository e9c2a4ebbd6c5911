#pragma once

#include "analysis/safety_walk/recorded_place.h"

#include <string_view>

namespace plattan {

/// What can be wrong with a spot.
enum class Fault : std::uint8_t { light, sight, litter, damage, vegetation, vehicles, crowd, hiding, nobody };

struct FaultText {
    Fault fault;
    std::string_view name;
    std::string_view touched_by; ///< interventions of the library; "" where there is none
};
const std::vector<FaultText>& fault_texts();

/// A spot of a walk and what is wrong there.
struct Spot {
    Fault fault;
    Vec2 at;
    Metres along = 0;    ///< way walked so far
    double severity = 0; ///< 0 nothing to say, 1 as bad as it gets
    std::string measure; ///< in words, with units
};

/// Walks a route and lists the spots, the worst first; of one kind no two within 10 m.
std::vector<Spot> inspect(const RecordedPlace& place, const Line& route);

/// The worst so many, of no kind more than a third while there are others.
std::vector<Spot> worst_of(const std::vector<Spot>& spots, std::size_t count);

/// Standable ground seen from under 10 % of the points of all routes, as middles of the cells of `place`.
std::vector<Vec2> places_to_hide(const RecordedPlace& place);

} // namespace plattan
