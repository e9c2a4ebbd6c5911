// Files come by mail: broken ones are answered with problems, never with a crash. Mutations are drawn by key, so a failure repeats.

#include "support/catch.h"
#include "support/square.h"

#include "base/text_file.h"
#include "site/geojson.h"

using namespace plattan;
using namespace plattan::test;

namespace {

std::string mutated(std::string text, std::uint32_t n)
{
    Draws draws({n, 99}, n, 0, Purpose::wander);
    const int changes = 1 + static_cast<int>(draws.below(6));
    for (int i = 0; i < changes && !text.empty(); ++i) {
        const std::size_t at = draws.below(static_cast<std::uint32_t>(text.size()));
        switch (draws.below(5)) {
        case 0:
            text[at] = static_cast<char>(draws.below(256));
            break;
        case 1:
            text.erase(at, 1 + draws.below(40));
            break;
        case 2:
            text.insert(at, text.substr(draws.below(static_cast<std::uint32_t>(text.size())), draws.below(60)));
            break;
        case 3:
            text.insert(at, 1, "[]{}:,-&*!'\"#0~"[draws.below(15)]);
            break;
        default:
            text.resize(at);
            break;
        }
    }
    return text;
}

std::string library_file(const std::string& name) { return read_text_file(std::filesystem::path(PLATTAN_SOURCE) / "scenarios" / name); }

} // namespace

TEST_CASE("mutated scenarios and demand files are answered, not crashed on", "[fuzz]")
{
    Problems problems;
    const auto site = read_site(std::filesystem::path(PLATTAN_SOURCE) / "scenarios/sites/sergels-torg.geojson", problems);
    const Folder folder;
    const auto sites = std::filesystem::path(PLATTAN_SOURCE) / "scenarios/sites";
    std::filesystem::copy(sites, folder.path / "sites");
    const std::string scenario =
        library_file("baseline-2014.yaml") +
        "  - furniture: {add: [{kind: deck_chair, count: 60, area: furniture_b}]}\n"
        "  - lighting: {area: plattan, lux: 30 lx, add: [{at: [40, 20], lumen: 5 klm}]}\nparameters:\n  dealer: {sight_radius: 30 m}\n";
    const std::string demand = library_file("sites/sergels-torg.demand.yaml");
    int refused = 0, placed = 0, all = 0;
    for (std::uint32_t n = 0; n < 300; ++n) {
        Problems faults;
        load_scenario(folder.write("mutated.yaml", mutated(scenario, n)), {}, faults);
        read_demand(folder.write("mutated.demand.yaml", mutated(demand, n)), site, faults);
        refused += !faults.empty();
        for (const auto& problem : faults.sorted()) {
            CHECK_FALSE(problem.message.empty());
            CHECK((problem.place.file.find("mutated") != std::string::npos || problem.place.file.find("sites/") != std::string::npos));
            placed += problem.place.line > 0;
            ++all;
        }
    }
    CHECK(refused > 200); // most mutations are mistakes
    CHECK(placed > 0.95 * all);
}

TEST_CASE("mutated sites are answered, not crashed on", "[fuzz]")
{
    const std::string text = library_file("sites/sergels-torg.geojson");
    int refused = 0;
    for (std::uint32_t n = 0; n < 150; ++n) {
        Problems faults;
        const auto features = parse_site(mutated(text, n), "mutated.geojson", faults);
        if (faults.empty())
            check_site(features, faults);
        refused += !faults.empty();
    }
    CHECK(refused > 75);
}
