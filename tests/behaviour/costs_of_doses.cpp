// Whoever asks for more pays for more, or the declaration says why not.

#include "support/catch.h"
#include "support/square.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <map>
#include <set>

using namespace plattan;
using namespace plattan::test;

namespace {

/// What the declaration of a key says that changes no cost.
constexpr std::string_view free_of_cost = "No cost: ";

/// One key of an intervention at two values.
struct Dose {
    std::string key, less, more;
};

struct Case {
    std::string others; ///< keys that stand there in both
    std::vector<Dose> doses;
};

/// Every key of every intervention.
const std::map<std::string, Case>& cases()
{
    const std::string shorter = "[10:00-12:00]", longer = "[10:00-16:00]";
    const Dose route{"route", "safety_walk", "round"}, directed{"directed", "true", "false"}, shifts{"shifts", shorter, longer};
    static const std::map<std::string, Case> list{
        {"guards", {"", {{"pairs", "1", "2"}, shifts, route, directed, {"fidelity", "0.5", "0.9"}, {"post", "", "stage"}}}},
        {"police_visits",
         {"",
          {{"officers", "2", "4"},
           {"visits", "1", "3"},
           {"duration", "10 min", "20 min"},
           {"hours", "10:00-16:00", "12:00-20:00"},
           {"times", "[12]", "[12, 14]"},
           directed,
           route,
           {"gate", "", "east"}}}},
        {"cleaning_round", {"", {{"hours", "05:00-06:00", "05:00-07:00"}, {"removes", "0.3", "0.6"}}}},
        {"cleaners",
         {"",
          {{"count", "1", "2"},
           shifts,
           {"tools", "[hand_picker]", "[butt_vacuum]"},
           directed,
           {"scrubber_square_metres_per_hour", "1500", "2000"},
           {"scrubbing_ends", "25200", "28800"},
           {"hand_items_per_hour", "200", "300"},
           {"vacuum_items_per_hour", "500", "900"},
           {"vacuum_catch", "0.9", "1"},
           {"hand_catch", "0.5", "0.6"}}}},
        {"furniture",
         {"add: [{kind: loose_chair, count: 10, area: stage}]",
          {{"add", "[{kind: loose_chair, count: 10, area: stage}]", "[{kind: loose_chair, count: 20, area: stage}]"},
           {"remove", "[]", "[stage]"},
           {"put_away", "[]", "[22:00-06:00]"},
           {"replaced_after", "0", "0"}}}},
        {"lighting",
         {"area: room",
          {{"area", "room", "room"},
           {"lux", "10", "40"},
           {"lamps", "[]", "[{id: lamp, lumen: 9000}]"},
           {"add", "[]", "[{at: [60, 10]}]"},
           {"mended_after", "-1", "1"}}}},
        {"bins", {"", {{"emptying", shorter, longer}, {"add", "[{at: [60, 10]}]", "[{at: [60, 10]}, {at: [62, 10]}]"}}}},
        {"repairs", {"", {shifts}}},
        {"safety_office", {"", {{"hours", shorter, longer}, {"delay", "600", "1800"}, {"briefings", "[]", "[8]"}, {"room", "true", "false"}}}},
        {"outreach", {"", {{"workers", "1", "2"}, shifts, route, directed}}},
        {"youth_workers", {"", {{"workers", "1", "2"}, shifts, route, directed}}},
        {"place_manager", {"", {{"count", "1", "2"}, shifts, route, directed}}},
        {"hosts", {"", {{"count", "1", "2"}, shifts, route, directed}}},
        {"cameras",
         {"at: [60, 10]",
          {{"at", "[60, 10]", "[62, 10]"},
           {"bearing", "0", "90"},
           {"range", "20", "30"},
           {"watched", shorter, longer},
           {"visible", "true", "false"}}}},
        {"events",
         {"area: stage", {{"area", "stage", "room"}, {"hours", "12:00-13:00", "12:00-15:00"}, {"audience", "100", "400"}, {"appeal", "0.5", "2"}}}},
        {"screens", {"line: [50, 10, 54, 10]", {{"line", "[50, 10, 54, 10]", "[50, 10, 60, 10]"}, {"height", "1", "2"}}}},
        {"opening_hours", {"gate: east", {{"gate", "east", "west"}, {"hours", shorter, longer}}}},
        {"kiosk", {"at: [60, 1]", {{"at", "[60, 1]", "[62, 1]"}, {"service_time", "30", "60"}, {"hours", shorter, longer}}}},
        {"repainting", {"", {{"area", "100", "200"}}}},
    };
    return list;
}

/// A key of the pieces that a list of an intervention holds, at two values.
struct NestedDose {
    std::string kind, key, others, less, more;
};

/// Every key of every piece, by its name in the schema: `furniture.add.count`.
const std::map<std::string, NestedDose>& nested_cases()
{
    const std::string lamp = "at: [60, 10]";
    static const std::map<std::string, NestedDose> list{
        {"furniture.add.kind", {"furniture", "add", "count: 10, area: stage", "kind: loose_chair", "kind: bench"}},
        {"furniture.add.count", {"furniture", "add", "kind: bench, area: stage", "count: 10", "count: 20"}},
        {"furniture.add.area", {"furniture", "add", "kind: bench, count: 10", "area: stage", "area: room"}},
        {"lighting.lamps.id", {"lighting", "lamps", "lumen: 4000", "id: lamp", "id: its_twin"}},
        {"lighting.lamps.lumen", {"lighting", "lamps", "id: lamp", "lumen: 4000", "lumen: 9000"}},
        {"lighting.add.at", {"lighting", "add", "lumen: 4000", "at: [60, 10]", "at: [62, 10]"}},
        {"lighting.add.lumen", {"lighting", "add", lamp, "lumen: 4000", "lumen: 9000"}},
        {"lighting.add.height", {"lighting", "add", lamp, "height: 4", "height: 8"}},
        {"lighting.add.always_on", {"lighting", "add", lamp, "always_on: false", "always_on: true"}},
        {"lighting.add.hours", {"lighting", "add", lamp, "hours: 18:00-20:00", "hours: 18:00-23:00"}},
        {"bins.add.at", {"bins", "add", "capacity: 100", "at: [60, 10]", "at: [62, 10]"}},
        {"bins.add.capacity", {"bins", "add", lamp, "capacity: 100", "capacity: 400"}},
        {"bins.add.ash", {"bins", "add", lamp, "ash: false", "ash: true"}},
    };
    return list;
}

/// Calls f with the name and the declaration of each key of the objects that stand in a schema.
template <class F> void for_each_key_of_pieces(const boost::json::value& schema, const F& f)
{
    if (const auto* list = schema.if_array())
        for (const auto& one : *list)
            for_each_key_of_pieces(one, f);
    const auto* object = schema.if_object();
    if (!object)
        return;
    for (const auto& [name, value] : *object)
        if (name == "properties")
            for (const auto& [key, declaration] : value.as_object())
                f(std::string(key), declaration.as_object());
        else
            for_each_key_of_pieces(value, f);
}

Scenario scenario_with_entry(const std::string& kind, const Case& one, const Dose& dose, const std::string& value)
{
    Square square;
    std::string keys;
    if (one.others.substr(0, one.others.find(':')) != dose.key)
        keys = one.others;
    square.interventions = fmt::format("  - {}: {{{}{}{}}}\n", kind, keys, keys.empty() || value.empty() ? "" : ", ",
                                       value.empty() ? "" : fmt::format("{}: {}", dose.key, value));
    square.more_features = feature("zone", "stage", rectangle(50, 2, 70, 18)) +
                           feature("route", "safety_walk", R"({"type": "LineString", "coordinates": [[58, 5], [62, 5]]})") +
                           feature("luminaire", "lamp", R"({"type": "Point", "coordinates": [60, 10]})", R"("lumen": 4000)") +
                           feature("luminaire", "its_twin", R"({"type": "Point", "coordinates": [64, 10]})", R"("lumen": 4000)");
    return square.scenario();
}

/// What a date costs, what is paid at once included.
std::pair<double, double> cost(const Scenario& scenario)
{
    const Workers workers{1};
    const Site site(scenario.features, workers);
    const DayPlan plan = plan_beginning_on(scenario, site, {}, scenario.date, 0, workers);
    double outlay = 0;
    for (const auto& line : plan.costs)
        outlay += line.outlay;
    return {plan.cost(), outlay};
}

/// What the dates from the scenario's on cost together.
double cost_of_days(const std::string& name, int days)
{
    const Scenario scenario = library(name, {"date=2018-07-01"});
    const Workers workers{1};
    const Site site(scenario.features, workers);
    double sum = 0;
    for (int day = 0; day < days; ++day)
        sum += plan_beginning_on(scenario, site, {}, scenario.date.next(day), 0, workers).cost();
    return sum;
}

} // namespace

