#pragma once

#include "interventions/bins.h"
#include "interventions/cameras.h"
#include "interventions/cleaners.h"
#include "interventions/cleaning_round.h"
#include "interventions/furniture.h"
#include "interventions/guards.h"
#include "interventions/hosts.h"
#include "interventions/kiosk.h"
#include "interventions/lighting.h"
#include "interventions/opening_hours.h"
#include "interventions/outreach.h"
#include "interventions/period.h"
#include "interventions/place_manager.h"
#include "interventions/police_visits.h"
#include "interventions/programme.h"
#include "interventions/repainting.h"
#include "interventions/repairs.h"
#include "interventions/safety_office.h"
#include "interventions/screens.h"
#include "interventions/youth_workers.h"

#include <concepts>
#include <tuple>
#include <variant>

namespace plattan {

/// What every intervention offers.
template <class I>
concept Intervenes = requires(const typename I::Parameters& parameters, const Features& site, const Place& place, Problems& problems,
                              const PlanningContext& context, DayPlan& plan)
{
    {
        I::kind
        } -> std::convertible_to<std::string_view>;
    {
        I::text
        } -> std::convertible_to<std::string_view>;
    I::check(parameters, site, place, problems);
    I::plan(parameters, context, plan);
};

template <Intervenes... I> struct InterventionList {
    using Any = std::variant<typename I::Parameters...>;

    template <class F> static void for_each(F&& f) { (f(I{}), ...); }
};

/// Every intervention there is.
// clang-format off
using Interventions = InterventionList<
    Guards,
    PoliceVisits,
    CleaningRound,
    Cleaners,
    Furniture,
    Lighting,
    BinService,
    Repairs,
    SafetyOffice,
    OutreachWork,
    YouthWork,
    PlaceManagement,
    Hosts,
    Cameras,
    Programme,
    Screens,
    GateHours,
    Kiosk,
    Repainting
>;
// clang-format on

/// One entry of a scenario's list: its name, when it holds, what it is.
struct Intervention {
    std::string kind, name;
    Period period;
    Interventions::Any what;
    Place place;
};

/// Reads the keys of one entry.
Intervention read_intervention(const std::string& kind, const std::string& name, const Node& node, const Place& place, Problems& problems);

/// Names an entry takes from the site.
void check_intervention(const Intervention& intervention, const Features& site, Problems& problems);

/// Finds dates on which more people would be on duty than are allowed, of those from the first to the last day of any run.
void check_staff(const std::vector<Intervention>& entries, Date first, Date last, Problems& problems);

/// Everything an entry says: of its own keys, and when it holds.
std::vector<ParameterInfo> describe_intervention(const Intervention& intervention);

void plan_intervention(const Intervention& intervention, const PlanningContext& context, DayPlan& plan);

std::vector<std::string> intervention_kinds();

} // namespace plattan
