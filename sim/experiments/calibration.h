#pragma once

#include "base/interrupted.h"
#include "experiments/identity.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace plattan {

/// A parameter and the figure of the summary to which it is fitted; the figure rises with the parameter. Stages come
/// one after the other; each begins with what those before have found.
struct CalibrationStage {
    std::string name, parameter; ///< section.name
    double low, high;
    std::string figure;
    double target;
    std::string source;
};

const std::vector<CalibrationStage>& calibration_stages();

/// One try: the same few days with a value of the stage's parameter.
struct CalibrationStep {
    std::string stage;
    double value = 0;
    std::map<std::string, double> figures; ///< of all stages, means over the days
    double deviation = 0;                  ///< of the stage's figure from its target, relative
    std::uint64_t identity = 0;            ///< hash of that of the first of its days: only the same days are not simulated again
};

/// The course of a fit, and what came of it.
struct CalibrationRecord {
    std::string program, scenario;
    Identity identity; ///< of the scenario before the fit
    int days = 0, evaluations_allowed = 0;
    std::vector<CalibrationStep> steps;
    std::map<std::string, double> found; ///< by section.name

    std::string json() const;
    /// Throws InputError where the text is no such record.
    static CalibrationRecord parse(const std::string& text, const std::string& file);
};

struct CalibrationOrder {
    std::filesystem::path scenario;
    std::vector<std::string> only; ///< stages; none: all
    int days = 3;                  ///< paired days of a try: replications 0, 1, 2
    int most_tries = 12;           ///< of a stage
    double close_enough = 0.01;    ///< relative
    int threads = 0;
    StopRequested stop; ///< asked after each tick
};

/// Of all that a fit of a scenario follows from, but the stages.
Identity identity_of_fit(const Scenario& scenario, int days);

/// Fits stage by stage until the figure is near enough to its target (TOMS 748 of Boost.Math: a root, no derivatives).
/// `record` may hold the steps of an interrupted fit, which are not simulated again; `told` is called after each try.
/// Throws InputError where the record is of another fit; Interrupted, and the record then holds the tries so far.
void calibrate(const CalibrationOrder& order, CalibrationRecord& record, const std::function<void(const CalibrationStep&)>& told);

} // namespace plattan
