#include "support/catch.h"
#include "support/square.h"

#include "base/text_file.h"
#include "demand/scene.h"

#include <map>

using namespace plattan;
using namespace plattan::test;

namespace {

struct Drawn {
    const Scenario scenario = library("baseline-2014");
    const Workers workers{2};
    const Site site{scenario.features, workers};

    std::vector<Expected> trips(const char* date, std::uint32_t seed = 1, const WeatherOfDay& weather = {}) const
    {
        return draw_trips(site, scenario.demand, scenario.parameters.demand, {seed, 0}, *Date::parse(date), weather, 0);
    }
};

} // namespace

TEST_CASE("a normal day has 100,000 trips within three percent, whatever the seed", "[demand]")
{
    const Drawn drawn;
    for (const std::uint32_t seed : {1U, 2U, 3U})
        CHECK(static_cast<double>(drawn.trips("2018-07-17", seed).size()) == Approx(100'000).epsilon(0.03));
}

TEST_CASE("trips follow weekday, weather, hours, classes and opening hours", "[demand]")
{
    const Drawn drawn;
    const auto tuesday = drawn.trips("2018-07-17");
    const double n = static_cast<double>(tuesday.size());
    CHECK(static_cast<double>(drawn.trips("2018-07-19").size()) / n == Approx(1.08).epsilon(0.02));
    CHECK(static_cast<double>(drawn.trips("2018-07-22").size()) / n == Approx(0.80).epsilon(0.02));
    CHECK(static_cast<double>(drawn.trips("2018-07-17", 1, Weather::rain).size()) / n == Approx(0.93).epsilon(0.02));

    std::array<double, 24> hours{};
    std::map<char, double> classes;
    double female = 0, grouped = 0, at_metro = 0, night_metro = 0, closed_culture = 0;
    const GoalId metro = drawn.site.goal("T_metro"), culture = drawn.site.goal("K_kulturhuset");
    for (const auto& trip : tuesday) {
        ++hours[static_cast<std::size_t>(trip.arrives_at / 3600)];
        ++classes[drawn.scenario.demand.classes[trip.trip_class].letter[0]];
        female += trip.sex == Sex::female;
        grouped += trip.group_size > 1;
        for (const GoalId gate : {trip.entry_gate, trip.exit_gate}) {
            at_metro += gate == metro;
            night_metro += gate == metro && trip.arrives_at > 3700 && trip.arrives_at < 4.99 * 3600;
            closed_culture += gate == culture && (trip.arrives_at < 9 * 3600 || trip.arrives_at > 20 * 3600);
        }
    }
    CHECK(std::max_element(hours.begin(), hours.end()) - hours.begin() == 17);
    CHECK(hours[17] / n == Approx(0.091).margin(0.008));
    for (const auto& [letter, share] :
         {std::pair{'A', 0.35}, {'B', 0.15}, {'C', 0.14}, {'D', 0.13}, {'E', 0.09}, {'F', 0.07}, {'G', 0.04}, {'H', 0.03}})
        CHECK(classes[letter] / n == Approx(share).epsilon(0.05));
    CHECK(female / n == Approx(0.52).margin(0.01));
    CHECK(grouped / n == Approx(0.35).margin(0.01));
    CHECK(at_metro == Approx(49'100).epsilon(0.05)); // passages; 40 to 60 thousand
    CHECK(night_metro == 0);
    CHECK(closed_culture == 0);
}

TEST_CASE("people pour out of the metro in the morning and into it in the afternoon", "[demand]")
{
    const Drawn drawn;
    const GoalId metro = drawn.site.goal("T_metro");
    const auto out_share = [&](double from, double until) {
        double out = 0, in = 0;
        for (const auto& trip : drawn.trips("2018-07-17")) {
            if (trip.traits.lingers || trip.arrives_at < from * 3600 || trip.arrives_at > until * 3600)
                continue;
            out += trip.entry_gate == metro;
            in += trip.exit_gate == metro;
        }
        return out / (out + in);
    };
    CHECK(out_share(7, 9) == Approx(0.62).margin(0.02));
    CHECK(out_share(16, 18) == Approx(0.38).margin(0.02));
}

TEST_CASE("younger children come by day with an adult", "[demand]")
{
    const Drawn drawn;
    const auto trips = drawn.trips("2018-07-17");
    double under_16 = 0, children = 0, wrong = 0;
    for (std::size_t i = 0; i < trips.size(); ++i) {
        under_16 += trips[i].age < 16;
        if (trips[i].age >= 13)
            continue;
        ++children;
        const auto& first = trips[i - trips[i].place_in_group];
        wrong += first.age < 18 || first.arrives_at < 6 * 3600 || first.arrives_at > 22 * 3600;
    }
    REQUIRE(children > 200);
    CHECK(wrong == 0);
    const double share = drawn.scenario.parameters.demand.share_under_16;
    CHECK(under_16 / static_cast<double>(trips.size()) == Approx(share).epsilon(0.05));
}

TEST_CASE("west ends pass the link of the stairs, keys count in order of arrival", "[demand]")
{
    const Drawn drawn;
    const GoalId north = drawn.site.goal("D_north"), south = drawn.site.goal("D_south"), link = drawn.site.goal("W_stairs");
    std::uint32_t ordinal = 0;
    Seconds before = 0;
    for (const auto& trip : drawn.trips("2018-07-17")) {
        const bool through = drawn.scenario.demand.classes[trip.trip_class].letter == "A";
        CHECK((trip.entry_gate == north || trip.entry_gate == south) == (through || trip.entry_link == link));
        CHECK(trip.key == person_key(2, Date::parse("2018-07-17")->days_since_1970, ordinal++));
        if (trip.place_in_group == 0) { // the others come at the same moment or right behind
            CHECK(trip.arrives_at >= before);
            before = trip.arrives_at;
        }
        CHECK((trip.arrives_at >= before && trip.arrives_at < before + 15));
        if (ordinal > 20'000)
            break;
    }
}

TEST_CASE("what says nothing in a demand file is refused", "[demand][hostile]")
{
    const auto sites = std::filesystem::path(PLATTAN_SOURCE) / "scenarios/sites";
    const std::string whole = read_text_file(sites / "sergels-torg.demand.yaml");
    Problems problems;
    const Features site = read_site(sites / "sergels-torg.geojson", problems);
    const Folder folder;
    const auto said = [&](const std::string& word, const std::string& instead) {
        auto changed = whole;
        const auto at = changed.find(word);
        REQUIRE(at != std::string::npos);
        changed.replace(at, word.size(), instead);
        Problems found;
        read_demand(folder.write("changed.demand.yaml", changed), site, found);
        return found.text();
    };
    CHECK(said("staff", "staff").empty());
    CHECK(said("{T_metro: 1}", "{T_metro: 0}").find(":32:3: all weights are 0") != std::string::npos);
    CHECK(said("E: {share: 0.09, between: [W, {E: 0.5, N: 0.5}]}", "E: {share: 0.09, between: [W, {E: 0, N: 0}]}").find("all weights are 0") !=
          std::string::npos);
    CHECK(said("ends: {T: 0.45, W: 0.30, E: 0.10, N: 0.15}", "ends: {T: 0, W: 0}").find("all weights are 0") != std::string::npos);
    CHECK(said("{T: 0.5, W: 0.3, N: 0.2}", "{T: 0}").find("all weights are 0") != std::string::npos);
    CHECK(said("mon-fri: 09:00", "fri-mon: 09:00").find("this is 'fri-sun' and 'mon-mon'") != std::string::npos);
    CHECK(said("{gate: K_kulturhuset}", "{gate: K_kulturhuset, gates: 2}").find("unknown key 'gates'") != std::string::npos);
    CHECK(said("  end: T", "  end: T\n  in: 3").find("unknown key 'in'") != std::string::npos);
    CHECK(said("H: {share: 0.03,", "H: {share: 0.03, lingers: false,").find("unknown key 'lingers'") != std::string::npos);
    CHECK(said("H: {share: 0.03,", "H: {share: 0.03, between: [T, E],").find("are both given") != std::string::npos);
}

TEST_CASE("dealers follow their profile, buyers theirs", "[demand]")
{
    const Drawn drawn;
    const auto scene = draw_scene(drawn.scenario.demand, drawn.scenario.parameters.scene, drawn.scenario.parameters.demand, SceneRegister{}, {1, 0},
                                  drawn.scenario.date, 0);
    const auto present_at = [&](double hour) {
        int n = 0;
        for (const auto& member : scene)
            n += member.role == "dealer" && member.person.arrives_at <= hour * 3600 && member.leaves_at > hour * 3600;
        return n;
    };
    CHECK(present_at(17) >= 9);
    CHECK(present_at(17) <= 10);
    CHECK(present_at(4) == 0);
    CHECK(present_at(11) < present_at(15));
    const auto come = [&](std::string_view role) { return std::count_if(scene.begin(), scene.end(), [&](const auto& m) { return m.role == role; }); };
    CHECK(come("buyer") > 180);
    CHECK(come("buyer") < 320);
    const auto staying = [&](std::string_view role, double hour) {
        return std::count_if(scene.begin(), scene.end(),
                             [&](const auto& m) { return m.role == role && m.person.arrives_at <= hour * 3600 && m.leaves_at > hour * 3600; });
    };
    CHECK(staying("drug_user", 18) > 10);
    CHECK(staying("drug_user", 18) < 32);
    CHECK(staying("rough_sleeper", 2) > 0);
    CHECK(staying("youth_at_risk", 6) == 0);
}

TEST_CASE("who is still there at midnight does not come a second time", "[demand]")
{
    const Drawn drawn;
    const SceneParameters& parameters = drawn.scenario.parameters.scene;
    const auto draw = [&](Seconds day_start, const std::vector<StillThere>& still_there) {
        return draw_scene(drawn.scenario.demand, parameters, drawn.scenario.parameters.demand, SceneRegister{}, {1, 0}, drawn.scenario.date,
                          day_start, still_there);
    };
    const auto first = draw(0, {});
    const auto of_first_minute = [](const auto& scene, Seconds day_start) {
        return std::count_if(scene.begin(), scene.end(),
                             [&](const auto& m) { return m.person.scene_person.pool != ScenePool::none && m.person.arrives_at < day_start + 60; });
    };
    std::vector<StillThere> still_there;
    const Seconds next = seconds_per_day;
    for (std::uint16_t number = 0; number < parameters.drug_users_in_all - 1; ++number)
        still_there.push_back({{ScenePool::drug_users, number}, next + 6 * 3600});
    const auto second = draw(next, still_there);
    CHECK(of_first_minute(first, 0) > 5);
    CHECK(of_first_minute(second, next) <= 2);
    int early = 0;
    for (const auto& member : second)
        if (member.person.scene_person.pool == ScenePool::drug_users && member.person.arrives_at < next + 2 * 3600) {
            ++early;
            CHECK(member.leaves_at - member.person.arrives_at <= parameters.longest_stay);
        }
    CHECK(early > 0);
    for (std::size_t i = 0; i < second.size(); ++i) // the one who is left comes first, the others only where nobody is left
        if (second[i].person.scene_person.pool == ScenePool::drug_users) {
            CHECK(second[i].person.scene_person.number == parameters.drug_users_in_all - 1);
            break;
        }
}
