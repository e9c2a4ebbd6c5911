#pragma once

#include "parameters/parameter.h"

namespace plattan {

struct WalkingParameters {
    static constexpr std::string_view section = "walking";

    PARAMETER(double, reaction_time, 0.5, "s", exactly(0.25, 0.5, 1.0), assumed("calibrated with the rest; not a time step"),
              "Time between two decisions of a person: everybody looks up this often.");
    PARAMETER(double, motion_step, 0.25, "s", exactly(0.0625, 0.125, 0.25, 0.5), assumed("chosen by convergence, docs/verification.md"),
              "Time step of motion and contacts between two decisions.");
    PARAMETER(double, body_radius, 0.25, "m", between(0.1, 0.4), assumed("0.18 m is the circle of a body of 0.46 m x 0.28 m; the rest is comfort"),
              "Radius that people keep free round themselves where there is room.");
    PARAMETER(double, core_radius, 0.18, "m", between(0.1, 0.4), assumed("circle of the area of a body of 0.46 m x 0.28 m"),
              "Radius that is left of it in a dense crowd.");
    PARAMETER(double, turned_depth, 0.22, "m", between(0.1, 0.4), assumed("a body of 0.46 m x 0.28 m, pressed past another one"),
              "Depth of a body that has turned its shoulders, where two meet in a passage with room for one.");
    PARAMETER(double, haste, 1.25, "1", between(1, 2), assumed("a brisk walk; the fastest walk is 1.4 to 1.8 of the usual one"),
              "Nobody walks faster than this times the own free speed, to catch up or for whatever other reason.");
    PARAMETER(double, passing_radius, 0.22, "m", between(0.1, 0.4), assumed("calibrated with the fundamental diagram of weidmann1993"),
              "Radius with which people foresee collisions: how closely they mean to pass.");
    PARAMETER(double, squeeze_from, 2.7, "m-2", between(0.5, 10), assumed("discs of 0.25 m cannot pass 4.6 per m2"),
              "Density felt from which on people let others closer than their comfort.");
    PARAMETER(double, squeeze_to, 3.0, "m-2", between(0.6, 12), assumed("discs of 0.25 m cannot pass 4.6 per m2"),
              "Density felt at which only the core is left.");
    PARAMETER(double, density_radius, 2.0, "m", between(0.5, 3), assumed("calibrated with the fundamental diagram of weidmann1993"),
              "Radius of the cone-shaped kernel with which a person feels density.");
    PARAMETER(double, density_forward_weight, 0.4, "1", between(0, 2), assumed("calibrated with the flow through a door"),
              "How much more those in front count for density than those behind.");
    PARAMETER(double, density_scale, 0.92, "1", between(0.5, 2), assumed("calibrated with the fundamental diagram of weidmann1993"),
              "Factor on felt density.");
    PARAMETER(double, density_curvature, 0.024, "1", between(-0.2, 0.2), assumed("calibrated with the fundamental diagram of weidmann1993"),
              "Growth of that factor with each person per m2.");
    PARAMETER(double, file_width, 0.9, "m", between(0, 1.5), assumed("two bodies of 0.46 m do not fit abreast"),
              "Passages narrower than this are walked in single file.");
    PARAMETER(double, file_length, 0.36, "m", between(0, 1), measured("seyfried2005", 'B'),
              "Distance to the person before at which nobody in a file walks.");
    PARAMETER(double, file_time, 1.06, "s", between(0.2, 3), measured("seyfried2005", 'B'), "Growth of that distance with speed, in single file.");
    PARAMETER(double, maximal_density, 5.4, "m-2", between(3, 10), measured("weidmann1993", 'D'), "Density at which nobody walks any more.");
    PARAMETER(double, density_steepness, 1.913, "m-2", between(0.5, 4), measured("weidmann1993", 'D'), "Steepness of the density-speed relation.");
    PARAMETER(double, stairs_up, 0.55, "1", between(0.2, 1), assumed("horizontal component; 0.45 to 0.75"), "Speed up stairs against level ground.");
    PARAMETER(double, stairs_down, 0.65, "1", between(0.2, 1), assumed("horizontal component; 0.45 to 0.75"),
              "Speed down stairs against level ground.");
    PARAMETER(double, anticipation, 3.5, "s", between(1, 10), assumed("calibrated with counterflow"), "How far ahead people look for collisions.");
    PARAMETER(double, reciprocity, 0.7, "1", between(0.5, 1), assumed("calibrated with counterflow; 0.5 shares evenly (berg2008)"),
              "Share of an evasion that a person takes upon itself.");
    PARAMETER(double, side_step, 0.35, "1", between(0, 1), assumed("calibrated with counterflow; form after xu2021"),
              "Strength of stepping aside for people who come the other way.");
    PARAMETER(double, right_hand_bias, 0.35, "m", between(-0.5, 0.5), assumed("passing on the right, moussaid2009"),
              "Offset by which oncoming people are seen further to the left.");
    PARAMETER(double, oncoming_density, 0.6, "1", between(0, 1), assumed("calibrated with flow in both directions"),
              "How much people who come the other way count for density, against those who go the same way.");
};

} // namespace plattan
