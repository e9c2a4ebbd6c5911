#pragma once

#include "day/scenario.h"
#include "day/simulation_options.h"
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
#include "record/day_inventory.h"
#include "roles/list.h"
#include "roles/virtual_offenders.h"

#include <memory>

namespace plattan {

/// All there is in a run between two ticks: the place, everybody, and what each part of the model keeps of them. A tick, a midnight and the
/// beginning of a day change it, each in a file of its own (day/simulation, day/population, day/day_setup).
struct World {
    /// @param begins_at when its clock begins, since 00:00 of the first day
    /// @param ends_at when the run ends; groups whose first one comes later have no rows
    World(const Scenario& scenario, const SimulationOptions& options, Seconds begins_at, Seconds ends_at);
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    // What its parts are handed. Each shows the world as it is when it is looked at, and is good until midnight, when the site may be another one.
    Now now() const { return {{run, *site}, clock}; }
    Present present() const { return {now(), people, environment}; }
    Perceived perceived() const { return {present(), perception, happenings}; }
    View view() const; ///< what roles read
    /// What observables read.
    /// @param first_event events that are new to them begin there
    Moment moment(std::size_t first_event) const;
    WritablePeople writable_people() { return {people, events}; }
    WritableEnvironment writable_environment() { return {writable_people(), environment}; }
    Setting setting() { return {perceived(), information, scene_register, {writable_environment(), scene_register, happenings}}; }

    std::shared_ptr<const Site> site_with(const SiteChanges& changes) const;

    /// Rows that are not kept are forgotten everywhere.
    void keep_only(const KeptRows& kept);
    /// What the day taught becomes what is known.
    /// @param date the day that is over
    void learn_from_day(Date date);

    /// What the place is like apart from the people who are there.
    template <class Archive> void archive_slow_state(Archive& a)
    {
        a(environment.litter, environment.bins, environment.defects, environment.sleeping_places, environment.lost_seats, memory, safety,
          scene_register, happenings.trade);
    }
    /// The rest of what lasts over a midnight, but for what is measured.
    template <class Archive> void archive_people(Archive& a)
    {
        a(people, admission, perception, information, roles, virtual_offenders, locomotion, happenings, environment.seats, environment.counters,
          assignments);
    }

    const Scenario& scenario;
    Workers workers;
    SharedSites* sites; ///< nothing: this world's site is its own
    InstructionSet instructions;
    RunKey run;
    std::shared_ptr<const Site> site;
    Clock clock;
    Seconds ends_at; ///< since 00:00 of the first day

    People people;
    Environment environment;
    Assignments assignments;
    Admission admission;
    Perception perception;
    Information information;
    SceneRegister scene_register;
    Safety safety;
    Survey survey;
    Memory memory;
    Roles roles;
    VirtualOffenders virtual_offenders;
    Encounters encounters;
    Locomotion locomotion;
    Observables observables;
    Happenings happenings;
    Events events; ///< since the last midnight
    ExitQueues queues;
    std::vector<DistanceField> careful_ways;
    std::vector<double> cost_by_minute;            ///< of the date
    SiteChanges changed;                           ///< of the place as it stands now
    std::shared_ptr<const DayInventory> inventory; ///< of the date
};

} // namespace plattan
