#pragma once

#include "roles/group.h"
#include "roles/role_text.h"
#include "roles/way.h"

namespace plattan {

/// Somebody of a crowd: stands until it is time, passes some links, leaves through one of its gates. Does nothing else.
class Walker {
public:
    static constexpr std::string_view name = "walker";
    static constexpr RoleText text{"walker", RoleGroup::crowd};

    struct Parameters {
        static constexpr std::string_view section = "walker";

        PARAMETER(double, group_slowing, 0.04, "m s-1", between(0, 0.1), measured("moussaid2010", 'A'),
                  "Loss of a walker's speed with each further member of its group.");
        PARAMETER(double, group_haste, 0.1, "1", between(0, 0.5),
                  assumed("groups lose with each member what moussaid2010 observed, 0.03 to 0.10 m/s"),
                  plausible(0.03, 0.2, logarithmic, "keeps the loss of speed with each member within the observed 0.03 to 0.10 m/s"),
                  "Haste of the slowest walker of a group for the others' sake, as a share of its own free speed.");
        PARAMETER(double, look_again, 2, "s", between(0.5, 60), assumed("as often as one looks up in a queue"),
                  plausible(1, 10, logarithmic, "from always to now and then"),
                  "Time after which walkers who take the quickest exit look again at how full the exits are.");
        PARAMETER(double, exit_flow, 1.3, "m-1 s-1", between(0.1, 5), measured("weidmann1993", 'B'),
                  "Flow through a metre of exit that walkers expect when they choose one.");
        PARAMETER(double, other_exit_gain, 5, "s", between(0, 120), assumed("a habit and a place in the queue count for something"),
                  plausible(2, 20, logarithmic, "no measurement; from hardly any hesitation to a clear advantage"),
                  "Time that walkers must expect to gain before they change to another exit.");
        PARAMETER(double, other_exit_share, 0.15, "1", between(0, 1), assumed("the exit at hand is a surer thing than the one far off"),
                  plausible(0.05, 0.4, logarithmic, "no measurement; a third to nearly three times the assumed share"),
                  "Share of the time expected at the present exit that walkers must expect to gain before they change, besides the gain in seconds.");
    };

    explicit Walker(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const View& view, PersonId id, People& people);
    Decision decide(const View& view, PersonId id);

private:
    struct State {
        bool on_way = false;
        std::uint16_t passed = 0; ///< of the links
        std::uint8_t exit = 0;    ///< among the errand's exits
        float speed = 1.3F;
        Seconds look_at = 0; ///< when to look at the exits again
        Vec2 target;         ///< of people who go to and fro
        std::uint32_t trips = 0;
        Way way;
    };

    void begin_leg(const View& view, PersonId id, State& state) const;
    void choose_exit(const View& view, PersonId id, State& state) const;
    double expected_time(const View& view, PersonId id, GoalId exit, float speed) const;
    Decision go_to_and_fro(const View& view, PersonId id, State& state) const;

    Parameters parameters;
    Minds<State> states;
};

} // namespace plattan
