#pragma once

#include "support/square.h"

#include "experiments/run.h"

namespace plattan::test {

/// Twelve minutes of a small square, recorded into a file of the folder.
inline std::filesystem::path run_room(const Folder& folder, const std::string& name, std::uint32_t seed, const std::string& interventions = "")
{
    Square square;
    square.interventions = interventions;
    const Scenario scenario = square.scenario();
    RunOrder order;
    order.options = hours(12, 12.2, 1, seed);
    order.output = folder.path / name;
    run_to_file(scenario, order, {});
    return order.output;
}

} // namespace plattan::test
