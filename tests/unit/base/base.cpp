#include "support/catch.h"

#include "base/clock.h"
#include "base/elementary.h"
#include "base/parallel.h"
#include "base/problems.h"
#include "base/random.h"
#include "base/units.h"

#include <Random123/philox.h>
#include <algorithm>
#include <cmath>
#include <set>

using namespace plattan;

TEST_CASE("elementary functions agree with the C library", "[base]")
{
    double worst = 0;
    for (int i = -7000; i <= 7000; ++i) {
        const double x = i * 0.0107;
        worst = std::max(worst, std::abs(elementary::exp(x) / std::exp(x) - 1));
        worst = std::max(worst, std::abs(elementary::sin(x) - std::sin(x)));
        worst = std::max(worst, std::abs(elementary::cos(x) - std::cos(x)));
        const double positive = std::exp(x / 5);
        worst = std::max(worst, std::abs(elementary::log(positive) - std::log(positive)) / std::max(1.0, std::abs(std::log(positive))));
        worst = std::max(worst, std::abs(elementary::atan2(std::sin(x), std::cos(x)) - std::atan2(std::sin(x), std::cos(x))));
        worst = std::max(worst, std::abs(elementary::asin(std::sin(x)) - std::asin(std::sin(x))) * 1e-3); // ill-conditioned near 1
    }
    CHECK(worst < 1e-15);
    CHECK(elementary::exp(-800) == 0);
    CHECK(elementary::pow(0, 2) == 0);
}

TEST_CASE("Philox gives its published known answer", "[base]")
{
    // Known-answer vector of Random123 for philox4x32-10 with all bits set.
    const r123::Philox4x32::ctr_type counter{{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}};
    const r123::Philox4x32::key_type key{{0xffffffff, 0xffffffff}};
    const auto drawn = r123::Philox4x32{}(counter, key);
    CHECK(drawn[0] == 0x408f276d);
    CHECK(drawn[1] == 0x41c83b0e);
    CHECK(drawn[2] == 0xa20bc7c6);
    CHECK(drawn[3] == 0x6d5451fd);
}

TEST_CASE("draws are a function of their key, with the moments they should have", "[base]")
{
    const RunKey run{7, 3};
    Draws a(run, 42, 5, Purpose::traits), b(run, 42, 5, Purpose::traits), other(run, 42, 5, Purpose::patrol);
    CHECK(a.uniform() == b.uniform());
    CHECK(a.uniform() != other.uniform());
    double uniform = 0, normal = 0, squares = 0, exponential = 0, poisson = 0;
    constexpr int n = 20'000;
    for (int i = 0; i < n; ++i) {
        Draws draws(run, static_cast<PersonKey>(i), 0, Purpose::traits);
        const double u = draws.uniform();
        REQUIRE((u > 0 && u < 1));
        uniform += u;
        const double z = draws.normal(0, 1);
        normal += z;
        squares += z * z;
        exponential += draws.exponential(3);
        poisson += draws.poisson(2.5);
    }
    CHECK(uniform / n == Approx(0.5).margin(0.01));
    CHECK(normal / n == Approx(0).margin(0.03));
    CHECK(squares / n == Approx(1).margin(0.05));
    CHECK(exponential / n == Approx(3).margin(0.1));
    CHECK(poisson / n == Approx(2.5).margin(0.05));
}

TEST_CASE("keys of persons never collide between populations, dates and ordinals", "[base]")
{
    std::set<PersonKey> keys;
    const std::int32_t dates[]{0, 1, 17'729, 17'730, 36'524, 84'000};
    const std::uint32_t populations[]{0, 1, 2, 7, 31}, ordinals[]{0, 1, 2, 99'999, 100'000, 999'999};
    for (const auto population : populations)
        for (const auto date : dates)
            for (const auto ordinal : ordinals)
                keys.insert(person_key(population, date, ordinal));
    CHECK(keys.size() == std::size(populations) * std::size(dates) * std::size(ordinals));
}

TEST_CASE("ordered sums have the same bits for any number of threads", "[base]")
{
    const auto sum = [](int threads) {
        return Workers(threads).ordered_sum(100'000, 128, [](std::size_t begin, std::size_t end) {
            double part = 0;
            for (std::size_t i = begin; i < end; ++i)
                part += 1.0 / static_cast<double>(i + 1);
            return part;
        });
    };
    const double one = sum(1);
    for (const int threads : {2, 3, 5, 8})
        CHECK(sum(threads) == one);
}

