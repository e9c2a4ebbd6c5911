#pragma once

#include "encounters/setting.h"

namespace plattan {

struct OrderKeepingParameters {
    static constexpr std::string_view section = "order_keeping";

    PARAMETER(double, duration, 180, "s", between(10, 3600), assumed("some minutes"),
              plausible(60, 600, logarithmic, "a third to three times the assumed length"),
              "Median length of an intervention by public order guards.");
    PARAMETER(double, police_come, 0.3, "1", between(0, 1), assumed("a patrol is seldom near"),
              plausible(0.1, 0.6, logarithmic, "a third to twice the assumed chance"),
              "Chance that police come when guards hold somebody whom they saw dealing and who carries drugs.");
};

/// What comes of a guard's intervention: the person moves on; who was seen dealing may be held until police come.
class OrderKeeping {
public:
    explicit OrderKeeping(const OrderKeepingParameters& parameters) : parameters(parameters) {}

    Seconds duration() const { return parameters.duration; }
    void end(const Talk& talk, const Setting& setting) const;

private:
    OrderKeepingParameters parameters;
};

} // namespace plattan
