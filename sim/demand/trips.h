#pragma once

#include "demand/demand.h"
#include "demand/weather.h"
#include "people/people.h"

namespace plattan {

/// All trips of ordinary visitors of one date, in order of arrival; their keys count in that order.
/// Drawn before the first tick, from seed, replication, date and demand alone.
/// @param day_start 00:00 of the date, in seconds since 00:00 of the run's first day
/// @param weight so many times fewer come
std::vector<Expected> draw_trips(const Site& site, const Demand& demand, const DemandParameters& parameters, RunKey run, Date date,
                                 const WeatherOfDay& weather, Seconds day_start, double weight = 1);

/// Free walking speed by age and sex, `deviation` standard deviations from the mean (unit: m/s)
double free_speed(int age, Sex sex, const DemandParameters& parameters, double deviation);

/// Sex, age, free speed and sensitivity of a person, from a key alone: its own, or that of the regular it is.
void draw_traits(Expected& person, const DemandParameters& parameters, RunKey run, double female_share, PersonKey whose);
inline void draw_traits(Expected& person, const DemandParameters& parameters, RunKey run, double female_share)
{
    draw_traits(person, parameters, run, female_share, person.key);
}

} // namespace plattan