TEST_CASE("loops side by side reach every item once", "[base]")
{
    for (const auto order : {Workers::Order::straight, Workers::Order::shuffled})
        for (const int threads : {1, 2, 3, 8}) {
            const Workers workers(threads, order);
            std::vector<int> first(1'001), second(3), third;
            const auto count_in = [](std::vector<int>& items, std::size_t block) {
                return Loop{items.size(), block, [&items](std::size_t begin, std::size_t end) {
                                for (std::size_t i = begin; i < end; ++i)
                                    ++items[i];
                            }};
            };
            for (int again = 0; again < 100; ++again)
                workers.together(count_in(first, 32), count_in(third, 4), count_in(second, 1));
            CHECK(std::count(first.begin(), first.end(), 100) == 1'001);
            CHECK(std::count(second.begin(), second.end(), 100) == 3);
        }
}

TEST_CASE("quantities carry units", "[base]")
{
    CHECK(parse_quantity("30 m")->value == 30);
    CHECK(parse_quantity("30 m")->unit == "m");
    CHECK(parse_quantity("1e3")->value == 1000);
    CHECK_FALSE(parse_quantity("nan"));
    CHECK_FALSE(parse_quantity("inf"));
    CHECK_FALSE(parse_quantity("ten"));
    CHECK(*conversion("min", "s") == 60);
    CHECK(*conversion("km/h", "m s-1") == Approx(1 / 3.6));
    CHECK(*conversion("%", "1") == 0.01);
    CHECK_FALSE(conversion("m", "s"));
    CHECK_FALSE(conversion("furlong", "m"));
}

TEST_CASE("dates and hours", "[base]")
{
    const auto date = *Date::parse("2018-07-17");
    CHECK(date.weekday() == 1);
    CHECK(date.day_of_year() == 198);
    CHECK(date.next().text() == "2018-07-18");
    CHECK_FALSE(Date::parse("2018-02-29"));
    CHECK_FALSE(Date::parse("17-07-2018"));
    CHECK(is_summer_time(date));
    CHECK_FALSE(is_summer_time(*Date::parse("2018-10-28")));
    CHECK(is_summer_time(*Date::parse("2018-03-25")));
    CHECK_FALSE(is_summer_time(*Date::parse("2018-12-18")));

    const auto night = *Hours::parse("22:00-06:00");
    CHECK(night.crosses_midnight());
    CHECK(night.duration() == 8 * 3600);
    CHECK(night.contains(23 * 3600));
    CHECK(night.contains(3600));
    CHECK_FALSE(night.contains(12 * 3600));
    CHECK(Hours::parse("13:00-24:00"));
    for (const char* wrong : {"24:00-06:00", "25:00-10:00", "1:00-2:00", "10:00-10:00", "10:60-11:00", "10:00", "10:00-11:00x"})
        CHECK_FALSE(Hours::parse(wrong));
}

TEST_CASE("spans of a date are read as they are written", "[base]")
{
    const std::vector<Span> spans{{9 * 3600, 17.5 * 3600}, {22 * 3600, 31 * 3600}};
    CHECK(spans_text(spans) == "09:00-17:30 22:00-31:00");
    CHECK(parse_spans(spans_text(spans)) == spans);
    CHECK(spans_text({{-3600, 6 * 3600}, {-7200, 0}}) == "00:00-06:00"); // what began the day before
    CHECK(parse_spans("") == std::vector<Span>{});
    for (const char* wrong : {"9:00-17:00", "09:00", "09:00-08:00", "09:60-10:00", "09:00-10:00,11:00-12:00", "09:00-10:00 1", "xx:00-10:00"})
        CHECK_FALSE(parse_spans(wrong));
}

TEST_CASE("a clock keeps beats and days", "[base]")
{
    Clock clock(*Date::parse("2018-07-17"), 0.5, 86'399);
    CHECK(clock.day() == 0);
    clock.advance();
    clock.advance();
    CHECK(clock.day() == 1);
    CHECK(clock.time_of_day() == 0);
    CHECK(clock.date().text() == "2018-07-18");
    CHECK(clock.every(60));
    // Each of many once in a minute, at moments of its own.
    std::set<int> moments;
    for (const PersonKey whose : {person_key(2, 17000, 1), person_key(2, 17000, 2), person_key(3, 17000, 1), person_key(2, 17001, 1)}) {
        Clock minute(*Date::parse("2018-07-17"), 0.5, 0);
        int times = 0;
        for (int tick = 0; tick < 120; ++tick, minute.advance())
            if (minute.every(60, whose)) {
                ++times;
                moments.insert(tick);
            }
        CHECK(times == 1);
    }
    CHECK(moments.size() > 2);
}

TEST_CASE("a problem is one line that a terminal can show, whatever it quotes", "[base][hostile]")
{
    Problems problems;
    problems.add({"a\tb.yaml", 1, 2}, "the end 'x\n\x1b[31m' has no gates");
    problems.add({"b.yaml", 1, 2}, std::string(100'000, 'x'));
    CHECK(problems.sorted()[0].text() == "a\\x09b.yaml:1:2: the end 'x\\x0a\\x1b[31m' has no gates");
    CHECK(problems.sorted()[1].message.size() < 5000);
}

TEST_CASE("problems come sorted, misspelt words find their neighbour", "[base]")
{
    Problems problems;
    problems.add({"b.yaml", 2, 1}, "second");
    problems.add({"a.yaml", 9, 1}, "first");
    CHECK(problems.text() == "a.yaml:9:1: first\nb.yaml:2:1: second");
    CHECK(nearest_word("sigt_radius", {"sight_radius", "patience"}) == "sight_radius");
    CHECK(nearest_word("zzz", {"sight_radius", "patience"}).empty());
}
