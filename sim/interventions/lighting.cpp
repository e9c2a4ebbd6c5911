#include "interventions/lighting.h"

#include "interventions/references.h"
#include "site/sun.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

constexpr float farthest_lamp = 10; // numerical: a mast beside a street or on a front; farther off, a position is a slip (unit: m)

/// Hours of a date in which a lamp burns.
double burning_hours(const Luminaire& lamp, const PlanningContext& context)
{
    if (lamp.always_on)
        return 24;
    constexpr double step = 600; // numerical: how often the sun is asked for (unit: s)
    double seconds = 0;
    for (double time = step / 2; time < seconds_per_day; time += step)
        if (context.site.sun_altitude_at(context.date, time) < lamps_on_below && (!lamp.hours || any_contains(*lamp.hours, time)))
            seconds += step;
    return seconds / 3600;
}

/// Kilowatt hours on a date.
double energy_of(const std::vector<Luminaire>& lamps, const PlanningContext& context)
{
    double energy = 0, dark = -1; // hours of those without hours of their own: asked once
    for (const auto& lamp : lamps) {
        const bool usual = !lamp.always_on && !lamp.hours;
        if (usual && dark < 0)
            dark = burning_hours(lamp, context);
        energy += lamp.lumen / context.costs.lumens_per_watt / 1000 * (usual ? dark : burning_hours(lamp, context));
    }
    return energy;
}

} // namespace

void read_value(const Node& node, LampChange& value, const Reading& reading)
{
    if (!node.is_map())
        return reading.problems.add(node.place, fmt::format("here stands {}; expected a map with id and lumen", node.what()));
    value.place = node.place;
    const auto lumen = between(0, 1e6);
    const auto any = anything();
    for (const auto& entry : node.entries) {
        if (entry.key == "id") {
            value.place = entry.value.place;
            read_value(entry.value, value.id, {"1", any, reading.problems});
        } else if (entry.key == "lumen")
            read_value(entry.value, value.lumen, {"lm", lumen, reading.problems});
        else
            reading.problems.add(entry.place, unknown_word("key", entry.key, {"id", "lumen"}));
    }
    for (const char* needed : {"id", "lumen"})
        if (node.find(needed) == nullptr)
            reading.problems.add(node.place, fmt::format("the key '{}' is missing", needed));
}

void read_value(const Node& node, std::vector<LampChange>& value, const Reading& reading) { read_list(node, value, reading); }

