#pragma once

#include "base/parallel.h"
#include "locomotion/contacts.h"
#include "locomotion/heading_choice.h"
#include "people/intention.h"
#include "site/site.h"

namespace plattan {

/// How intentions become the next positions. One decision per tick (0.5 s, a reaction time), two motion steps.
class Locomotion {
public:
    static constexpr Seconds decision_interval = 0.5;
    static constexpr int motion_steps = 2;

    Locomotion(const Site& site, const WalkingParameters& parameters);

    /// Reads positions and velocities of now, writes those of the next tick.
    void step(const Site& site, People& people, const std::vector<Decision>& decisions, const Workers& workers);

private:
    void gather(const Site& site, const People& people, const std::vector<Decision>& decisions);
    void scatter(People& people, const std::vector<Decision>& decisions);
    float stairs_factor(const Ground& ground, Vec2 p, Vec2 direction) const;

    Lattice lattice;
    HeadingChoice heading_choice;
    Contacts contacts;
    Crowd crowd;
    std::vector<Vec2> directions, chosen;
    std::vector<float> speeds;
    std::vector<float> blocked; ///< by row: how long somebody has been blocked by oncoming people
    float up, down;
};

} // namespace plattan
