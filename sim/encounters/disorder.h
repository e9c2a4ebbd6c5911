#pragma once

#include "encounters/setting.h"

namespace plattan {

struct DisorderParameters {
    static constexpr std::string_view section = "disorder";

    PARAMETER(double, rate, 0.8, "h-1", between(0, 20),
              assumed("some five an hour on a square with eight who are visibly intoxicated, most of them short"),
              plausible(0.3, 2.5, logarithmic, "no count; a third to three times the assumed rate"),
              "Disturbances per hour of somebody who is visibly intoxicated and sees no uniform: shouting, quarrelling, being in the way.");
    PARAMETER(double, duration, 120, "s", between(10, 3600), assumed("two minutes"),
              plausible(40, 360, logarithmic, "no measurement; a third to three times the assumed length"), "Mean length of a disturbance.");
    PARAMETER(double, in_sight_multiplier, 0.10, "1", between(0, 1), assumed("as a dealer"),
              plausible(0.02, 0.4, logarithmic, "as the same share of deals; people who are intoxicated calculate less"),
              "Share of disturbances that begin although the person who disturbs has a uniform in sight.");
    PARAMETER(double, caution_fades_in, 1200, "s", between(0, 14400), assumed("one remembers that they were here"),
              plausible(600, 4800, logarithmic, "Koper's curve fits 50 to 120 minutes for disorder; down to half the assumed time"),
              "Time constant with which the caution of people who might disturb fades after the last uniform in sight.");
};

/// Disturbances: they begin by chance, less where a uniform is or was in sight, and end by themselves or when somebody steps in.
class Disorder {
public:
    explicit Disorder(const DisorderParameters& parameters) : parameters(parameters) {}

    void settle(const Setting& setting) const;

private:
    DisorderParameters parameters;
};

} // namespace plattan