Stored stored(const std::vector<LampChange>& value)
{
    std::vector<std::string> texts;
    for (const auto& lamp : value)
        texts.push_back(fmt::format("{{id: {}, lumen: {}}}", lamp.id, lamp.lumen));
    return fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string schema_of(const std::vector<LampChange>*, const Allowed&)
{
    const std::string one =
        R"({"type": "object", "additionalProperties": false, "required": ["id", "lumen"], "properties": {"id": {"type": "string", "description": "No cost: to change a luminaire has one price, whichever it is."}, "lumen": {"type": ["number", "string"]}}})";
    return fmt::format(R"({{"anyOf": [{{"type": "array", "items": {}}}, {}]}})", one, one);
}

void read_value(const Node& node, LampAddition& value, const Reading& reading)
{
    if (!node.is_map())
        return reading.problems.add(node.place, fmt::format("here stands {}; expected a map with at, lumen and height", node.what()));
    value.place = node.place;
    const auto lumen = between(0, 1e6);
    const auto height = between(0.3, 40);
    for (const auto& entry : node.entries) {
        if (entry.key == "at") {
            value.place = entry.value.place;
            value.at = read_point(entry, reading.problems);
        } else if (entry.key == "lumen") {
            read_value(entry.value, value.lumen, {"lm", lumen, reading.problems});
        } else if (entry.key == "height") {
            read_value(entry.value, value.height, {"m", height, reading.problems});
        } else if (entry.key == "always_on") {
            const auto choice = anything();
            read_value(entry.value, value.always, {"1", choice, reading.problems});
        } else if (entry.key == "hours") {
            const auto choice = anything();
            read_value(entry.value, value.hours.emplace(), {"1", choice, reading.problems});
        } else {
            reading.problems.add(entry.place, unknown_word("key", entry.key, {"at", "lumen", "height", "always_on", "hours"}));
        }
    }
    if (node.find("at") == nullptr)
        reading.problems.add(node.place, "the key 'at' is missing");
}

void read_value(const Node& node, std::vector<LampAddition>& value, const Reading& reading) { read_list(node, value, reading); }

Stored stored(const std::vector<LampAddition>& value)
{
    std::vector<std::string> texts;
    for (const auto& lamp : value)
        texts.push_back(fmt::format("{{at: [{}, {}], lumen: {}, height: {}, always_on: {}{}}}", lamp.at.x, lamp.at.y, lamp.lumen, lamp.height,
                                    lamp.always, lamp.hours ? ", hours: " + lamp.hours->text() : ""));
    return fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string schema_of(const std::vector<LampAddition>*, const Allowed&)
{
    return R"({"type": "array", "items": {"type": "object", "additionalProperties": false, "required": ["at"], "properties": {"at": {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2, "description": "No cost: a pole has one price, wherever it stands."}, "lumen": {"type": ["number", "string"]}, "height": {"type": ["number", "string"], "description": "No cost: a pole has one price, however high."}, "always_on": {"type": "boolean"}, "hours": {"type": "string"}}}})";
}

void Lighting::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    for (const auto& lamp : *parameters.add)
        check_clear_of_fire_lanes(site, "the lamp", lamp.at, lamp.place, problems);
    for (const auto& lamp : *parameters.add)
        if (std::all_of(site.walkables.begin(), site.walkables.end(),
                        [&](const auto& part) { return distance_to(part.shape, lamp.at) > farthest_lamp; }))
            problems.add(lamp.place, fmt::format("a lamp at ({:.1f}, {:.1f}) would stand farther than {:.0f} m from any walkable area", lamp.at.x,
                                                 lamp.at.y, farthest_lamp));
    std::vector<std::string> lamps;
    for (const auto& lamp : site.luminaires)
        lamps.push_back(lamp.id);
    for (const auto& change : *parameters.lamps)
        if (!change.id.empty() && std::find(lamps.begin(), lamps.end(), change.id) == lamps.end())
            problems.add(change.place, unknown_word("lamp", change.id, lamps));
    if (!parameters.area->empty()) {
        if (site.walkable(*parameters.area) == nullptr) {
            std::vector<std::string> known;
            for (const auto& walkable : site.walkables)
                known.push_back(walkable.id);
            problems.add(parameters.area.place_or(place), unknown_word("walkable area", *parameters.area, known));
        }
    } else if (parameters.lux.is_given()) {
        problems.add(parameters.lux.place_or(place), "'lux' needs 'area': which walkable area?");
    } else if (!parameters.add.is_given() && parameters.lamps->empty() && parameters.mended_after < 0) {
        problems.add(place, "lighting needs 'area' with 'lux', or 'lamps', or 'add', or 'mended_after'");
    }
}

void Lighting::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    const double energy_before = energy_of(plan.luminaires, context);
    if (!parameters.area->empty()) {
        const Walkable& area = *context.site.features().walkable(*parameters.area);
        std::vector<Luminaire> others;
        int own = 0;
        for (const auto& lamp : plan.luminaires)
            if (inside(area.shape, lamp.position))
                ++own;
            else
                others.push_back(lamp);
        // The other lamps' light stays; the area's own lamps are scaled to make up the rest.
        const Lux all = Light(context.site, plan.luminaires, context.light, context.workers).at_night(area.shape).mean;
        const Lux rest = Light(context.site, others, context.light, context.workers).at_night(area.shape).mean;
        const double factor = all > rest ? std::max(0.0, (parameters.lux - rest) / (all - rest)) : 0;
        for (auto& lamp : plan.luminaires)
            if (inside(area.shape, lamp.position))
                lamp.lumen *= factor;
        plan.write_off("luminaires changed", Payer::city, context.costs.lamp_swap * own, context.costs.lamp_life);
    }
    for (const auto& change : *parameters.lamps)
        for (auto& lamp : plan.luminaires)
            if (lamp.id == change.id)
                lamp.lumen = change.lumen;
    if (!parameters.lamps->empty())
        plan.write_off("single luminaires changed", Payer::city, context.costs.lamp_swap * static_cast<double>(parameters.lamps->size()),
                       context.costs.lamp_life);
    if (parameters.mended_after >= 0)
        plan.lamps_mended_after = parameters.mended_after;
    for (const auto& lamp : *parameters.add) {
        Luminaire made;
        made.id = fmt::format("added_lamp_{}", plan.luminaires.size() + 1);
        made.position = lamp.at;
        made.lumen = lamp.lumen;
        made.height = lamp.height;
        made.always_on = lamp.always;
        if (lamp.hours)
            made.hours.emplace({span_of(*lamp.hours)});
        plan.luminaires.push_back(std::move(made));
    }
    if (!parameters.add->empty())
        plan.write_off("new lamps", Payer::city, context.costs.new_lamp * static_cast<double>(parameters.add->size()), context.costs.lamp_life);
    if (const double more = energy_of(plan.luminaires, context) - energy_before; more != 0)
        plan.pay("electricity", Payer::city, context.costs.electricity * more);
}

} // namespace plattan
