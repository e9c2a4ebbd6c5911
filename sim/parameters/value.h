#pragma once

#include "base/clock.h"
#include "base/problems.h"
#include "parameters/allowed.h"
#include "parameters/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plattan {

/// How each type a parameter can have is read from YAML, written as text, and described in the JSON schema.
/// A new type needs these three functions, found by its namespace, and nothing else.

using Stored = std::variant<double, std::int64_t, std::string>; ///< as it goes into the result file

struct Reading {
    std::string unit;
    const Allowed& allowed;
    Problems& problems;
};

void read_value(const Node& node, double& value, const Reading& reading);
void read_value(const Node& node, int& value, const Reading& reading);
void read_value(const Node& node, bool& value, const Reading& reading);
void read_value(const Node& node, std::string& value, const Reading& reading);
void read_value(const Node& node, std::vector<std::string>& value, const Reading& reading);
void read_value(const Node& node, std::vector<double>& value, const Reading& reading);
void read_value(const Node& node, Hours& value, const Reading& reading);
void read_value(const Node& node, std::vector<Hours>& value, const Reading& reading);
void read_value(const Node& node, std::optional<Date>& value, const Reading& reading);

/// A value and its unit as one writes them; the value alone where there is no unit.
std::string with_unit(const std::string& value, const std::string& unit);

Stored stored(double value);
Stored stored(float value); ///< as the decimal number that is meant: 0.3, not 0.30000001
Stored stored(int value);
Stored stored(bool value);
Stored stored(const std::string& value);
Stored stored(const std::vector<std::string>& value);
Stored stored(const std::vector<double>& value);
Stored stored(const Hours& value);
Stored stored(const std::vector<Hours>& value);
Stored stored(const std::optional<Date>& value);

std::string text_of(const Stored& value);

/// JSON schema fragment, e.g. {"type": "number", "minimum": 5}.
std::string schema_of(const double*, const Allowed& allowed);
std::string schema_of(const int*, const Allowed& allowed);
std::string schema_of(const bool*, const Allowed& allowed);
std::string schema_of(const std::string*, const Allowed& allowed);
std::string schema_of(const std::vector<std::string>*, const Allowed& allowed);
std::string schema_of(const std::vector<double>*, const Allowed& allowed);
std::string schema_of(const Hours*, const Allowed& allowed);
std::string schema_of(const std::vector<Hours>*, const Allowed& allowed);
std::string schema_of(const std::optional<Date>*, const Allowed& allowed);

inline constexpr std::size_t maximal_list = 1000;

/// Reads a list item by item; a single value counts as a list of one.
template <class T> void read_list(const Node& node, std::vector<T>& value, const Reading& reading)
{
    const bool list = node.is_sequence();
    const std::size_t n = list ? node.items.size() : 1;
    if (n > maximal_list)
        return reading.problems.add(node.place, "a list may have at most 1000 entries");
    if (n == 0 && reading.allowed.at_least_one)
        return reading.problems.add(node.place, "here stands an empty list; name at least one, or leave the key out");
    value.assign(n, T{});
    for (std::size_t i = 0; i < n; ++i)
        read_value(list ? node.items[i] : node, value[i], reading);
}

std::string quote_json(std::string_view text);

} // namespace plattan
