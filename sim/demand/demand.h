#pragma once

#include "base/clock.h"
#include "demand/crowds.h"
#include "parameters/parameter.h"
#include "site/site.h"

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace plattan {

struct DemandParameters {
    static constexpr std::string_view section = "demand";

    PARAMETER(double, trips_factor, 1, "1", between(0, 3), assumed("1 is the number of the demand file"), "Factor on the site's trips per day.");
    PARAMETER(double, monday, 0.97, "1", between(0, 2), assumed("sign from sensors on Odengatan"), "Trips on a Monday against a normal day.");
    PARAMETER(double, tuesday, 1.00, "1", between(0, 2), assumed("the normal day"), "Trips on a Tuesday against a normal day.");
    PARAMETER(double, wednesday, 1.02, "1", between(0, 2), assumed("sign from sensors on Odengatan"), "Trips on a Wednesday against a normal day.");
    PARAMETER(double, thursday, 1.08, "1", between(0, 2), assumed("sensors on Odengatan: Thursday has most"),
              "Trips on a Thursday against a normal day.");
    PARAMETER(double, friday, 1.07, "1", between(0, 2), assumed("sign from sensors on Odengatan"), "Trips on a Friday against a normal day.");
    PARAMETER(double, saturday, 1.03, "1", between(0, 2), assumed("sign from sensors on Odengatan"), "Trips on a Saturday against a normal day.");
    PARAMETER(double, sunday, 0.80, "1", between(0, 2), assumed("sensors on Odengatan: Sunday has least"), "Trips on a Sunday against a normal day.");
    PARAMETER(double, rain_trips, 0.93, "1", between(0.5, 1.2), assumed("walking depends less on weather than cycling"),
              "Trips on a rainy day against a dry one.");
    PARAMETER(double, dark_multiplier, 0.87, "1", between(0.5, 1.2), assumed("weaker in a city core than the 38 % of a suburb"),
              "Weight of dark minutes when the day's trips are spread over it; the total stays.");
    PARAMETER(double, share_in_groups_weekday, 0.35, "1", between(0, 0.9), assumed("weekday transit"),
              "Share of people who walk in groups, Monday to Friday.");
    PARAMETER(double, share_in_groups_leisure, 0.65, "1", between(0, 0.9), measured("moussaid2010", 'C'),
              "Share of people who walk in groups at weekends.");
    PARAMETER(double, group_lambda_weekday, 0.6, "1", between(0.1, 3), assumed("zero-truncated Poisson of moussaid2010"),
              "Parameter of the sizes of groups, Monday to Friday.");
    PARAMETER(double, group_lambda_leisure, 1.1, "1", between(0.1, 3), assumed("zero-truncated Poisson of moussaid2010"),
              "Parameter of the sizes of groups at weekends.");
    PARAMETER(double, female_share, 0.52, "1", between(0, 1), assumed("about as in the county"), "Share of women among visitors.");
    PARAMETER(double, share_under_16, 0.07, "1", between(0, 1), assumed("fewer than in the county"), "Share of visitors under 16.");
    PARAMETER(double, share_16_to_29, 0.30, "1", between(0, 1), assumed("over-represented in the city's attitude survey"),
              "Share of visitors of 16 to 29.");
    PARAMETER(double, share_65_to_74, 0.11, "1", between(0, 1), assumed("about as in the county"), "Share of visitors of 65 to 74.");
    PARAMETER(double, share_over_74, 0.06, "1", between(0, 1), assumed("about as in the county"),
              "Share of visitors of 75 and more; the rest is 30 to 64.");
    PARAMETER(double, speed_mean, 1.34, "m s-1", between(0.5, 2), measured("weidmann1993", 'B'), "Mean free walking speed under 65.");
    PARAMETER(double, speed_deviation, 0.26, "m s-1", between(0, 0.6), measured("weidmann1993", 'B'),
              "Standard deviation of free walking speed under 65.");
    PARAMETER(double, speed_of_women, 0.948, "1", between(0.5, 1.5), measured("weidmann1993", 'C'),
              "Free speed of women against the mean: 1.27 of 1.34 m/s.");
    PARAMETER(double, speed_of_men, 1.052, "1", between(0.5, 1.5), measured("weidmann1993", 'C'),
              "Free speed of men against the mean: 1.41 of 1.34 m/s.");
    PARAMETER(double, speed_mean_65, 1.10, "m s-1", between(0.4, 2), measured("asher2012", 'B'), "Mean free walking speed from 65 to 74.");
    PARAMETER(double, speed_mean_75, 0.95, "m s-1", between(0.4, 2), measured("asher2012", 'B'), "Mean free walking speed from 75.");
    PARAMETER(double, speed_deviation_old, 0.22, "m s-1", between(0, 0.6), measured("asher2012", 'B'),
              "Standard deviation of free walking speed from 65.");

    PARAMETER(double, gate_flow, 1.9, "m-1 s-1", between(0.5, 5),
              assumed("the most that laboratories measure before bottlenecks; their means are 1.2 to 1.9"),
              "People whom a metre of a gate's opening lets in a second, and as many out, at most.");
    PARAMETER(double, step_free_share, 0.02, "1", between(0, 1), assumed("wheelchairs, prams, heavy luggage"),
              "Share of groups of visitors, and of those alone, who cannot use stairs.");
    PARAMETER(double, regular_share, 0.6, "1", between(0, 1), assumed("most pass here often"),
              "Share of trips made by somebody of the pool of regulars.");
    PARAMETER(int, regulars, 250000, "1", between(1, 10000000), assumed("a visit every four days on average"),
              "Persons in that pool; all come equally often.");

    double weekday_multiplier(Date date) const;
};

struct SceneParameters {
    static constexpr std::string_view section = "scene";

    PARAMETER(double, dealers_at_peak, 10, "1", between(0, 60), assumed("30 to 50 users and dealers named for 2005 (drugnews2005) as an upper bound"),
              "Dealers on the square when most are there.");
    PARAMETER(double, buyers_at_peak, 25, "h-1", between(0, 200), assumed("dealers at peak times deals per dealer and hour"),
              "Buyers who come per hour when most come.");
    PARAMETER(double, female_share, 0.2, "1", between(0, 1), assumed("street scenes are mostly male"), "Share of women in the scene.");
    PARAMETER(double, drug_users_at_peak, 20, "1", between(0, 100), estimated("drugnews2005", 'C'),
              "People who use drugs and spend time on the square, when most are there.");
    PARAMETER(double, rough_sleepers_at_peak, 8, "1", between(0, 60), assumed("3 to 20"), "People who sleep rough, when most are there.");
    PARAMETER(double, youth_at_risk_at_peak, 6, "1", between(0, 60), assumed("19 of 245 offences were by people under 18 (dn2015)"),
              "Young people at risk, when most are there.");
    PARAMETER(double, offenders_at_peak, 2, "1", between(0, 30), assumed("few people commit most offences"),
              "People who look for an occasion to steal, rob or harm, when most are there.");
    PARAMETER(double, stay_median, 3600, "s", between(300, 28800), assumed("an hour; mean 100 minutes"),
              "Median stay of people of the scene, dealers and buyers apart.");
    PARAMETER(int, drug_users_in_all, 150, "1", between(1, 4000), assumed("each comes about once a day"), "Drug users who come again and again.");
    PARAMETER(int, rough_sleepers_in_all, 40, "1", between(1, 4000), assumed("each comes about once a day"),
              "Rough sleepers who come again and again.");
    PARAMETER(int, youth_at_risk_in_all, 50, "1", between(1, 4000), assumed("each comes about once a day"),
              "Young people at risk who come again and again.");
    PARAMETER(double, dealer_doses, 3, "1", between(0, 50), assumed("the rest lies hidden nearby"), "Median number of doses a dealer carries.");
    PARAMETER(double, users_who_carry, 0.5, "1", between(0, 1), assumed("the others have used theirs"), "Share of drug users who carry a dose.");
    PARAMETER(double, market_memory, 0.3, "1", between(0, 1), assumed("word of some days"),
              "Weight of a day in what dealers remember of uniforms and of demand.");
    PARAMETER(double, risk_aversion, 0.6, "1", between(0, 3), assumed("a square watched all the time is left by three in five"),
              "Chance that a dealer stays away on a day, times the remembered share of time with a uniform in sight.");
    PARAMETER(double, dealer_entry, 0.3, "d-1", between(0, 1), assumed("replacement is the rule where buyers find nobody"),
              "Chance on a day that somebody takes the place of a dealer who stays away, times the remembered share of buyers who found nobody.");
    PARAMETER(double, stay_sigma, 1.0, "1", between(0.1, 2), assumed("log-normal, long tail"), "Shape of those stays.");
    PARAMETER(double, longest_stay, 43200, "s", between(600, 86400), assumed("half a day; one stay in 150 would be longer"),
              "Length at which the longest of those stays are cut off.");
};

/// Gates through which one end of a trip leads, with weights, and the link that must be passed on the way.
struct TripEnd {
    std::string name;
    std::vector<std::pair<GoalId, double>> gates;
    GoalId via;
};

struct WeightedEnds {
    std::vector<std::pair<std::size_t, double>> ends; ///< index into Demand::ends, weight
};

struct TripClass {
    std::string letter;
    double share = 0;
    WeightedEnds one, other; ///< trips go either way; of a class that lingers, both are the same: where people come from and go back to
    bool lingers = false;    ///< destination is the place itself
};

/// How many come to a site, when, through which gates and why; read from scenarios/sites/NAME.demand.yaml.
struct Demand {
    double trips_per_day = 0;
    std::array<std::array<double, 24>, 3> hourly{}; ///< weekday, saturday, sunday: share of the day's trips in each hour
    std::array<double, 24> tide_out{};              ///< share of trips at the tidal end that come out of it, by hour
    std::size_t tidal_end = static_cast<std::size_t>(-1);
    std::map<std::string, std::array<std::vector<Hours>, 7>> opening_hours; ///< by name, Monday first
    std::vector<TripEnd> ends;
    std::vector<TripClass> classes;
    std::array<double, 24> dealers{}, buyers{};                                          ///< against the peak, by hour
    std::array<double, 24> drug_users{}, rough_sleepers{}, youth_at_risk{}, offenders{}; ///< the same
    WeightedEnds scene_ends;
    GoalId staff_gate; ///< invalid: no staff can come
    std::vector<CrowdPlan> crowds;

    bool open(const std::string& name, Date date, Seconds time) const;
    bool door_open(const Door& door, Date date, Seconds time_of_day) const;
    /// @param time since 00:00 of the date; beyond 24:00 a gate is open as long as hours of the date run on
    bool gate_open(const Site& site, GoalId gate, Date date, Seconds time) const;
    /// Those of some ends through which one can come or go.
    std::vector<std::pair<std::size_t, double>> open_ends(const Site& site, const WeightedEnds& of, Date date, Seconds time) const;
    double hourly_share(Date date, int hour) const;

private:
    bool open_since_date(const std::string& name, Date date, Seconds time) const;
    bool open_since_day_before(const std::string& name, Date date, Seconds time) const;
};

/// Reads a demand file that belongs to a site; every fault becomes a problem.
/// @param named_at the line of a scenario that names the file; nothing where the user did
/// @param text where to put what was read
Demand read_demand(const std::filesystem::path& file, const Features& site, Problems& problems, const Place& named_at = {},
                   std::string* text = nullptr);

/// True for a document whose keys are those of a demand file more than of anything else.
bool is_demand(const Node& root);

} // namespace plattan
