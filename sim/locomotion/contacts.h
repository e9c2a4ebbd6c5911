#pragma once

#include "base/parallel.h"
#include "locomotion/crowd.h"
#include "site/ground.h"

namespace plattan {

/// Moves people by their chosen velocities and keeps bodies from overlapping: position projection (Jacobi, two
/// buffers), five rounds. People who stand give way to nobody; those who sit are not in the way.
class Contacts {
public:
    void move(Crowd& crowd, const std::vector<Vec2>& chosen, float seconds, const Ground& ground, const Workers& workers);

private:
    void advance(Crowd& crowd, const std::vector<Vec2>& chosen, float seconds, const Ground& ground, const Workers& workers);
    void separate(Crowd& crowd, const Ground& ground, const Workers& workers);

    std::vector<Vec2> start, corrected;
    std::vector<std::uint32_t> touching;
};

} // namespace plattan
