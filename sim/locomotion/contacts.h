#pragma once

#include "base/parallel.h"
#include "locomotion/kernels.h"
#include "site/ground.h"

namespace plattan {

/// Moves people by their chosen velocities and keeps bodies from overlapping: position projection (Jacobi, two
/// buffers) in a few rounds a step. Who stands gives way only to somebody it has kept waiting; those who sit are not in the way.
class Contacts {
public:
    /// `steps` steps of `seconds` each. `inner` are the loops to use; `columns` those of the crowd.
    void move(Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, int steps, const Ground& ground,
              const Workers& workers);

private:
    static constexpr std::size_t block = 512; ///< cheap work: smaller pieces cost more to hand out than to do

    /// Who is near whom: `slots[i]` has `near[begin[i] .. begin[i + 1]]`.
    struct Pairs {
        std::vector<std::uint32_t> slots, begin, near;

        void clear();
        void close(std::uint32_t slot); ///< what was added to `near` since the last call belongs to `slot`
    };

    /// Of the slots of one block.
    struct Neighbourhood {
        Pairs decided; ///< may come near before the next decision
        Pairs now;     ///< are near in this step
        std::vector<std::uint32_t> room;
        std::vector<std::uint32_t> asked; ///< slots that this round may move
        bool moved = false;
    };

    void advance(Crowd& crowd, std::uint32_t slot, float seconds, bool first, const Ground& ground) const;
    void list_everybody_near(const Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, const Workers& workers);
    void list_near(const Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, std::uint32_t slot, float seconds, float fastest,
                   bool somebody_waits, Neighbourhood& hood) const;
    void keep_near(const Crowd& crowd, Neighbourhood& hood) const;
    /// @param first people still are where they decided
    void one_step(Crowd& crowd, float seconds, bool first, const Ground& ground, const Workers& workers);
    Vec2 separated(const Crowd& crowd, std::uint32_t slot, const std::uint32_t* near, const std::uint32_t* end, const Ground& ground) const;
    void separate(const Crowd& crowd, const Ground& ground, bool first, Neighbourhood& hood);
    void take_over(Crowd& crowd, Neighbourhood& hood);

    std::vector<Neighbourhood> hoods;
    CrowdColumn start_x, start_y, next_x, next_y;
    std::vector<std::uint8_t> moved; ///< by slot: in the last round
};

} // namespace plattan
