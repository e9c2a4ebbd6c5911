#pragma once

#include "encounters/setting.h"

namespace plattan {

struct PoliceCheckParameters {
    static constexpr std::string_view section = "police_check";

    PARAMETER(double, duration, 300, "s", between(30, 3600), assumed("questions, a search, a note"),
              plausible(120, 900, logarithmic, "from a question to a search with a report"), "Median length of a check of a person by police.");
    PARAMETER(double, finds, 0.9, "1", between(0, 1), assumed("little is missed in a search"),
              plausible(0.7, 1, linear, "a search misses a third at most"),
              "Chance that a police check finds the drugs a person carries, so that an offence is recorded.");
    PARAMETER(int, arrest_from, 10, "1", between(1, 250), assumed("more than for one's own use"),
              plausible(4, 25, logarithmic, "practice differs with the officers and the substance"),
              "Number of doses found in a police check from which on the person is arrested.");
    PARAMETER(int, release_after, 2, "d", between(0, 30), assumed("24 of 31 arrested were not remanded (dn2015)"),
              plausible(0.5, 4, logarithmic, "let go the next day, or held for the three days that the law allows and a day more"),
              "Days that somebody who was arrested and not remanded stays away.");
    PARAMETER(double, remanded, 0.25, "1", between(0, 1), estimated("dn2015", 'C'),
              plausible(0.1, 0.4, linear, "7 of 31 with a 95 % interval of 0.10 to 0.41"), "Share of those arrested who are remanded: 7 of 31.");
    PARAMETER(int, custody, 300, "d", between(1, 4000), assumed("remand and sentence"),
              plausible(90, 600, logarithmic, "sentences for dealing in the street run from months to two years"),
              "Days that somebody who was remanded after an arrest stays away.");
    PARAMETER(double, booking_time, 9000, "s", between(300, 43200), assumed("the way to the station, the papers, the way back"),
              plausible(4500, 14400, logarithmic, "an hour and a quarter to half a shift"),
              "Time for which an arrest takes its officers away, where there is no room for it on the square.");
    PARAMETER(double, booking_time_in_room, 2700, "s", between(300, 43200), assumed("the papers alone"),
              plausible(1200, 5400, logarithmic, "half to twice the assumed time"),
              "Time for which an arrest takes its officers away, where there is a room for it on the square.");
};

/// What comes of a check: an offence recorded where something is found, an arrest where it is much. Who carried nothing goes
/// on, and feels it.
class PoliceCheck {
public:
    explicit PoliceCheck(const PoliceCheckParameters& parameters) : parameters(parameters) {}

    Seconds duration() const { return parameters.duration; }
    void end(const Talk& talk, const Setting& setting) const;

private:
    void arrest(const Talk& talk, const Setting& setting, Draws& draws) const;

    PoliceCheckParameters parameters;
};

} // namespace plattan
