#include "observables/frames.h"

#include <algorithm>
#include <map>

namespace plattan {

namespace {

constexpr Seconds sample_interval = 10;                // numerical: of what is recorded (unit: s)
constexpr Seconds frame_length = layout::frame_length; // numerical: of what is recorded (unit: s)

/// As the layout stores it: a whole number of scale factors.
std::uint16_t whole(const layout::Grid<std::uint16_t>& grid, double value)
{
    return static_cast<std::uint16_t>(std::clamp(value / grid.scale_factor + 0.5, 0.0, 65534.0)); // 65535 may mean nothing
}

/// A grid of the frame that begins, all zero.
std::uint16_t* frame_begun(std::vector<std::uint16_t>& values, std::size_t cells)
{
    values.resize(values.size() + cells);
    return values.data() + values.size() - cells;
}

} // namespace

Frames::Frames(const Site& site) : cells(Lattice::covering(site.ground().low(), site.ground().high(), 2)) {}

void Frames::sample(const Moment& moment, const PlaceGrids& places)
{
    if (!moment.clock.every(sample_interval))
        return;
    if (moment.clock.every(frame_length) || samples == 0) {
        end_frame(places);
        for (std::size_t i = 0; i < cells.values.size(); ++i)
            cells.values[i].before = places.at(i);
        frame_times.push_back(moment.clock.now());
        note_ground(moment.environment);
        note_things(moment);
    }
    const People& people = moment.people;
    for (const PersonId id : people.present) {
        Cell& cell = cells.at(people.position[id.index]);
        ++(people.activity[id.index] == Activity::walking ? cell.walking : cell.staying);
        cell.sitting += people.activity[id.index] == Activity::sitting ? 1 : 0;
        cell.uniforms += people.traits[id.index].uniform ? 1 : 0;
    }
    ++samples;
}

void Frames::measure(const Moment& moment)
{
    for (std::size_t i = moment.first_event; i < moment.events.size(); ++i)
        if (const Event& event = moment.events[i]; event.kind == EventKind::deal)
            cells.at(event.at).visible_deals += static_cast<std::uint32_t>(event.value);
}

void Frames::forget_frames()
{
    frame_times.clear();
    stored = {};
    sitting_of_frames.clear();
    seat_states.clear();
    bin_states.clear();
}

void Frames::note_ground(const Environment& environment)
{
    const Lattice& lattice = cells.lattice;
    std::uint16_t* const all = frame_begun(stored.litter, lattice.size());
    std::uint16_t* const butts = frame_begun(stored.butts, lattice.size());
    std::uint16_t* const lodged = frame_begun(stored.lodged_butts, lattice.size());
    const auto& litter = environment.litter.raster();
    for (std::size_t i = 0; i < litter.values.size(); ++i)
        if (const auto& here = litter.values[i]; here.items() > 0) {
            const std::size_t cell = lattice.index(litter.lattice.centre(i));
            all[cell] += static_cast<std::uint16_t>(here.items());
            butts[cell] += here.count[LitterKind::butt];
            lodged[cell] += here.count[LitterKind::lodged_butt];
        }
    std::uint16_t* const defects = frame_begun(stored.defects, lattice.size());
    for (const auto& defect : environment.defects.list())
        ++defects[lattice.index(defect.at)];
    for (std::size_t i = 0; i < lattice.size(); ++i)
        stored.lamps.push_back(whole(layout::frames.lamps, environment.light.by_lamps(i)));
}

void Frames::note_things(const Moment& moment)
{
    const Seconds now = moment.clock.now();
    std::map<std::int32_t, SeatState> taken;
    for (const auto& spot : moment.environment.seats.places())
        if (const PersonId person = spot.taken_by; person.valid() && moment.people.activity[person.index] == Activity::sitting) {
            SeatState& seat = taken.try_emplace(spot.seat, SeatState{now, spot.seat}).first->second;
            ++seat.sitting;
            if (moment.people.sex[person.index] == Sex::female)
                ++seat.women;
        }
    for (const auto& [seat, state] : taken)
        seat_states.push_back(state);
    const auto& bins = moment.environment.bins.all();
    for (std::size_t bin = 0; bin < bins.size(); ++bin)
        bin_states.push_back({now, static_cast<std::int32_t>(bin), bins[bin].items});
}

void Frames::end_frame(const PlaceGrids& places)
{
    if (samples == 0)
        return;
    const auto& grids = layout::frames;
    const double area = static_cast<double>(cells.lattice.cell) * cells.lattice.cell;
    const auto density = [&](std::uint32_t count) { return count / (area * samples); };
    for (std::size_t i = 0; i < cells.values.size(); ++i) {
        Cell& cell = cells.values[i];
        const PlaceGrids::Totals now = places.at(i), before = cell.before;
        const double looks = now.looks - before.looks;
        stored.density.push_back(whole(grids.density, density(cell.walking + cell.staying)));
        stored.walking.push_back(whole(grids.walking, density(cell.walking)));
        stored.staying.push_back(whole(grids.staying, density(cell.staying)));
        sitting_of_frames.push_back(whole(grids.staying, density(cell.sitting)));
        stored.uniforms.push_back(whole(grids.uniforms, cell.uniforms * sample_interval));
        stored.looks.push_back(whole(grids.looks, looks));
        stored.unsafe.push_back(looks > 0 ? whole(grids.unsafe, (now.unsafe - before.unsafe) / looks) : *grids.unsafe.nothing);
        stored.visible_deals.push_back(whole(grids.visible_deals, cell.visible_deals));
        stored.expected_offences.push_back(static_cast<float>(now.expected_offences - before.expected_offences));
        cell = {};
    }
    samples = 0;
}

std::vector<float> free_area(const Ground& ground, const Lattice& cells)
{
    constexpr int parts = 8; // numerical: a cell is tried at so many points in each direction
    const float part = cells.cell / parts;
    std::vector<float> areas;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const Vec2 corner = cells.centre(cell) - Vec2{cells.cell, cells.cell} * 0.5F;
        int free = 0;
        for (int row = 0; row < parts; ++row)
            for (int column = 0; column < parts; ++column)
                free += ground.walkable(corner + Vec2{static_cast<float>(column) + 0.5F, static_cast<float>(row) + 0.5F} * part) ? 1 : 0;
        areas.push_back(static_cast<float>(free) * part * part);
    }
    return areas;
}

} // namespace plattan
