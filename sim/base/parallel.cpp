#include "base/parallel.h"

#include <algorithm>
#include <thread>
#include <vector>

#ifndef PLATTAN_PLAIN_THREADS
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#else
#include <atomic>
#endif

namespace plattan {

#ifndef PLATTAN_PLAIN_THREADS
struct Workers::Arena {
    /// Without the control TBB never starts more threads than there are processors, whatever the arena asks for.
    explicit Arena(int threads) : control(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)), arena(threads) {}
    tbb::global_control control;
    tbb::task_arena arena;
};
#else
struct Workers::Arena {
    explicit Arena(int) {}
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

} // namespace

Workers::Workers(int threads, Order order)
    : count(order == Order::shuffled ? 1
            : threads > 0            ? threads
                                     : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))),
      order(order), arena(count > 1 ? std::make_unique<Arena>(count) : nullptr)
{
}

Workers::~Workers() = default;

void Workers::for_blocks(std::size_t n, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body) const
{
    const std::size_t blocks = (n + block - 1) / block;
    const auto one = [&](std::size_t b) { body(b * block, std::min(n, (b + 1) * block)); };
    if (order == Order::shuffled) {
        for (const std::size_t b : mixed(blocks))
            one(b);
        return;
    }
    if (count == 1 || blocks <= 1) {
        for (std::size_t b = 0; b < blocks; ++b)
            one(b);
        return;
    }
#ifndef PLATTAN_PLAIN_THREADS
    arena->arena.execute([&] { tbb::parallel_for(std::size_t{0}, blocks, one, tbb::simple_partitioner{}); });
#else
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> helpers;
    for (int t = 0; t < count; ++t)
        helpers.emplace_back([&] {
            for (std::size_t b = next++; b < blocks; b = next++)
                one(b);
        });
    for (auto& helper : helpers)
        helper.join();
#endif
}

void Workers::for_items(std::size_t n, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body) const
{
    if (order == Order::straight)
        return for_blocks(n, block, body);
    for (const std::size_t i : mixed(n))
        body(i, i + 1);
}

double Workers::ordered_sum(std::size_t n, std::size_t block, const std::function<double(std::size_t, std::size_t)>& body) const
{
    std::vector<double> parts((n + block - 1) / block);
    for_blocks(n, block, [&](std::size_t begin, std::size_t end) { parts[begin / block] = body(begin, end); });
    double sum = 0;
    for (const double part : parts)
        sum += part;
    return sum;
}

} // namespace plattan
