#include "support/catch.h"

#include "base/random.h"
#include "day/model_parameters.h"
#include "estimates/assumptions.h"
#include "estimates/holm.h"
#include "estimates/period_mean.h"
#include "estimates/stopping.h"
#include "statistics/mean.h"
#include "studies/row_detail.h"

#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

using namespace plattan;

namespace {

/// Normal values; `set` tells one list from another.
std::vector<double> normal_values(std::uint32_t set, std::size_t count, double mean, double deviation)
{
    Draws draws({7, set}, person_key(1, 0, 1), 0, Purpose::arrivals);
    std::vector<double> values(count);
    for (double& value : values)
        value = draws.normal(mean, deviation);
    return values;
}

RunNumbers run_with(std::vector<NamedNumber> figures) { return {std::move(figures), {}}; }

/// Two scenarios whose runs share the noise of their pair.
Samples pairs_of(std::uint32_t set, std::size_t pairs, double effect)
{
    const auto day = normal_values(set, pairs, 220, 20), a = normal_values(set + 1'000'000, pairs, 0, 8),
               b = normal_values(set + 2'000'000, pairs, 0, 8);
    Samples samples({"base", "other"}, pairs);
    for (std::size_t p = 0; p < pairs; ++p) {
        samples.add(0, p, run_with({{"deals", "1", "deals", day[p] + a[p]}, {"cost", "SEK", "cost", 1000}}));
        samples.add(1, p, run_with({{"deals", "1", "deals", day[p] + b[p] + effect}, {"cost", "SEK", "cost", 1500}}));
    }
    return samples;
}

const ComparedQuantity& of(const Samples& samples, const Comparison& comparison, std::string_view name)
{
    return *comparison.of(static_cast<std::size_t>(samples.figure(name) - samples.list().data()), 1);
}

} // namespace

TEST_CASE("intervals of no effect exclude none in one of twenty, with five pairs and with thirty", "[estimates]")
{
    for (const std::size_t pairs : {5U, 30U}) {
        int excluded = 0;
        constexpr int sets = 1000;
        for (std::uint32_t set = 0; set < sets; ++set) {
            const auto difference = paired_difference(normal_values(set, pairs, 0, 1), normal_values(set + 5000, pairs, 0, 1)).difference;
            excluded += std::abs(difference.mean) > difference.half_width;
        }
        CHECK(excluded >= 0.03 * sets);
        CHECK(excluded <= 0.08 * sets);
    }
}

TEST_CASE("a comparison that goes on until it is narrow enough still holds what it should", "[estimates]")
{
    int missed = 0, stopped_early = 0;
    constexpr int sets = 400;
    constexpr std::size_t most = 60;
    for (std::uint32_t set = 0; set < sets; ++set) {
        for (std::size_t pairs = fewest_pairs;; pairs += 5) {
            const Samples samples = pairs_of(set, pairs, -10);
            const auto comparison = compare(samples);
            if (pairs < most && !is_narrow_enough(samples, comparison, 0.02))
                continue;
            const auto& deals = of(samples, comparison, "deals");
            missed += deals.interval.low > -10 || deals.interval.high < -10;
            stopped_early += pairs < most;
            break;
        }
    }
    CHECK(stopped_early > sets / 2); // it is about stopping
    CHECK(missed >= 0.02 * sets);
    CHECK(missed <= 0.08 * sets);
    for (std::uint32_t set = 0; set < 10; ++set) { // what few pairs tell of how many it takes is near what it takes
        const auto few = pairs_of(set, 20, -10);
        const auto wanted = static_cast<std::size_t>(pairs_for_narrow_enough(few, compare(few), 0.002));
        const auto enough = pairs_of(set, 2 * wanted, -10);
        CHECK(wanted >= 10);
        CHECK(is_narrow_enough(enough, compare(enough), 0.002));
        if (wanted / 2 >= 20)
            CHECK_FALSE(is_narrow_enough(pairs_of(set, wanted / 2, -10), compare(pairs_of(set, wanted / 2, -10)), 0.002));
    }
    CHECK_FALSE(is_narrow_enough(pairs_of(1, 9, -10), compare(pairs_of(1, 9, -10)), 1)); // never before ten
}

TEST_CASE("BCa holds from twenty values on and is not told below", "[estimates]")
{
    CHECK(std::isnan(bca_of_mean(normal_values(1, 19, 0, 1)).low));
    int excluded = 0;
    constexpr int sets = 200;
    for (std::uint32_t set = 0; set < sets; ++set) {
        const auto bounds = bca_of_mean(normal_values(set, 30, 0, 1));
        excluded += bounds.low > 0 || bounds.high < 0;
    }
    CHECK(excluded <= 0.11 * sets);
    CHECK(excluded >= 0.01 * sets);
    const auto constant = bca_of_mean(std::vector<double>(25, 3.0));
    CHECK((constant.low == 3 && constant.high == 3));
}

TEST_CASE("Holm's p-values are those of the paper's rule", "[estimates]")
{
    const auto adjusted = holm({0.01, 0.04, std::nan(""), 0.03, 0.005});
    CHECK(adjusted[4] == Approx(0.02));
    CHECK(adjusted[0] == Approx(0.03));
    CHECK(adjusted[3] == Approx(0.06));
    CHECK(adjusted[1] == Approx(0.06));
    CHECK(std::isnan(adjusted[2]));
}

