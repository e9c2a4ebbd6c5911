#include "support/catch.h"

#include "base/random.h"
#include "estimates/option_set.h"

#include <algorithm>

using namespace plattan;

namespace {

/// Options whose true effects on deals (less is better) and stays (more is better) these are; the noise of a pair is shared by half.
Samples options_with(std::uint32_t set, const std::vector<double>& deals, const std::vector<double>& stays, std::size_t pairs, double deviation)
{
    std::vector<std::string> names{"base"};
    for (std::size_t i = 0; i < deals.size(); ++i)
        names.push_back("option");
    Samples samples(names, pairs);
    Draws draws({11, set}, person_key(1, 0, 1), 0, Purpose::arrivals);
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        const double of_day = draws.normal(0, deviation);
        for (std::size_t s = 0; s < names.size(); ++s)
            samples.add(s, pair,
                        {{{"deals", "1", "deals", 200 + (s > 0 ? deals[s - 1] : 0) + of_day + draws.normal(0, deviation)},
                          {"stay_hours", "h", "stays", 1000 + (s > 0 ? stays[s - 1] : 0) + of_day + draws.normal(0, deviation)}},
                         {}});
    }
    return samples;
}

const Objective fewer_deals{"deals", Sense::less_is_better}, more_stays{"stay_hours", Sense::more_is_better};

std::vector<bool> set_of(const std::vector<RankedOption>& options)
{
    std::vector<bool> in;
    for (const auto& option : options)
        in.push_back(option.in_set);
    return in;
}

} // namespace

TEST_CASE("the best option is lost in no more than one of twenty sets, and those that are far worse are left out", "[estimates]")
{
    int lost = 0, far = 0;
    constexpr int sets = 400;
    for (int set = 0; set < sets; ++set) {
        const auto found =
            set_of(rank_options(options_with(static_cast<std::uint32_t>(set), {-10, -9, -8, -8, 40}, {0, 0, 0, 0, 0}, 10, 5), {fewer_deals}));
        lost += !found[0];
        far += found[4];
    }
    CHECK(lost <= sets * 0.08);
    CHECK(far == 0);
}

TEST_CASE("equal options stay together, and the sense of an objective counts", "[estimates]")
{
    int together = 0, fewer = 0, more = 0;
    constexpr int sets = 200;
    for (std::uint32_t set = 0; set < sets; ++set) {
        const auto deals = set_of(rank_options(options_with(set, {-30, -30, 30}, {0, 0, 0}, 20, 1), {fewer_deals}));
        together += deals[0] && deals[1];
        fewer += deals[2];
        more += set_of(rank_options(options_with(set, {0, 0, 0}, {-30, 30, 30}, 20, 1), {more_stays}))[0];
    }
    CHECK(together >= sets * 0.88);
    CHECK(fewer == 0);
    CHECK(more == 0);
}

TEST_CASE("a front keeps what is best in one objective, and leaves out what another option beats in both", "[estimates]")
{
    const auto options = rank_options(options_with(3, {-60, 0, -10, -30}, {0, 60, 10, 30}, 20, 1), {fewer_deals, more_stays});
    CHECK(set_of(options) == std::vector{true, true, false, true});
    CHECK(options[0].differences[0] < -55);
    CHECK(options[1].differences[1] > 55);
    CHECK(options[1].intervals[1].low < options[1].differences[1]);
    CHECK(options[1].intervals[1].low > 55);
}

TEST_CASE("draws count for the options that are best in them", "[estimates]")
{
    std::vector<int> one, both;
    for (std::uint32_t draw = 0; draw < 10; ++draw) {
        count_best(options_with(draw, {-60, 0, -30}, {0, 60, -10}, 2, 1), {fewer_deals}, one);
        count_best(options_with(draw, {-60, 0, -30}, {0, 60, -10}, 2, 1), {fewer_deals, more_stays}, both);
    }
    CHECK(one == std::vector{10, 0, 0});
    CHECK(both == std::vector{10, 10, 0});
}
