#pragma once

#include "day/day_setup.h"
#include "day/trajectory_sampler.h"
#include "day/world.h"
#include "record/finished_rows.h"
#include "record/run_names.h"

#include <array>
#include <functional>
#include <string_view>
#include <vector>

namespace plattan {

/// Days of a square, tick by tick. Holds all state; two of them run side by side in one process.
class Simulation {
public:
    Simulation(const Scenario& scenario, const SimulationOptions& options);

    /// Trajectories of finished minutes go there; without it nothing is kept of them.
    void record_trajectories_to(TrajectorySampler::Sink sink) { trajectories.record_to(std::move(sink)); }

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
    /// What a place is like apart from the people who are there (litter, bins, damage, opinions), at a time of the first day of another run, or at
    /// the midnight before it.
    std::vector<std::uint8_t> store_slow_state();

    /// From now on it is noted there what happens to the ground; nowhere: no longer.
    void write_down(GroundDay* day) { world.environment.written_down = day; }
    /// At midnight: a day passes for the ground alone, as the one that was written down on a date, with the roster, the number of trips, the
    /// lamps that fail and the contractor's work of the date on which it is lived through again.
    void repeat_ground(const GroundDay& day, Date written, Date again);

    /// Time before the recorded time that is simulated as well, so that people are there when it begins.
    static constexpr Seconds warm_up = 1800; // numerical: longer than people walk across, so that all are there who would be

    /// The phases of a tick, for those who measure them; called at the end of each, by default nothing is.
    enum class Phase : std::uint8_t { world, observe, enter, perceive, decide, settle, walk, books, count };
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Phase::count)> phase_names{"world",  "observe", "enter", "perceive",
                                                                                                      "decide", "settle",  "walk",  "books"};
    std::function<void(Phase)> after_phase;

    bool done() const { return world.clock.now() >= world.ends_at; }
    void tick();

    /// Closes minutes and rows; once, after the last tick.
    void finish();

    /// What there is since the last midnight.
    FinishedRows unrecorded() const { return {world.people, world.events, world.observables, world.inventory.get()}; }

    const Clock& clock() const { return world.clock; }
    const People& people() const { return world.people; }
    const Events& events() const { return world.events; } ///< since the last midnight
    const Environment& environment() const { return world.environment; }
    const Observables& observables() const { return world.observables; }
    const Site& site() const { return *world.site; }
    const Errand& errand_of(PersonId id) const { return world.assignments.errand_of(world.people, id); } ///< of a walker
    View view() const { return world.view(); }                                                           ///< what roles read
    Seconds ends_at() const { return world.ends_at; }
    int days_done() const { return days_ended; }
    RunNames names() const;

private:
    DayOfRun day_of_run(int number) const { return {number, world.clock.first_day().next(number), number * seconds_per_day}; }
    void begin_day();
    void end_day();
    void begin_record();
    void restore(const std::vector<std::uint8_t>& bytes);
    template <class Archive> void archive(Archive& a);
    void phase_done(Phase phase) const
    {
        if (after_phase)
            after_phase(phase);
    }

    World world;
    Seconds recorded;
    bool recording; ///< the recorded time has begun
    int days_begun = 0, days_ended = 0;
    std::vector<Decision> decisions;
    TrajectorySampler trajectories;
    DaySink day_sink;
    std::function<void()> after_day;
};

} // namespace plattan
