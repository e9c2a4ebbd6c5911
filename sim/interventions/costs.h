#pragma once

#include "interventions/payer.h"
#include "parameters/parameter.h"

#include <string>

namespace plattan {

/// Prices of 2018, in kronor without value added tax, and what turns them into those of another year.
struct CostParameters {
    static constexpr std::string_view section = "cost";

    PARAMETER(int, year, 2018, "1", between(1990, 2100), given("the year of the package"),
              "Year whose prices costs are told in; the prices below are of 2018, and `index` turns them into those of this year.");
    PARAMETER(double, index, 1, "1", between(0.1, 10), given("prices of 2018"),
              "Factor on all prices: a price index of `year` divided by that of 2018.");

    PARAMETER(double, guard, 380, "SEK h-1", between(100, 2000), estimated("mitti_guards", 'C'),
              plausible(320, 435, linear, "budgets of the city divided by hours, three ways"), "Contract price of an hour of a public order guard.");
    PARAMETER(double, police, 620, "SEK h-1", between(100, 2000), assumed("fully loaded"),
              plausible(500, 750, linear, "wages with and without all that comes on top"), "Cost of a police officer's hour.");
    PARAMETER(double, cleaner, 330, "SEK h-1", between(100, 2000), estimated("skraet", 'C'),
              plausible(270, 400, linear, "around the price of 370 kronor to private customers in 2022"),
              "Cost of a cleaner's hour, machine driving included.");
    PARAMETER(double, social_worker, 480, "SEK h-1", between(100, 2000), assumed("wages with what comes on top"),
              plausible(420, 560, linear, "wages with and without all that comes on top"), "Cost of an outreach social worker's hour.");
    PARAMETER(double, youth_worker, 450, "SEK h-1", between(100, 2000), assumed("wages with what comes on top"),
              plausible(380, 520, linear, "wages with and without all that comes on top"), "Cost of a youth worker's hour.");
    PARAMETER(double, place_manager, 650, "SEK h-1", between(100, 2000), assumed("an experienced employee"),
              plausible(550, 800, linear, "an employee, or a consultant"), "Cost of a place manager's hour.");
    PARAMETER(double, host, 330, "SEK h-1", between(100, 2000), assumed("as a cleaner's"),
              plausible(270, 435, linear, "from a cleaner's lowest price to a guard's highest"), "Cost of a host's hour.");
    PARAMETER(double, shared_room, 220000, "SEK", between(0, 1e7), measured("norrmalm2019", 'B'),
              "Price of fitting out a shared room on the square, once.");
    PARAMETER(double, camera, 150000, "SEK", between(0, 1e6), assumed("five years of operation included"),
              plausible(80000, 300000, logarithmic, "with five years of operation, by how much is dug"), "Price of a camera.");
    PARAMETER(double, camera_operator, 380, "SEK h-1", between(100, 2000), assumed("as a guard"),
              plausible(300, 435, linear, "up to a guard's highest price"), "Cost of a camera operator's hour.");
    PARAMETER(double, scrubber, 90000, "SEK", between(0, 1e6), assumed("a usual price of the trade"),
              plausible(45000, 135000, linear, "half less or more"), "Price of a walk-behind scrubber.");
    PARAMETER(double, event_day, 20000, "SEK", between(0, 1e6), assumed("a small stage"),
              plausible(5000, 100000, logarithmic, "a street musician's day, up to a stage"), "Cost of a day with an event, whoever comes.");
    PARAMETER(double, event_visitor, 25, "SEK", between(0, 1e4),
              assumed("stewards, toilets and cleaning; with 200 people an event costs 25,000 kronor"),
              plausible(10, 60, logarithmic, "from a few stewards to a fenced ground"), "Cost of an event for each person who comes for it.");
    PARAMETER(double, screen_metre, 4000, "SEK m-1", between(0, 1e5), assumed("two planters to a metre and a half"),
              plausible(2000, 8000, logarithmic, "no offer asked for; half to twice the assumed price"),
              "Price of a metre of planting or of a screen.");
    PARAMETER(double, kiosk, 300000, "SEK", between(0, 1e7), assumed("a small one, connected"),
              plausible(100000, 700000, logarithmic, "a cart with electricity, up to a small house"),
              "Price of setting up a kiosk; its keeper pays the rest.");
    PARAMETER(double, paint, 300, "SEK m-2", between(0, 1e4), assumed("two coats, with the scaffold"),
              plausible(150, 600, logarithmic, "no offer asked for; half to twice the assumed price"), "Price of painting a square metre of wall.");
    PARAMETER(double, paint_life, 10, "year", between(0.1, 50), assumed("usual write-off"), plausible(5, 15, linear, "half less or more"),
              "Years over which the price of paint is written off.");
    PARAMETER(double, butt_vacuum, 120000, "SEK", between(0, 1e6), assumed("a usual price of the trade"),
              plausible(60000, 180000, linear, "half less or more"), "Price of a butt vacuum.");
    PARAMETER(double, loose_chair, 1200, "SEK", between(0, 1e5), assumed("a usual price of the trade"),
              plausible(600, 2400, logarithmic, "half to twice the assumed price"), "Price of a loose chair.");
    PARAMETER(double, deck_chair, 600, "SEK", between(0, 1e5), assumed("a usual price of the trade"),
              plausible(300, 1200, logarithmic, "half to twice the assumed price"), "Price of a deck chair.");
    PARAMETER(double, seat_storage, 6, "SEK", between(0, 1000), assumed("a minute of a cleaner's time to put it away and out again"),
              plausible(3, 12, logarithmic, "half a minute to two minutes of a cleaner's time"),
              "Cost of putting a loose seat away and out again on a day.");
    PARAMETER(double, bench, 18000, "SEK", between(0, 1e6), assumed("a usual price of the trade"),
              plausible(9000, 36000, logarithmic, "half to twice the assumed price"), "Price of a bench.");
    PARAMETER(double, bin, 8000, "SEK", between(0, 1e6), assumed("as a planter"),
              plausible(4000, 16000, logarithmic, "half to twice the assumed price"), "Price of a bin.");
    PARAMETER(double, new_lamp, 45000, "SEK", between(0, 1e6), estimated("helahalsingland", 'C'),
              plausible(25000, 80000, logarithmic, "by how much is dug in the centre"), "Price of a new lamp pole with cable in the city centre.");
    PARAMETER(double, lamp_swap, 8000, "SEK", between(0, 1e6), assumed("luminaire only"),
              plausible(4000, 16000, logarithmic, "half to twice the assumed price"), "Price of a new luminaire on a pole that stands already.");
    PARAMETER(double, electricity, 1.2, "SEK kWh-1", between(0, 20), assumed("with net charge and tax"),
              plausible(0.8, 2.5, logarithmic, "a cheap year and a dear one"), "Price of electricity for lamps.");
    PARAMETER(double, lumens_per_watt, 100, "lm W-1", between(10, 300), assumed("luminaires with light-emitting diodes"),
              plausible(70, 150, linear, "old and new ones"), "Light of lamps for the power they take.");
    PARAMETER(double, machine_life, 5, "year", between(0.1, 50), assumed("usual write-off"),
              plausible(3, 8, linear, "from hard use to the end of spare parts"), "Years over which the price of machines is written off.");
    PARAMETER(double, furniture_life, 3, "year", between(0.1, 50), assumed("outdoors, in daily use"),
              plausible(1, 6, logarithmic, "a season of hard use, up to twice the assumed time"),
              "Years over which the price of temporary furniture is written off.");
    PARAMETER(double, lamp_life, 20, "year", between(0.1, 50), assumed("usual write-off"),
              plausible(12, 30, linear, "luminaires of 50,000 hours, up to the life of a pole"),
              "Years over which the price of lamps is written off.");
};

/// What one line of the plan costs on one date.
struct CostLine {
    std::string what;
    Payer payer = Payer::city;
    double hours = 0; ///< rostered; 0: written off
    Kronor kronor = 0;
    std::string entry{}; ///< name of the intervention that costs it
    Kronor outlay = 0;   ///< price of what is written off, paid at once before the first day; 0: paid on the date
};

} // namespace plattan
