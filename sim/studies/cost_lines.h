#pragma once

#include "estimates/run_numbers.h"
#include "record/day_inventory.h"

#include <string>
#include <vector>

namespace plattan {

/// Who pays what for what, over the days of a run.
class CostLines {
public:
    void add(const DayInventory& day);

    /// Rows "payer | entry | kind", columns SEK, hours and outlay.
    NumberTable table() const;

private:
    struct Line {
        std::string name;
        double kronor, hours, outlay;
    };
    std::vector<Line> lines;
};

} // namespace plattan
