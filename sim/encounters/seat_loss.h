#pragma once

#include "encounters/setting.h"

namespace plattan {

/// Loose seats are broken or carried off where nobody on duty sees them.
class SeatLoss {
public:
    explicit SeatLoss(const UpkeepParameters& parameters) : parameters(parameters) {}

    /// Once an hour.
    void settle(const Setting& setting) const;

private:
    UpkeepParameters parameters;
};

} // namespace plattan
