#include "support/catch.h"
#include "support/square.h"

#include <map>

using namespace plattan;
using namespace plattan::test;

namespace {

ScenarioFile merged(const std::string& parent, const std::string& child, Problems& problems)
{
    const Folder folder;
    folder.write("parent.yaml", parent);
    return read_scenario_file(folder.write("child.yaml", "extends: parent.yaml\n" + child), intervention_kinds(), problems);
}

std::vector<std::string> names(const ScenarioFile& file)
{
    std::vector<std::string> list;
    for (const auto& entry : file.interventions)
        list.push_back(entry.name);
    return list;
}

} // namespace

TEST_CASE("a child's interventions are appended, names count up, replace, and are removed", "[scenario]")
{
    Problems problems;
    const std::string parent = "interventions:\n  - guards: {pairs: 1}\n  - guards: {pairs: 2}\n  - cleaners: {name: early, count: 1}\n";
    CHECK(names(merged(parent, "", problems)) == std::vector<std::string>{"guards", "guards-2", "early"});
    CHECK(names(merged(parent, "interventions:\n  - guards: {pairs: 3}\n", problems)) ==
          std::vector<std::string>{"guards", "guards-2", "early", "guards-3"});
    const auto replaced = merged(parent, "interventions:\n  - cleaners: {name: early, count: 5}\n", problems);
    CHECK(names(replaced) == std::vector<std::string>{"guards", "guards-2", "early"});
    CHECK(replaced.interventions[2].keys.find("count")->scalar == "5");
    CHECK(names(merged(parent, "interventions:\n  - remove: guards\n  - guards: {pairs: 9}\n", problems)) ==
          std::vector<std::string>{"guards-2", "early", "guards"});
    CHECK(problems.text().empty());
    merged(parent, "interventions:\n  - remove: guard\n", problems);
    CHECK(problems.text().find("did you mean 'guards'?") != std::string::npos);
}

TEST_CASE("parameters of a child win one by one, --set wins over all", "[scenario]")
{
    Problems problems;
    auto file =
        merged("date: 2018-07-17\nparameters:\n  dealer: {sight_radius: 20 m, first_anchor_share: 0.5}\ninterventions:\n  - guards: {pairs: 1}\n",
               "parameters:\n  dealer: {sight_radius: 30 m}\n", problems);
    set_in(file, "dealer.first_anchor_share=0.7", intervention_kinds(), problems);
    set_in(file, "interventions.guards.pairs=3", intervention_kinds(), problems);
    set_in(file, "weather=rain", intervention_kinds(), problems);
    set_in(file, "buyer.patience='5 min'", intervention_kinds(), problems);
    CHECK(problems.text().empty());
    ModelParameters parameters;
    read_parameters(file.parameters, parameters, problems);
    CHECK(problems.text().empty());
    CHECK(parameters.of<Dealer>().sight_radius == 30);
    CHECK(parameters.of<Dealer>().first_anchor_share == 0.7);
    CHECK(parameters.of<Buyer>().patience == 300);
    CHECK(file.interventions[0].keys.find("pairs")->scalar == "3");
    CHECK(file.weather->scalar == "rain");
    set_in(file, "interventions.nobody.pairs=3", intervention_kinds(), problems);
    set_in(file, "nonsense", intervention_kinds(), problems);
    CHECK(problems.size() == 2);
}

TEST_CASE("faults of the grammar are named", "[scenario][hostile]")
{
    const auto faults = [](const std::string& child) {
        Problems problems;
        merged("date: 2018-07-17\n", child, problems);
        return problems.text();
    };
    CHECK(faults("intervention: []\n").find("did you mean 'interventions'?") != std::string::npos);
    CHECK(faults("interventions:\n  - {guards: {}, cleaners: {}}\n").find("one key") != std::string::npos);
    CHECK(faults("interventions:\n  - dragons: {}\n").find("unknown intervention 'dragons'") != std::string::npos);
    CHECK(faults("interventions: guards\n").find("expected a list") != std::string::npos);
    Problems problems;
    const Folder folder;
    folder.write("a.yaml", "extends: b.yaml\n");
    read_scenario_file(folder.write("b.yaml", "extends: a.yaml\n"), intervention_kinds(), problems);
    CHECK(problems.text().find("extends itself") != std::string::npos);
}

TEST_CASE("weather of less than an hour is refused, because it would do nothing", "[scenario][hostile]")
{
    const auto said = [](const std::string& hours) {
        Problems problems;
        const Folder folder;
        load_scenario(folder.write("s.yaml", "extends: " PLATTAN_SOURCE "/scenarios/baseline-2014.yaml\nweather: {" + hours + ": rain}\n"), {},
                      problems);
        return problems.text();
    };
    CHECK(said("13:00-14:00").empty());
    CHECK(said("22:00-24:00").empty());
    CHECK(said("13:10-13:20").find(":2:11: '13:10-13:20': weather holds for whole hours") != std::string::npos);
    CHECK(said("13:00-14:30").find("weather holds for whole hours") != std::string::npos);
}

TEST_CASE("a resolved scenario says the same again", "[scenario]")
{
    const Scenario scenario = library("summer-2018");
    CHECK(scenario.interventions.size() == 12);
    CHECK(scenario.resolved.find("police_visits") != std::string::npos);
    Problems problems;
    const Folder folder;
    // Its paths are relative to the working directory, as shown to the user.
    const Node node = parse_yaml(scenario.resolved, "resolved", problems);
    CHECK(problems.text().empty());
    CHECK(node.find("interventions")->items.size() == 12);
}

