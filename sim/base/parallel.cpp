#include "base/parallel.h"

#include "base/processors.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#ifndef PLATTAN_PLAIN_THREADS
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace plattan {

#ifndef PLATTAN_PLAIN_THREADS
struct Workers::Arena {
    /// Without the control TBB never starts more threads than there are processors, whatever the arena asks for.
    explicit Arena(int threads) : control(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)), arena(threads) {}

    /// Calls work(which) from `threads` threads, or several times from one where the others are busy; `which` is below `threads`.
    void call(std::size_t threads, const std::function<void(std::size_t)>& work)
    {
        arena.execute([&] {
            tbb::parallel_for(
                std::size_t{0}, threads, [&](std::size_t) { work(static_cast<std::size_t>(tbb::this_task_arena::current_thread_index()) % threads); },
                tbb::simple_partitioner{});
        });
    }

    tbb::global_control control;
    tbb::task_arena arena;
};
#else
struct Workers::Arena {
    explicit Arena(int) {}

    void call(std::size_t threads, const std::function<void(std::size_t)>& work)
    {
        std::vector<std::thread> helpers;
        for (std::size_t which = 1; which < threads; ++which)
            helpers.emplace_back(work, which);
        work(0);
        for (auto& helper : helpers)
            helper.join();
    }
};
#endif

namespace {

/// 0 .. n-1 in a fixed mixed order.
std::vector<std::size_t> mixed(std::size_t n)
{
    std::vector<std::size_t> places(n);
    std::uint64_t state = n;
    for (std::size_t i = 0; i < n; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const std::size_t j = static_cast<std::size_t>(state >> 33) % (i + 1);
        places[i] = places[j];
        places[j] = i;
    }
    return places;
}

std::size_t pieces(std::size_t n, std::size_t block) { return (n + block - 1) / block; }

/// The blocks one thread takes first; whoever has none of its own left takes from the others. In a cache line of its own, because
/// all threads count in it.
struct alignas(64) Share {
    std::atomic<std::size_t> next;
    std::size_t end;
};

} // namespace

Workers::Workers(int threads, Order order)
    : count(order == Order::shuffled ? 1
            : threads > 0            ? threads
                                     : usable_processors()),
      order(order), arena(count > 1 ? std::make_unique<Arena>(count) : nullptr)
{
}

Workers::~Workers() = default;

void Workers::in_parallel(std::size_t blocks, const std::function<void(std::size_t)>& one) const
{
    const std::size_t threads = std::min(blocks, static_cast<std::size_t>(count));
    if (threads <= 1) {
        for (std::size_t b = 0; b < blocks; ++b)
            one(b);
        return;
    }
    // A thread begins at the same place each time: what it wrote of the same people in the last loop lies in its own cache.
    std::vector<Share> shares(threads);
    for (std::size_t which = 0; which < threads; ++which) {
        shares[which].next = blocks * which / threads;
        shares[which].end = blocks * (which + 1) / threads;
    }
    arena->call(threads, [&](std::size_t own) {
        for (std::size_t k = 0; k < threads; ++k) {
            Share& share = shares[(own + k) % threads];
            for (std::size_t b = share.next++; b < share.end; b = share.next++)
                one(b);
        }
    });
}

void Workers::for_blocks(std::size_t n, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body) const
{
    const auto one = [&](std::size_t b) { body(b * block, std::min(n, (b + 1) * block)); };
    const std::size_t blocks = pieces(n, block);
    if (order == Order::shuffled)
        for (const std::size_t b : mixed(blocks))
            one(b);
    else
        in_parallel(blocks, one);
}

void Workers::for_items(std::size_t n, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body) const
{
    if (order == Order::straight)
        return for_blocks(n, block, body);
    for (const std::size_t i : mixed(n))
        body(i, i + 1);
}

void Workers::run(std::initializer_list<const Loop*> loops) const
{
    if (order == Order::shuffled) {
        for (const std::size_t which : mixed(loops.size()))
            for_items(loops.begin()[which]->n, 1, loops.begin()[which]->body);
        return;
    }
    std::size_t blocks = 0;
    for (const Loop* loop : loops)
        blocks += pieces(loop->n, loop->block);
    in_parallel(blocks, [&](std::size_t b) {
        for (const Loop* loop : loops) {
            const std::size_t own = pieces(loop->n, loop->block);
            if (b < own)
                return loop->body(b * loop->block, std::min(loop->n, (b + 1) * loop->block));
            b -= own;
        }
    });
}

double Workers::ordered_sum(std::size_t n, std::size_t block, const std::function<double(std::size_t, std::size_t)>& body) const
{
    std::vector<double> parts(pieces(n, block));
    for_blocks(n, block, [&](std::size_t begin, std::size_t end) { parts[begin / block] = body(begin, end); });
    double sum = 0;
    for (const double part : parts)
        sum += part;
    return sum;
}

} // namespace plattan
