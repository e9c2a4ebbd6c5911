#pragma once

#include <cstdint>
#include <vector>

namespace plattan {

/// The states of those of one role who are about. Who has left for good makes room for the next, so that memory
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

    State& operator[](std::uint32_t slot) { return states[slot]; }

    template <class Archive> void archive(Archive& a) { a(states, free); }

private:
    std::vector<State> states;
    std::vector<std::uint32_t> free;
};

} // namespace plattan
