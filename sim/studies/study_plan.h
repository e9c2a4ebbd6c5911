#pragma once

#include "day/simulation.h"
#include "studies/design.h"
#include "studies/design_table.h"

namespace plattan {

/// What a study comes to, before anything is written or simulated.
struct PlannedStudy {
    Study study;
    std::vector<Scenario> scenarios; ///< without the values of any point
    std::vector<std::string> names;  ///< of the scenarios in the design: 1-baseline-2014
    std::vector<DesignPoint> points;
    std::vector<PlannedRun> runs; ///< by point, then replication, then scenario: scenarios that are compared run side by side

    /// Keys that are varied and do not exist in some scenario: `key in NAME`.
    std::vector<std::string> without_effect() const;
};

/// Everything that is wrong with the study, its scenarios and its points becomes a problem; where there is one, the plan must not be used.
PlannedStudy plan_study(const Study& study, int threads, Problems& problems);

SimulationOptions options_of(const Study& study, std::uint32_t replication);

/// Names of the entries of a scenario.
std::vector<std::string> interventions_of(const Scenario& scenario);

} // namespace plattan
