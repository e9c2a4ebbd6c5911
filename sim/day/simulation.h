#pragma once

#include "day/scenario.h"
#include "day/shared_sites.h"
#include "demand/admission.h"
#include "demand/assignments.h"
#include "demand/audience.h"
#include "demand/scene.h"
#include "encounters/encounters.h"
#include "environment/environment.h"
#include "information/information.h"
#include "locomotion/locomotion.h"
#include "observables/observables.h"
#include "perception/memory.h"
#include "perception/safety.h"
#include "perception/survey.h"
#include "record/finished_rows.h"
#include "record/run_names.h"
#include "record/trajectory_block.h"
#include "roles/list.h"

#include <array>
#include <functional>
#include <memory>
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
    double visitor_weight = 1; ///< ordinary visitors each of those simulated stands for; so many times fewer come

    /// Sites of the scenario that others use as well; nothing: the simulation makes its own.
    SharedSites* sites = nullptr;

    /// What `store_slow_state()` gave; nothing or empty: the place begins as the scenario's parameters say.
    const std::vector<std::uint8_t>* slow_state = nullptr;

    /// Goes on from what `store()` gave at the end of so many days, instead of beginning.
    const std::vector<std::uint8_t>* stored = nullptr;
    int days_done = 0;
};

/// Days of a square, tick by tick. Holds all state; two of them run side by side in one process.
class Simulation {
public:
    Simulation(const Scenario& scenario, const SimulationOptions& options);

    /// Trajectories of finished minutes go there; without it nothing is kept of them.
    using TrajectorySink = std::function<void(std::size_t block, TrajectoryBlock)>;
    void record_trajectories_to(TrajectorySink sink) { trajectories = std::move(sink); }

    /// Called at each midnight but the last: what there is since the one before, before it is forgotten, so that memory follows a day
    /// and not the run; and then, when the next day could begin from what `store()` gives.
    using DaySink = std::function<void(const FinishedRows&)>;
    void record_days_to(DaySink sink, std::function<void()> after)
    {
        day_sink = std::move(sink);
        after_day = std::move(after);
    }

    /// Everything that lasts over a midnight.
    std::vector<std::uint8_t> store();
    /// What a place is like apart from who is there (litter, bins, damage, opinions), at a time of the first day of another run, or at the
    /// midnight before it.
    std::vector<std::uint8_t> store_slow_state();

    /// From now on it is noted there what happens to the ground; nowhere: no longer.
    void write_down(GroundDay* day) { environment.written_down = day; }
    /// At midnight: a day passes for the ground alone, as the one that was written down on a date, with the roster, the number of trips, the
    /// lamps that fail and the contractor's work of the date on which it is lived through again.
    void repeat_ground(const GroundDay& day, Date written, Date again);

    /// Time before the recorded time that is simulated as well, so that people are there when it begins.
    static constexpr Seconds warm_up = 1800;

    /// The phases of a tick, for those who measure them; called at the end of each, by default nothing is.
    enum class Phase : std::uint8_t { world, observe, enter, perceive, decide, settle, walk, books, count };
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Phase::count)> phase_names{"world",  "observe", "enter", "perceive",
                                                                                                      "decide", "settle",  "walk",  "books"};
    std::function<void(Phase)> after_phase;

    bool done() const { return clock.now() >= end; }
    void tick();

    /// Closes minutes and rows; once, after the last tick.
    void finish();

    /// What there is since the last midnight.
    FinishedRows unrecorded() const { return {people, events, observables, inventory.get()}; }

    const Clock& now() const { return clock; }
    Seconds ends_at() const { return end; }
    Seconds recorded_from() const { return recorded; }
    const People& who() const { return people; }
    const Events& what_happened() const { return events; } ///< since the last midnight
    const Environment& ground() const { return environment; }
    const Observables& measured() const { return observables; }
    const Site& place() const { return *site; }
    /// Of a walker.
    const Errand& errand_of(PersonId id) const { return assignments.errand_of(people, id); }
    View view() const; ///< what roles read
    int days_done() const { return days_ended; }
    RunNames names() const;

private:
    void begin_day();
    void end_day();
    void restore(const std::vector<std::uint8_t>& bytes);
    template <class Archive> void archive(Archive& a);
    template <class Archive> void archive_slow_state(Archive& a)
    {
        a(environment.litter, environment.bins, environment.defects, environment.sleeping_places, environment.lost_seats, memory, safety,
          scene_register, happenings.trade);
    }
    KeptRows rows_in_use() const;
    void add_people(const DayPlan& plan, Date date, Seconds day_start);
    std::shared_ptr<const Site> site_with(const SiteChanges& changes) const;
    void change_site(const DayPlan& plan);
    void replace_seats(DayPlan& plan, Seconds day_start);
    void furnish(const DayPlan& plan, Seconds day_start);
    void mend_and_fail(const DayPlan& plan, Date date, Seconds day_start);
    void begin_record();
    void phase_done(Phase phase) const
    {
        if (after_phase)
            after_phase(phase);
    }
    void follow_opening_hours();
    void sample_trajectories();
    Now now_here() const { return {{run, *site}, clock}; }
    Present present() const { return {now_here(), people, environment}; }
    Perceived perceived() const { return {present(), perception, happenings}; }
    Moment moment(std::size_t first_event) const;

    const Scenario& scenario;
    Workers workers;
    SharedSites* sites; ///< nothing: this simulation's site is its own
    std::shared_ptr<const Site> site;
    InstructionSet instructions;
    RunKey run;
    Clock clock;
    Seconds recorded, end;
    bool recording; ///< the recorded time has begun

    People people;
    Environment environment;
    Admission admission;
    Perception perception;
    Information information;
    SceneRegister scene_register;
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
    Assignments assignments;
    ExitQueues queues;
    std::vector<DistanceField> careful_ways;
    std::vector<double> cost_by_minute;            ///< of the date
    SiteChanges changed;                           ///< of the place as it stands now
    std::shared_ptr<const DayInventory> inventory; ///< of the date
    int days_begun = 0, days_ended = 0;

    TrajectorySink trajectories;
    DaySink day_sink;
    std::function<void()> after_day;
    TrajectoryBlock block;
    PersonColumn<std::uint8_t> heading;
};

} // namespace plattan
