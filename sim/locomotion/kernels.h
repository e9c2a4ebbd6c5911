#pragma once

#include "locomotion/crowd.h"
#include "locomotion/walking_rules.h"

#include <string_view>

namespace plattan {

/// Instruction sets the inner loops are compiled for. Results are the same bits with each.
enum class InstructionSet : std::uint8_t { plain, avx2, avx512 };

/// The widest this machine has.
InstructionSet best_instruction_set();
bool has(InstructionSet set);
std::string_view name_of(InstructionSet set);

/// What a loop reads and writes: the columns of a crowd, as bare pointers so that code compiled for wide vectors
/// shares no inline function with the rest of the program.
struct CrowdColumns {
    const float *x, *y, *velocity_x, *velocity_y, *direction_x, *direction_y, *speed, *blocked, *radius, *solid, *file, *gap, *away_x, *away_y;
    float *chosen_x, *chosen_y, *next_radius, *pace;
    std::uint8_t* crowded;
    const std::uint32_t *begin, *cell_of;
    std::int32_t columns, rows;
    float origin_x, origin_y;
};

/// The inner loops of walking.
struct Kernels {
    /// Chooses the velocities of the walkers (speed > 0) among the slots [begin, end); the formulas are in docs/model/walking.md.
    void (*choose)(const CrowdColumns& crowd, const WalkingRules& rules, std::uint32_t begin, std::uint32_t end);

    /// Writes into `list` the slots of all solid people whose bodies may come within `margin` of touching `slot`'s in
    /// the next `seconds`, if each walks as chosen or less; returns how many. `list` has Crowd::most_near places; `fastest` is
    /// the largest speed anybody chose (unit: m/s)
    std::uint32_t (*find_near)(const CrowdColumns& crowd, std::uint32_t slot, float margin, float seconds, float fastest, std::uint32_t* list);
};

const Kernels& kernels(InstructionSet set);

namespace plain {
extern const Kernels kernels;
}
namespace avx2 {
extern const Kernels kernels;
}
namespace avx512 {
extern const Kernels kernels;
}

} // namespace plattan