TEST_CASE("verdicts follow from interval and size", "[estimates]")
{
    const auto verdict = [](double low, double high, double p = 0.001) { return verdict_of({{low, high}, 5, p, true, true}); };
    CHECK(verdict(6, 9) == Verdict::clearly_more);
    CHECK(verdict(6, 9, 0.2) == Verdict::probably_more); // it does not hold among the others
    CHECK(verdict(1, 9) == Verdict::probably_more);
    CHECK(verdict(-9, -6) == Verdict::clearly_less);
    CHECK(verdict(-2, 3) == Verdict::little_or_none);
    CHECK(verdict(1, 3) == Verdict::little_or_none); // it is there, and not worth naming
    CHECK(verdict(-8, 3) == Verdict::not_enough_runs);
    CHECK(verdict(std::nan(""), std::nan("")) == Verdict::not_enough_runs);
    CHECK(verdict_of({{0, 0}, 0, 1, true, true}) == Verdict::little_or_none);
    CHECK(verdict_of({{6, 9}, 5, 0.001, false, true}) == Verdict::probably_more); // the bootstrap does not agree
    CHECK(word_of(Verdict::probably_less, true) == "probably fewer");
    CHECK(word_of(Verdict::probably_less, false) == "probably less");
}

TEST_CASE("declared headline indicators are few, and each says which way is better", "[estimates]")
{
    std::size_t headlines = 0;
    for (const auto& indicator : declared_indicators()) {
        headlines += indicator.headline;
        if (indicator.headline) {
            CHECK(indicator.sense != Sense::neither);
            CHECK(indicator.smallest + indicator.smallest_share > 0);
        }
    }
    CHECK(headlines <= most_headlines);
}

TEST_CASE("every figure of a run declares which way is better, and what is worth naming", "[estimates]")
{
    const auto& declared = declared_indicators();
    for (const auto& column : columns_of_program()) {
        CAPTURE(column.name);
        const auto found = std::find_if(declared.begin(), declared.end(), [&](const auto& one) { return one.name == column.name; });
        REQUIRE(found != declared.end());
        CHECK((found->units == column.units || found->factor != 1));
        CHECK(found->smallest + found->smallest_share > 0);
    }
}

TEST_CASE("pairs gain what their runs have in common, and the pairs that are wanted make the width", "[estimates]")
{
    const auto samples = pairs_of(3, 40, -10);
    const auto comparison = compare(samples);
    const auto& deals = of(samples, comparison, "deals");
    CHECK(deals.gain == Approx((400 + 64.0) / 64).epsilon(0.6)); // of the variances that the values were drawn with
    const int wanted = pairs_for_half_width(11, 2);
    CHECK(half_width_of(11, wanted) <= 2);
    CHECK(half_width_of(11, wanted - 1) > 2);
    CHECK(pairs_for_half_width(0, 2) == 2);
}

TEST_CASE("cost per effect is told where it means something", "[estimates]")
{
    using Q = CostPerEffect::Quadrant;
    const auto quadrant = [](double effect, double cost) {
        Samples samples({"base", "other"}, 12);
        const auto noise = normal_values(9, 12, 0, 1);
        for (std::size_t p = 0; p < 12; ++p) {
            samples.add(0, p, run_with({{"stay_hours", "h", "", 1000 + noise[p]}, {"cost", "SEK", "", 1000}}));
            samples.add(1, p, run_with({{"stay_hours", "h", "", 1000 + effect + 0.5 * noise[p]}, {"cost", "SEK", "", 1000 + cost}}));
        }
        return costs_per_effect(samples, compare(samples)).front();
    };
    CHECK(quadrant(200, 3400).quadrant == Q::dearer_and_better);
    CHECK(quadrant(200, 3400).kronor == Approx(17).epsilon(0.01));
    CHECK(quadrant(-200, -3400).quadrant == Q::cheaper_and_worse);
    CHECK(quadrant(-200, -3400).sentence().find("saves 17") == 0);
    CHECK(quadrant(-200, 3400).quadrant == Q::dearer_and_worse);
    CHECK(std::isnan(quadrant(-200, 3400).kronor)); // no price where there is none
    CHECK(quadrant(200, -3400).quadrant == Q::cheaper_and_better);
    CHECK(quadrant(0, 3400).quadrant == Q::not_told);
}

TEST_CASE("the best option changes where its extra effect is worth its extra cost", "[estimates]")
{
    Samples samples({"none", "some", "dominated", "much"}, 4);
    for (std::size_t p = 0; p < 4; ++p) {
        const double shift = static_cast<double>(p);
        const double cost[]{0, 1000, 2000, 5000}, hours[]{100, 200, 150, 300};
        for (std::size_t s = 0; s < 4; ++s)
            samples.add(s, p, run_with({{"stay_hours", "h", "", hours[s] + shift}, {"cost", "SEK", "", cost[s]}}));
    }
    const auto best = best_options(samples);
    REQUIRE(best.size() == 3);
    CHECK((best[0].scenario == 0 && best[0].worth_from == 0));
    CHECK((best[1].scenario == 1 && best[1].worth_from == Approx(10)));
    CHECK((best[2].scenario == 3 && best[2].worth_from == Approx(40)));
}

