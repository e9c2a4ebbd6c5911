#include "support/catch.h"
#include "support/square.h"

#include "base/text_file.h"
#include "experiments/identity.h"

#include <functional>

using namespace plattan;
using namespace plattan::test;

namespace {

constexpr const char* one_pair = "  - guards: {pairs: 1, route: round, shifts: [10:00-12:00]}\n";
constexpr const char* two_pairs = "  - guards: {pairs: 2, route: round, shifts: [10:00-12:00]}\n";

Identity identity_with(const std::string& interventions, std::uint32_t seed = 1, int threads = 1)
{
    Square square;
    square.interventions = interventions;
    return identity_of_run(square.scenario(), hours(12, 13, threads, seed));
}

/// Of the square's scenario, written otherwise.
Identity identity_of_text(const std::function<std::string(std::string)>& rewritten, const std::string& name = "room.yaml")
{
    const Folder folder;
    Square square;
    square.interventions = one_pair;
    const auto path = square.write(folder);
    const auto text = rewritten(read_text_file(path, 1U << 20U));
    std::filesystem::remove(path);
    return identity_of(load_scenario(folder.write(name, text)));
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

SpinUpOrder order_from(Seconds from) { return {{1, 0}, from, 1}; }

} // namespace

TEST_CASE("the identity of a run says what differs, and survives being written", "[experiments][identity]")
{
    const std::string one = one_pair, two = two_pairs;
    const auto first = identity_with(one), written = Identity::parse(first.text());
    CHECK(first.differences_from(written).empty());
    CHECK(written.differences_from(first).empty());
    CHECK(written.hash() == first.hash());
    CHECK(identity_with(one, 1, 8).differences_from(first).empty());
    CHECK(identity_with(one, 1, 8).hash() == first.hash());
    CHECK(identity_with(one, 2).differences_from(written) == "seed is 1 in the file, 2 in the command");
    CHECK(identity_with(one, 2).hash() != first.hash());
    CHECK(identity_with(two).differences_from(written) == "interventions.guards.pairs is 1 in the file, 2 in the command");
    CHECK_FALSE(written.differences_from(identity_with("")).empty());
    CHECK_FALSE(identity_with("").differences_from(written).empty());

    // Of one kind without names, and in another order.
    const auto both = identity_with(one + two), turned = identity_with(two + one);
    CHECK(both.differences_from(identity_with(one + one)) == "interventions.guards-2.pairs is 1 in the file, 2 in the command");
    CHECK_FALSE(both.differences_from(turned).empty());
    const std::string named = "  - cleaners: {name: \"a: b\", count: 1}\n";
    const auto colon = identity_with(named);
    CHECK(colon.differences_from(Identity::parse(colon.text())).empty());

    // An intervention that is missing is named once, and not key by key.
    CHECK(identity_with(one).differences_from(identity_with("")) == "interventions.guards is not given in the file, guards in the command");
    CHECK(identity_with("").differences_from(identity_with(one)) == "interventions.guards is guards in the file, not given in the command");
}

TEST_CASE("what is written otherwise and means the same is the same", "[experiments][identity]")
{
    const auto as_it_is = [](std::string text) { return text; };
    const auto plain = identity_of_text(as_it_is);
    const auto same = [&](const Identity& other) {
        INFO(other.differences_from(plain));
        return other.differences_from(plain).empty() && other.hash() == plain.hash();
    };
    CHECK(same(identity_of_text(as_it_is))); // of another folder
    CHECK(same(identity_of_text(as_it_is, "another-name.yaml")));
    CHECK(same(identity_of_text([](const std::string& text) { return "# a remark\n" + text; })));
    CHECK(same(identity_of_text([](const std::string& text) { return "weather: dry\n" + text; })));
    CHECK(same(identity_of_text([](const std::string& text) { return replaced(text, "35 m", "35"); })));
    CHECK(same(identity_of_text([](const std::string& text) { return replaced(text, "35 m", "35.0 m"); })));
    CHECK(same(identity_of_text([](const std::string& text) { return replaced(text, "pairs: 1, route: round", "route: round, pairs: 1"); })));
    CHECK_FALSE(same(identity_of_text([](const std::string& text) { return replaced(text, "35 m", "36 m"); })));
    CHECK_FALSE(same(identity_of_text([](const std::string& text) { return "weather: {12:00-13:00: rain}\n" + text; })));
    CHECK_FALSE(same(identity_of_text([](const std::string& text) { return replaced(text, "spin_up: 0", "spin_up: 1"); })));
    CHECK_FALSE(same(identity_of_text([](const std::string& text) { return replaced(text, "10:00-12:00", "10:00-12:01"); })));

    // What code sets in a scenario that was read counts as well; sites and demands count by their bytes.
    Square square;
    square.interventions = one_pair;
    const Scenario scenario = square.scenario();
    CHECK(same(identity_of(scenario)));
    Scenario changed = scenario;
    changed.spin_up = 2;
    CHECK(identity_of(changed).differences_from(plain) == "spin_up is 0 in the file, 2 in the command");
    changed = scenario;
    changed.site_text += " ";
    CHECK(identity_of(changed).differences_from(plain) == "the contents of the site file differ");
    changed = scenario;
    changed.demand_text += " ";
    CHECK(identity_of(changed).differences_from(plain) == "the contents of the demand file differ");
    changed = scenario;
    changed.name = "A title";
    CHECK(same(identity_of(changed)));
}

TEST_CASE("a window to the second is told to the second", "[experiments][identity]")
{
    const Scenario scenario = Square().scenario();
    SimulationOptions options = hours(12, 13), longer = options;
    longer.until = *options.until + 10;
    CHECK(identity_of_run(scenario, longer).differences_from(identity_of_run(scenario, options)) ==
          "until is 13:00 in the file, 46810 s in the command");
    options.until.reset();
    longer.until = seconds_per_day;
    CHECK(identity_of_run(scenario, longer).hash() == identity_of_run(scenario, options).hash());
}

TEST_CASE("scenarios that differ from the first day on begin in the same state", "[experiments][identity][spin-up]")
{
    const auto with = [](const std::string& interventions) {
        Square square; // on 17 July, a Tuesday
        square.interventions = interventions;
        Scenario scenario = square.scenario();
        scenario.spin_up = 1;
        return scenario;
    };
    const std::string always = "  - guards: {pairs: 1, route: round, shifts: [10:00-12:00]}\n",
                      from_first_day = "  - guards: {pairs: 1, route: round, shifts: [10:00-12:00], from: 2018-07-17}\n";
    const auto hash = [&](const std::string& interventions, Seconds from = 0) {
        return identity_of_spin_up(with(interventions), order_from(from)).hash();
    };
    CHECK(hash("") == hash(from_first_day));
    CHECK(hash("", 1800) == hash(from_first_day, 0));
    CHECK(hash("") != hash(always));
    CHECK(hash("", 15 * 3600) != hash(from_first_day, 15 * 3600)); // the morning of the first day is simulated before the run
    CHECK(hash("", 15 * 3600) != hash("", 14 * 3600));
    CHECK(identity_of_spin_up(with(""), {{1, 1}, 0, 1}).hash() != hash(""));
    CHECK(identity_of_spin_up(with(""), {{1, 0}, 0, 7}).hash() == hash(""));

    // And so they do: the state itself is equal.
    CHECK(spin_up(with(from_first_day), order_from(0)) == spin_up(with(""), order_from(0)));
}
