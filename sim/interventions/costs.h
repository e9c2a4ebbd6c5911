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
    PARAMETER(double, social_worker, 480, "SEK h-1", between(100, 2000), assumed("420 to 560"), "An outreach social worker's hour.");
    PARAMETER(double, youth_worker, 450, "SEK h-1", between(100, 2000), assumed("380 to 520"), "A youth worker's hour.");
    PARAMETER(double, place_manager, 650, "SEK h-1", between(100, 2000), assumed("550 to 800"), "A place manager's hour.");
    PARAMETER(double, host, 330, "SEK h-1", between(100, 2000), assumed("as a cleaner's"), "A host's hour.");
    PARAMETER(double, shared_room, 220000, "SEK", between(0, 1e7), measured("norrmalm2019", 'B'), "Fitting out a shared room on the square, once.");
    PARAMETER(double, camera, 150000, "SEK", between(0, 1e6), assumed("80,000 to 300,000, five years of operation included"), "Price of a camera.");
    PARAMETER(double, camera_operator, 380, "SEK h-1", between(100, 2000), assumed("as a guard"), "An operator's hour.");
    PARAMETER(double, scrubber, 90000, "SEK", between(0, 1e6), assumed("plus or minus half"), "Price of a walk-behind scrubber.");
    PARAMETER(double, event_day, 25000, "SEK", between(0, 1e6), assumed("5,000 to 100,000"), "A day with an event.");
    PARAMETER(double, screen_metre, 4000, "SEK m-1", between(0, 1e5), assumed("two planters to a metre and a half"),
              "A metre of planting or screen.");
    PARAMETER(double, kiosk, 300000, "SEK", between(0, 1e7), assumed("a small one, connected"), "Setting up a kiosk; its keeper pays the rest.");
    PARAMETER(double, paint, 300, "SEK m-2", between(0, 1e4), assumed("two coats, with the scaffold"), "Painting a square metre of wall.");
    PARAMETER(double, paint_life, 10, "year", between(0.1, 50), assumed("usual write-off"), "Years over which paint is written off.");
    PARAMETER(double, butt_vacuum, 120000, "SEK", between(0, 1e6), assumed("plus or minus half"), "Price of a butt vacuum.");
    PARAMETER(double, loose_chair, 1200, "SEK", between(0, 1e5), assumed("half to double"), "Price of a loose chair.");
    PARAMETER(double, deck_chair, 600, "SEK", between(0, 1e5), assumed("half to double"), "Price of a deck chair.");
    PARAMETER(double, seat_storage, 6, "SEK", between(0, 1000), assumed("a minute of a cleaner's time to put it away and out again"),
              "Putting a loose seat away on a day.");
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
    double hours = 0;  ///< rostered; 0: written off
    Kronor kronor = 0;
    std::string entry{}; ///< name of the intervention that costs it
};

} // namespace plattan
