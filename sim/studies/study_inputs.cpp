#include "studies/study_inputs.h"

#include "base/units.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

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

std::vector<Scenario> scenarios_of(const StudyFolder& folder)
{
    std::vector<Scenario> scenarios;
    for (const auto& path : folder.study().scenarios)
        scenarios.push_back(load_scenario(path));
    return scenarios;
}

/// Of a factor: a parameter, or a key of an intervention that one of the scenarios has. "1" where it has none.
std::string unit_of(const std::string& key, const std::vector<Scenario>& scenarios)
{
    const auto unit_in = [&](const std::vector<ParameterInfo>& list, const std::string& prefix) -> std::optional<std::string> {
        for (const auto& info : list)
            if (prefix + info.name == key)
                return info.unit.empty() ? "1" : info.unit;
        return std::nullopt;
    };
    for (const auto& scenario : scenarios) {
        ModelParameters parameters = scenario.parameters;
        for (const auto& info : parameters.describe_all())
            if (info.section + "." + info.name == key)
                return info.unit.empty() ? "1" : info.unit;
        for (const auto& one : scenario.interventions)
            if (const auto unit = unit_in(describe_intervention(one), fmt::format("interventions.{}.", one.name)))
                return *unit;
    }
    return "1";
}

void write_factors(hid_t file, const StudyFolder& folder, const std::vector<Scenario>& scenarios, hid_t point_scale, TextWidths& widths)
{
    const std::string long_name = "factor, as it was set; nothing: as the scenario has it";
    for (const auto& key : folder.factors()) {
        const auto unit = unit_of(key, scenarios);
        std::vector<std::string> texts;
        std::vector<double> numbers;
        bool are_numbers = true;
        for (const auto& point : folder.points()) {
            const auto found = std::find_if(point.values.begin(), point.values.end(), [&](const auto& one) { return one.first == key; });
            texts.push_back(found == point.values.end() ? "" : found->second);
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

void write_design(hid_t file, const StudyFolder& folder, hid_t point_scale, TextWidths& widths)
{
    write_factors(file, folder, scenarios_of(folder), point_scale, widths);
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

void write_assumptions(hid_t file, const StudyFolder& folder, hid_t scenario_scale, TextWidths& widths)
{
    std::vector<std::string> names, units;
    std::vector<double> values;
    for (auto& scenario : scenarios_of(folder)) {
        const auto list = scenario.parameters.describe_all();
        names.clear();
        units.clear();
        for (const auto& info : list) {
            names.push_back(info.section + "." + info.name);
            units.push_back(info.unit.empty() ? "1" : info.unit);
            values.push_back(number_of(info));
        }
    }
    const auto scale = create_scale(file, "parameter", names.size(), "number of a parameter; parameter_name has them");
    widths.write("parameter_name", names, "section and name", scale);
    widths.write("parameter_unit", units, "unit", scale);
    const auto set = h5::write_values<double>(file, "parameter_value", values, {folder.scenario_names().size(), names.size()});
    describe(set, "1", "what the scenario assumes, in `parameter_unit`; factors have other values at each point");
    h5::attach_scale(set, scenario_scale, 0);
    h5::attach_scale(set, scale, 1);
}

} // namespace plattan
