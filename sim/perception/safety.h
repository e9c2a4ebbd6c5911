#pragma once

#include "parameters/parameter.h"
#include "people/happenings.h"
#include "perception/perception.h"
#include "perception/unsafe_map.h"

namespace plattan {

/// How safe a place feels to somebody: a logistic form whose terms are what the person sees or has seen within three minutes.
struct SafetyParameters {
    static constexpr std::string_view section = "safety";

    PARAMETER(double, base_day, -4.0415, "1", between(-8, 2), assumed("calibrated (docs/calibration.json): P(unsafe) 6 % by day"),
              "Level by day, before what is seen.");
    PARAMETER(double, base_night, -3.2039, "1", between(-8, 2), assumed("calibrated (docs/calibration.json): P(unsafe) 22 % at night"),
              "Level at night, before what is seen and before darkness.");
    PARAMETER(double, personal_deviation, 1.0, "1", between(0, 3), assumed("0.6 to 1.5"),
              "Standard deviation of lasting differences between persons.");
    PARAMETER(double, women_day, 0.9, "1", between(0, 3), estimated("bra_ntu", 'C'),
              "Added for women by day: 0.6 of the stated difference at night.");
    PARAMETER(double, women_night, 1.5, "1", between(0, 3), estimated("bra_ntu", 'C'),
              "Added for women at night: odds ratio 4.5 between women and men.");
    PARAMETER(double, young_women, 0.4, "1", between(0, 2), estimated("bra_ntu", 'C'), "Added for women under 25.");
    PARAMETER(double, old, 0.3, "1", between(0, 2), estimated("bra_ntu", 'C'), "Added from 75 years on.");
    PARAMETER(double, deals, 0.6, "1", between(0, 3), assumed("direction: regional_survey2023; 0.2 to 1.2"),
              "Weight of log(1 + deals noticed within three minutes).");
    PARAMETER(double, intoxicated, 0.35, "1", between(0, 3), assumed("0.2 to 1.2"), "Weight of each intoxicated person in sight within 10 m.");
    PARAMETER(double, disturbance, 0.5, "1", between(0, 3), assumed("a quarrel is more than a sight"),
              "Weight of log(1 + disturbances in sight within 20 m).");
    PARAMETER(double, checked, 0.8, "1", between(0, 3), assumed("direction: santiago2023"), "Added for who was checked by police on this visit.");
    PARAMETER(double, litter, 0.35, "1", between(0, 2), assumed("direction: keizer2008; 0.1 to 0.7"),
              "Weight of log(1 + litter / 5 items per 10 m2) around the person.");
    PARAMETER(double, graffiti, 0.3, "1", between(0, 2), assumed("direction of keizer2008"), "Weight of seeing graffiti or damage nearby.");
    PARAMETER(double, darkness, 1.0, "1", between(0, 3), estimated("fotios2018", 'C'),
              "Weight of what is missing of light on the ground at night: min(1.5, 0.5 (2 lx / E)^0.6).");
    PARAMETER(double, emptiness, 0.5, "1", between(0, 3), assumed("an empty place is nobody's"),
              "Weight of exp(-density / 0.01 per m2) within 15 m.");
    PARAMETER(double, crowding, 0.5, "1", between(0, 3), assumed("being pressed"), "Weight of each person per m2 above 0.5 within 5 m.");
    PARAMETER(double, uniforms, 0.7, "1", between(0, 3), estimated("doyle2015", 'C'),
              "Largest gain from a uniform in sight within 40 m; reached only where one feels unsafe without it.");
    PARAMETER(double, hosts, 0.4, "1", between(0, 3), assumed("staff who care for the place"),
              "Gain from staff without uniform in sight within 40 m.");
    PARAMETER(double, company, 0.3, "1", between(0, 2), assumed("eyes on the square"),
              "Gain from log(1 + people who stay / 10) in sight within 30 m.");
    PARAMETER(double, interval, 20, "s", between(1, 120), assumed("a few looks around during a crossing"), "Time between two looks around.");
};

/// What somebody sees when it looks around.
struct Surrounding {
    double deals_noticed = 0; ///< within three minutes
    double intoxicated = 0;   ///< in sight within 10 m
    double disturbances = 0;  ///< in sight within 20 m
    bool checked = false;     ///< by police, on this visit
    bool graffiti = false;    ///< or damage, within 8 m
    double litter = 0;        ///< items per 10 m2
    double illuminance = 1e5; ///< least around the person (unit: lx)
    bool night = false;
    double near_density = 0; ///< of people within 5 m (unit: m-2)
    double far_density = 0;  ///< of people within 15 m (unit: m-2)
    double stayers = 0;      ///< ordinary people who stay, in sight within 30 m
    bool uniform = false;    ///< in sight within 40 m
    bool host = false;       ///< in sight within 40 m
};

/// Being unsafe on the logistic scale: P(unsafe) = 1 / (1 + exp(-eta)).
/// @param sensitivity the person's own part, standard normal
double unsafe_eta(const SafetyParameters& parameters, Sex sex, int age, double sensitivity, const Surrounding& seen);

/// Every visitor looks around on its own beat and keeps what it feels.
class Safety {
public:
    Safety(const SafetyParameters& parameters, const Ground& ground) : parameters(parameters), map(ground.low(), ground.high()) {}

    /// Lists whose turn it is to look around, after `perception` has listed who is where.
    /// @return what is left to do; it reads the other arguments and writes each looker's row of `people.feeling`
    Loop feel(const Clock& clock, const Site& site, const Environment& environment, const Perception& perception, const Happenings& happenings,
              People& people);

    /// What those who have looked around felt, on the map of the place by night.
    void note(const Environment& environment, const People& people);

    /// Those who looked around in this tick, ascending.
    const std::vector<PersonId>& looked() const { return lookers; }

    /// Midnight: what people felt becomes what is known of the place.
    void end_day() { map.end_day(); }
    const UnsafeMap& known() const { return map; }

    template <class Archive> void archive(Archive& a) { a(map); }

private:
    /// What a looker counts somebody as: bits.
    static constexpr std::uint8_t stays = 1, intoxicated = 2, visits = 4;

    void tell_apart(const std::vector<PersonId>& present, const People& people);
    Surrounding look_around(PersonId id, const Clock& clock, const Site& site, const Environment& environment, const Perception& perception,
                            const Happenings& happenings, const People& people) const;

    SafetyParameters parameters;
    UnsafeMap map;
    std::vector<PersonId> lookers;
    std::vector<std::uint8_t> counts_as; ///< by place in `Whereabouts::who`
};

} // namespace plattan
