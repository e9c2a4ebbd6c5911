#pragma once

#include "base/clock.h"
#include "demand/crowd_plan.h"
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

    PARAMETER(double, trips_factor, 1, "1", between(0, 3), assumed("1 is the number of the demand file"),
              plausible(0.7, 1.2, linear, "70,000 to 120,000 trips against the 100,000 that are said of a day"),
              "Factor on the site's trips per day.");
    PARAMETER(double, monday, 0.97, "1", between(0, 2), assumed("sign from sensors on Odengatan"),
              plausible(0.9, 1.03, linear, "a little below a normal working day, as on Odengatan"), "Trips on a Monday against a normal day.");
    PARAMETER(double, tuesday, 1.00, "1", between(0, 2), assumed("the normal day"),
              plausible(0.95, 1.05, linear, "the normal day, within what one weekday differs from the next"),
              "Trips on a Tuesday against a normal day.");
    PARAMETER(double, wednesday, 1.02, "1", between(0, 2), assumed("sign from sensors on Odengatan"),
              plausible(0.97, 1.07, linear, "between Tuesday and Thursday"), "Trips on a Wednesday against a normal day.");
    PARAMETER(double, thursday, 1.08, "1", between(0, 2), assumed("sensors on Odengatan: Thursday has most"),
              plausible(1.02, 1.15, linear, "the busiest day of sensors in Stockholm, by 2 to 15 %"), "Trips on a Thursday against a normal day.");
    PARAMETER(double, friday, 1.07, "1", between(0, 2), assumed("sign from sensors on Odengatan"),
              plausible(1, 1.15, linear, "above a normal working day, up to as busy as Thursday"), "Trips on a Friday against a normal day.");
    PARAMETER(double, saturday, 1.03, "1", between(0, 2), assumed("sign from sensors on Odengatan"),
              plausible(0.85, 1.2, linear, "leisure replaces commuting; nobody has said by how much"), "Trips on a Saturday against a normal day.");
    PARAMETER(double, sunday, 0.80, "1", between(0, 2), assumed("sensors on Odengatan: Sunday has least"),
              plausible(0.65, 0.9, linear, "the quietest day of sensors in Stockholm and in London, 0.75 of Thursday there"),
              "Trips on a Sunday against a normal day.");
    PARAMETER(double, rain_trips, 0.93, "1", between(0.5, 1.2), assumed("walking depends less on weather than cycling"),
              plausible(0.85, 1, linear, "fewer than on a dry day, by no more than cycling loses"), "Trips on a rainy day against a dry one.");
    PARAMETER(double, dark_multiplier, 0.87, "1", between(0.5, 1.2), assumed("weaker in a city core than the 38 % of a suburb"),
              plausible(0.75, 0.98, linear, "10 to 20 % fewer in a city core, against 38 % measured in a suburb"),
              "Weight of dark minutes against light ones when the trips of a day are spread over its minutes; their total stays.");
    PARAMETER(double, share_in_groups_weekday, 0.35, "1", between(0, 0.9), assumed("weekday transit"),
              plausible(0.25, 0.5, linear, "commuters walk alone more often than the 70 % in groups seen at leisure"),
              "Share of people who walk in groups, Monday to Friday.");
    PARAMETER(double, share_in_groups_leisure, 0.65, "1", between(0, 0.9), measured("moussaid2010", 'C'),
              plausible(0.5, 0.7, linear, "up to 70 % of people were seen in groups on Saturdays"),
              "Share of people who walk in groups at weekends.");
    PARAMETER(double, group_lambda_weekday, 0.6, "1", between(0.1, 3), assumed("zero-truncated Poisson of moussaid2010"),
              plausible(0.4, 0.9, linear, "mean size of a group of 1.2 to 1.5 before those of one are left out"),
              "Parameter of the zero-truncated Poisson distribution of group sizes, Monday to Friday.");
    PARAMETER(double, group_lambda_leisure, 1.1, "1", between(0.1, 3), assumed("zero-truncated Poisson of moussaid2010"),
              plausible(0.8, 1.5, linear, "around what was observed in shopping streets at weekends"),
              "Parameter of the zero-truncated Poisson distribution of group sizes at weekends.");
    PARAMETER(double, female_share, 0.52, "1", between(0, 1), assumed("about as in the county"),
              plausible(0.45, 0.56, linear, "the county has 0.50; shops draw more women, the night fewer"), "Share of women among visitors.");
    PARAMETER(double, share_under_16, 0.07, "1", between(0, 1), assumed("fewer than in the county"),
              plausible(0.04, 0.12, linear, "the county has 0.19, but children seldom come alone"), "Share of visitors who are under 16 years old.");
    PARAMETER(double, share_16_to_29, 0.30, "1", between(0, 1), assumed("over-represented in the city's attitude survey"),
              plausible(0.22, 0.4, linear, "the county has 0.18; the city's attitude survey met twice as many"),
              "Share of visitors who are 16 to 29 years old.");
    PARAMETER(double, share_65_to_74, 0.11, "1", between(0, 1), assumed("about as in the county"),
              plausible(0.07, 0.15, linear, "the county's share, a third less or more"), "Share of visitors who are 65 to 74 years old.");
    PARAMETER(double, share_over_74, 0.06, "1", between(0, 1), assumed("about as in the county"),
              plausible(0.03, 0.09, linear, "the county's share, half less or more"),
              "Share of visitors who are 75 years old or more; the others, of whom no share says so, are 30 to 64.");
    PARAMETER(double, speed_mean, 1.34, "m s-1", between(0.5, 2), measured("weidmann1993", 'B'), "Mean free walking speed of people under 65.");
    PARAMETER(double, speed_deviation, 0.26, "m s-1", between(0, 0.6), measured("weidmann1993", 'B'),
              "Standard deviation of the free walking speed of people under 65.");
    PARAMETER(double, speed_of_women, 0.948, "1", between(0.5, 1.5), measured("weidmann1993", 'C'),
              plausible(0.92, 0.98, linear, "studies find women 4 to 15 % slower than men"),
              "Free walking speed of women as a multiple of the mean of their age: 1.27 of 1.34 m/s.");
    PARAMETER(double, speed_of_men, 1.052, "1", between(0.5, 1.5), measured("weidmann1993", 'C'),
              plausible(1.02, 1.08, linear, "studies find women 4 to 15 % slower than men"),
              "Free walking speed of men as a multiple of the mean of their age: 1.41 of 1.34 m/s.");
    PARAMETER(double, speed_mean_65, 1.10, "m s-1", between(0.4, 2), measured("asher2012", 'B'), "Mean free walking speed of people of 65 to 74.");
    PARAMETER(double, speed_mean_75, 0.95, "m s-1", between(0.4, 2), measured("asher2012", 'B'), "Mean free walking speed of people of 75 and more.");
    PARAMETER(double, speed_deviation_old, 0.22, "m s-1", between(0, 0.6), measured("asher2012", 'B'),
              "Standard deviation of the free walking speed of people of 65 and more.");

    PARAMETER(double, gate_flow, 1.9, "m-1 s-1", between(0.5, 5),
              assumed("the most that laboratories measure before bottlenecks; their means are 1.2 to 1.9"),
              plausible(1.2, 2.3, linear, "means of laboratories before bottlenecks, up to their highest values"),
              "Most people whom a metre of a gate's opening lets in in a second; as many can go out at the same time.");
    PARAMETER(double, step_free_share, 0.02, "1", between(0, 1), assumed("wheelchairs, prams, heavy luggage"),
              plausible(0.01, 0.05, linear, "no count; half to two and a half times the assumed share"),
              "Share of people who cannot use stairs, among groups of visitors and among visitors who walk alone.");
    PARAMETER(double, audience_early, 1800, "s", between(0, 7200), assumed("the first ones want the best places"),
              plausible(600, 3600, logarithmic, "ten minutes to an hour"),
              "Time before the beginning of an event at which the first of its audience come.");
    PARAMETER(double, regular_share, 0.6, "1", between(0, 1), assumed("most pass here often"),
              plausible(0.4, 0.8, linear, "commuters are the majority at an underground station, tourists a good part"),
              "Share of trips that are made by somebody from the pool of regulars.");
    PARAMETER(int, regulars, 250000, "1", between(1, 10000000), assumed("a visit every four days on average"),
              plausible(100000, 500000, logarithmic, "a visit every other day to every eight days"),
              "Number of persons in the pool of regulars, who all come equally often.");

    double weekday_multiplier(Date date) const;
};