TEST_CASE("names that YAML reads otherwise survive writing", "[scenario][parameters]")
{
    for (const std::string name : {"~",    "null", "Null", "? x", "- x", "a: b", "#x",  "",       " x",  "x ", "...",
                                   "a\nb", "a\tb", "\"",   "\\",  "%x",  "@x",   "`x`", "\u00f6", "[x]", "<<", "="}) {
        Node inner, root;
        inner.put(name, scalar_node(name, {}));
        root.put("name", scalar_node(name, {}));
        root.put("map", inner);
        Problems problems;
        const Node read = parse_yaml(root.yaml(), "x.yaml", problems);
        INFO(name);
        CHECK(problems.text().empty());
        REQUIRE(read.find("name") != nullptr);
        CHECK(read.find("name")->is_scalar());
        CHECK(read.find("name")->scalar == name);
        REQUIRE(read.find("map")->find(name) != nullptr);
        CHECK(read.find("map")->find(name)->scalar == name);
    }
}

TEST_CASE("more people on duty than are allowed are refused by entry and date", "[scenario][hostile]")
{
    const auto faults = [](const std::string& entries) {
        Problems problems;
        const Folder folder;
        load_scenario(folder.write("staff.yaml", "extends: " PLATTAN_SOURCE "/scenarios/baseline-2014.yaml\ninterventions:\n" + entries), {},
                      problems);
        return problems.text();
    };
    std::string many, apart;
    for (int i = 0; i < 70; ++i)
        many += "  - cleaning_round: {}\n";
    CHECK(faults(many).find("this is the 65th entry that brings a cleaner") != std::string::npos);
    CHECK(faults("  - cleaners: {count: 50, shifts: [07:00-08:00, 08:00-09:00]}\n  - hosts: {count: 40, shifts: [07:00-08:00]}\n").empty());
    CHECK(faults("  - cleaners: {count: 50, shifts: [07:00-08:00]}\n  - hosts: {count: 40, shifts: [" +
                 [] {
                     std::string shifts = "07:00-08:00";
                     for (int i = 0; i < 11; ++i)
                         shifts += ", 07:00-08:00";
                     return shifts;
                 }() +
                 "]}\n")
              .find("shifts of one person") != std::string::npos);
    for (int i = 0; i < 20; ++i)
        apart += "  - cleaners: {count: 50, from: 2018-08-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1) + ", until: 2018-08-" +
                 std::string(i < 9 ? "0" : "") + std::to_string(i + 1) + "}\n";
    CHECK(faults(apart).empty()); // never two on one date
}

TEST_CASE("interventions hold from date to date, on their weekdays", "[interventions]")
{
    Problems problems;
    const Node node = parse_yaml("{pairs: 1, from: 2018-07-01, until: 2018-08-31, weekdays: [tue, wed]}", "x", problems);
    const auto guards = read_intervention("guards", "guards", node, {}, problems);
    REQUIRE(problems.text().empty());
    CHECK(guards.period.holds(*Date::parse("2018-07-17")));
    CHECK_FALSE(guards.period.holds(*Date::parse("2018-07-16")));
    CHECK_FALSE(guards.period.holds(*Date::parse("2018-09-04")));
    CHECK_FALSE(guards.period.holds(*Date::parse("2018-06-26")));
}

TEST_CASE("rosters pay the hours that fall on a date, over midnight too", "[interventions]")
{
    Square square;
    square.interventions = "  - guards: {pairs: 1, shifts: [22:00-06:00], route: round}\n";
    const Scenario scenario = square.scenario();
    const Workers workers(1);
    const Site site(scenario.features, workers);
    const auto first = plan_date(scenario, site, {}, scenario.date, 0, workers);
    CHECK(first.cost() == Approx(2 * 8 * 380));
    CHECK(first.duties.size() == 4); // the evening's pair, and the pair that began the evening before
    const auto second = plan_date(scenario, site, {}, scenario.date.next(), 86'400, workers);
    CHECK(second.duties.size() == 2);
    CHECK(second.cost() == Approx(2 * 8 * 380));
}

TEST_CASE("the worked cost of the package of July and August 2018", "[interventions][cost]")
{
    const Workers workers(1);
    const Scenario package = library("summer-2018", {"date=2018-07-01", "days=62"}), baseline = library("baseline-2014");
    const Site site(package.features, workers);
    std::map<std::string, double> kronor, hours;
    const auto add = [&](const Scenario& scenario, Date date, double sign) {
        const DayPlan plan = plan_date(scenario, site, {}, date, 0, workers);
        for (const auto& line : plan.costs) {
            kronor[line.what] += sign * line.kronor;
            hours[line.what] += sign * line.hours;
        }
        double by_minute = 0;
        for (const double cost : plan.cost_by_minute)
            by_minute += cost;
        CHECK(by_minute == Approx(plan.cost()));
    };
    for (int day = 0; day < package.days; ++day) {
        add(package, package.date.next(day), 1);
        add(baseline, package.date.next(day), -1);
    }
    CHECK(hours["place_manager"] == Approx(62 * 8)); // every day
    CHECK(kronor["guard"] == Approx(471'000).epsilon(0.01));
    CHECK(kronor["cleaner"] == Approx(327'000).epsilon(0.01));
    CHECK(kronor["place_manager"] == Approx(62 * 8 * 650));
    CHECK(kronor["outreach_worker"] == Approx(238'000).epsilon(0.01));
    CHECK(kronor["guard"] + kronor["cleaner"] + kronor["place_manager"] + kronor["outreach_worker"] == Approx(1'359'000).epsilon(0.01));
}
