#pragma once

#include <cstdint>
#include <vector>

namespace plattan {

/// The states of those of one role who are about. Somebody who has left for good makes room for the next, so that memory
/// follows the people present, not the people of the day.
template <class State> class Minds {
public:
    /// A fresh state.
    std::uint32_t take()
    {
        if (free.empty()) {
            states.emplace_back();
            return static_cast<std::uint32_t>(states.size() - 1);
        }
        const std::uint32_t slot = free.back();
        free.pop_back();
        states[slot] = State{};
        return slot;
    }
    void give_back(std::uint32_t slot) { free.push_back(slot); }

    /// The state of somebody who is asked soon is fetched: states lie where there was room, so that the processor cannot guess which is next.
    void fetch(std::uint32_t slot) const
    {
        constexpr std::size_t line = 64; // numerical: of a cache (unit: byte)
        const char* const first = reinterpret_cast<const char*>(&states[slot]);
        for (std::size_t at = 0; at < sizeof(State); at += line)
            __builtin_prefetch(first + at);
    }

    State& operator[](std::uint32_t slot) { return states[slot]; }

    template <class Archive> void archive(Archive& a) { a(states, free); }

private:
    std::vector<State> states;
    std::vector<std::uint32_t> free;
};

} // namespace plattan
