#pragma once

#include "parameters/parameter.h"

#include <array>

namespace plattan {

/// When an intervention holds; part of every one.
struct Period {
    static constexpr std::string_view section = "every intervention";

    PARAMETER(std::optional<Date>, from, std::nullopt, "1", anything(), assumed("the scenario says"),
              "First date, included; without it from the beginning.");
    PARAMETER(std::optional<Date>, until, std::nullopt, "1", anything(), assumed("the scenario says"),
              "Last date, included with the night that begins on it; without it to the end.");
    PARAMETER(std::vector<std::string>, weekdays, {}, "1", one_of("mon", "tue", "wed", "thu", "fri", "sat", "sun"), assumed("the scenario says"),
              "Days of the week; without them every day. Hours that run over midnight belong to the day on which they begin.");

    bool holds(Date date) const
    {
        constexpr std::array<const char*, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        const auto& days = *weekdays;
        return (!*from || date >= **from) && (!*until || date <= **until) &&
               (days.empty() || std::find(days.begin(), days.end(), names[static_cast<std::size_t>(date.weekday())]) != days.end());
    }
};

} // namespace plattan
