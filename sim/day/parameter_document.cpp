#include "day/parameter_document.h"

#include "day/model_parameters.h"
#include "interventions/list.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace plattan {

namespace {

std::string escaped(std::string text)
{
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, "\\");
    return text;
}

std::string markdown_rows(const std::vector<ParameterInfo>& list)
{
    std::string text = "| name | default | unit | range | plausible | certainty | source | what it is |\n"
                       "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const auto& p : list)
        text += fmt::format("| `{}` | {} | {} | {} | {} | {} | {}: {} | {} |\n", p.name, escaped(p.default_value.empty() ? "none" : p.default_value),
                            p.unit == "1" ? "" : p.unit, escaped(p.allowed), p.plausible ? escaped(p.plausible->text()) : "", p.certainty,
                            p.source_kind, escaped(p.source), escaped(p.text));
    return text + "\n";
}

/// How much of the model is known how well, and what is no assumption.
std::string count_of(const std::vector<ParameterInfo>& model)
{
    std::map<char, int> settable, fixed;
    for (const auto& p : model)
        ++(p.settable ? settable : fixed)[p.certainty];
    const auto all = [](const std::map<char, int>& counts) {
        int sum = 0;
        for (const auto& [certainty, n] : counts)
            sum += n;
        return sum;
    };
    return fmt::format("The model has {} parameters: {} of certainty A, {} of B, {} of C and {} of D.\n"
                       "It has {} fixed figures besides, which nobody can set: {} of certainty A, {} of B, {} of C and {} of D.\n",
                       all(settable), settable['A'], settable['B'], settable['C'], settable['D'], all(fixed), fixed['A'], fixed['B'], fixed['C'],
                       fixed['D']);
}

/// Calls f(kind, text, parameters) for every intervention with its defaults.
template <class F> void for_each_intervention(F&& f)
{
    Interventions::for_each([&](auto intervention) {
        using I = decltype(intervention);
        f(std::string(I::kind), std::string(I::text), describe(typename I::Parameters{}));
    });
}

/// Editors and validators pass over the key "plausible"; sweeps read it.
std::string schema_of(const std::optional<Plausible>& range)
{
    return range ? fmt::format(R"(, "plausible": {{"low": {}, "high": {}, "scale": "{}", "why": {}}})", range->low, range->high,
                               name_of(range->scale), quote_json(std::string(range->why)))
                 : "";
}

std::string schema_properties(const std::vector<ParameterInfo>& list)
{
    std::vector<std::string> properties;
    for (const auto& p : list)
        properties.push_back(fmt::format(R"({}: {{"description": {}, "allOf": [{}]{}}})", quote_json(p.name),
                                         quote_json(with_unit(p.text + " Default: " + p.default_value, p.unit)), p.schema, schema_of(p.plausible)));
    return fmt::format("{}", fmt::join(properties, ",\n        "));
}

} // namespace

std::string parameters_as_table()
{
    ModelParameters parameters;
    const auto all = parameters.describe_all();
    std::string text = fmt::format("{:<34} {:>12} {:<8} {:<24} {:<2} {}\n", "parameter", "default", "unit", "range", "", "what it is");
    for (const auto& p : all)
        text += fmt::format("{:<34} {:>12} {:<8} {:<24} {:<2} {}\n", p.section + "." + p.name, p.default_value, p.unit == "1" ? "" : p.unit,
                            p.allowed, p.certainty, p.text);
    return text + "\nThe letter is the certainty of the default: A trials and official counts, B one study, C derived or press, D assumed.\n" +
           count_of(all) +
           "Set a parameter with --set section.name=VALUE, or under `parameters:` in a scenario. Sources and plausible ranges: --markdown.\n";
}

