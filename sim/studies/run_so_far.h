#pragma once

#include "estimates/cost_table.h"
#include "studies/cell_maps.h"
#include "studies/row_detail.h"
#include "studies/seat_use.h"

namespace plattan {

class Simulation;
struct FinishedRows;

/// What a study keeps of a run beside its figures. A run forgets its minutes and frames at each midnight.
class RunSoFar {
public:
    /// @param keeps_detail false: only what the digest needs
    explicit RunSoFar(bool keeps_detail) : keeps_detail(keeps_detail) {}

    /// Adds what there is since the midnight before.
    void add(const FinishedRows& rows);

    /// Hashes of the state after each minute.
    const std::vector<std::uint64_t>& states() const { return hashes; }

    /// @param simulation has finished, and everything of it was added
    RowDetail detail(const Simulation& simulation) const;

private:
    bool keeps_detail;
    std::vector<std::uint64_t> hashes;
    std::vector<double> minutes; ///< (unit: s since 00:00 of the first day)
    std::vector<std::vector<float>> series;
    MapsSoFar maps;
    CostTable costs;
    SeatUse seat_use;
};

} // namespace plattan
