#pragma once

#include "base/parallel.h"
#include "demand/demand.h"
#include "demand/roster.h"
#include "environment/cameras.h"
#include "environment/gatherings.h"
#include "environment/light.h"
#include "information/information.h"
#include "interventions/costs.h"
#include "roles/list.h"
#include "site/site.h"

#include <functional>
#include <map>

namespace plattan {

/// What an intervention needs to know to plan a date.
struct PlanningContext {
    const Site& site;
    const CostParameters& costs;
    const LightParameters& light;
    const Roles::Parameters& roles;
    RunKey run;
    Date date;
    Seconds day_start; ///< 00:00 of the date, since 00:00 of the run's first day
    const Workers& workers;

    template <class Role> const typename Role::Parameters& of() const { return std::get<typename Role::Parameters>(roles.all); }
};

/// A gate with other opening hours than the site's.
struct ChangedHours {
    GoalId gate;
    std::vector<Hours> hours;

    bool operator==(const ChangedHours&) const = default;
};

/// What is otherwise than the site file says, and cannot change while a day runs.
struct SiteChanges {
    std::vector<Screen> screens; ///< more of them
    std::vector<Door> doors;     ///< more counters
    std::vector<ChangedHours> gate_hours;

    bool operator==(const SiteChanges&) const = default;
    Features applied_to(Features features) const;
};

/// How the square is run on one date: who is on duty, what stands there, what it costs. Interventions write it,
/// the day is set up from it.
struct DayPlan {
    std::vector<Duty> duties;
    std::vector<Seat> seats;
    std::vector<Luminaire> luminaires;
    std::vector<Bin> bins;
    std::vector<WatchedCamera> cameras;
    OfficeToday office;
    SiteChanges changes;
    std::vector<Gathering> gatherings;
    std::vector<Hours> seats_away;            ///< in these hours loose seats are put away
    double seats_replaced_after = 0;          ///< days until a lost seat stands there again; 0: never
    std::optional<double> lamps_mended_after; ///< instead of the contractor's time (unit: d)
    std::vector<CostLine> costs;
    std::vector<double> cost_by_minute = std::vector<double>(1440); ///< of the date (unit: SEK)
    std::map<std::string, std::uint32_t> lines;                     ///< roster lines so far, by role

    /// Rosters `count` people for every shift, those that began the evening before included, and pays for the hours
    /// that fall on the date. `write` fills in the orders of one person.
    void roster(const PlanningContext& context, const std::string& role, bool uniform, int count, const std::vector<Hours>& shifts,
                const std::string& payer, Kronor per_hour, const std::function<void(Orders&, std::uint32_t place)>& write, GoalId gate = {});

    /// Something written off, so much a day.
    void write_off(const std::string& what, const std::string& payer, Kronor price, double years);
    /// Something paid for on this date.
    void pay(const std::string& what, const std::string& payer, Kronor kronor);

    Kronor cost() const
    {
        Kronor sum = 0;
        for (const auto& line : costs)
            sum += line.kronor;
        return sum;
    }
};

} // namespace plattan
