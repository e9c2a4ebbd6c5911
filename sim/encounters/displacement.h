#pragma once

#include "encounters/setting.h"
#include "parameters/parameter.h"

namespace plattan {

struct DisplacementParameters {
    static constexpr std::string_view section = "displacement";

    PARAMETER(double, distance_scale, 300, "m", between(50, 5000), assumed("some minutes' walk there and back"),
              "Distance over which the readiness to go to another place falls to 37 %.");
    PARAMETER(double, resident_share, 0.25, "1", between(0, 1), assumed("other places have dealers of their own"),
              "Share of a node's capacity that is taken by dealers who are always there.");
    PARAMETER(double, needed_dealers, 2, "1", between(0.1, 20), assumed("with two there one is usually free"),
              "Dealers at a node with whom a buyer finds one in 63 % of cases.");
    PARAMETER(double, telephone, 0.15, "1", between(0, 1), assumed("some have a number to call"),
              "Chance that a buyer who found nobody at any node calls for delivery, where the site has such a node.");
};

/// What becomes of a deal that the square did not see: other places, and the telephone.
class Displacement {
public:
    explicit Displacement(const DisplacementParameters& parameters) : parameters(parameters) {}

    /// A buyer who has given up tries the other places, the nearest first.
    void look_elsewhere(PersonId buyer, const Setting& s) const;

private:
    DisplacementParameters parameters;
};

/// Dealers who are at a node instead of on the square.
int dealers_at(std::int8_t node, const People& people);

} // namespace plattan
