#pragma once

#include "encounters/setting.h"

namespace plattan {

struct DisorderParameters {
    static constexpr std::string_view section = "disorder";

    PARAMETER(double, rate, 0.8, "h-1", between(0, 20),
              assumed("some five an hour on a square with eight who are visibly intoxicated, most of them short"),
              "Disturbances per hour of somebody who is visibly intoxicated and sees no uniform: shouting, quarrelling, being in the way.");
    PARAMETER(double, duration, 120, "s", between(10, 3600), assumed("two minutes"), "Mean length of a disturbance.");
    PARAMETER(double, in_sight_multiplier, 0.10, "1", between(0, 1), assumed("as a dealer"),
              "Share of disturbances that begin although there is a uniform in sight.");
    PARAMETER(double, caution_fades_in, 1200, "s", between(0, 14400), assumed("one remembers that they were here"),
              "Time constant with which that caution fades.");
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
