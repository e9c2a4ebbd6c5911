#pragma once

#include "day/scenario.h"
#include "studies/study.h"

namespace plattan {

/// The points of a study's design, in their order.
///
/// A grid combines all levels of all factors, the last factor changing fastest. One at a time (`oat`) has a point without changes and then one for
/// each level of each factor alone. A study without factors has one point without changes. Where the study is of a period, each of these is a row
/// of points, one for each day of the period's sample.
/// @param scenario one of the study, which declares what is plausible
std::vector<DesignPoint> points_of(const Study& study, const Scenario& scenario, Problems& problems);

/// Settings of a point, as after `--set`, for a scenario that has these interventions. What belongs to another one is left out: in this scenario
/// the factor has no effect.
std::vector<std::string> settings_of(const DesignPoint& point, const std::vector<std::string>& interventions);

/// True where the key belongs to an intervention that is not among these.
bool has_no_effect(std::string_view key, const std::vector<std::string>& interventions);

} // namespace plattan
