#pragma once

#include "day/simulation.h"

#include <filesystem>
#include <string>

namespace plattan::test {

/// A folder that is gone after the test.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path write(const std::string& name, const std::string& text) const;
    std::filesystem::path path;
};

/// A plain room, 120 m x 20 m, with a gate at each end (west, east), a scene zone near the west gate, and whatever
/// features a test adds. Staff come through the gate "office" at the east end.
struct Square {
    std::string ground;        ///< walkable features instead of the one room
    std::string more_features; ///< GeoJSON features, each followed by a comma
    std::string interventions; ///< lines of the list, indented by two
    std::string parameters;    ///< lines of the map, indented by two
    std::string staff_gate = "office";
    std::string present; ///< who of the scene is there all day: drug_users, offenders, ...
    bool room_is_square = true;
    double trips_per_day = 6000;
    std::string date = "2018-07-17";

    Scenario scenario() const;
    /// The files of it; returns the scenario's.
    std::filesystem::path write(const Folder& folder) const;
};

std::string feature(const std::string& kind, const std::string& id, const std::string& geometry, const std::string& more = "");
std::string rectangle(double x0, double y0, double x1, double y1);
std::string point(double x, double y);

/// Simulates and returns what was measured.
double measured(const Simulation& simulation, std::string_view name);
SimulationOptions hours(Seconds from, Seconds until, int threads = 1, std::uint32_t seed = 1);
void run_through(Simulation& simulation);

/// The scenario library.
Scenario library(const std::string& name, const std::vector<std::string>& settings = {});

} // namespace plattan::test
