#pragma once

#include "encounters/setting.h"
#include "parameters/parameter.h"

namespace plattan {

struct OffendingParameters {
    static constexpr std::string_view section = "offending";

    PARAMETER(double, reach, 2, "m", between(0.5, 10), assumed("arm's length and a step"),
              plausible(1, 4, logarithmic, "from an arm's length to some steps"),
              "Distance to an offender within which somebody can become a victim.");
    PARAMETER(double, theft_rate, 1.6, "h-1", between(0, 100), assumed("so that a normal day has about seven: 1 per 10,000 trips on the lower level"),
              plausible(0.5, 5, logarithmic, "a third to three times one theft per 10,000 trips"),
              "Thefts per hour that somebody who walks alone is within reach of an offender whom nobody sees.");
    PARAMETER(double, robbery_rate, 0.5, "h-1", between(0, 100), assumed("rare"),
              plausible(0.15, 1.5, logarithmic, "no count of the square; a third to three times the assumed rate"),
              "Robberies per hour that somebody who walks alone is within reach of an offender whom nobody sees.");
    PARAMETER(double, assault_rate, 2, "h-1", between(0, 100), assumed("about 0.8 reported per 100,000 trips"),
              plausible(0.75, 5, logarithmic, "0.3 to 2 reported per 100,000 trips"),
              "Assaults per hour that somebody who walks alone is within reach of an offender whom nobody sees.");
    PARAMETER(double, harassment_rate, 8, "h-1", between(0, 100), assumed("several for each that is reported"),
              plausible(2, 25, logarithmic, "surveys find several to many for each that is reported"),
              "Cases of harassment per hour that somebody who walks alone is within reach of an offender whom nobody sees.");
    PARAMETER(double, shop_theft_rate, 1.5, "h-1", between(0, 100), assumed("a few a day"),
              plausible(0.5, 4.5, logarithmic, "no count; a third to three times the assumed rate"),
              "Thefts from the shops per hour that an offender whom no guard sees is within reach of their open door.");
    PARAMETER(double, shop_reach, 10, "m", between(1, 50), assumed("before the door"),
              plausible(5, 20, logarithmic, "half to twice the assumed distance"),
              "Distance to a shop's door within which an offender can go in and steal.");
    PARAMETER(double, shop_theft_reported, 0.5, "1", between(0, 1), assumed("half"),
              plausible(0.2, 0.8, linear, "shops report from a fifth to most of what they notice"),
              "Share of shop thefts that are reported to the police.");
    PARAMETER(double, still_target, 2.5, "1", between(1, 20), assumed("a bag put down"),
              plausible(1.2, 5, logarithmic, "from hardly easier to twice the assumed ease"),
              "Factor on thefts from people who stand or sit, against people who walk.");
    PARAMETER(double, group_target, 0.4, "1", between(0, 1), assumed("others watch"), plausible(0.2, 0.8, linear, "others deter a little, or mostly"),
              "Factor on offences against people in a group, against people who are alone.");
    PARAMETER(double, observers, 8, "1", between(0.2, 50), assumed("few intervene, some are enough to deter"),
              plausible(4, 16, logarithmic, "no measurement; half to twice the assumed number"),
              "Number of people in sight of the act by whom robbery, assault and harassment fall to 37 %; theft, which is not noticed, falls by half "
              "that effect.");
    PARAMETER(double, observer_range, 15, "m", between(2, 50), assumed("what one would notice"),
              plausible(8, 30, logarithmic, "half to twice the assumed distance"),
              "Distance at which somebody notices an offence: violence by movement and sound whatever the light, theft by sight in full light.");
    PARAMETER(double, in_sight_multiplier, 0.10, "1", between(0, 1), assumed("as a dealer"),
              plausible(0.02, 0.3, logarithmic, "as the same share of deals"),
              "Share of offences done although the offender has a uniform in sight.");
    PARAMETER(double, caution_fades_in, 300, "s", between(0, 3600), assumed("as a dealer's"),
              plausible(100, 1200, logarithmic, "a third to four times the assumed time: offenders come and go faster than dealers"),
              "Time constant with which an offender's caution fades after the last uniform in sight.");
    PARAMETER(double, theft_reported, 0.4, "1", between(0, 1), assumed("below half"),
              plausible(0.2, 0.6, linear, "crime surveys find that about a third to a half of thefts are reported"),
              "Share of thefts from persons that are reported to the police.");
    PARAMETER(double, robbery_reported, 0.6, "1", between(0, 1), assumed("above half"),
              plausible(0.4, 0.8, linear, "crime surveys find that about half and more of robberies are reported"),
              "Share of robberies that are reported to the police.");
    PARAMETER(double, assault_reported, 0.5, "1", between(0, 1), assumed("half"),
              plausible(0.3, 0.7, linear, "crime surveys find that a third to a half and more of assaults are reported"),
              "Share of assaults that are reported to the police.");
    PARAMETER(double, harassment_reported, 0.05, "1", between(0, 1), assumed("rarely"),
              plausible(0.02, 0.15, logarithmic, "crime surveys find that few such cases are reported"),
              "Share of cases of harassment that are reported to the police.");
};

/// Routine activity (cohen1979): an offence needs somebody who looks for an occasion, a suitable target within reach, and
/// the absence of those who would see it. People of the drug scene keep out of what they see, and guard nobody else. Who the target is,
/// beyond where and how it stands, plays no part.
class Offending {
public:
    /// By kind, in the order of `offences` (unit: s-1)
    using Rates = std::array<double, offence_count>;

    /// @param offender the kind of those who offend; they guard nobody
    Offending(const OffendingParameters& parameters, Kind offender) : parameters(parameters), offender(offender) {}

    /// Once a second for each offender present.
    void look_for_occasions(const Setting& s) const;

    static bool is_target(const People& people, PersonId id);
    Metres reach() const { return parameters.reach; } ///< within which a target is a victim

    /// Share of the occasions that somebody takes, by what it has seen of uniforms.
    double daring(const Perception& perception, const SightOfUniforms& sight, Seconds now) const;
    /// Of offences against somebody who is within reach of an offender who dares all, and whom nobody sees.
    Rates rates_unseen(const People& people, PersonId target) const;
    /// The same, with those who see it.
    /// @param actor does not count among them; may be invalid
    Rates rates(const Perceived& now, PersonId target, PersonId actor) const;
    /// Of thefts from shops by an offender who dares all; 0 where no open door is within reach (unit: s-1)
    double shop_theft_rate(const Site& site, const Environment& environment, Vec2 here) const;

private:
    void offend(PersonId actor, PersonId target, double dares, const Setting& s) const;
    void suffer(PersonId target, bool violent, const Setting& s) const;
    void steal_from_shops(PersonId actor, double dares, const Setting& s) const;

    OffendingParameters parameters;
    Kind offender;
};

} // namespace plattan
