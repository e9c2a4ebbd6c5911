#pragma once

#include "day/model_parameters.h"
#include "day/scenario_file.h"
#include "demand/demand.h"
#include "demand/trips.h"
#include "interventions/list.h"

#include <filesystem>
#include <string>
#include <vector>

namespace plattan {

/// A scenario that was read, checked and understood.
struct Scenario {
    std::string name, yaml, resolved, site_text, demand_text;
    std::vector<std::string> remarks; ///< on how its files were merged: what may not have been meant
    Date date;
    int days = 1;
    int spin_up = 3; ///< days simulated before the first, not recorded
    WeatherOfDay weather;
    Features features;
    Demand demand;
    ModelParameters parameters;
    std::vector<Intervention> interventions;
};

/// Reads a scenario with all it names. Every fault of every file becomes a problem; where there is one, the
/// scenario must not be used.
Scenario load_scenario(const std::filesystem::path& path, const std::vector<std::string>& settings, Problems& problems);

/// The same for those who cannot go on without: throws InputError with all that is wrong.
Scenario load_scenario(const std::filesystem::path& path, const std::vector<std::string>& settings = {});

/// What begins on one date, whole where it runs over midnight.
DayPlan plan_beginning_on(const Scenario& scenario, const Site& site, RunKey run, Date date, Seconds day_start, const Workers& workers);

/// The plan of one date: who is on duty, what stands there, what it costs; with what began the day before and is not over.
DayPlan plan_date(const Scenario& scenario, const Site& site, RunKey run, Date date, Seconds day_start, const Workers& workers);

} // namespace plattan
