#pragma once

#include "base/units.h"
#include "parameters/fixed.h"

namespace plattan {

struct IndexFigures {
    static constexpr std::string_view section = "index";

    FIXED(Seconds, opens, 10 * 3600, "s", assumed("when shops are open"), "Time of day from which on the safety index counts.");
    FIXED(Seconds, closes, 22 * 3600, "s", assumed("when the square grows empty"), "Time of day until which the safety index counts.");
    FIXED(double, dark_at, 1.15, "1", assumed("the missing light of half a lux"), "Missing light at which the sub-score 'lighting' is 0.");
    FIXED(double, populated_0, 0, "1", assumed("an empty square"), "Number of people who stay at which the sub-score 'populated' is 0.");
    FIXED(double, populated_20, 200, "1", assumed("a full square"), "Number of people who stay at which the sub-score 'populated' is 20.");
    FIXED(double, function_mix_0, 0.2, "1", assumed("nearly everybody passes"), "Evenness of uses at which the sub-score 'function mix' is 0.");
    FIXED(double, function_mix_20, 0.9, "1", assumed("all uses about alike"), "Evenness of uses at which the sub-score 'function mix' is 20.");
    FIXED(double, flows_0, 0.5, "1", assumed("every second crossing is disturbed"),
          "Share of undisturbed crossings and minutes at which the sub-score 'flows' is 0.");
    FIXED(double, flows_20, 1, "1", assumed("nobody is disturbed"),
          "Share of undisturbed crossings and minutes at which the sub-score 'flows' is 20.");
    FIXED(double, overview_0, 0.3, "1", assumed("a place full of corners"),
          "Share of the square in view from its routes at which the sub-score 'overview' is 0.");
    FIXED(double, overview_20, 0.95, "1", assumed("an open place"),
          "Share of the square in view from its routes at which the sub-score 'overview' is 20.");
    FIXED(double, lighting_0, 0, "1", assumed("the light that 'dark_at' says"), "Share of the light wanted at which the sub-score 'lighting' is 0.");
    FIXED(double, lighting_20, 1, "1", assumed("no light is missed"), "Share of the light wanted at which the sub-score 'lighting' is 20.");
    FIXED(double, upkeep_0, 12, "1", assumed("twice the city's mean"), "Litter and damage (items per 10 m2) at which the sub-score 'upkeep' is 0.");
    FIXED(double, upkeep_20, 0.5, "1", assumed("just cleaned"), "Litter and damage (items per 10 m2) at which the sub-score 'upkeep' is 20.");
    FIXED(double, informal_control_0, 0.5, "1", assumed("the scene is in the majority"),
          "Ordinary people and staff per person of the scene at which the sub-score 'informal control' is 0.");
    FIXED(double, informal_control_20, 8, "1", assumed("the scene is not noticed"),
          "Ordinary people and staff per person of the scene at which the sub-score 'informal control' is 20.");
    FIXED(double, formal_control_0, 0, "1", assumed("nobody ever"),
          "Share of visitors' time with staff near at which the sub-score 'formal control' is 0.");
    FIXED(double, formal_control_20, 0.8, "1", assumed("nearly always"),
          "Share of visitors' time with staff near at which the sub-score 'formal control' is 20.");
    FIXED(double, open_disorder_0, 12, "1", assumed("one passer in eighty meets a deal"),
          "Visible deals per 1,000 passers at which the sub-score 'open disorder' is 0.");
    FIXED(double, open_disorder_20, 0.2, "1", assumed("hardly anybody meets a deal"),
          "Visible deals per 1,000 passers at which the sub-score 'open disorder' is 20.");
};
inline constexpr IndexFigures index_figures;

struct ConflictFigures {
    static constexpr std::string_view section = "conflicts";

    FIXED(float, horizon, 0.5F, "s", assumed("a reaction time: until then people give way to each other as a matter of course"),
          "Time within which two walkers would touch if neither gave way: a conflict where they still would a reaction time later.");
};
inline constexpr ConflictFigures conflict_figures;

struct LaneFigures {
    static constexpr std::string_view section = "fire_lanes";

    FIXED(double, needed_width, 4, "m", assumed("the clear lane that the plan of the square asks for"),
          "Width from which on a fire lane counts as clear.");
    FIXED(int, most_standing, 5, "1", assumed("some people step aside when they are told to, a crowd does not"),
          "Number of people who stand or sit in the fire lanes up to whom they count as clear.");
};
inline constexpr LaneFigures lane_figures;

struct StuckFigures {
    static constexpr std::string_view section = "stuck";

    FIXED(Seconds, long_enough, 300, "s", assumed("no queue of the square lasts as long"),
          "Time without getting on after which a walker counts as stuck.");
    FIXED(float, no_way, 2, "m", assumed("less is to and fro"), "Distance within which a walker has not got on.");
    FIXED(float, queue, 10, "m", assumed("the line before a barrier"),
          "Distance to a gate that serves people one by one, within which nobody counts as stuck.");
};
inline constexpr StuckFigures stuck_figures;

struct SnapshotFigures {
    static constexpr std::string_view section = "stays";

    FIXED(Seconds, from, 6 * 3600, "s", assumed("the waking hours"), "Time of day from which on the share of people who stay is counted.");
    FIXED(Seconds, until, 22 * 3600, "s", assumed("the waking hours"), "Time of day until which the share of people who stay is counted.");
};
inline constexpr SnapshotFigures snapshot_figures;

} // namespace plattan
