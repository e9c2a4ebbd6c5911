#pragma once

#include "estimates/run_numbers.h"

namespace plattan {

/// Who pays what for what, over the days of a run.
class CostTable {
public:
    /// @param outlay price of what is written off, paid once however many days it stands (unit: SEK)
    void add(const std::string& payer, const std::string& entry, const std::string& what, double kronor, double hours, double outlay);

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
