#pragma once

#include "estimates/run_numbers.h"
#include "record/finished_rows.h"

#include <map>
#include <string>

namespace plattan {

/// On what people sit down, over the days of a run.
class SeatUse {
public:
    /// @param rows of a day that has an inventory
    void add(const FinishedRows& rows);

    /// A row for each kind of seat that interventions brought, and "of the place" for the others.
    NumberTable table() const;

private:
    std::map<std::string, double> times{{"of the place", 0}};
};

} // namespace plattan
