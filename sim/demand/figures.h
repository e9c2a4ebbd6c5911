#pragma once

#include "base/units.h"
#include "parameters/fixed.h"

namespace plattan {

struct TripFigures {
    static constexpr std::string_view section = "demand";

    FIXED(int, youngest, 10, "year", assumed("younger ones are led by the hand"), "Age of the youngest visitors.");
    FIXED(int, oldest, 95, "year", assumed("older people seldom come alone"), "Age of the oldest visitors.");
    FIXED(int, largest_group, 8, "1", assumed("larger groups come apart in a crowd"), "Size of the largest group of visitors.");
    FIXED(int, alone_from, 13, "year", assumed("lower secondary school"), "Age from which young people come without an adult, and at night.");
    FIXED(int, adult_from, 18, "year", assumed("of age"), "Age from which somebody counts as the adult with whom children come.");
    FIXED(Seconds, children_from, 21600, "s", assumed("the first trains that families take"), "Time of the day from which children come.");
    FIXED(Seconds, children_until, 79200, "s", assumed("after the last showing of a film for them"), "Time of the day until which children come.");
    FIXED(double, slowest, 0.6, "m s-1", measured("asher2012", 'C'), "Least free walking speed of a visitor.");
    FIXED(double, fastest, 2.2, "m s-1", assumed("nobody runs"), "Largest free walking speed of a visitor.");
    FIXED(int, youngest_staff, 21, "year", assumed("after training"), "Age of the youngest staff.");
    FIXED(int, oldest_staff, 64, "year", assumed("before retirement"), "Age of the oldest staff.");
};
inline constexpr TripFigures trip_figures;

struct SceneFigures {
    static constexpr std::string_view section = "scene";

    FIXED(int, youngest_dealer, 16, "year", measured("dn2015", 'C'), "Age of the youngest dealers and buyers.");
    FIXED(int, oldest_dealer, 45, "year", assumed("a young trade"), "Age of the oldest dealers and buyers.");
    FIXED(int, youngest_drug_user, 16, "year", measured("dn2015", 'C'), "Age of the youngest drug users.");
    FIXED(int, oldest_drug_user, 60, "year", assumed("few live longer"), "Age of the oldest drug users.");
    FIXED(int, youngest_rough_sleeper, 18, "year", assumed("younger ones are taken in"), "Age of the youngest rough sleepers.");
    FIXED(int, oldest_rough_sleeper, 75, "year", assumed("few live longer"), "Age of the oldest rough sleepers.");
    FIXED(int, youngest_at_risk, 13, "year", assumed("lower secondary school"), "Age of the youngest of the young people at risk.");
    FIXED(int, oldest_at_risk, 20, "year", assumed("whom youth workers are for"), "Age of the oldest of the young people at risk.");
    FIXED(int, youngest_offender, 15, "year", assumed("the age of criminal responsibility"), "Age of the youngest offenders.");
    FIXED(int, oldest_offender, 60, "year", assumed("few grow old in it"), "Age of the oldest offenders.");
    FIXED(double, doses_sigma, 1, "1", assumed("some carry many"), "Spread (sigma) of the log-normal number of doses that a dealer carries.");
};
inline constexpr SceneFigures scene_figures;

struct EntryFigures {
    static constexpr std::string_view section = "entry";

    FIXED(float, jamb, 0.4F, "m", assumed("room for a body"), "Width that people keep free at both ends of a gate.");
    FIXED(float, beside, 0.6F, "m", assumed("the breadth of a body with its sway"), "Distance between two who come in side by side.");
    FIXED(Seconds, next_row, 1.5, "s", assumed("even a slow group has walked on by more than two bodies"),
          "Time between two rows of a group that comes in.");
};
inline constexpr EntryFigures entry_figures;

struct CrowdFigures {
    static constexpr std::string_view section = "crowds";

    FIXED(float, core, 0.18F, "m", assumed("as walking.core_radius"), "Half of the least distance between two people of a crowd at first.");
    FIXED(double, sparse, 1.5, "m-2", assumed("up to here everybody finds room at random"),
          "Density up to which people of a crowd are scattered at random.");
    FIXED(float, beside, 0.6F, "m", assumed("the breadth of a body with its sway"), "Distance between members of a group who stand in a crowd.");
    FIXED(float, group_reach, 3, "m", assumed("within earshot"), "Largest distance of members from the first of a group in a crowd.");
    FIXED(float, wall_distance, 0.22F, "m", assumed("half the breadth of a body"), "Least distance from walls of people of a crowd at first.");
};
inline constexpr CrowdFigures crowd_figures;

} // namespace plattan
