#include "demand/assignments.h"

#include "base/archive.h"
#include "support/catch.h"

using namespace plattan;

namespace {

/// One guard, one dealer and one walker, in this order, and a visitor.
struct Everybody {
    Everybody()
    {
        Orders orders;
        orders.ends_at = 100;
        Errand errand;
        errand.leaves_at = 300;
        guard = add(assignments.add(orders));
        dealer = add(assignments.add_departure(200));
        walker = add(assignments.add(errand));
        visitor = add({});
    }

    PersonId add(Assignment assignment)
    {
        Expected person;
        person.assignment = assignment;
        return people.add(person, 0);
    }

    Assignments assignments;
    People people;
    PersonId guard, dealer, walker, visitor;
};

} // namespace

TEST_CASE("everybody finds what it has come for in the list of its own", "[assignments]")
{
    const Everybody e;
    CHECK(e.assignments.orders_of(e.people, e.guard).ends_at == 100);
    CHECK(e.assignments.departure_of(e.people, e.dealer) == 200);
    CHECK(e.assignments.errand_of(e.people, e.walker).leaves_at == 300);
    const auto leaves_at = [&](PersonId id) { return e.assignments.leaves_at(e.people.assignment[id.index]); };
    CHECK(leaves_at(e.guard) == 100);
    CHECK(leaves_at(e.dealer) == 200);
    CHECK(leaves_at(e.walker) == 300);
    CHECK(leaves_at(e.visitor) == never);
}

TEST_CASE("another list than one's own is refused, although it has an entry of that number", "[assignments]")
{
    const Everybody e;
    CHECK_THROWS_AS(e.assignments.orders_of(e.people, e.dealer), std::bad_variant_access);
    CHECK_THROWS_AS(e.assignments.departure_of(e.people, e.walker), std::bad_variant_access);
    CHECK_THROWS_AS(e.assignments.errand_of(e.people, e.guard), std::bad_variant_access);
    CHECK_THROWS_AS(e.assignments.orders_of(e.people, e.visitor), std::bad_variant_access);
    static_assert(!std::is_convertible_v<OrdersId, ErrandId> && !std::is_convertible_v<std::uint32_t, DepartureId>);
}

TEST_CASE("lists are stored with the people, and an entry that there is not is told", "[assignments]")
{
    Everybody e;
    StateWriter writer;
    writer(e.people, e.assignments);
    People people;
    Assignments assignments;
    StateReader reader(writer.bytes);
    reader(people, assignments);
    REQUIRE(reader.at_end());
    CHECK(people.assignment[e.dealer.index] == e.people.assignment[e.dealer.index]);
    CHECK(assignments.errand_of(people, e.walker).leaves_at == 300);
    CHECK(assignments.has(people.assignment[e.guard.index]));
    CHECK(assignments.has({}));
    CHECK_FALSE(assignments.has(OrdersId{1}));
    CHECK_FALSE(assignments.has(DepartureId{}));
}
