#pragma once

#include "day/scenario.h"
#include "demand/admission.h"
#include "demand/scene.h"
#include "encounters/encounters.h"
#include "environment/environment.h"
#include "locomotion/locomotion.h"
#include "observables/observables.h"
#include "perception/memory.h"
#include "perception/safety.h"
#include "perception/survey.h"
#include "record/run_file.h"
#include "roles/list.h"

#include <array>
#include <functional>
#include <optional>

namespace plattan {

struct SimulationOptions {
    RunKey run;
    Seconds from = 0;             ///< recorded from here on; the half hour before is simulated as well
    std::optional<Seconds> until; ///< time of the last day; 24:00 where it is not given
    std::optional<int> days;      ///< instead of the scenario's
    int threads = 0;
    Workers::Order order = Workers::Order::straight;
    InstructionSet instructions = best_instruction_set();
};

/// Days of a square, tick by tick. Holds all state; two of them run side by side in one process.
class Simulation {
public:
    Simulation(const Scenario& scenario, const SimulationOptions& options);

    /// Trajectories of finished minutes go there; without it nothing is kept of them.
    using TrajectorySink = std::function<void(std::size_t block, TrajectoryBlock)>;
    void record_trajectories_to(TrajectorySink sink) { trajectories = std::move(sink); }

    /// The phases of a tick, for those who measure them; called at the end of each, by default nothing is.
    enum class Phase : std::uint8_t { world, observe, enter, perceive, decide, settle, walk, books, count };
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Phase::count)> phase_names{"world",  "observe", "enter", "perceive",
                                                                                                      "decide", "settle",  "walk",  "books"};
    std::function<void(Phase)> after_phase;

    bool done() const { return clock.now() >= end; }
    void tick();

    /// Closes minutes and rows; once, after the last tick.
    void finish();

    const Clock& now() const { return clock; }
    Seconds ends_at() const { return end; }
    Seconds recorded_from() const { return recorded; }
    const People& who() const { return people; }
    const Events& what_happened() const { return events; }
    const Environment& ground() const { return environment; }
    const Observables& measured() const { return observables; }
    const Site& place() const { return site; }
    /// Of a walker.
    const Errand& errand_of(PersonId id) const { return errands[people.assignment[id.index]]; }
    Kronor cost() const { return total_cost; }
    RunNames names() const;

private:
    void begin_day();
    void add_people(const DayPlan& plan, Date date, Seconds day_start);
    void furnish(const DayPlan& plan, Date date);
    void phase_done(Phase phase) const
    {
        if (after_phase)
            after_phase(phase);
    }
    void count_queues();
    void sample_trajectories();
    Moment moment(std::size_t first_event) const;
    Scene scene() const;

    static constexpr Seconds warm_up = 1800;

    const Scenario& scenario;
    Workers workers;
    Site site;
    RunKey run;
    Clock clock;
    Seconds recorded, end;

    People people;
    Environment environment;
    Admission admission;
    Perception perception;
    Safety safety;
    Survey survey;
    Memory memory;
    Roles roles;
    Encounters encounters;
    Locomotion locomotion;
    Observables observables;
    Happenings happenings;
    Events events;
    std::vector<Decision> decisions;
    std::vector<Orders> orders;
    std::vector<Seconds> scene_leaves_at;
    std::vector<Errand> errands;
    ExitQueues queues;
    Kronor total_cost = 0;
    int days_begun = 0;

    TrajectorySink trajectories;
    TrajectoryBlock block;
    std::vector<std::uint8_t> heading;
};

} // namespace plattan
