#pragma once

#include "encounters/setting.h"

namespace plattan {

struct DealingParameters {
    static constexpr std::string_view section = "deal";

    PARAMETER(double, duration, 90, "s", between(10, 600), estimated("sytsma2018", 'C'),
              plausible(30, 300, logarithmic, "from a hand-over to a talk of some minutes"),
              "Mean time that a deal takes in all: approach, talk, exchange and parting.");
    PARAMETER(double, exchange_duration, 6, "s", between(1, 60), assumed("from hand to hand"),
              plausible(2, 15, logarithmic, "from a handshake to counting notes"),
              "Mean length of the moment of exchange, in which a deal can be seen for what it is.");
    PARAMETER(double, in_sight_multiplier, 0.10, "1", between(0, 1), estimated("dn2015", 'C'),
              plausible(0.02, 0.3, logarithmic, "police say that selling subsides while they are there, not that it ends"),
              "Share of deals that are done although the dealer has a uniform in sight; no other response to a uniform is assumed.");
    PARAMETER(double, caution_fades_in, 1800, "s", between(0, 14400),
              assumed("some twenty minutes where nobody knows when they come, which is as likely as not"),
              plausible(450, 7200, logarithmic, "four minutes to an hour where a uniform is as likely as not"),
              "Time constant with which a dealer's caution fades after the last uniform in sight, at hours when dealers are sure that another one "
              "comes; it shrinks in proportion to how likely they have learnt that to be.");
    PARAMETER(double, unknown_half_hour, 0.5, "1", between(0, 1), assumed("as likely as not"),
              plausible(0.2, 0.8, linear, "from confident to wary newcomers"),
              "Chance with which dealers expect a uniform in a half hour of the day about which they have learnt nothing.");
    PARAMETER(double, notice_distance, 8, "m", between(1, 30), assumed("what a passer can make out of a hand"),
              plausible(4, 15, logarithmic, "what a hand holds is told within some steps, a huddle from further off"),
              "How far off a deal can be noticed in full light.");
    PARAMETER(double, notice_probability, 0.10, "1", between(0, 1), assumed("few passers look"),
              plausible(0.03, 0.3, logarithmic, "no measurement; a third to three times the assumed chance"),
              "Chance that a visitor who could see an exchange notices it.");
};

/// A deal from the question to the parting. The exchange is the visible moment.
class Dealing {
public:
    explicit Dealing(const DealingParameters& parameters) : parameters(parameters) {}

    /// A buyer asks. The dealer agrees unless engaged, gone, sold out, or wary of a uniform in sight or remembered.
    void ask(PersonId buyer, PersonId seller, const Setting& s) const;

    /// Deals under way go on, are noticed, broken off, or done.
    void go_on(const Setting& s) const;

private:
    bool dares(PersonId seller, PersonId buyer, const Setting& s) const;
    void notice(Deal& deal, const Setting& s) const;

    DealingParameters parameters;
};

} // namespace plattan
