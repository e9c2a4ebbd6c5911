#pragma once

#include "base/parallel.h"
#include "environment/present.h"
#include "parameters/parameter.h"
#include "perception/whereabouts.h"

namespace plattan {

struct PerceptionParameters {
    static constexpr std::string_view section = "perception";

    PARAMETER(double, full_sight_illuminance, 10, "lx", between(0.1, 1000),
              assumed("faces are told apart at full distance from some 10 lx on (fotios2018)"),
              plausible(3, 30, logarithmic, "faces are recognised well from 2 lx in some studies, from 20 lx in others"),
              "Illuminance from which people are recognised as far as by day; below it the distance falls with the square root.");
    PARAMETER(double, warning_radius, 20, "m", between(0, 100), assumed("a whistle, a sign of the hand; lookouts stand no further off"),
              plausible(0, 50, linear, "from no lookouts at all to one who calls across half the square"),
              "Distance within which somebody who sells drugs is warned by another seller in free sight who sees a uniform; 0: nobody warns.");
    PARAMETER(double, uniform_sinks_in, 360, "s", between(1, 7200), estimated("koper1995", 'C'),
              plausible(180, 720, logarithmic, "no further gain beyond 10 to 16 minutes: half to twice the fitted time"),
              "Time constant with which the sight of uniforms leaves a mark on people who look out for them: 1 - exp(-time in sight / this) of what "
              "uniforms in sight do is left when they have gone.");
    PARAMETER(double, sight_forgotten_in, 4800, "s", between(60, 86400), estimated("koper1995", 'C'),
              plausible(3000, 7200, logarithmic, "Koper's curve fits 50 to 120 minutes"),
              "Time constant with which people who look out for uniforms forget for how long they have seen them before.");
};

/// What somebody who looks out for uniforms has seen of them.
struct SightOfUniforms {
    std::uint8_t in_sight = 0; ///< 1: it saw one when it last looked
    Seconds seen_at = never;   ///< when it last saw one; `never`: has not
    float seen_for = 0;        ///< how long in all, as far as it is not forgotten (unit: s)
};

/// What people notice of each other. Reads now; each person writes its own row.
class Perception {
public:
    Perception() = default;
    Perception(const PerceptionParameters& parameters, const Ground& ground) : parameters(parameters), all_present(ground.low(), ground.high()) {}

    /// Lists who is where, and begins to look: those on the look-out do so once a second, each on its own beat.
    /// @return what is left to do; it reads what there is now and writes each watcher's row
    Loop look(const Present& now);

    /// Lookouts, once all have looked: who sees a uniform warns the others around, who are as wary from then on as if they had just seen it.
    void warn_each_other(const Present& now);

    /// How far something can be made out that would be seen at `range` in full light (unit: m)
    Metres visible_range(Metres range, Lux light) const;

    /// True where somebody at `eye` sees what stands at `what`: within range for the light there, with a free line.
    bool sees(const Site& site, const Light& light, Vec2 eye, Vec2 what, Metres range) const;

    /// True where somebody at `eye` notices what moves and is loud at `what`, as a scuffle is, whatever the light.
    static bool hears(const Site& site, Vec2 eye, Vec2 what, Metres range) { return distance(eye, what) <= range && site.sight().free(eye, what); }

    /// `each(id)` for those present within range of a place who hear it, as far as nothing is between, of those for whom `asked(id)` holds.
    template <class Asked, class Each> void each_in_earshot(const Site& site, Vec2 what, Metres range, Asked&& asked, Each&& each) const
    {
        all_present.near(what, static_cast<float>(range), [&](std::uint32_t place, Vec2 eye) {
            const PersonId id = all_present.who()[place];
            if (distance(eye, what) <= range && asked(id) && hears(site, eye, what, range))
                each(id);
        });
    }

    /// `each(id)` for those present within range of a place who see it, of those for whom `asked(id)` holds, in no order that may be relied on.
    template <class Asked, class Each>
    void each_observer(const Site& site, const Light& light, Vec2 what, Metres range, Asked&& asked, Each&& each) const
    {
        all_present.near(what, static_cast<float>(range), [&](std::uint32_t place, Vec2 eye) {
            const PersonId id = all_present.who()[place];
            if (distance(eye, what) <= range && asked(id) && sees(site, light, eye, what, range))
                each(id);
        });
    }

    const Whereabouts& whereabouts() const { return all_present; }

    /// True where somebody at `eye` sees a uniform within `range` that has eyes for the place, or one that stands idle and is near.
    bool sees_uniform(const Site& site, const Light& light, const People& people, Vec2 eye, PersonId uniform, Metres range) const;

    /// True where somebody at `eye` sees any uniform.
    bool sees_any_uniform(const Site& site, const Light& light, const People& people, Vec2 eye, Metres range) const;

    /// Notes what somebody who looks every so often has found.
    void note_look(SightOfUniforms& sight, bool sees_one, Seconds now, Seconds looks_every) const;

    /// True where the person saw a uniform when it last looked.
    bool uniform_in_sight(PersonId id) const { return sights[id.index].in_sight != 0; }
    const SightOfUniforms& sight_of_uniforms(PersonId id) const { return sights[id.index]; }
    /// How deep a mark the uniforms have left that were seen, 0 to 1: 1 - exp(-time in sight / `uniform_sinks_in`).
    double mark_of_uniforms(const SightOfUniforms& sight) const;

    /// The other rows are gone for good.
    void keep_only(const KeptRows& kept) { sights.keep_only(kept); }

    template <class Archive> void archive(Archive& a) { a(sights); }

    const std::vector<PersonId>& uniforms() const { return uniform_list; } ///< present, ascending
    const std::vector<PersonId>& sellers() const { return seller_list; }   ///< present, ascending
    const std::vector<PersonId>& hosts() const { return host_list; }       ///< present, ascending

private:
    static constexpr Seconds beat = 1; // numerical: people look out once a second (unit: s)

    PerceptionParameters parameters;
    Whereabouts all_present;
    PersonColumn<SightOfUniforms> sights;
    std::vector<PersonId> uniform_list, seller_list, host_list, watchers;
};

} // namespace plattan
