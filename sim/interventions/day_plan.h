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
#include "site/now.h"

#include <algorithm>
#include <functional>
#include <map>

namespace plattan {

/// What an intervention needs to know to plan a date.
struct PlanningContext : Stage {
    const CostParameters& costs;
    const LightParameters& light;
    const Roles::Parameters& roles;
    Date date;
    Seconds day_start; ///< 00:00 of the date, since 00:00 of the run's first day
    const Workers& workers;

    template <class Role> const typename Role::Parameters& of() const { return std::get<typename Role::Parameters>(roles.all); }
};

/// A gate with other opening hours than the site's: of what begins on the date, of what began the day before and runs over midnight. Where
/// one is missing, the site's hold for it.
struct ChangedHours {
    GoalId gate;
    std::optional<std::vector<Span>> of_date, overnight;

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

/// Loose seats that stand there again some days after they were lost.
struct SeatReplacement {
    double after = 0;          ///< (unit: d)
    bool all = false;          ///< every loose seat
    std::vector<Vec2> seats{}; ///< else those that stood here
    Kronor price = 0;          ///< of one
    std::string entry{};       ///< name of the intervention that replaces them

    bool replaces(Vec2 seat) const { return all || std::find(seats.begin(), seats.end(), seat) != seats.end(); }
};

/// How many come on duty, when, and who pays for their hours.
struct Staffing {
    int people = 1;           ///< in each shift
    std::vector<Span> shifts; ///< since 00:00 of the date
    Payer payer = Payer::city;
    Kronor per_hour = 0; ///< of one person, before `price_index`
    GoalId gate{};       ///< they come and go here; invalid: the gate of the demand file
};

/// Fills in the orders of one person of a shift, by its place in the shift.
using WriteOrders = std::function<void(Orders&, std::uint32_t place)>;

/// How the square is run on one date: who is on duty, what stands there, what it costs. Interventions write what begins on the date, whole where
/// it runs over midnight; what of the day before still runs is added, and the day is set up from it.
struct DayPlan {
    std::vector<Duty> duties;
    std::vector<Seat> seats;
    std::vector<Luminaire> luminaires;
    std::vector<Bin> bins;
    std::vector<WatchedCamera> cameras;
    OfficeToday office;
    SiteChanges changes;
    std::vector<Gathering> gatherings;
    std::vector<SeatsAway> seats_away;
    std::vector<Vec2> stored_seats; ///< that are paid for, however many entries put them away
    std::vector<SeatReplacement> seats_replaced;
    std::optional<double> lamps_mended_after; ///< instead of the contractor's time (unit: d)
    std::vector<CostLine> costs;
    double price_index = 1; ///< factor on all prices of `CostParameters`
    static constexpr std::size_t minutes_of_date = 1440;
    /// Of the date, and of the next one for shifts that run over midnight (unit: SEK)
    std::vector<double> cost_by_minute = std::vector<double>(2 * minutes_of_date);
    std::map<std::string, std::uint32_t> lines;        ///< roster lines so far, by role
    std::map<std::string, std::string> kinds_of_seats; ///< by id; of those that interventions bring

    /// Rosters people of a role, and pays for their hours minute by minute. A shift belongs to the date on which it begins, with all its people,
    /// hours and kronor.
    template <class Role> void roster(const PlanningContext& context, const Staffing& staffing, const WriteOrders& write)
    {
        roster(context, {std::string(Role::name), Role::text.duty == OnDuty::in_uniform}, staffing, write);
    }

    /// Adds what of the day before runs over midnight: hours of all kinds, and what people on duty cost by the minute. The people themselves are
    /// there already, but for the first day of a run, on which they come with the date.
    void go_on_from(const DayPlan& day_before, Seconds day_start);

    /// Kronor for minutes after 24:00.
    Kronor cost_after_midnight() const;

    /// Something written off, so much a day.
    void write_off(const std::string& what, Payer payer, Kronor price, double years);
    /// Pays for seats that stand there again.
    void pay_for_replaced(const SeatReplacement& replacement, std::size_t count);
    /// Something paid for on this date.
    void pay(const std::string& what, Payer payer, Kronor kronor);

    Kronor cost() const
    {
        Kronor sum = 0;
        for (const auto& line : costs)
            sum += line.kronor;
        return sum;
    }

private:
    struct RosteredRole {
        std::string name;
        bool uniform;
    };
    void roster(const PlanningContext& context, const RosteredRole& role, const Staffing& staffing, const WriteOrders& write);
};

} // namespace plattan