TEST_CASE("the same money is the same money", "[costs]")
{
    const int july_and_august = 62;
    CHECK(cost_of_days("same-money", july_and_august) == Approx(cost_of_days("summer-2018", july_and_august)).epsilon(0.01));
}

TEST_CASE("each key of an intervention changes what it costs, or its declaration says why not", "[costs]")
{
    std::vector<std::string> kinds = intervention_kinds();
    for (const auto& kind : kinds) {
        INFO(kind);
        REQUIRE(cases().contains(kind));
        const Case& one = cases().at(kind);
        Problems problems;
        const auto entry = read_intervention(kind, kind, parse_yaml("{" + one.others + "}", "test", problems), {}, problems);
        REQUIRE(problems.empty());
        for (const auto& key : describe_intervention(entry)) {
            if (key.section == Period::section)
                continue; // says on which days, and those are paid for
            INFO(key.name);
            const auto dose = std::find_if(one.doses.begin(), one.doses.end(), [&](const Dose& some) { return some.key == key.name; });
            REQUIRE(dose != one.doses.end());
            const bool is_free = key.text.find(free_of_cost) != std::string::npos;
            if (dose->less == dose->more) {
                CHECK(!is_free); // one such place is there; or it is paid for when it happens, which is tested below
                continue;
            }
            CHECK((cost(scenario_with_entry(kind, one, *dose, dose->less)) == cost(scenario_with_entry(kind, one, *dose, dose->more))) == is_free);
        }
    }
}

