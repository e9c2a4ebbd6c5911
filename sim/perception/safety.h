#pragma once

#include "parameters/parameter.h"
#include "perception/perceived.h"
#include "perception/unsafe_map.h"

namespace plattan {

/// How safe a place feels to somebody: a logistic form whose terms are what the person sees or has seen within three minutes.
struct SafetyParameters {
    static constexpr std::string_view section = "safety";

    PARAMETER(double, base_day, -4.99, "1", between(-8, 2), assumed("calibrated (docs/calibration.json): P(unsafe) 6 % by day"),
              plausible(-5.8, -3.8, linear, "shifts P(unsafe) by day from 6 % to about 2 to 15 %"),
              "Feeling of being unsafe by day (logit) of a man under 75 before anything is seen.");
    PARAMETER(double, base_night, -3.655, "1", between(-8, 2), assumed("calibrated (docs/calibration.json): P(unsafe) 22 % at night"),
              plausible(-4.6, -2.6, linear, "shifts P(unsafe) at night from 22 % to about 9 to 43 %, as far as surveys of places lie apart"),
              "Feeling of being unsafe at night (logit) of a man under 75 before anything is seen and before darkness counts.");
    PARAMETER(double, personal_deviation, 1.0, "1", between(0, 3), assumed("people differ widely in how safe they feel"),
              plausible(0.6, 1.5, linear, "persons differ at least as much as women and men do by day"),
              "Standard deviation of lasting differences between persons in feeling unsafe (logit).");
    PARAMETER(double, women_day, 0.9, "1", between(0, 3), estimated("bra_ntu", 'C'),
              plausible(0.5, 1.2, linear, "a third to four fifths of the stated difference at night"),
              "Added to women's feeling of being unsafe by day (logit): 0.6 of the stated difference at night.");
    PARAMETER(double, women_night, 1.5, "1", between(0, 3), estimated("bra_ntu", 'C'),
              plausible(1.3, 1.9, linear, "odds ratios of 3.7 to 6.5 in the national survey, by year and age"),
              "Added to women's feeling of being unsafe at night (logit): an odds ratio of 4.5 between women and men.");
    PARAMETER(double, young_women, 0.4, "1", between(0, 2), estimated("bra_ntu", 'C'),
              plausible(0, 0.8, linear, "odds ratio of 6.5 against 4.5 at 16 to 24, twice that at most"),
              "Added to the feeling of being unsafe (logit) of women under 25, besides what all women have.");
    PARAMETER(double, old, 0.3, "1", between(0, 2), estimated("bra_ntu", 'C'),
              plausible(0, 0.8, linear, "the oldest are among the most unsafe after dark; twice the assumed value at most"),
              "Added to the feeling of being unsafe (logit) of people of 75 and more.");
    PARAMETER(double, deals, 0.6, "1", between(0, 3), assumed("direction: regional_survey2023"),
              plausible(0.2, 1.2, logarithmic, "only the direction is known, from residents near drug scenes"),
              "Weight of log(1 + deals noticed within three minutes) in feeling unsafe (logit).");
    PARAMETER(double, loitering, 0.6, "1", between(0, 3),
              assumed("a group that hangs around weighs as deals that are noticed do; direction: regional_survey2023"),
              plausible(0.2, 1.2, logarithmic, "only the direction is known, from residents near drug scenes"),
              "Weight of log(1 + people of the scene who hang around in view) in feeling unsafe (logit).");
    PARAMETER(double, reputation, 0.5, "1", between(0, 1), assumed("half memory, half what is seen, as of opinions"),
              plausible(0.2, 0.8, linear, "between mostly what is seen and mostly what is remembered"),
              "Weight of what is known of a spot, against what is seen of the scene just now, in how unsafe the scene makes regulars feel there.");
    PARAMETER(double, victim, 1.6, "1", between(0, 4), assumed("an offence weighs twice as much as a check by police"),
              plausible(0.8, 3, logarithmic, "no measurement; half to twice the assumed weight"),
              "Added to the feeling of being unsafe (logit) of somebody to whom an offence was done on this visit.");
    PARAMETER(double, violence_seen, 0.8, "1", between(0, 3), assumed("half as much as to be the victim"),
              plausible(0.4, 1.6, logarithmic, "no measurement; half to twice the assumed weight"),
              "Added to the feeling of being unsafe (logit) of somebody who has seen violence within three minutes.");
    PARAMETER(double, intoxicated, 0.35, "1", between(0, 3), assumed("a sight, less than a deal"),
              plausible(0.2, 1.2, logarithmic, "no measurement; as the weight of deals noticed, for each person seen"),
              "Weight of each intoxicated person noticed in feeling unsafe (logit).");
    PARAMETER(double, disturbance, 0.5, "1", between(0, 3), assumed("a quarrel is more than a sight"),
              plausible(0.2, 1.2, logarithmic, "no measurement; as the weight of deals noticed"),
              "Weight of log(1 + disturbances noticed) in feeling unsafe (logit).");
    PARAMETER(double, checked, 0.8, "1", between(0, 3), assumed("direction: santiago2023"),
              plausible(0.2, 1.6, logarithmic, "fear rose in those approached by officers; a quarter to twice the assumed weight"),
              "Added to the feeling of being unsafe (logit) of somebody whom police have checked on this visit.");
    PARAMETER(double, litter, 0.35, "1", between(0, 2), assumed("direction: keizer2008"),
              plausible(0.1, 0.7, logarithmic, "only the direction is known, from experiments on disorder"),
              "Weight of log(1 + litter / 5 items per 10 m2) around a person in feeling unsafe (logit).");
    PARAMETER(double, graffiti, 0.3, "1", between(0, 2), assumed("direction of keizer2008"),
              plausible(0.1, 0.7, logarithmic, "only the direction is known, from experiments on disorder"),
              "Added to the feeling of being unsafe (logit) where graffiti or damage is near.");
    PARAMETER(double, darkness, 1.0, "1", between(0, 3), estimated("fotios2018", 'C'),
              plausible(0.4, 1.6, linear, "the gap between day and night at 2 lx is 0.35 to 0.65 of a rating step"),
              "Weight of missing light on the ground in feeling unsafe at night (logit): min(1.5, 0.5 (2 lx / E)^0.6).");
    PARAMETER(double, emptiness, 0.5, "1", between(0, 3), assumed("an empty place is nobody's"),
              plausible(0.2, 1.2, logarithmic, "no measurement; as the weight of company"),
              "Weight of exp(-density of people within 15 m / 0.01 per m2) in feeling unsafe (logit).");
    PARAMETER(double, crowding, 0.5, "1", between(0, 3), assumed("being pressed"),
              plausible(0.2, 1.2, logarithmic, "no measurement; seldom matters at the densities of this square"),
              "Weight of each person per m2 above 0.5 within 5 m in feeling unsafe (logit).");
    PARAMETER(double, uniforms, 0.7, "1", between(0, 3), estimated("doyle2015", 'C'),
              plausible(0.2, 1.2, logarithmic, "experiments find from nothing to a clear gain, by how unsafe the setting is"),
              "Largest relief (logit) from a uniform that is noticed; reached only where people feel unsafe without it.");
    PARAMETER(double, hosts, 0.4, "1", between(0, 3), assumed("staff who care for the place"),
              plausible(0.2, 1.2, logarithmic, "volunteers helped about as much as guards in one experiment"),
              "Relief from feeling unsafe (logit) through staff without uniform who are noticed.");
    PARAMETER(double, company, 0.3, "1", between(0, 2), assumed("eyes on the square"),
              plausible(0.2, 1.2, logarithmic, "only the direction is known"),
              "Weight of log(1 + people who stay / 10), in sight within 30 m, as a relief from feeling unsafe (logit).");
    PARAMETER(double, uniform_range, 40, "m", between(1, 100), assumed("a uniform is made out across half of the square"),
              plausible(20, 60, logarithmic, "half to one and a half times the assumed distance; as far as dealers see one"),
              "Distance within which visitors notice uniforms and hosts.");
    PARAMETER(double, intoxicated_range, 10, "m", between(1, 30), assumed("one hears and sees it from there"),
              plausible(5, 20, logarithmic, "no measurement; half to twice the assumed distance"),
              "Distance within which visitors notice intoxicated people.");
    PARAMETER(double, disturbance_range, 20, "m", between(1, 100), assumed("it is loud"),
              plausible(10, 40, logarithmic, "no measurement; half to twice the assumed distance"),
              "Distance within which visitors notice a disturbance.");
    PARAMETER(double, interval, 20, "s", between(1, 120), assumed("a few looks around during a crossing"),
              plausible(10, 40, logarithmic, "two to eight looks around in a crossing of a minute and a half"),
              "Time between two moments at which a visitor looks around and feels safe or unsafe.");
};

/// What somebody sees when it looks around.
struct Surrounding {
    double deals_noticed = 0; ///< within three minutes
    double intoxicated = 0;   ///< in sight and near enough to be noticed
    double disturbances = 0;  ///< in sight and near enough to be noticed
    double loiterers = 0;     ///< people of the scene who hang around, in sight within 30 m
    bool violence = false;    ///< done to somebody else, seen within three minutes
    bool victim = false;      ///< of an offence, on this visit
    double scene_known = -1;  ///< what the scene is known to add here at this time of the day (logit); below 0: knows nothing of it
    bool checked = false;     ///< by police, on this visit
    bool graffiti = false;    ///< or damage, within 8 m
    double litter = 0;        ///< items per 10 m2
    double illuminance = 1e5; ///< least around the person (unit: lx)
    double night = 0;         ///< 0 by day, 1 at night, between them at dusk and dawn
    double near_density = 0;  ///< of people within 5 m (unit: m-2)
    double far_density = 0;   ///< of people within 15 m (unit: m-2)
    double stayers = 0;       ///< ordinary people who stay, in sight within 30 m
    bool uniform = false;     ///< in sight and near enough to be noticed
    bool host = false;        ///< in sight and near enough to be noticed
};

/// What the scene that is seen just now adds to feeling unsafe (logit).
double scene_seen(const SafetyParameters& parameters, const Surrounding& seen);

/// Being unsafe on the logistic scale: P(unsafe) = 1 / (1 + exp(-eta)).
/// @param sensitivity the person's own part, standard normal
double unsafe_eta(const SafetyParameters& parameters, Sex sex, int age, double sensitivity, const Surrounding& seen);

/// Every visitor looks around on its own beat and keeps what it feels.
class Safety {
public:
    Safety(const SafetyParameters& parameters, const Ground& ground)
        : parameters(parameters), map(ground.low(), ground.high()), scene_by_day(ground.low(), ground.high()),
          scene_by_night(ground.low(), ground.high())
    {
    }

