#pragma once

#include "encounters/setting.h"

namespace plattan {

struct PoliceCheckParameters {
    static constexpr std::string_view section = "police_check";

    PARAMETER(double, duration, 300, "s", between(30, 3600), assumed("questions, a search, a note"), "Median length of a check.");
    PARAMETER(double, finds, 0.9, "1", between(0, 1), assumed("little is missed in a search"),
              "Chance that a check finds the drugs somebody carries and an offence is recorded.");
    PARAMETER(int, arrest_from, 10, "1", between(1, 250), assumed("more than for one's own use"), "Doses found from which on somebody is arrested.");
    PARAMETER(int, release_after, 2, "d", between(0, 30), assumed("24 of 31 arrested were not remanded (dn2015)"),
              "Days somebody who was arrested stays away.");
    PARAMETER(double, remanded, 0.25, "1", between(0, 1), estimated("dn2015", 'C'), "Share of those arrested who are remanded: 7 of 31.");
    PARAMETER(int, custody, 300, "d", between(1, 4000), assumed("remand and sentence"), "Days they stay away.");
    PARAMETER(double, booking_time, 9000, "s", between(300, 43200), assumed("the way to the station, the papers, the way back"),
              "Time an arrest takes its officers away.");
    PARAMETER(double, booking_time_in_room, 2700, "s", between(300, 43200), assumed("the papers alone"), "The same with a room on the square.");
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
