#include "interventions/list.h"

#include <fmt/format.h>
#include <map>

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
        problems.add(made.period.from.place_or(place), "'from' lies after 'until'");
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

void check_staff(const std::vector<Intervention>& entries, Date first, Date last, Problems& problems)
{
    std::vector<RosterLine> lines(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        with(entries[i], [&](auto intervention, const auto& parameters) {
            if constexpr (requires { decltype(intervention)::staff(parameters); })
                lines[i] = decltype(intervention)::staff(parameters);
        });
    for (Date date = first; date <= last; date = date.next(1)) {
        std::size_t people = 0;
        std::map<std::string_view, std::size_t> lines_of_role;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (lines[i].shifts == 0 || !entries[i].period.holds(date))
                continue;
            people += static_cast<std::size_t>(lines[i].people) * lines[i].shifts;
            if (people > most_staff)
                return problems.add(entries[i].place, fmt::format("with this entry {} shifts of one person would be worked on {}; allowed are {}",
                                                                  people, date.text(), most_staff));
            if (++lines_of_role[lines[i].role] > most_roster_lines)
                return problems.add(entries[i].place, fmt::format("this is the {}th entry that brings a {} on {}; allowed are {} on one date",
                                                                  lines_of_role[lines[i].role], lines[i].role, date.text(), most_roster_lines));
        }
    }
}

std::vector<ParameterInfo> describe_intervention(const Intervention& entry)
{
    auto list = describe(entry.period);
    with(entry, [&](auto, const auto& parameters) {
        for (auto& info : describe(parameters))
            list.push_back(std::move(info));
    });
    return list;
}

void plan_intervention(const Intervention& entry, const PlanningContext& context, DayPlan& plan)
{
    if (!entry.period.holds(context.date))
        return;
    const std::size_t first_duty = plan.duties.size(), first_cost = plan.costs.size(), first_replacement = plan.seats_replaced.size();
    with(entry, [&](auto intervention, const auto& parameters) { decltype(intervention)::plan(parameters, context, plan); });
    for (std::size_t i = first_duty; i < plan.duties.size(); ++i)
        plan.duties[i].entry = entry.name;
    for (std::size_t i = first_cost; i < plan.costs.size(); ++i)
        plan.costs[i].entry = entry.name;
    for (std::size_t i = first_replacement; i < plan.seats_replaced.size(); ++i)
        plan.seats_replaced[i].entry = entry.name;
}

std::vector<std::string> intervention_kinds()
{
    std::vector<std::string> kinds;
    Interventions::for_each([&](auto intervention) { kinds.emplace_back(decltype(intervention)::kind); });
    return kinds;
}

} // namespace plattan
