#include "observables/density_grid.h"

#include <algorithm>

namespace plattan {

DensityGrid::DensityGrid(const Site& site) : counts(Lattice::covering(site.ground().low(), site.ground().high(), 2)) {}

void DensityGrid::sample(const Moment& moment)
{
    if (!moment.clock.every(sample_interval))
        return;
    if (moment.clock.every(frame_length) || samples == 0) {
        end_frame();
        frame_times.push_back(moment.clock.now());
    }
    for (const PersonId id : moment.people.present)
        ++counts.at(moment.people.position[id.index]);
    ++samples;
}

void DensityGrid::forget_frames()
{
    frame_times.clear();
    stored.clear();
}

void DensityGrid::end_frame()
{
    if (samples == 0)
        return;
    const double area = static_cast<double>(counts.lattice.cell) * counts.lattice.cell;
    for (auto& count : counts.values) {
        stored.push_back(static_cast<std::uint16_t>(std::min(65535.0, count / (area * samples * scale_factor) + 0.5)));
        count = 0;
    }
    samples = 0;
}

} // namespace plattan
