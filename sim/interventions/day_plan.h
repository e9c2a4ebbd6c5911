#pragma once

#include "base/parallel.h"
#include "demand/demand.h"
#include "demand/roster.h"
#include "environment/light.h"
#include "interventions/costs.h"
#include "roles/cleaner.h"
#include "roles/guard.h"
#include "roles/police.h"
#include "site/site.h"

#include <functional>
#include <map>

namespace plattan {

/// What an intervention needs to know to plan a date.
struct PlanningContext {
    const Site& site;
    const CostParameters& costs;
    const LightParameters& light;
    const Guard::Parameters& guard;
    const Police::Parameters& police;
    const Cleaner::Parameters& cleaner;
    RunKey run;
    Date date;
    Seconds day_start; ///< 00:00 of the date, since 00:00 of the run's first day
    const Workers& workers;
};

/// How the square is run on one date: who is on duty, what stands there, what it costs. Interventions write it,
/// the day is set up from it.
struct DayPlan {
    std::vector<Duty> duties;
    std::vector<Seat> seats;
    std::vector<Luminaire> luminaires;
    std::vector<Bin> bins;
    std::vector<CostLine> costs;
    std::map<std::string, std::uint32_t> lines; ///< roster lines so far, by role

    /// Rosters `count` people for every shift, those that began the evening before included, and pays for the hours
    /// that fall on the date. `write` fills in the orders of one person.
    void roster(const PlanningContext& context, const std::string& role, bool uniform, int count, const std::vector<Hours>& shifts,
                const std::string& payer, Kronor per_hour, const std::function<void(Orders&, std::uint32_t place)>& write, GoalId gate = {});

    Kronor cost() const
    {
        Kronor sum = 0;
        for (const auto& line : costs)
            sum += line.kronor;
        return sum;
    }
};

} // namespace plattan
