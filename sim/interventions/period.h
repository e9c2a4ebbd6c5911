#pragma once

#include "parameters/parameter.h"

#include <algorithm>
#include <array>

namespace plattan {

/// When an intervention holds; part of every one.
struct Period {
    static constexpr std::string_view section = "every intervention";

    PARAMETER(std::optional<Date>, from, std::nullopt, "1", anything(), given(),
              "First date on which the intervention holds, included; without it the intervention holds from the beginning.");
    PARAMETER(std::optional<Date>, until, std::nullopt, "1", anything(), given(),
              "Last date on which the intervention holds, included with the night that begins on it; without it the intervention holds to the end.");
    PARAMETER(std::vector<std::string>, weekdays, {}, "1",
              at_least_one(one_of("mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                                  "sunday")),
              given(),
              "Days of the week on which the intervention holds; without them every day. Hours over midnight belong to the day on which they begin.");

    bool holds(Date date) const
    {
        constexpr std::array<const char*, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        const auto& days = *weekdays;
        return (!*from || date >= **from) && (!*until || date <= **until) &&
               (days.empty() || std::any_of(days.begin(), days.end(), [&](const std::string& day) {
                    return day.starts_with(names[static_cast<std::size_t>(date.weekday())]); // "tuesday" as well
                }));
    }
};

} // namespace plattan