TEST_CASE("each key of a piece changes what it costs, or its declaration says why not", "[costs]")
{
    std::set<std::string> tried;
    for (const auto& kind : intervention_kinds()) {
        Problems problems;
        const auto entry = read_intervention(kind, kind, parse_yaml("{" + cases().at(kind).others + "}", "test", problems), {}, problems);
        for (const auto& key : describe_intervention(entry))
            for_each_key_of_pieces(boost::json::parse(key.schema), [&](const std::string& nested, const boost::json::object& declaration) {
                const std::string name = fmt::format("{}.{}.{}", kind, key.name, nested);
                INFO(name);
                if (!tried.insert(name).second)
                    return; // the schema of a list or one of its pieces names it twice
                REQUIRE(nested_cases().contains(name));
                const auto& one = nested_cases().at(name);
                const auto cost_of = [&](const std::string& value) {
                    return cost(scenario_with_entry(one.kind, {}, {one.key, {}, {}}, fmt::format("[{{{}, {}}}]", one.others, value)));
                };
                const bool is_free = declaration.contains("description") && declaration.at("description").as_string().starts_with(free_of_cost);
                CHECK((cost_of(one.less) == cost_of(one.more)) == is_free);
            });
    }
    CHECK(tried.size() == nested_cases().size());
}

TEST_CASE("seats that two entries put away are stored once", "[costs][furniture]")
{
    const auto paid = [](const std::string& more) {
        Square square;
        square.more_features = feature("zone", "stage", rectangle(50, 2, 70, 18));
        square.interventions = "  - furniture: {name: chairs, add: [{kind: loose_chair, count: 40, area: stage}], put_away: [22:00-06:00]}\n" + more;
        return cost(square.scenario()).first;
    };
    CHECK(paid("") > 0);
    CHECK(paid("  - furniture: {name: everything, put_away: [21:00-07:00]}\n") == paid(""));
}

TEST_CASE("prices of another year are those of 2018 by an index", "[costs]")
{
    const auto of = [](const std::string& index) {
        Square square;
        square.interventions = "  - guards: {pairs: 1, shifts: [10:00-12:00], route: round}\n  - repainting: {area: 100}\n";
        square.parameters = "  cost: {index: " + index + "}\n";
        return cost(square.scenario());
    };
    const auto usual = of("1"), dearer = of("1.25");
    CHECK(usual.first > 2 * 2 * 380);
    CHECK(dearer.first == Approx(1.25 * usual.first));
    CHECK(dearer.second == Approx(1.25 * usual.second));
}

TEST_CASE("a seat that is replaced is paid for on the day it stands there again", "[costs][furniture][long]")
{
    const auto run = [](const std::string& replaced) {
        Square square;
        square.more_features = feature("zone", "stage", rectangle(50, 2, 70, 18));
        square.interventions = "  - furniture: {name: chairs, add: [{kind: loose_chair, count: 40, area: stage}]" + replaced + "}\n";
        square.parameters = "  upkeep: {seat_loss: 1 d-1}\n";
        const Scenario scenario = square.scenario();
        SimulationOptions options = hours(0, 24, 1);
        options.days = 3;
        Simulation simulation(scenario, options);
        run_through(simulation);
        return std::pair{measured(simulation, "cost"), measured(simulation, "seats_lost")};
    };
    const auto [without, lost] = run("");
    REQUIRE(lost > 5);
    const auto [with, more_lost] = run(", replaced_after: 1");
    CHECK(with > without);
    CHECK(std::abs(std::remainder(with - without, 1200.0)) < 0.01); // whole chairs
    CHECK(more_lost >= lost);
}
