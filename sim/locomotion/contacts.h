#pragma once

#include "base/parallel.h"
#include "locomotion/figures.h"
#include "locomotion/kernels.h"
#include "site/ground.h"

#include <algorithm>

namespace plattan {

/// Moves people by their chosen velocities and keeps bodies from overlapping: position projection (Jacobi, two
/// buffers) in a few rounds a step. People who stand give way only to somebody they have kept waiting; those who sit are not in the way.
/// Nobody stays inside another body: people who stand or sit and overlap part as well.
class Contacts {
public:
    /// `steps` steps of `seconds` each. `inner` are the loops to use; `columns` those of the crowd.
    void move(Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, int steps, const Ground& ground,
              const Workers& workers);

    /// Room that somebody keeps to walls who keeps `radius` to others: the same, or less in a passage that is narrower than two of these.
    static float radius_at_walls(float radius, Vec2 p, const Ground& ground)
    {
        constexpr float shoulders_drawn_in = walking_figures.shoulders_drawn_in;
        return ground.tight(p) ? std::min(radius, shoulders_drawn_in) : radius;
    }

private:
    static constexpr std::size_t block = 512;      ///< cheap work: smaller pieces cost more to hand out than to do
    static constexpr std::size_t small_block = 32; ///< of a crowd that is cut into parts: the ends of parts are found between blocks

    /// Who is near whom: `slots[i]` has `near[begin[i] .. begin[i + 1]]`.
    struct Pairs {
        std::vector<std::uint32_t> slots, begin, near;

        void clear();
        void close(std::uint32_t slot); ///< what was added to `near` since the last call belongs to `slot`
    };

    /// The slots [first, end), which one thread treats.
    struct Neighbourhood {
        std::uint32_t first = 0, end = 0;
        Pairs decided; ///< may come near before the next decision
        Pairs now;     ///< are near in this step
        std::vector<std::uint32_t> room;
        std::vector<std::uint32_t> moved; ///< slots, in this round
    };

    /// Some neighbourhoods one after the other, of which nobody comes near anybody in another part.
    struct Part {
        std::size_t first, end; ///< in `hoods`
    };

    void list_everybody_near(const Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, std::size_t hood_slots,
                             const Workers& workers);
    void list_near(const Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, std::uint32_t slot, float seconds, float fastest,
                   bool somebody_waits, Neighbourhood& hood) const;
    /// Adds to `list`, which has `count` slots, those who stay and whose bodies lie inside that of `slot`, who stays; returns how many there are
    /// then.
    static std::uint32_t list_inside(const Crowd& crowd, std::uint32_t slot, std::uint32_t count, std::vector<std::uint32_t>& list);
    void tell_parts();
    /// @param each_hood each_hood(body) calls body(hood) for each neighbourhood of the part
    template <class EachHood> void move_part(Part part, Crowd& crowd, float seconds, int steps, const Ground& ground, EachHood&& each_hood);
    /// @param first people still are where they decided
    void advance_all(Crowd& crowd, float seconds, bool first, const Ground& ground, const Neighbourhood& hood);
    void advance(Crowd& crowd, std::uint32_t slot, float seconds, bool first, const Ground& ground) const;
    void keep_near(const Crowd& crowd, Neighbourhood& hood) const;
    void separate(const Crowd& crowd, const Ground& ground, int round, Neighbourhood& hood);
    Vec2 separated(const Crowd& crowd, std::uint32_t slot, const std::uint32_t* near, const std::uint32_t* end, const Ground& ground) const;
    void take_over(Crowd& crowd, int round, const Neighbourhood& hood);
    void keep_out_of_walls(Crowd& crowd, const Ground& ground, const Neighbourhood& hood) const;

    std::vector<Neighbourhood> hoods;
    std::vector<Part> parts;
    CrowdColumn start_x, start_y, next_x, next_y;
    std::vector<std::uint8_t> moved_in; ///< by slot: the last round that moved it; 0: none
};

} // namespace plattan
