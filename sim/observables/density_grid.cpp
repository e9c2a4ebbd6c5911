#include "observables/density_grid.h"

#include "results/layout.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr Seconds sample_interval = 10; // numerical: of what is recorded (unit: s)
constexpr Seconds frame_length = layout::frame_length; // numerical: of what is recorded (unit: s)
constexpr double scale_factor = layout::frames.density.scale_factor; // numerical: of the stored whole numbers (unit: m-2)

} // namespace

DensityGrid::DensityGrid(const Site& site) : counts(Lattice::covering(site.ground().low(), site.ground().high(), 2)) {}

void DensityGrid::sample(const Moment& moment)
{
    if (!moment.clock.every(sample_interval))
        return;
    if (moment.clock.every(frame_length) || samples == 0) {
        end_frame();
        frame_times.push_back(moment.clock.now());
        note_ground(moment.environment);
    }
    for (const PersonId id : moment.people.present)
        ++counts.at(moment.people.position[id.index]);
    ++samples;
}

void DensityGrid::forget_frames()
{
    frame_times.clear();
    stored.clear();
    items.clear();
    broken.clear();
}

void DensityGrid::note_ground(const Environment& environment)
{
    const Lattice& lattice = counts.lattice;
    std::vector<std::uint16_t> lie(lattice.size()), defects(lattice.size());
    const auto& litter = environment.litter.raster();
    for (std::size_t i = 0; i < litter.values.size(); ++i)
        if (const int n = litter.values[i].items(); n > 0)
            lie[lattice.index(litter.lattice.centre(i))] += static_cast<std::uint16_t>(n);
    for (const auto& defect : environment.defects.list())
        ++defects[lattice.index(defect.at)];
    items.insert(items.end(), lie.begin(), lie.end());
    broken.insert(broken.end(), defects.begin(), defects.end());
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
