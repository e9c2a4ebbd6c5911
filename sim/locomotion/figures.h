#pragma once

#include "parameters/fixed.h"

namespace plattan {

/// Figures of the inner loops of walking, which the compiler must know.
struct WalkingFigures {
    static constexpr std::string_view section = "walking";

    FIXED(float, shift_range, 3, "m", assumed("as far as a crowd is looked through"),
          "Distance within which oncoming people make a person step aside.");
    FIXED(float, collision_range, 2.5F, "m", assumed("beyond, there is time to decide later"),
          "Distance within which collisions with others are foreseen.");
    FIXED(float, way_margin, 0.2F, "m", assumed("a hand's breadth"), "Gap between two bodies up to which one is in the other's way.");
    FIXED(float, wall_time, 0.3F, "s", assumed("somewhat more than half a reaction time"), "Time ahead from which on a wall turns people away.");
    FIXED(float, long_blocked, 1.5F, "s", assumed("calibrated with a pocket of people who stand"),
          "Time of being blocked by people who stand after which a person tries every direction.");
    FIXED(float, asks_after, 2.25F, "s", assumed("calibrated with a pocket of people who stand"),
          "Time of being blocked by people who stand after which a person asks them to let it through.");
    FIXED(float, insistence, 0.3F, "1", assumed("calibrated with flow in both directions"),
          "Least share of its free speed at which a person goes on against others in a dense crowd.");
    FIXED(float, sideways, 0.5F, "1", assumed("side steps are about half as fast"),
          "Largest share of free speed at which people pass others with their shoulders turned.");
    FIXED(float, aside_slope, 1.5F, "m-1", assumed("calibrated with counterflow; form after xu2021"),
          "Growth of the step aside with how far to one side an oncoming person is.");
    FIXED(float, most_aside, 1.2F, "1", assumed("calibrated with counterflow"), "Largest step aside, as the tangent of its angle to the way.");
    FIXED(float, comes_against, 0.3F, "1", assumed("within some 70 degrees of straight on"),
          "Cosine from which on somebody counts as coming the other way.");
    FIXED(float, seen_behind, 0.3F, "m", assumed("a body's depth"), "Distance behind a person within which others still count for collisions.");
    FIXED(float, drift, 0.25F, "1", assumed("calibrated with counterflow"), "Largest weight of keeping to the right of somebody who is blocked.");
    FIXED(float, drift_from, 0.25F, "s", assumed("calibrated with counterflow"), "Time of being blocked from which on a person keeps to the right.");
    FIXED(float, turning_room, 0.7F, "1", assumed("calibrated with the rest"),
          "Cosine beyond a right angle at which a direction has lost all its worth.");
    FIXED(float, slows_from, 0.25F, "s", assumed("calibrated with the rest"), "Time to a collision from which on a person slows down.");
    FIXED(float, least_pace, 0.1F, "1", assumed("one shuffles on"), "Least share of the speed chosen that a person keeps before a collision.");

    FIXED(float, contact_slack, 0.045F, "m", assumed("bodies sway"), "Distance that bodies are kept apart beyond what they need.");
    FIXED(float, turns_after, 1.0F, "s", assumed("a moment of hesitation"),
          "Time of being blocked after which two people who want to pass each other turn their shoulders.");
    FIXED(float, turns_against, 0.0F, "1", assumed("more than a right angle apart"),
          "Cosine between the ways of two people, reversed, from which on they turn their shoulders.");
    FIXED(float, turned_share, 0.4F, "1", assumed("the depth of a body against its breadth, with some pressing"),
          "Share of the room that two need otherwise in a dense crowd, once they have turned their shoulders.");
    FIXED(float, standing_room, 0.3F, "m", assumed("bodies of 0.28 m depth"), "Least distance between the centres of people who stand or sit.");

    FIXED(float, blocked_share, 0.25F, "1", assumed("calibrated with flow in both directions"),
          "Share of the pace wanted below which a person counts as blocked.");
    FIXED(float, pocket_share, 0.45F, "1", assumed("calibrated with a pocket of people who stand"),
          "Share of the pace wanted below which a person among people who stand counts as blocked.");
    FIXED(float, recovery, 0.5F, "1", assumed("people who step to and fro are still blocked"),
          "Speed with which the time of being blocked is forgotten, against the speed with which it grows.");
    FIXED(float, longest_blocked, 2.5F, "s", assumed("calibrated with the rest"), "Largest time of being blocked that is remembered.");

    FIXED(float, kept_waiting, 1, "s", assumed("people who stand notice somebody who waits"),
          "Time of being blocked after which people who stand let somebody through.");
    FIXED(float, shoulders_drawn_in, 0.2F, "m", assumed("somewhat less than half of 0.46 m"),
          "Radius of a body to the walls of a passage that is narrower than two of its radii.");
    FIXED(float, elbow_room, 0.05F, "m", assumed("sleeves brush, elbows do not"), "Gap that people leave to each wall of a narrow passage.");
    FIXED(float, makes_for_middle_from, 0.5F, "m", assumed("a step before it"),
          "Distance before the mouth of a narrow passage at which people make for its middle.");
    FIXED(float, leaves_passage_below, 0.6F, "1", assumed("some 50 degrees"),
          "Cosine between a wish and a passage below which somebody wants out to the side.");
    FIXED(float, least_speed_share, 0.02F, "1", assumed("nobody stops for density alone"), "Least share of free speed that density leaves.");
};
inline constexpr WalkingFigures walking_figures;

} // namespace plattan
