#include "fuzz/target.h"

#include "day/scenario.h"

namespace {

using namespace plattan;

/// Every parameter's value, and the entries with what they say.
std::string values_of(Scenario scenario)
{
    std::string text = scenario.name + scenario.date.text() + std::to_string(scenario.days) + " " + std::to_string(scenario.spin_up);
    for (const auto weather : scenario.weather.hours)
        text += std::to_string(static_cast<int>(weather));
    for (const auto& parameter : scenario.parameters.describe_all())
        text += parameter.section + "." + parameter.name + "=" + parameter.value + "\n";
    for (const auto& entry : scenario.interventions) {
        text += entry.kind + " " + entry.name + "\n";
        for (const auto& parameter : describe_intervention(entry))
            text += parameter.name + "=" + parameter.value + "\n";
    }
    return text;
}

} // namespace

/// A scenario that lies beside a small square and a scenario it can extend. What is accepted means the same where it is written as resolved.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Problems problems;
    const Scenario scenario = load_scenario(fuzz::write("scenario.yaml", fuzz::as_text(data, size)), {}, problems);
    fuzz::promise_places(problems);
    if (!problems.empty())
        return 0;
    const Scenario again = load_scenario(fuzz::write("resolved.yaml", scenario.resolved), {}, problems);
    fuzz::promise(problems.empty(), "a resolved scenario is accepted: " + problems.text());
    fuzz::promise(again.resolved == scenario.resolved, "a resolved scenario is resolved to itself");
    fuzz::promise(values_of(again) == values_of(scenario), "a resolved scenario has the values it was resolved from");
    return 0;
}
