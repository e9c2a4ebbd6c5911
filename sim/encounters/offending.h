#pragma once

#include "encounters/setting.h"
#include "parameters/parameter.h"

namespace plattan {

struct OffendingParameters {
    static constexpr std::string_view section = "offending";

    PARAMETER(double, reach, 2, "m", between(0.5, 10), assumed("arm's length and a step"), "How near somebody must be to become a victim.");
    PARAMETER(double, theft_rate, 1.6, "h-1", between(0, 100), assumed("so that a normal day has about seven: 1 per 10,000 trips on the lower level"),
              "Thefts per hour that somebody who walks alone is within reach of an offender nobody sees.");
    PARAMETER(double, robbery_rate, 0.5, "h-1", between(0, 100), assumed("rare"), "Robberies, in the same measure.");
    PARAMETER(double, assault_rate, 2, "h-1", between(0, 100), assumed("about 0.8 reported per 100,000 trips"), "Assaults, in the same measure.");
    PARAMETER(double, harassment_rate, 8, "h-1", between(0, 100), assumed("several for each that is reported"), "Harassment, in the same measure.");
    PARAMETER(double, shop_theft_rate, 1.5, "h-1", between(0, 100), assumed("a few a day"),
              "Thefts per hour from the shops by an offender within reach of their open door whom no guard sees.");
    PARAMETER(double, shop_reach, 10, "m", between(1, 50), assumed("before the door"),
              "How near an offender must be to a shop's door to go in and steal.");
    PARAMETER(double, shop_theft_reported, 0.5, "1", between(0, 1), assumed("half"), "Share of shop thefts reported.");
    PARAMETER(double, still_target, 2.5, "1", between(1, 20), assumed("a bag put down"), "How much easier who stands or sits is to steal from.");
    PARAMETER(double, group_target, 0.4, "1", between(0, 1), assumed("others watch"), "How much harder somebody in a group is to get at.");
    PARAMETER(double, observers, 8, "1", between(0.2, 50), assumed("few intervene, some are enough to deter"),
              "People in sight of the act by whom robbery, assault and harassment fall to 37 %; theft, which is not noticed, by half that effect.");
    PARAMETER(double, observer_range, 15, "m", between(2, 50), assumed("what one would notice"),
              "How far off somebody notices an act in full light.");
    PARAMETER(double, in_sight_multiplier, 0.10, "1", between(0, 1), assumed("as a dealer"),
              "Share of offences done although the offender has a uniform in sight.");
    PARAMETER(double, caution_fades_in, 300, "s", between(0, 3600), assumed("as a dealer's"), "Time constant with which that caution fades.");
    PARAMETER(double, theft_reported, 0.4, "1", between(0, 1), assumed("below half"), "Share of thefts reported.");
    PARAMETER(double, robbery_reported, 0.6, "1", between(0, 1), assumed("above half"), "Share of robberies reported.");
    PARAMETER(double, assault_reported, 0.5, "1", between(0, 1), assumed("half"), "Share of assaults reported.");
    PARAMETER(double, harassment_reported, 0.05, "1", between(0, 1), assumed("rarely"), "Share of harassment reported.");
};

/// Routine activity (cohen1979): an offence needs somebody who looks for an occasion, a suitable target within reach, and
/// the absence of those who would see it. Who the target is, beyond where and how it stands, plays no part.
class Offending {
public:
    explicit Offending(const OffendingParameters& parameters) : parameters(parameters) {}

    /// Once a second for each offender present. `offender` is the role's kind.
    void look_for_occasions(const Setting& s, Kind offender) const;

private:
    void steal_from_shops(PersonId actor, double dares, const Setting& s) const;

    OffendingParameters parameters;
};

} // namespace plattan