std::string parameters_as_markdown()
{
    std::string text = "# Parameters\n\n"
                       "Made by `plattan parameters --markdown` from the declarations in the code. The letter is the certainty of the default:\n"
                       "A trials, meta-analyses and official counts; B one study or an authority; C press or derived from B; D assumed here.\n"
                       "Sources are keys of [references.bib](references.bib). A value in a scenario may carry its unit (`30 m`, `2 min`).\n\n"
                       "The range is what may be typed. The plausible range is between what the value could well be, where nobody has measured\n"
                       "it here; it is what a sensitivity analysis draws from, evenly by differences (linear) or by ratios (logarithmic).\n"
                       "Every number of certainty C or D has one. A figure that is not settable is fixed in the code.\n\n";
    ModelParameters parameters;
    const auto all = parameters.describe_all();
    text += count_of(all) + "\n";
    for (auto from = all.begin(); from != all.end();) {
        const auto until = std::find_if(from, all.end(), [&](const ParameterInfo& p) { return p.section != from->section; });
        text += fmt::format("## {}\n\n", from->section) + markdown_rows({from, until});
        from = until;
    }
    text += "# Interventions\n\nKeys of the entries under `interventions:`. What a scenario decides is an input and no assumption: its source is "
            "'given',\n"
            "and it has no certainty (-). Each entry may also have `name`, and:\n\n" +
            markdown_rows(describe(Period{}));
    for_each_intervention([&](const std::string& kind, const std::string& what, const auto& list) {
        text += fmt::format("## {}\n\n{}\n\n", kind, what) + markdown_rows(list);
    });
    text.pop_back();
    return text;
}

std::string parameters_as_yaml()
{
    std::string text = "parameters:\n", section;
    ModelParameters parameters;
    for (const auto& p : parameters.describe_all()) {
        if (!p.settable)
            continue;
        if (p.section != section)
            text += fmt::format("  {}:\n", section = p.section);
        text += fmt::format("    {}: {}  # {}\n", p.name, with_unit(p.default_value, p.unit), p.text);
    }
    return text;
}

std::string scenario_schema()
{
    std::vector<std::string> sections, kinds;
    ModelParameters parameters;
    parameters.for_each_section([&](const auto& section) {
        sections.push_back(fmt::format(R"(    "{}": {{"type": "object", "additionalProperties": false, "properties": {{
        {}}}}})",
                                       std::decay_t<decltype(section)>::section, schema_properties(describe(section))));
    });
    for_each_intervention([&](const std::string& kind, const std::string& what, const auto& list) {
        auto all = list;
        for (auto& p : describe(Period{}))
            all.push_back(std::move(p));
        kinds.push_back(fmt::format(R"(    "{}": {{"description": {}, "type": "object", "additionalProperties": false, "properties": {{
        "name": {{"type": "string"}},
        {}}}}})",
                                    kind, quote_json(what), schema_properties(all)));
    });
    return fmt::format(R"({{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "plattan scenario",
  "type": "object",
  "additionalProperties": false,
  "properties": {{
    "scenario": {{"type": "string", "description": "Name of the scenario"}},
    "extends": {{"type": "string", "description": "Path of the scenario this one adds to, relative to this file"}},
    "site": {{"type": "string", "description": "Path of the site, GeoJSON"}},
    "demand": {{"type": "string", "description": "Path of the demand file"}},
    "date": {{"type": "string", "format": "date"}},
    "days": {{"type": "integer", "minimum": 1, "maximum": 400}},
    "weather": {{"oneOf": [{{"type": "string", "enum": ["dry", "rain", "cold"]}}, {{"type": "object", "additionalProperties": {{"type": "string", "enum": ["dry", "rain", "cold"]}}}}]}},
    "spin_up": {{"type": "integer", "minimum": 0, "maximum": 60}},
    "parameters": {{"type": "object", "additionalProperties": false, "properties": {{
{}
    }}}},
    "interventions": {{"type": "array", "items": {{"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": false, "properties": {{
    "remove": {{"type": "string", "description": "Name of an intervention to take away"}},
{}
    }}}}}}
  }}
}}
)",
                       fmt::join(sections, ",\n"), fmt::join(kinds, ",\n"));
}

} // namespace plattan
