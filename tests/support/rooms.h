#pragma once

#include "support/square.h"

namespace plattan::test {

/// A place with crowds alone.
/// @param features GeoJSON features, each followed by a comma
/// @param demand lines of the demand file
inline std::filesystem::path write_place(const Folder& folder, std::string features, const std::string& demand)
{
    features.erase(features.rfind(','));
    folder.write("place.geojson",
                 R"({"type": "FeatureCollection", "plattan": {"coordinates": "local", "anchor": {"wgs84": [18.0653, 59.3325]}}, "features": [)"
                 "\n" +
                     features + "]}");
    folder.write("place.demand.yaml", demand);
    return folder.write("place.yaml", "site: place.geojson\ndemand: place.demand.yaml\ndate: 2018-07-17\nspin_up: 0\n");
}

inline Scenario place(const std::string& features, const std::string& demand)
{
    const Folder folder;
    const auto path = write_place(folder, features, demand);
    Problems problems;
    auto scenario = load_scenario(path, {}, problems);
    problems.stop_if_any();
    return scenario;
}

/// What is wrong with it.
inline std::string faults_of_place(const std::string& features, const std::string& demand)
{
    const Folder folder;
    const auto path = write_place(folder, features, demand);
    Problems problems;
    load_scenario(path, {}, problems);
    return problems.text();
}

inline std::string line(double x0, double y0, double x1, double y1)
{
    return "{\"type\": \"LineString\", \"coordinates\": [[" + std::to_string(x0) + ", " + std::to_string(y0) + "], [" + std::to_string(x1) + ", " +
           std::to_string(y1) + "]]}";
}

} // namespace plattan::test
