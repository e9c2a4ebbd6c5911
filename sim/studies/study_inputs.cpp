#include "studies/study_inputs.h"

#include "base/units.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace plattan {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// What a text says in this unit, or nothing.
std::optional<double> number_in(const std::string& unit, const std::string& text)
{
    const auto quantity = parse_quantity(text);
    if (!quantity)
        return std::nullopt;
    const auto factor = quantity->unit.empty() ? std::optional(1.0) : conversion(quantity->unit, unit);
    return factor ? std::optional(quantity->value * *factor) : std::nullopt;
}

std::string unit_of(const ParameterInfo& info) { return info.unit.empty() ? "1" : info.unit; }

/// By factor: parameters, and keys of the interventions that any of the scenarios has.
std::map<std::string, std::string> units_in(const std::vector<Scenario>& scenarios)
{
    std::map<std::string, std::string> units;
    for (const auto& scenario : scenarios) {
        ModelParameters parameters = scenario.parameters;
        for (const auto& info : parameters.describe_all())
            units.emplace(info.section + "." + info.name, unit_of(info));
        for (const auto& one : scenario.interventions)
            for (const auto& info : describe_intervention(one))
                units.emplace(fmt::format("interventions.{}.{}", one.name, info.name), unit_of(info));
    }
    return units;
}

void write_factors(hid_t file, const StudyFolder& folder, const std::vector<Scenario>& scenarios, hid_t point_scale, TextWidths& widths)
{
    const std::string long_name = "factor, as it was set; nothing: as the scenario has it";
    const auto units = units_in(scenarios);
    for (const auto& key : folder.factors()) {
        const auto known = units.find(key);
        const std::string unit = known == units.end() ? "1" : known->second;
        std::vector<std::string> texts;
        std::vector<double> numbers;
        bool are_numbers = true;
        for (const auto& point : folder.points()) {
            const std::string* value = point.value_of(key);
            texts.push_back(value == nullptr ? "" : *value);
            const auto number = number_in(unit, texts.back());
            numbers.push_back(number.value_or(no_number));
            are_numbers = are_numbers && (number || texts.back().empty());
        }
        if (!are_numbers) {
            widths.write(key, texts, long_name, point_scale);
            continue;
        }
        const auto set = h5::write_values<double>(file, key, numbers, {numbers.size()});
        describe(set, unit, long_name);
        h5::attach_scale(set, point_scale, 0);
    }
}

} // namespace

void write_design(hid_t file, const StudyFolder& folder, const std::vector<Scenario>& scenarios, hid_t point_scale, TextWidths& widths)
{
    write_factors(file, folder, scenarios, point_scale, widths);
    std::vector<std::string> base_rows, factors;
    for (const auto& point : folder.points()) {
        base_rows.push_back(point.base_row);
        factors.push_back(point.factor);
    }
    widths.write("base_row", base_rows, "point or row of the design of which this one is a change", point_scale);
    widths.write("factor", factors, "what is changed in it", point_scale);
    std::vector<std::int32_t> rows;
    std::vector<double> weights;
    for (const auto& point : folder.points()) {
        rows.push_back(static_cast<std::int32_t>(*point.row));
        weights.push_back(point.weight);
    }
    const auto row_set = h5::write_values<std::int32_t>(file, "row", rows, {rows.size()});
    describe(row_set, "1", "row of the design; days of a period are points of one row");
    const auto weight_set = h5::write_values<double>(file, "weight", weights, {weights.size()});
    describe(weight_set, "1", "share of its row that the point stands for");
    for (const auto* set : {&row_set, &weight_set})
        h5::attach_scale(*set, point_scale, 0);
}

void write_assumptions(hid_t file, const std::vector<Scenario>& scenarios, hid_t scenario_scale, TextWidths& widths)
{
    std::vector<std::string> names, units;
    std::vector<double> values;
    for (const auto& scenario : scenarios) {
        ModelParameters parameters = scenario.parameters;
        const auto list = parameters.describe_all();
        names.clear();
        units.clear();
        for (const auto& info : list) {
            names.push_back(info.section + "." + info.name);
            units.push_back(unit_of(info));
            values.push_back(number_of(info));
        }
    }
    const auto scale = create_scale(file, "parameter", names.size(), "number of a parameter; parameter_name has them");
    widths.write("parameter_name", names, "section and name", scale);
    widths.write("parameter_unit", units, "unit", scale);
    const auto set = h5::write_values<double>(file, "parameter_value", values, {scenarios.size(), names.size()});
    describe(set, "1", "what the scenario assumes, in `parameter_unit`; factors have other values at each point");
    h5::attach_scale(set, scenario_scale, 0);
    h5::attach_scale(set, scale, 1);
}

} // namespace plattan
