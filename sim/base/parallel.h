#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <vector>

namespace plattan {

/// A loop that is yet to run: body(begin, end) for every block of [0, n), in which it treats every item alone.
struct Loop {
    std::size_t n = 0, block = 1;
    std::function<void(std::size_t, std::size_t)> body;
};

/// Parallel loops whose results do not depend on the number of threads.
///
/// Work is cut into blocks of a fixed size; a block writes only its own rows. Sums are taken per
/// block and added in block order: TBB's own reductions change results with the thread count
/// (measured), fixed blocks through parallel_for do not.
class Workers {
public:
    enum class Order : std::uint8_t { straight, shuffled };

    /// @param threads 0: one per processor this process may use
    /// @param order `shuffled` visits people and blocks in a mixed order, on one thread: a check that no result depends on the order
    explicit Workers(int threads, Order order = Order::straight);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int threads() const { return count; }

    /// Calls body(begin, end) for every block of [0, n).
    void for_blocks(std::size_t n, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body) const;

    /// The same for bodies that treat every item alone: they may be called for any part of a block.
    void for_items(std::size_t n, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body) const;

    /// Runs loops side by side: a thread that has no block left in one helps in the next. None may write what another reads.
    template <class... Loops> void together(const Loops&... loops) const { run({&loops...}); }

    /// Sum of body(begin, end) over the blocks of [0, n), added in block order.
    double ordered_sum(std::size_t n, std::size_t block, const std::function<double(std::size_t, std::size_t)>& body) const;

private:
    struct Arena;

    void run(std::initializer_list<const Loop*> loops) const;
    /// Calls one(b) for all b < blocks.
    void in_parallel(std::size_t blocks, const std::function<void(std::size_t)>& one) const;

    int count;
    Order order;
    std::unique_ptr<Arena> arena;
};

} // namespace plattan
