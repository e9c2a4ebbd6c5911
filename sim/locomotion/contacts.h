#pragma once

#include "base/parallel.h"
#include "locomotion/kernels.h"
#include "site/ground.h"

namespace plattan {

/// Moves people by their chosen velocities and keeps bodies from overlapping: position projection (Jacobi, two
/// buffers), five rounds. Who stands gives way only to somebody it has kept waiting; those who sit are not in the way.
class Contacts {
public:
    /// `inner` are the loops to use; `columns` those of the crowd; `travelled` how far anybody may have gone since it was sorted (unit: m)
    void move(Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, float travelled, const Ground& ground,
              const Workers& workers);

private:
    static constexpr std::size_t block = 128;

    /// Bodies near enough to touch, of the slots of one block: `slots[i]` has `near[begin[i] .. begin[i + 1]]`.
    struct Neighbourhood {
        std::vector<std::uint32_t> slots, begin, near;
        std::vector<std::uint32_t> room;
        bool pushed = false;
    };

    void advance(Crowd& crowd, std::uint32_t slot, float seconds, const Ground& ground) const;
    void list_near(const Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, std::uint32_t slot, float travelled, bool somebody_waits,
                   Neighbourhood& hood) const;
    Vec2 separated(const Crowd& crowd, std::uint32_t slot, const std::uint32_t* near, const std::uint32_t* end, const Ground& ground,
                   bool& pushed) const;

    std::vector<Neighbourhood> hoods;
    CrowdColumn start_x, start_y, next_x, next_y;
};

} // namespace plattan
