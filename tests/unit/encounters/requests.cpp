#include "encounters/encounters.h"
#include "support/catch.h"
#include "support/square.h"

#include <algorithm>

using namespace plattan;
using namespace plattan::test;

namespace {

// What is read cannot be written, and whoever has more can hand on less.
static_assert(std::is_base_of_v<Perceived, View> && std::is_base_of_v<Perceived, Moment> && std::is_base_of_v<Perceived, Setting>);
static_assert(std::is_same_v<decltype(Setting::people), const People&> && std::is_same_v<decltype(Setting::writes.people), People&>);

/// Twenty people in the order of their keys, or in the opposite one, of whom every second asks for something that says whose request it is.
struct TwentyPeople {
    explicit TwentyPeople(bool reversed)
    {
        for (std::uint32_t row = 0; row < 20; ++row) {
            Expected person;
            person.key = reversed ? 19 - row : row;
            const PersonId id = people.add(person, 0);
            people.present.push_back(id);
            Decision decision;
            if (person.key % 2 == 0)
                decision.request = GiveUpSearch{static_cast<float>(person.key)};
            decisions.push_back(decision);
        }
    }

    std::vector<PersonKey> keys_in_drawn_order(const Site& site, const Clock& clock) const
    {
        std::vector<PersonKey> keys;
        for (const auto& open : in_drawn_order(decisions, {{{{1, 0}, site}, clock}, people, environment})) {
            keys.push_back(people.key[open.actor.index]);
            CHECK(std::get<GiveUpSearch>(open.request).searched == static_cast<float>(keys.back()));
        }
        return keys;
    }

    People people;
    Environment environment;
    std::vector<Decision> decisions;
};

} // namespace

TEST_CASE("requests are of those who decided so, and are settled in an order that their draws say, not their rows", "[requests]")
{
    const Workers workers(1);
    const Scenario scenario = Square{}.scenario();
    const Site site(scenario.features, workers);
    Clock clock(scenario.date, 0.5, 0);
    const auto order = TwentyPeople(false).keys_in_drawn_order(site, clock);
    CHECK(order.size() == 10);
    CHECK_FALSE(std::is_sorted(order.begin(), order.end()));
    CHECK(TwentyPeople(true).keys_in_drawn_order(site, clock) == order);
    clock.advance();
    CHECK(TwentyPeople(false).keys_in_drawn_order(site, clock) != order);
}
