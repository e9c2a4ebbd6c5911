#include "interventions/bins.h"

#include "interventions/references.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

void read_value(const Node& node, BinAddition& value, const Reading& reading)
{
    if (!node.is_map())
        return reading.problems.add(node.place, fmt::format("here stands {}; expected a map with at, capacity and ash", node.what()));
    value.place = node.place;
    const auto capacity = between(1, 10000);
    const auto any = anything();
    for (const auto& entry : node.entries) {
        if (entry.key == "at") {
            value.place = entry.value.place;
            value.at = read_point(entry, reading.problems);
        } else if (entry.key == "capacity")
            read_value(entry.value, value.capacity, {"1", capacity, reading.problems});
        else if (entry.key == "ash")
            read_value(entry.value, value.ash, {"1", any, reading.problems});
        else
            reading.problems.add(entry.place, unknown_word("key", entry.key, {"at", "capacity", "ash"}));
    }
    if (node.find("at") == nullptr)
        reading.problems.add(node.place, "the key 'at' is missing");
}

void read_value(const Node& node, std::vector<BinAddition>& value, const Reading& reading) { read_list(node, value, reading); }

Stored stored(const std::vector<BinAddition>& value)
{
    std::vector<std::string> texts;
    for (const auto& bin : value)
        texts.push_back(fmt::format("{{at: [{}, {}], capacity: {}, ash: {}}}", bin.at.x, bin.at.y, bin.capacity, bin.ash));
    return fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string schema_of(const std::vector<BinAddition>*, const Allowed&)
{
    return R"({"type": "array", "items": {"type": "object", "additionalProperties": false, "required": ["at"], "properties": {"at": {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2, "description": "No cost: a bin has one price, wherever it stands."}, "capacity": {"type": "integer", "minimum": 1, "maximum": 10000, "description": "No cost: a bin has one price, whatever it holds."}, "ash": {"type": "boolean", "description": "No cost: a bin has one price, with a part for butts or without."}}}})";
}

void BinService::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    if (parameters.emptying->empty() && parameters.add->empty())
        problems.add(place, "bins needs 'emptying' or 'add'");
    for (const auto& bin : *parameters.add) {
        check_on_ground(site, bin.at, bin.place, problems);
        check_clear_of_fire_lanes(site, "the bin", bin.at, bin.place, problems);
    }
}

void BinService::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    for (const auto& bin : *parameters.add)
        plan.bins.push_back({fmt::format("added_bin_{}", plan.bins.size() + 1), bin.at, bin.capacity, bin.ash, bin.place});
    if (!parameters.emptying->empty())
        plan.roster<Cleaner>(context, {.people = 1, .shifts = spans_of(parameters.emptying), .payer = Payer::city, .per_hour = context.costs.cleaner},
                             [&](Orders& orders, std::uint32_t) {
                                 orders.empties_bins = true;
                                 orders.pace = static_cast<float>(*context.of<Cleaner>().pace);
                             });
    if (!parameters.add->empty())
        plan.write_off("new bins", Payer::city, context.costs.bin * static_cast<double>(parameters.add->size()), context.costs.furniture_life);
}

} // namespace plattan
