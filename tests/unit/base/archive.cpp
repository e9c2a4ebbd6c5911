#include "base/archive.h"
#include "support/catch.h"

using namespace plattan;

namespace {

struct Resting {};
struct Walking {
    double until = 0;
    float speed = 0;
};
using Doing = std::variant<std::monostate, Resting, Walking>;

} // namespace

TEST_CASE("what a variant holds is stored and found again, whatever was there before", "[archive]")
{
    for (const Doing& kept : {Doing{}, Doing{Resting{}}, Doing{Walking{12.5, 1.3F}}}) {
        std::vector<Doing> written{kept, Walking{1, 2}}, read{Walking{7, 7}};
        StateWriter writer;
        writer(written);
        StateReader reader(writer.bytes);
        reader(read);
        REQUIRE(reader.at_end());
        REQUIRE(read.size() == 2);
        CHECK(read[0].index() == kept.index());
        if (const auto* walking = std::get_if<Walking>(&read[0])) {
            CHECK(walking->until == 12.5);
            CHECK(walking->speed == 1.3F);
        }
        CHECK(std::get<Walking>(read[1]).speed == 2);
    }
}

TEST_CASE("a variant of an unknown kind, or one that ends early, is refused", "[archive]")
{
    Doing doing = Walking{12.5, 1.3F};
    StateWriter writer;
    writer(doing);
    Doing read;
    auto unknown = writer.bytes;
    unknown[0] = 3;
    StateReader of_unknown(unknown);
    CHECK_THROWS_AS(of_unknown(read), std::runtime_error);
    auto cut = writer.bytes;
    cut.pop_back();
    StateReader of_cut(cut);
    CHECK_THROWS_AS(of_cut(read), std::runtime_error);
}
