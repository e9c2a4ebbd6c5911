#pragma once

#include "encounters/setting.h"

namespace plattan {

struct DealingParameters {
    static constexpr std::string_view section = "deal";

    PARAMETER(double, duration, 90, "s", between(10, 600), estimated("sytsma2018", 'C'), "Approach, talk, exchange and parting together.");
    PARAMETER(double, exchange_duration, 6, "s", between(1, 60), assumed("from hand to hand"),
              "The moment in which a deal can be seen for what it is.");
    PARAMETER(double, answer_distance, 2.0, "m", between(0.5, 5), assumed("talking distance"), "How near a buyer must come to ask.");
    PARAMETER(double, in_sight_multiplier, 0.10, "1", between(0, 1), estimated("dn2015", 'C'),
              "Share of deals that are done although the dealer has a uniform in sight: the one assumed response to a uniform.");
    PARAMETER(double, caution_fades_in, 1800, "s", between(0, 14400),
              assumed("some twenty minutes (5 to 80) where nobody knows when they come, which is as likely as not"),
              "Time constant with which a dealer's caution fades once the uniform is out of sight, where another is sure to come within the hour; in "
              "proportion to how likely that is, as dealers have learnt the hours.");
    PARAMETER(double, unknown_half_hour, 0.5, "1", between(0, 1), assumed("as likely as not"),
              "Chance with which dealers expect a uniform in a half hour of the day about which they have learnt nothing.");
    PARAMETER(double, notice_distance, 8, "m", between(1, 30), assumed("what a passer can make out of a hand"),
              "How far off a deal can be noticed in full light.");
    PARAMETER(double, notice_probability, 0.10, "1", between(0, 1), assumed("few passers look"),
              "Chance that a visitor who could see an exchange notices it.");
};

/// A deal from the question to the parting. The exchange is the visible moment.
class Dealing {
public:
    explicit Dealing(const DealingParameters& parameters) : parameters(parameters) {}

    /// A buyer asks. The dealer agrees unless engaged, gone, or wary of a uniform in sight.
    void ask(const Request& request, const Setting& s) const;

    /// Deals under way go on, are noticed, broken off, or done.
    void go_on(const Setting& s) const;

private:
    bool dares(PersonId seller, PersonId buyer, const Setting& s) const;
    void notice(Deal& deal, const Setting& s) const;

    DealingParameters parameters;
};

} // namespace plattan
