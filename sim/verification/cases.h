#pragma once

#include "verification/finding.h"
#include "verification/trial.h"

#include <array>
#include <string_view>

namespace plattan {

/// Tests that are run together because they share runs; gives one finding per name.
struct Case {
    std::vector<std::string> names;
    std::function<std::vector<Finding>(const Laboratory&)> run;
    std::string group{}; ///< one of `case_groups`; given by `all_cases`
};

/// How the cases are told apart: walking, and the stylised facts of the baseline, of packages, of the trade, of care.
inline constexpr std::array<std::string_view, 5> case_groups{"walking", "baseline", "package", "market", "care"};

// Each file adds its cases, in the order in which they are shown.
void add_single_person(std::vector<Case>& cases); ///< corridors, stairs, waiting times, speeds by age
void add_rooms(std::vector<Case>& cases);         ///< doors, exits, corners, routes
void add_bottlenecks(std::vector<Case>& cases);
void add_flows(std::vector<Case>& cases); ///< fundamental diagrams, both ways, lanes, counterflow, time step
void add_groups(std::vector<Case>& cases);
void add_crossing(std::vector<Case>& cases);
void add_nobody_stuck(std::vector<Case>& cases);
void add_baseline_facts(std::vector<Case>& cases); ///< stylised facts of the square as it was

void add_package_facts(std::vector<Case>& cases);  ///< stylised facts of whole days with interventions
void add_fear_and_crime(std::vector<Case>& cases); ///< where people feel unsafe and where offences are to be expected
void add_partnership(std::vector<Case>& cases);    ///< the package against guards and police alone, over what is unknown
void add_market_facts(std::vector<Case>& cases);   ///< stylised facts of the trade, with few visitors
void add_care_facts(std::vector<Case>& cases);     ///< furniture over days, uniforms, light and crime, lanes kept clear

std::vector<Case> all_cases();

} // namespace plattan
