#include "observables/flows.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace plattan {

void Flows::count_visits(const Moment& moment, const PersonRows& rows)
{
    const People& people = moment.people;
    for (const std::uint32_t i : rows) {
        const GoalId from = people.entry_gate[i], to = people.exit_gate[i];
        if (!people.traits[i].visitor || people.entered_at[i] < 0 || people.is_present({i}) || !from.valid() || !to.valid())
            continue;
        const auto gates = [](const Flow& flow) { return std::pair(flow.from, flow.to); };
        const std::pair<std::uint32_t, std::uint32_t> own(from.index, to.index);
        auto flow = std::lower_bound(flows.begin(), flows.end(), own, [&](const Flow& one, const auto& pair) { return gates(one) < pair; });
        if (flow == flows.end() || gates(*flow) != own)
            flow = flows.insert(flow, {own.first, own.second, {}});
        ++flow->visitors[static_cast<std::size_t>(std::fmod(people.entered_at[i], seconds_per_day) / 3600)];
    }
}

std::vector<Table> Flows::tables(const Moment& moment) const
{
    Table table{table_texts()[0], {}, hour_names(), {}};
    for (const Flow& flow : flows) {
        const auto name = [&](std::uint32_t gate) { return moment.site.features().gates[gate].id; };
        table.rows.push_back(fmt::format("{} to {}", name(flow.from), name(flow.to)));
        table.values.insert(table.values.end(), flow.visitors.begin(), flow.visitors.end());
    }
    return {table};
}

} // namespace plattan
