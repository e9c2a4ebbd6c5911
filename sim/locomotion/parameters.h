#pragma once

#include "parameters/parameter.h"

namespace plattan {

struct WalkingParameters {
    static constexpr std::string_view section = "walking";

    PARAMETER(double, density_radius, 2.0, "m", between(0.5, 3), assumed("calibrated with the fundamental diagram of weidmann1993"),
              "Radius of the cone-shaped kernel with which a person feels density.");
    PARAMETER(double, density_forward_weight, 1.3, "1", between(0, 2), assumed("calibrated with the flow through a door"),
              "How much more those in front count for density than those behind.");
    PARAMETER(double, density_scale, 1.05, "1", between(0.5, 2), assumed("calibrated with the fundamental diagram of weidmann1993"),
              "Factor on felt density.");
    PARAMETER(double, density_curvature, 0.0233, "1", between(0, 0.2), assumed("calibrated with the fundamental diagram of weidmann1993"),
              "Growth of that factor with each person per m2.");
    PARAMETER(double, maximal_density, 5.4, "m-2", between(3, 10), measured("weidmann1993", 'D'), "Density at which nobody walks any more.");
    PARAMETER(double, density_steepness, 1.913, "m-2", between(0.5, 4), measured("weidmann1993", 'D'), "Steepness of the density-speed relation.");
    PARAMETER(double, stairs_up, 0.55, "1", between(0.2, 1), assumed("horizontal component; 0.45 to 0.75"), "Speed up stairs against level ground.");
    PARAMETER(double, stairs_down, 0.65, "1", between(0.2, 1), assumed("horizontal component; 0.45 to 0.75"),
              "Speed down stairs against level ground.");
    PARAMETER(double, anticipation, 4, "s", between(1, 10), assumed("calibrated with counterflow"), "How far ahead people look for collisions.");
    PARAMETER(double, reciprocity, 0.7, "1", between(0.5, 1), assumed("calibrated with counterflow; 0.5 shares evenly (berg2008)"),
              "Share of an evasion that a person takes upon itself.");
    PARAMETER(double, side_step, 0.4, "1", between(0, 1), assumed("calibrated with counterflow; form after xu2021"),
              "Strength of stepping aside for people who come the other way.");
    PARAMETER(double, right_hand_bias, 0.3, "m", between(-0.5, 0.5), assumed("passing on the right, moussaid2009"),
              "Offset by which oncoming people are seen further to the left.");
};

} // namespace plattan
