#pragma once

#include "environment/present.h"

#include <vector>

namespace plattan {

/// How many people are before each of some exits, by walking distance. Counted once a second, for those who choose.
class ExitQueues {
public:
    ExitQueues() = default;
    ExitQueues(const Site& site, std::vector<GoalId> watched);

    /// Once a second.
    void count(const Present& now);

    /// People before the exit and nearer to it than `distance`, as far as one sees them (40 m). People who walk count at the
    /// exit it walks towards, who stands at the nearest.
    double ahead(GoalId exit, float distance) const;
    double width(GoalId exit) const;

private:
    static constexpr float band = 1; // numerical: width of a band of counted distances (unit: m)
    static constexpr int bands = 40; ///< as far as one sees the crowd before an exit

    std::vector<GoalId> exits;
    std::vector<double> widths;
    std::vector<std::vector<int>> cumulative; ///< by exit and band
};

} // namespace plattan