    /// Lists whose turn it is to look around, after `perception` has listed who is where.
    /// @return what is left to do; it reads `now` and writes each looker's row of `people.feeling`
    Loop feel(const Perceived& now, People& people);

    /// What those who have looked around felt, on the maps of the place.
    void note(const Present& now);

    /// Those who looked around in this tick, ascending.
    const std::vector<PersonId>& looked() const { return lookers; }

    /// Midnight: what people felt becomes what is known of the place.
    void end_day()
    {
        map.end_day();
        scene_by_day.end_day();
        scene_by_night.end_day();
    }
    /// P(unsafe) at night.
    const UnsafeMap& known() const { return map; }

    template <class Archive> void archive(Archive& a) { a(map, scene_by_day, scene_by_night); }

private:
    /// What a looker counts somebody as: bits.
    static constexpr std::uint8_t stays = 1, intoxicated = 2, visits = 4, loiters = 8;

    void tell_apart(const std::vector<PersonId>& present, const People& people);
    Surrounding look_around(PersonId id, const Perceived& now) const;

    SafetyParameters parameters;
    UnsafeMap map;
    UnsafeMap scene_by_day, scene_by_night; ///< what the scene that people saw added to their feeling (logit)
    std::vector<PersonId> lookers;
    std::vector<float> scene_felt;       ///< by looker
    std::vector<std::uint8_t> counts_as; ///< by place in `Whereabouts::who`
};

} // namespace plattan
