#pragma once

#include "roles/role_text.h"
#include "roles/way.h"

#include <optional>
#include <variant>

namespace plattan {

/// A cleaner: one round over the whole square, a tour of the bins or of what is to be mended, or from one dirty spot to the next for a shift.
class Cleaner {
public:
    static constexpr std::string_view name = "cleaner";
    static constexpr RoleText text{"cleaner", RoleGroup::care, OnDuty::plainly};

    struct Parameters {
        static constexpr std::string_view section = "cleaner";

        PARAMETER(double, pace, 1.0, "m s-1", between(0.3, 1.6), assumed("walking with a cart"),
                  plausible(0.7, 1.3, linear, "from strolling to walking"), "Walking speed of a cleaner at work.");
        PARAMETER(double, square_metres_per_hour, 1500, "m2 h-1", between(300, 5000), assumed("hand picker 1,200, butt vacuum 1,500"),
                  plausible(600, 3000, logarithmic, "hand pickers from 600, butt vacuums up to 3,000"),
                  "Most ground that a cleaner searches for litter in an hour.");
        PARAMETER(double, swath, 2, "m", between(0.3, 10), assumed("a step to either side"),
                  plausible(1, 3, linear, "an arm's length, up to two steps to either side"),
                  "Width of the strip that a cleaner searches while walking; together with the ground searched in an hour it gives the pace.");
        PARAMETER(double, time_per_bin, 180, "s", between(10, 3600), assumed("three minutes"),
                  plausible(90, 360, logarithmic, "half to twice the assumed time"), "Time that a cleaner takes to empty a bin.");
        PARAMETER(double, time_per_repair, 900, "s", between(60, 14400), assumed("4 m2 of graffiti an hour, a tag is 1 m2"),
                  plausible(450, 3600, logarithmic, "half to four times the assumed time: paint on stone is slow"),
                  "Time that a worker takes to remove a tag or to mend a damage.");
        PARAMETER(double, break_after, 9000, "s", between(0, 43200), assumed("two breaks in a shift of eight hours"),
                  plausible(5400, 14400, logarithmic, "a break after an hour and a half, or after four hours"),
                  "Time between a cleaner's breaks; 0: no breaks.");
        PARAMETER(double, break_length, 1800, "s", between(0, 7200), assumed("half an hour"),
                  plausible(900, 2700, logarithmic, "a quarter of an hour to three quarters"), "Length of a cleaner's break.");
        PARAMETER(double, sight, 4, "m", between(1, 40), assumed("butts are seen from some steps away"),
                  plausible(2, 10, logarithmic, "a butt from two metres, a bag from ten"),
                  "Distance within which a cleaner looks for the next dirty spot.");
    };

    explicit Cleaner(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const View& view, PersonId id, People& people);
    Decision decide(const View& view, PersonId id);

private:
    // What a cleaner is doing.

    /// For the next thing to do.
    struct Looking {
        Seconds again_at; ///< stands until then
    };
    struct Going {
        Vec2 target;
        Seconds arrives_by;
        bool has_seen; ///< the litter it goes to, and searches the ground on the way; else it searches around the target once it is there
    };
    struct Working {
        Vec2 target;
        Seconds until;
    };
    /// From cell to cell of the round, by hand or with the scrubber.
    struct Sweeping {
        bool on_the_way = false; ///< to a cell that is not near
        Seconds arrives_by = 0;
    };
    /// The square, for a break or for good.
    struct Leaving {
        Seconds looks_again_at; ///< when it is back
    };
    using Doing = std::variant<Looking, Going, Working, Sweeping, Leaving>;

    struct State {
        std::vector<Vec2> round;          ///< cells still to sweep, bins to empty, or things to mend, the next one last
        std::vector<std::uint8_t> passed; ///< cells worked on in this pass; what was missed there stays until the next
        std::vector<Vec2> told_of;        ///< places reported and gone to in this pass
        Seconds pass_ends = 0;
        Seconds working_since = 0;
        Doing doing;
        Way way;
        Exit exit;

        template <class Activity> bool is() const { return std::holds_alternative<Activity>(doing); }
    };

    /// The next thing to pick up, or to walk to.
    struct Aim {
        Vec2 at;
        bool seen;
    };

    static Seconds over_at(const Doing& doing);
    static Sweeping& sweeping(State& state);
    Decision sweep(const View& view, PersonId id, State& state, const Orders& orders, float pace, bool scrubs) const;
    Decision scrub(const View& view, PersonId id, State& state, const Orders& orders) const;
    Decision tour(const View& view, PersonId id, State& state, const Orders& orders) const;
    Decision pick(const View& view, PersonId id, State& state, const Orders& orders) const;
    std::optional<Aim> find_aim(const View& view, PersonId id, State& state) const;
    void begin_pass_if_due(const View& view, State& state) const;

    Parameters parameters;
    Minds<State> states;
};

} // namespace plattan
