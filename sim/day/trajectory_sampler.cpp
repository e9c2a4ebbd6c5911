#include "day/trajectory_sampler.h"

#include "base/elementary.h"
#include "results/layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plattan {

void TrajectorySampler::sample(const Now& now, const People& people, const Workers& workers)
{
    if (!sink || !now.clock.every(1))
        return;
    heading.resize(people.size());
    const auto t = static_cast<std::uint32_t>(now.clock.now());
    const std::size_t before = block.id.size();
    block.resize(before + people.present.size());
    constexpr auto per_metre = static_cast<float>(1 / layout::trajectories.x.scale_factor);
    const auto centimetres = [](float metres) { return static_cast<std::int16_t>(std::clamp(std::round(metres * per_metre), -32767.0F, 32767.0F)); };
    const auto sample = [&](std::size_t which) {
        const PersonId id = people.present[which];
        const std::size_t at = before + which;
        const Vec2 velocity = people.velocity[id.index];
        if (squared_length(velocity) > 0.01F) {
            const double turn = elementary::atan2(velocity.y, velocity.x) / (2 * elementary::pi);
            heading[id.index] = static_cast<std::uint8_t>(static_cast<int>(std::floor(turn * layout::headings_in_a_turn + 256.5)) & 255);
        }
        const Vec2 here = people.position[id.index];
        block.id[at] = id.index;
        block.t[at] = t;
        block.x[at] = centimetres(here.x);
        block.y[at] = centimetres(here.y);
        block.state[at] = static_cast<std::uint8_t>(people.activity[id.index]);
        block.heading[at] = heading[id.index];
    };
    constexpr std::size_t piece = 128;
    workers.for_items(people.present.size(), piece, [&](std::size_t begin, std::size_t end) {
        for (std::size_t which = begin; which < end; ++which)
            sample(which);
    });
    if (t % 60 == 59)
        sink(t / 60, std::exchange(block, {}));
}

void TrajectorySampler::finish()
{
    if (sink && !block.id.empty()) {
        const std::size_t index = block.t.front() / 60;
        sink(index, std::exchange(block, {}));
    }
}

} // namespace plattan
