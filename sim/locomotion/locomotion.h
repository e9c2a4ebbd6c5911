#pragma once

#include "base/parallel.h"
#include "locomotion/contacts.h"
#include "locomotion/kernels.h"
#include "people/intention.h"
#include "site/ground.h"

#include <array>
#include <functional>

namespace plattan {

/// How intentions become the next positions: everybody decides once per call, on the state of now, then moves in
/// `motion_steps` steps in which bodies are kept apart.
class Locomotion {
public:
    /// @param ground stays where it is for as long as people walk there
    Locomotion(const Ground& ground, const WalkingParameters& parameters, InstructionSet instructions = best_instruction_set());

    /// Time between two decisions, the length of one call of `step` (unit: s)
    Seconds reaction_time() const { return interval; }
    int motion_steps() const { return steps; }

    /// Sorts those present into cells, before `step`: anywhere between the admission of people and the step.
    /// @return what there is to do, in one piece; it reads who is where and writes nothing of the people
    Loop sort(const People& people);

    /// Reads positions and velocities of now, writes those of the next tick. `decisions` in the order of `people.present`.
    void step(People& people, const std::vector<Decision>& decisions, const Workers& workers);

    /// What step() does, in order, for those who measure it.
    enum class Phase : std::uint8_t { sort, gather, choose, move, scatter, count };
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Phase::count)> phase_names{"sort", "gather", "choose", "move", "scatter"};
    /// Called at the end of each phase; nothing by default.
    std::function<void(Phase)> after_phase;

    /// The other rows are gone for good.
    void keep_only(const KeptRows& kept)
    {
        blocked.keep_only(kept);
        radius.keep_only(kept);
    }

    template <class Archive> void archive(Archive& a) { a(blocked, radius); }

private:
    void gather(const People& people, const std::vector<Decision>& decisions, const Workers& workers);
    void scatter(People& people, const std::vector<Decision>& decisions, const Workers& workers);
    /// Where there is room for one only.
    struct Passage {
        float half_width = 0; ///< 0: there is room for two (unit: m)
        Vec2 middle;          ///< between the walls, beside the point asked about
        Vec2 away;            ///< from the nearest wall, unit vector; (0, 0) in the middle
    };
    /// @param half the half width from which on there is room for two (unit: m)
    Passage narrow_passage(Vec2 p, float gap, Vec2 gradient, float half) const;

    /// How somebody walks where there is room for one only, or right before it.
    struct Filing {
        float room = 0;      ///< to each side (unit: m); 0: more than a body needs
        Vec2 wish;           ///< the way, along the passage
        bool enters = false; ///< stands before the mouth
    };
    /// @param gap distance from the nearest wall, `gradient` its gradient
    Filing filing(Vec2 p, float gap, Vec2 gradient, Vec2 wish, bool held_up) const;
    float stairs_factor(Vec2 p, Vec2 direction) const;
    CrowdColumns columns();
    void done(Phase phase) const
    {
        if (after_phase)
            after_phase(phase);
    }

    const Ground* site_ground; ///< never null
    Seconds interval;
    float haste; ///< of the free speed, the most anybody walks
    int steps;
    WalkingRules rules;
    const Kernels* inner; ///< never null
    float up, down;
    Crowd crowd;
    Contacts contacts;
    PersonColumn<float> blocked; ///< how long somebody has been in this person's way (unit: s)
    PersonColumn<float> radius;  ///< room kept (unit: m)
};

} // namespace plattan
