#pragma once

#include "parameters/parameter.h"

#include <string>

namespace plattan {

/// Prices of 2018, in kronor without value added tax.
struct CostParameters {
    static constexpr std::string_view section = "cost";

    PARAMETER(double, guard, 380, "SEK h-1", between(100, 2000), estimated("mitti_guards", 'C'), "Contract price of a public order guard.");
    PARAMETER(double, police, 620, "SEK h-1", between(100, 2000), assumed("fully loaded; 500 to 750"), "A police officer's hour.");
    PARAMETER(double, cleaner, 330, "SEK h-1", between(100, 2000), estimated("skraet", 'C'), "A cleaner's hour, machine driving included.");
    PARAMETER(double, butt_vacuum, 120000, "SEK", between(0, 1e6), assumed("plus or minus half"), "Price of a butt vacuum.");
    PARAMETER(double, loose_chair, 1200, "SEK", between(0, 1e5), assumed("half to double"), "Price of a loose chair.");
    PARAMETER(double, deck_chair, 600, "SEK", between(0, 1e5), assumed("half to double"), "Price of a deck chair.");
    PARAMETER(double, bench, 18000, "SEK", between(0, 1e6), assumed("half to double"), "Price of a bench.");
    PARAMETER(double, bin, 8000, "SEK", between(0, 1e6), assumed("as a planter; half to double"), "Price of a bin.");
    PARAMETER(double, new_lamp, 45000, "SEK", between(0, 1e6), estimated("helahalsingland", 'C'), "A new pole with cable in the centre.");
    PARAMETER(double, lamp_swap, 8000, "SEK", between(0, 1e6), assumed("luminaire only"), "A new luminaire on a pole that stands.");
    PARAMETER(double, machine_life, 5, "year", between(0.1, 50), assumed("usual write-off"), "Years over which machines are written off.");
    PARAMETER(double, furniture_life, 3, "year", between(0.1, 50), assumed("outdoors, in daily use"),
              "Years over which temporary furniture is written off.");
    PARAMETER(double, lamp_life, 20, "year", between(0.1, 50), assumed("usual write-off"), "Years over which lamps are written off.");
};

/// What one line of the plan costs on one date.
struct CostLine {
    std::string what;
    std::string payer; ///< city, police, property owners
    double hours = 0;  ///< rostered
    Kronor kronor = 0;
};

} // namespace plattan
