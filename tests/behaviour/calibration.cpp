// The fit reaches its target, goes on where it was interrupted, and what it found is what the program uses.

#include "support/catch.h"
#include "support/square.h"

#include "base/text_file.h"
#include "experiments/calibration.h"

using namespace plattan;
using namespace plattan::test;

TEST_CASE("a stage of the calibration reaches its target, and goes on from its record", "[calibration][long]")
{
    const Folder folder;
    CalibrationOrder order;
    Square room;
    room.trips_per_day = 20'000;
    room.parameters = "  litter: {initial_per_10_m2: 1, disposals_per_crossing: 0.5}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    order.scenario = room.write(folder);
    order.only = {"litter"};
    order.close_enough = 0.03;
    order.days = 1;
    order.threads = 2;
    CalibrationRecord record;
    int simulated = 0;
    const auto count = [&](const CalibrationStep&) { ++simulated; };
    calibrate(order, record, count);
    CHECK(simulated >= 2); // the first try is not the answer
    CHECK(simulated <= order.most_tries + 1);
    const auto best = std::min_element(record.steps.begin(), record.steps.end(),
                                       [](const auto& a, const auto& b) { return std::fabs(a.deviation) < std::fabs(b.deviation); });
    CHECK(std::fabs(best->deviation) <= order.close_enough);
    CHECK(record.found.at("litter.littering_probability") == best->value);

    auto again = CalibrationRecord::parse(record.json(), "record");
    CHECK(again.steps.size() == record.steps.size());
    again.steps.pop_back(); // as if interrupted before it
    const int before = simulated;
    calibrate(order, again, count);
    CHECK(simulated == before + 1);
    CHECK(again.found == record.found);
}

TEST_CASE("a fit goes on with its own record only, and remembers a try only where its days were the same", "[calibration]")
{
    const Folder folder;
    Square room;
    room.trips_per_day = 3000;
    room.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    CalibrationOrder order;
    order.scenario = room.write(folder);
    order.days = 1;
    order.most_tries = 1;
    int simulated = 0;
    const auto count = [&](const CalibrationStep&) { ++simulated; };
    CalibrationRecord record;
    order.only = {"day"};
    calibrate(order, record, count);
    CHECK(simulated == 1);
    // Fitted first, litter is another one than it was when this day was simulated.
    order.only = {"litter", "day"};
    order.most_tries = 2; // the second is the better one
    calibrate(order, record, count);
    const auto pairs_with = [&](auto&& alike) {
        std::size_t pairs = 0;
        for (const auto& one : record.steps)
            for (const auto& other : record.steps)
                pairs += &one < &other && one.stage == other.stage && alike(one, other);
        return pairs;
    };
    CHECK(pairs_with([](const auto& a, const auto& b) { return a.value == b.value && a.identity != b.identity; }) >= 1);
    CHECK(pairs_with([](const auto& a, const auto& b) { return a.identity == b.identity; }) == 0);

    for (const bool other_days : {true, false}) {
        auto kept = record;
        auto another = order;
        if (other_days)
            another.days = 2;
        else
            room.parameters = "  scene: {dealers_at_peak: 1, buyers_at_peak: 0}\n";
        another.scenario = room.write(folder);
        CHECK_THROWS_AS(calibrate(another, kept, count), InputError);
        CHECK(kept.json() == record.json());
    }
}

TEST_CASE("a record of a calibration that is none is refused", "[calibration][hostile]")
{
    for (const char* text : {"", "[]", "{}", R"({"program": 1})", R"({"program": "a", "scenario": "b", "identity": "zz"})"})
        CHECK_THROWS_AS(CalibrationRecord::parse(text, "x.json"), InputError);
}

TEST_CASE("the calibrated parameters are those of the record", "[calibration]")
{
    const auto file = std::filesystem::path(PLATTAN_SOURCE) / "docs/calibration.json";
    const auto record = CalibrationRecord::parse(read_text_file(file), file.string());
    ModelParameters parameters;
    const auto all = parameters.describe_all();
    std::size_t fitted = 0;
    for (const auto& stage : calibration_stages()) {
        INFO(stage.parameter);
        REQUIRE(record.found.contains(stage.parameter));
        for (const auto& info : all)
            if (info.section + "." + info.name == stage.parameter) {
                ++fitted;
                CHECK(std::get<double>(info.stored_value) == Approx(record.found.at(stage.parameter)));
            }
    }
    CHECK(fitted == 5);
    CHECK(record.steps.size() * static_cast<std::size_t>(record.days) <= 150);
}
