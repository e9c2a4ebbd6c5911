#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace plattan {

/// Parallel loops whose results do not depend on the number of threads.
///
/// Work is cut into blocks of a fixed size; a block writes only its own rows. Sums are taken per
/// block and added in block order: TBB's own reductions change results with the thread count
/// (measured), fixed blocks through parallel_for do not.
class Workers {
public:
    explicit Workers(int threads); ///< 0: one per hardware thread
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int threads() const { return count; }

    /// Calls body(begin, end) for every block of [0, n).
    void for_blocks(std::size_t n, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body) const;

    /// Sum of body(begin, end) over the blocks of [0, n), added in block order.
    double ordered_sum(std::size_t n, std::size_t block, const std::function<double(std::size_t, std::size_t)>& body) const;

private:
    struct Arena;
    int count;
    std::unique_ptr<Arena> arena;
};

} // namespace plattan