TEST_CASE("a period is the weighted mean of its days, and each day is told", "[estimates]")
{
    const NumberTable costs{"costs", "SEK", "", {"city | guards | guard"}, {"SEK", "outlay"}, {900, 50}};
    const auto sat = [](std::vector<std::string> kinds, std::vector<double> times) {
        return NumberTable{"sat_down_by_seat", "1", "", std::move(kinds), {"times"}, std::move(times)};
    };
    const WeightedDay dry{
        "2018-07-17",
        0.75,
        {{{"deals", "1", "", 100}, {"displaced_deals", "1", "", 8}, {"stop_share", "1", "", 0.2}}, {costs, sat({"of the place", "bench"}, {10, 4})}}};
    const WeightedDay wet{
        "2018-07-18 rain",
        0.25,
        {{{"deals", "1", "", 20}, {"displaced_deals", "1", "", 0}, {"stop_share", "1", "", unknown}}, {sat({"of the place"}, {unknown})}}};
    const auto mean = mean_of({dry, wet});
    CHECK(mean.figure("deals") == Approx(80));
    CHECK(std::isnan(mean.figure("stop_share")));                                   // one day cannot tell it
    CHECK(*mean.table("costs")->at("city | guards | guard", "SEK") == Approx(900)); // the wet day keeps no such table
    CHECK(*mean.table("costs")->at("city | guards | guard", "outlay") == 50);
    CHECK(*mean.table("sat_down_by_seat")->at("of the place", "times") == Approx(10)); // it is not known of the wet day
    CHECK(*mean.table("sat_down_by_seat")->at("bench", "times") == Approx(3));         // on which there is none

    Samples samples({"base", "other"}, 1);
    samples.add(0, 0, mean);
    const auto on = [&](std::string_view indicator, std::string_view day) {
        const auto found = std::find_if(samples.list().begin(), samples.list().end(),
                                        [&](const auto& one) { return one.indicator.name == indicator && one.part == day; });
        return found == samples.list().end() ? unknown : found->values[0][0];
    };
    CHECK(on("all_deals", "2018-07-17") == 108);
    CHECK(on("all_deals", "2018-07-18 rain") == 20);
    CHECK(samples.figure("deals")->values[0][0] == Approx(80)); // the rows of days are none of the whole
    CHECK_FALSE(std::any_of(samples.list().begin(), samples.list().end(),
                            [](const auto& one) { return one.part == "2018-07-17" && one.indicator.headline; }));
}

TEST_CASE("draws that leave the patterns are dropped, and a parameter that matters is told", "[estimates]")
{
    std::vector<ParameterDraw> draws;
    for (int i = 0; i < 40; ++i) {
        const double weight = i / 40.0, other = (i * 17 % 40) / 40.0;
        Samples samples({"base", "other"}, 1);
        const double level = 0.03 + 0.05 * weight; // leaves 0.04 below a fifth of the range
        for (std::size_t s = 0; s < 2; ++s)
            samples.add(s, 0,
                        run_with({{"unsafe_day", "1", "", level - (s == 1 ? 0.02 * weight : 0)},
                                  {"unsafe_night", "1", "", 0.2},
                                  {"litter_per_10_m2", "1", "", 5},
                                  {"stop_share", "1", "", 0.15}}));
        draws.push_back({{weight, other}, std::move(samples)});
    }
    const auto answer = answer_of({"safety.litter", "safety.deals"}, draws, true);
    CHECK(answer.drawn == 40);
    CHECK(answer.kept == 32);
    REQUIRE_FALSE(answer.failed.empty());
    const auto range = std::find_if(answer.ranges.begin(), answer.ranges.end(), [](const auto& one) { return one.indicator == "unsafe_day"; });
    REQUIRE(range != answer.ranges.end());
    CHECK(range->interval.low < -1.8);
    CHECK(range->interval.high > -0.6);
    const auto& litter = answer.effects[0];
    CHECK(litter.at_low > litter.at_high + 0.5);
    CHECK(litter.correlation.high < -0.9);
    CHECK(answer_of({"safety.litter", "safety.deals"}, draws, false).kept == 40);
}

TEST_CASE("the parameters that are drawn stand in the document, and each says what is plausible", "[estimates]")
{
    std::ifstream file(std::filesystem::path(PLATTAN_SOURCE) / "docs/answers.md");
    const std::string document{std::istreambuf_iterator<char>(file), {}};
    CHECK(document.find(fmt::format("draws {}\n", drawn_parameters().size())) != std::string::npos);
    const auto known = ModelParameters().describe_all();
    for (const auto& name : drawn_parameters()) {
        INFO(name);
        CHECK(document.find("`" + name + "`") != std::string::npos);
        const auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.section + "." + one.name == name; });
        REQUIRE(found != known.end());
        CHECK(found->plausible.has_value());
    }
}
