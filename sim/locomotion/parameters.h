#pragma once

#include "parameters/parameter.h"

namespace plattan {

struct WalkingParameters {
    static constexpr std::string_view section = "walking";

    PARAMETER(double, reaction_time, 0.5, "s", exactly(0.25, 0.5, 1.0), assumed("calibrated with the rest; not a time step"),
              plausible(0.25, 1, logarithmic, "times in which people were seen to react to others on foot"),
              "Time between two decisions of a person: everybody looks up this often.");
    PARAMETER(double, motion_step, 0.25, "s", exactly(0.0625, 0.125, 0.25, 0.5), assumed("chosen by convergence, docs/verification.md"),
              plausible(0.125, 0.5, logarithmic, "coarser steps let bodies overlap, finer ones change nothing that can be measured"),
              "Time step of motion and contacts between two decisions.");
    PARAMETER(double, body_radius, 0.25, "m", between(0.1, 0.4), assumed("0.18 m is the circle of a body of 0.46 m x 0.28 m; the rest is comfort"),
              plausible(0.2, 0.3, linear, "half the breadth of shoulders of 0.40 m, up to 0.46 m with clothes and comfort"),
              "Radius that people keep free round themselves where there is room.");
    PARAMETER(double, core_radius, 0.18, "m", between(0.1, 0.4), assumed("circle of the area of a body of 0.46 m x 0.28 m"),
              plausible(0.16, 0.21, linear, "circles of the areas of slim and of stout bodies"),
              "Radius that people keep for their body in a dense crowd, where there is no room for comfort.");
    PARAMETER(double, turned_depth, 0.22, "m", between(0.1, 0.4), assumed("a body of 0.46 m x 0.28 m, pressed past another one"),
              plausible(0.18, 0.28, linear, "depth of chests from slim to stout"),
              "Depth of a body that has turned its shoulders, where two meet in a passage with room for one.");
    PARAMETER(double, haste, 1.25, "1", between(1, 2), assumed("a brisk walk; the fastest walk is 1.4 to 1.8 of the usual one"),
              plausible(1.1, 1.6, linear, "from no hurry to the fastest walk"),
              "Largest factor on a person's own free speed that it reaches to catch up or for any other reason.");
    PARAMETER(double, passing_radius, 0.22, "m", between(0.1, 0.4), assumed("calibrated with the fundamental diagram of weidmann1993"),
              plausible(0.18, 0.27, linear, "from bodies that brush to a hand's breadth between"),
              "Radius with which people foresee collisions: how closely they mean to pass.");
    PARAMETER(double, squeeze_from, 2.7, "m-2", between(0.5, 10), assumed("discs of 0.25 m cannot pass 4.6 per m2"),
              plausible(1.5, 3.5, linear, "where people in crowds begin to touch"),
              "Density, as felt, from which on people let others come closer than they like.");
    PARAMETER(double, squeeze_to, 3.0, "m-2", between(0.6, 12), assumed("discs of 0.25 m cannot pass 4.6 per m2"),
              plausible(2.5, 5, linear, "up to the density at which bodies touch all round"),
              "Density, as felt, at which people let others come as close as their bodies allow.");
    PARAMETER(double, density_radius, 2.0, "m", between(0.5, 3), assumed("calibrated with the fundamental diagram of weidmann1993"),
              plausible(1.2, 2.8, linear, "what lies one or a few steps ahead"),
              "Radius of the cone-shaped kernel with which a person feels density.");
    PARAMETER(double, density_forward_weight, 0.4, "1", between(0, 2), assumed("calibrated with the flow through a door"),
              plausible(0.2, 0.8, logarithmic, "half to twice the fitted value"),
              "Weight in felt density of people in front beyond that of people behind.");
    PARAMETER(double, density_scale, 0.92, "1", between(0.5, 2), assumed("calibrated with the fundamental diagram of weidmann1993"),
              plausible(0.8, 1.1, linear, "beyond, the fundamental diagram is missed by more than laboratories differ"),
              "Factor on the density that a person feels around itself.");
    PARAMETER(double, density_curvature, 0.024, "1", between(-0.2, 0.2), assumed("calibrated with the fundamental diagram of weidmann1993"),
              plausible(0, 0.06, linear, "beyond, the fundamental diagram is missed by more than laboratories differ"),
              "Growth of the factor on felt density with each person per m2.");
    PARAMETER(double, file_width, 0.9, "m", between(0, 1.5), assumed("two bodies of 0.46 m do not fit abreast"),
              plausible(0.7, 1.1, linear, "one body with its sway, up to two that brush"), "Passages narrower than this are walked in single file.");
    PARAMETER(double, file_length, 0.36, "m", between(0, 1), measured("seyfried2005", 'B'),
              "Distance to the person in front at which nobody in a single file walks any more.");
    PARAMETER(double, file_time, 1.06, "s", between(0.2, 3), measured("seyfried2005", 'B'),
              "Growth of the distance to the person in front with each m/s of speed, in single file.");
    PARAMETER(double, maximal_density, 5.4, "m-2", between(3, 10), measured("weidmann1993", 'D'),
              plausible(4.5, 8, linear, "densities at which walking was seen to stop, from shoppers to pilgrims"),
              "Density at which nobody walks any more.");
    PARAMETER(double, density_steepness, 1.913, "m-2", between(0.5, 4), measured("weidmann1993", 'D'),
              plausible(1.5, 2.5, linear, "slopes that fundamental diagrams of level ground have"), "Steepness of the density-speed relation.");
    PARAMETER(double, stairs_up, 0.55, "1", between(0.2, 1), assumed("horizontal component of speed"),
              plausible(0.45, 0.75, linear, "short and long stairs, counted or not with the landings"),
              "Speed up stairs as a share of the speed on level ground.");
    PARAMETER(double, stairs_down, 0.65, "1", between(0.2, 1), assumed("horizontal component of speed"),
              plausible(0.45, 0.75, linear, "short and long stairs, counted or not with the landings"),
              "Speed down stairs as a share of the speed on level ground.");
    PARAMETER(double, anticipation, 3.5, "s", between(1, 10), assumed("calibrated with counterflow"),
              plausible(2, 6, linear, "people adjust their course 2 to 6 s ahead"), "How far ahead people look for collisions.");
    PARAMETER(double, reciprocity, 0.7, "1", between(0.5, 1), assumed("calibrated with counterflow; 0.5 shares evenly (berg2008)"),
              plausible(0.5, 0.9, linear, "from an even share to nearly all of an evasion"), "Share of an evasion that a person takes upon itself.");
    PARAMETER(double, side_step, 0.35, "1", between(0, 1), assumed("calibrated with counterflow; form after xu2021"),
              plausible(0.15, 0.7, logarithmic, "half to twice the fitted value"), "Strength of stepping aside for people who come the other way.");
    PARAMETER(double, right_hand_bias, 0.35, "m", between(-0.5, 0.5), assumed("passing on the right, moussaid2009"),
              plausible(0, 0.5, linear, "from no side preferred to the width of a body"),
              "Distance by which oncoming people are taken to be further to the left than they are, so that one passes them on the right.");
    PARAMETER(double, oncoming_density, 0.6, "1", between(0, 1), assumed("calibrated with flow in both directions"),
              plausible(0.3, 0.9, linear, "lanes make counterflow cheaper than its density; by how much differs between laboratories"),
              "Weight in felt density of people who come the other way, against people who go the same way.");
};

} // namespace plattan
