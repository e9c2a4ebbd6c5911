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
    Locomotion(const Ground& ground, const WalkingParameters& parameters, InstructionSet instructions = best_instruction_set());

    /// Time between two decisions, the length of one call of `step` (unit: s)
    Seconds reaction_time() const { return interval; }
    int motion_steps() const { return steps; }

    /// Sorts those present into cells, before `step`: anywhere between the admission of people and the step.
    /// @return what there is to do, in one piece; it reads who is where and writes nothing of the people
    Loop sort(const People& people);

    /// Reads positions and velocities of now, writes those of the next tick. `decisions` in the order of
    /// `people.present`; `ground` the one given to the constructor.
    void step(const Ground& ground, People& people, const std::vector<Decision>& decisions, const Workers& workers);

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
    void gather(const Ground& ground, const People& people, const std::vector<Decision>& decisions, const Workers& workers);
    void scatter(People& people, const std::vector<Decision>& decisions, const Workers& workers);
    bool in_file(const Ground& ground, Vec2 p, float gap, Vec2 away) const;
    float stairs_factor(const Ground& ground, Vec2 p, Vec2 direction) const;
    CrowdColumns columns();
    void done(Phase phase) const
    {
        if (after_phase)
            after_phase(phase);
    }

    Seconds interval;
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
