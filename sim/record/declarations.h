#pragma once

#include "people/events.h"
#include "people/people.h"
#include "results/layout.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plattan {

using Values = std::variant<std::vector<std::uint8_t>, std::vector<std::int16_t>, std::vector<std::uint16_t>, std::vector<std::int32_t>,
                            std::vector<std::uint32_t>, std::vector<std::uint64_t>, std::vector<float>, std::vector<double>>;

/// Some rows of the table of people.
struct PeopleRows {
    const People& people;
    const PersonRows& rows;
};

struct EventTable {
    const Events& events;
};

/// A column of the layout, and its values.
template <class Table> struct WrittenColumn {
    std::string_view name;
    std::function<Values(const Table&)> values;
};

/// Where the values of every column of the layout come from, in the order of the layout.
const std::vector<WrittenColumn<PeopleRows>>& people_columns();
const std::vector<WrittenColumn<EventTable>>& event_columns();

} // namespace plattan