struct SceneParameters {
    static constexpr std::string_view section = "scene";

    PARAMETER(double, dealers_at_peak, 10, "1", between(0, 60), assumed("30 to 50 users and dealers named for 2005 (drugnews2005) as an upper bound"),
              plausible(4, 20, logarithmic, "30 to 50 users and dealers together are an upper bound"),
              "Number of dealers on the square at the hour when most are there.");
    PARAMETER(double, buyers_at_peak, 25, "h-1", between(0, 200), assumed("dealers at peak times deals per dealer and hour"),
              plausible(8, 60, logarithmic, "4 to 20 dealers who make 2 to 3 deals an hour"),
              "Number of buyers who arrive per hour at the hour when most arrive.");
    PARAMETER(double, female_share, 0.2, "1", between(0, 1), assumed("street scenes are mostly male"),
              plausible(0.1, 0.35, linear, "open drug scenes in Europe are 65 to 90 % male"), "Share of women among people of the drug scene.");
    PARAMETER(double, drug_users_at_peak, 20, "1", between(0, 100), estimated("drugnews2005", 'C'),
              plausible(10, 40, logarithmic, "30 to 50 users and dealers together are an upper bound"),
              "Number of people who use drugs and spend time on the square, at the hour when most are there.");
    PARAMETER(double, rough_sleepers_at_peak, 8, "1", between(0, 60), assumed("a small group"),
              plausible(3, 20, logarithmic, "no count of the square; from a handful to a group"),
              "Number of people who sleep rough and spend time on the square, at the hour when most are there.");
    PARAMETER(double, youth_at_risk_at_peak, 6, "1", between(0, 60), assumed("19 of 245 offences were by people under 18 (dn2015)"),
              plausible(2, 15, logarithmic, "8 % of offences were by people under 18, of a scene of 30 to 50"),
              "Number of young people at risk on the square at the hour when most are there.");
    PARAMETER(double, offenders_at_peak, 2, "1", between(0, 30), assumed("few people commit most offences"),
              plausible(1, 5, logarithmic, "a team of pickpockets at most, besides single offenders"),
              "Number of people on the square who look for an occasion to steal, rob or harm, at the hour when most are there.");
    PARAMETER(double, stay_median, 3600, "s", between(300, 28800), assumed("an hour; mean 100 minutes"),
              plausible(1200, 7200, logarithmic, "means of stays from half an hour to four hours"),
              "Median length of a stay of people of the scene; dealers and buyers stay by other rules.");
    PARAMETER(int, drug_users_in_all, 150, "1", between(1, 4000), assumed("each comes about once a day"),
              plausible(75, 400, logarithmic, "each of the daily present comes twice a day, or every other day or less"),
              "Number of different drug users who come again and again.");
    PARAMETER(int, rough_sleepers_in_all, 40, "1", between(1, 4000), assumed("each comes about once a day"),
              plausible(20, 100, logarithmic, "each of the daily present comes twice a day, or every other day"),
              "Number of different rough sleepers who come again and again.");
    PARAMETER(int, youth_at_risk_in_all, 50, "1", between(1, 4000), assumed("each comes about once a day"),
              plausible(25, 150, logarithmic, "each of the daily present comes twice a day, or every third day"),
              "Number of different young people at risk who come again and again.");
    PARAMETER(int, buyers_in_all, 300, "1", between(1, 4000), assumed("each comes about once a day"),
              plausible(150, 900, logarithmic, "each of the daily arrivals comes twice a day, or every third day"),
              "Number of different buyers who come again and again.");
    PARAMETER(double, buyers_discouraged, 0.8, "1", between(0, 1), assumed("few come where they never find anybody"),
              plausible(0.4, 1, linear, "half of them try again in vain, or nobody does"),
              "Chance that a buyer does not come is this times the share of searches in vain that the buyer remembers.");
    PARAMETER(double, buyer_memory, 0.3, "1", between(0, 1), assumed("as what dealers remember"),
              plausible(0.1, 0.6, linear, "a bad day is remembered for a day or two, up to ten days"),
              "Weight of the latest day in the share of searches in vain that a buyer remembers.");
    PARAMETER(double, buyer_hope, 0.1, "d-1", between(0, 1), assumed("tries again after a week or two"),
              plausible(0.03, 0.3, logarithmic, "three days to a month"),
              "Share of the searches in vain that a buyer remembers which it forgets on a day without a search.");
    PARAMETER(double, dealer_doses, 3, "1", between(0, 50), assumed("the rest lies hidden nearby"),
              plausible(1, 8, logarithmic, "one in the hand, up to what still counts as one's own use"), "Median number of doses a dealer carries.");
    PARAMETER(double, users_who_carry, 0.5, "1", between(0, 1), assumed("the others have used theirs"),
              plausible(0.3, 0.8, linear, "no measurement; between a minority and most"), "Share of drug users who carry a dose.");
    PARAMETER(double, market_memory, 0.3, "1", between(0, 1), assumed("word of some days"),
              plausible(0.1, 0.6, linear, "word lasts for a day or two, up to ten days"),
              "Weight of the latest day in what dealers remember of uniforms and of demand.");
    PARAMETER(double, risk_aversion, 0.6, "1", between(0, 3), assumed("a square watched all the time is left by three in five"),
              plausible(0.3, 1.2, logarithmic, "no measurement; half to twice the assumed value"),
              "Chance that a dealer stays away for a day is this times the share of time with a uniform in sight that dealers remember.");
    PARAMETER(double, dealer_entry, 0.3, "d-1", between(0, 1), assumed("replacement is the rule where buyers find nobody"),
              plausible(0.1, 0.6, logarithmic, "a place is taken within a few days or a few weeks"),
              "Chance on a day that somebody takes the place of a dealer who stays away is this times the share of buyers who found nobody, as "
              "remembered.");
    PARAMETER(double, stay_sigma, 1.0, "1", between(0.1, 2), assumed("log-normal, long tail"),
              plausible(0.7, 1.4, linear, "spread that log-normal lengths of stays usually have"),
              "Spread (sigma) of the log-normal lengths of stays of people of the scene.");
    PARAMETER(double, longest_stay, 43200, "s", between(600, 86400), assumed("half a day; one stay in 150 would be longer"),
              plausible(21600, 57600, logarithmic, "from six hours to a whole waking day"),
              "Length at which the longest stays of people of the scene are cut off.");
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
