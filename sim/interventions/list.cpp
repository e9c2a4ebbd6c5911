#include "interventions/list.h"

namespace plattan {

Intervention read_intervention(const std::string& kind, const std::string& name, const Node& node, const Place& place, Problems& problems)
{
    Intervention made{kind, name, {}, {}, place};
    Interventions::for_each([&](auto intervention) {
        using I = decltype(intervention);
        if (kind != I::kind)
            return;
        typename I::Parameters parameters;
        read_sections(node, problems, {"name"}, parameters, made.period);
        made.what = std::move(parameters);
    });
    if (*made.period.from && *made.period.until && **made.period.from > **made.period.until)
        problems.add(place, "'from' lies after 'until'");
    return made;
}

namespace {

/// Calls f(intervention type, its parameters) for what an entry holds.
template <class F> void with(const Intervention& entry, F&& f)
{
    Interventions::for_each([&](auto intervention) {
        using I = decltype(intervention);
        if (const auto* parameters = std::get_if<typename I::Parameters>(&entry.what); parameters != nullptr && entry.kind == I::kind)
            f(intervention, *parameters);
    });
}

} // namespace

void check_intervention(const Intervention& entry, const Features& site, Problems& problems)
{
    with(entry, [&](auto intervention, const auto& parameters) { decltype(intervention)::check(parameters, site, entry.place, problems); });
}

void plan_intervention(const Intervention& entry, const PlanningContext& context, DayPlan& plan)
{
    if (!entry.period.holds(context.date))
        return;
    const std::size_t first_duty = plan.duties.size(), first_cost = plan.costs.size();
    with(entry, [&](auto intervention, const auto& parameters) { decltype(intervention)::plan(parameters, context, plan); });
    for (std::size_t i = first_duty; i < plan.duties.size(); ++i)
        plan.duties[i].entry = entry.name;
    for (std::size_t i = first_cost; i < plan.costs.size(); ++i)
        plan.costs[i].entry = entry.name;
}

std::vector<std::string> intervention_kinds()
{
    std::vector<std::string> kinds;
    Interventions::for_each([&](auto intervention) { kinds.emplace_back(decltype(intervention)::kind); });
    return kinds;
}

} // namespace plattan
