#include "support/square.h"

#include "base/text_file.h"
#include "day/ticks.h"

#include <fmt/format.h>
#include <unistd.h>

namespace plattan::test {

Folder::Folder()
{
    auto pattern = (std::filesystem::temp_directory_path() / "plattan-test-XXXXXX").string();
    path = mkdtemp(pattern.data());
}

Folder::~Folder() { std::filesystem::remove_all(path); }

std::filesystem::path Folder::write(const std::string& name, const std::string& text) const
{
    write_text_file(path / name, text);
    return path / name;
}

std::string feature(const std::string& kind, const std::string& id, const std::string& geometry, const std::string& more)
{
    return fmt::format(R"({{"type": "Feature", "properties": {{"kind": "{}", "id": "{}"{}}}, "geometry": {}}},)"
                       "\n",
                       kind, id, more.empty() ? "" : ", " + more, geometry);
}

std::string rectangle(double x0, double y0, double x1, double y1)
{
    return fmt::format(R"({{"type": "Polygon", "coordinates": [[[{0}, {1}], [{2}, {1}], [{2}, {3}], [{0}, {3}], [{0}, {1}]]]}})", x0, y0, x1, y1);
}

std::string point(double x, double y) { return fmt::format(R"({{"type": "Point", "coordinates": [{}, {}]}})", x, y); }

std::filesystem::path Square::write(const Folder& folder) const
{
    const auto line = [](double x0, double y0, double x1, double y1) {
        return fmt::format(R"({{"type": "LineString", "coordinates": [[{}, {}], [{}, {}]]}})", x0, y0, x1, y1);
    };
    const std::string room = feature("walkable", "room", rectangle(0, 0, 120, 20), room_is_square ? R"("square": true)" : "");
    std::string features = (ground.empty() ? room : ground) + feature("gate", "west", line(0, 4, 0, 16)) +
                           feature("gate", "east", line(120, 4, 120, 16)) + feature("gate", "office", line(110, 0, 116, 0)) +
                           feature("zone", "scene", rectangle(10, 8, 20, 12), R"("rule": "scene")") +
                           feature("zone", "beside_scene", rectangle(22, 8, 26, 12)) + feature("zone", "far_end", rectangle(100, 8, 104, 12)) +
                           feature("route", "round", R"({"type": "LineString", "coordinates": [[20, 10], [100, 10]]})") + more_features;
    features.erase(features.rfind(','));
    folder.write("room.geojson",
                 R"({"type": "FeatureCollection", "plattan": {"coordinates": "local", "anchor": {"wgs84": [18.0653, 59.3325]}}, "features": [)" +
                     features + "]}");
    const std::string flat =
        "[4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 4.2, 3.4]";
    const std::string full = "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]";
    folder.write("room.demand.yaml",
                 fmt::format("trips_per_day: {0}\nhourly: {{weekday: {1}, saturday: {1}, sunday: {1}}}\n"
                             "ends: {{W: {{gates: {{west: 1}}}}, E: {{gates: {{east: 1}}}}}}\n"
                             "classes: {{A: {{share: 1, between: [W, E]}}}}\n"
                             "scene: {{dealers: {2}, buyers: {2}, {4}ends: {{W: 1}}}}\nstaff: {{gate: {3}}}\n",
                             trips_per_day, flat, full, staff_gate, present.empty() ? "" : fmt::format("{}: {}, ", present, full)));
    return folder.write("room.yaml",
                        fmt::format("site: room.geojson\ndemand: room.demand.yaml\ndate: {}\nspin_up: 0\nparameters:\n{}interventions:\n{}", date,
                                    parameters.empty() ? "  dealer: {sight_radius: 35 m}\n" : parameters,
                                    interventions.empty() ? "  []\n" : interventions));
}

Scenario Square::scenario() const
{
    const Folder folder;
    return load_scenario(write(folder));
}

double measured(const Simulation& simulation, std::string_view name) { return simulation.observables().figure(name); }

SimulationOptions hours(Seconds from, Seconds until, int threads, std::uint32_t seed)
{
    SimulationOptions options;
    options.from = from * 3600;
    options.until = until * 3600;
    options.threads = threads;
    options.run.seed = seed;
    return options;
}

void run_through(Simulation& simulation)
{
    run_ticks(simulation);
    simulation.finish();
}

Scenario library(const std::string& name, const std::vector<std::string>& settings)
{
    auto scenario = load_scenario(std::filesystem::path(PLATTAN_SOURCE) / "scenarios" / (name + ".yaml"), settings);
    scenario.spin_up = 0; // results depend on what is tested alone
    return scenario;
}

} // namespace plattan::test
