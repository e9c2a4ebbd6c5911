#pragma once

#include "observables/place_grids.h"
#include "results/layout.h"

namespace plattan {

/// What each frame of the grids holds, in the order and the types of layout::Frames: frame after frame, row by row.
struct FrameValues {
    std::vector<std::uint16_t> density, walking, staying, uniforms, looks, unsafe, visible_deals;
    std::vector<float> expected_offences;
    std::vector<std::uint16_t> litter, butts, lodged_butts, defects, lamps;
};

/// Calls f(grid of the layout, values) for every grid of frames.
template <class F> void for_each_grid(const FrameValues& values, F&& f)
{
    constexpr std::size_t count = boost::pfr::tuple_size_v<layout::Frames>;
    static_assert(boost::pfr::tuple_size_v<FrameValues> == count, "each grid of the layout has its values");
    [&]<std::size_t... I>(std::index_sequence<I...>) { (f(boost::pfr::get<I>(layout::frames), boost::pfr::get<I>(values)), ...); }
    (std::make_index_sequence<count>{});
}

/// People who sit on a seat when a frame begins.
struct SeatState {
    Seconds time = 0; ///< since 00:00 of the first day
    std::int32_t seat = 0;
    std::uint8_t sitting = 0, women = 0;
};

/// What is in a bin when a frame begins.
struct BinState {
    Seconds time = 0; ///< since 00:00 of the first day
    std::int32_t bin = 0;
    std::int32_t items = 0;
};

/// Frames on 2 m cells, one every 15 minutes: where people are, what they feel and see, what lies there. What people do is sampled every
/// 10 s; what lies, stands and burns there is what the frame begins with. results/layout.h says what each grid is.
class Frames {
public:
    explicit Frames(const Site& site);

    /// Before anything moves: people sampled, and a frame begun where it is time.
    /// @param places on the same cells: a frame has what was added to them while it lasted
    void sample(const Moment& moment, const PlaceGrids& places);
    /// After everything moved: deals of the tick.
    void measure(const Moment& moment);
    void end_frame(const PlaceGrids& places);
    void forget_frames();

    const Lattice& lattice() const { return cells.lattice; }
    const std::vector<double>& times() const { return frame_times; } ///< beginning of each frame
    const FrameValues& values() const { return stored; }
    /// The part of `staying` that sits, by frame and cell; not recorded.
    const std::vector<std::uint16_t>& sitting() const { return sitting_of_frames; }
    const std::vector<SeatState>& seats() const { return seat_states; } ///< only seats on which somebody sits
    const std::vector<BinState>& bins() const { return bin_states; }

private:
    /// What a frame has come to.
    struct Cell {
        std::uint32_t walking = 0, staying = 0, sitting = 0, uniforms = 0; ///< samples; who sits stays
        std::uint32_t visible_deals = 0;
        PlaceGrids::Totals before{}; ///< of the cell when the frame began
    };
    void note_ground(const Environment& environment);
    void note_things(const Moment& moment);

    Raster<Cell> cells;
    int samples = 0;
    std::vector<double> frame_times;
    FrameValues stored;
    std::vector<std::uint16_t> sitting_of_frames;
    std::vector<SeatState> seat_states;
    std::vector<BinState> bin_states;
};

/// Of each cell, the ground on which one can stand: density beside a wall is people per this.
/// @return (unit: m2), row by row
std::vector<float> free_area(const Ground& ground, const Lattice& cells);

} // namespace plattan
