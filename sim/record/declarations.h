#pragma once

#include "people/events.h"
#include "people/people.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plattan {

/// Names that the numbers of a run's enumerations stand for.
struct RunNames {
    std::vector<std::string> kinds;        ///< roles, in the order of the list of roles
    std::vector<std::string> trip_classes; ///< letters of the demand file
    std::vector<std::string> gates;        ///< gates of the site
};

/// Which enumeration a column is.
enum class Enumeration : std::uint8_t { none, kind, sex, trip_class, gate, event };

using Values = std::variant<std::vector<std::uint8_t>, std::vector<std::int16_t>, std::vector<std::uint16_t>, std::vector<std::int32_t>,
                            std::vector<std::uint32_t>, std::vector<std::uint64_t>, std::vector<float>, std::vector<double>>;

/// Some rows of the table of people.
struct PeopleRows {
    const People& people;
    const PersonRows& rows;
};

/// A column of a table of the file: written from this list, documented from this list.
template <class Table> struct Column {
    std::string_view name, units, long_name;
    Enumeration enumeration;
    Values (*values)(const Table&);
};

/// Events of a run together with the first day, from which `day` and `time` follow.
struct EventTable {
    const Events& events;
};

const std::vector<Column<PeopleRows>>& people_columns();
const std::vector<Column<EventTable>>& event_columns();

struct TrajectoryText {
    std::string_view name, units, long_name, type;
};
const std::vector<TrajectoryText>& trajectory_texts();

} // namespace plattan
