#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plattan {

/// A cell as it is written into a table with commas (RFC 4180): in quotes where it needs them.
std::string csv_cell(std::string_view text);

/// The whole of a cell as a number, which may be infinite or not a number; nothing where it is none.
std::optional<double> number_of_cell(std::string_view cell);

using CsvRows = std::vector<std::vector<std::string>>;

/// Reads a table with commas (RFC 4180): cells in quotes may hold commas, quotes that are doubled, and line ends. Empty lines are left out, as is
/// the mark at the beginning by which spreadsheets know UTF-8.
/// @param fault what is wrong, with the number of the line, where nothing is returned
std::optional<CsvRows> parse_csv(std::string_view text, std::string& fault);

/// The same row by row, so that a long table is never there as cells. Rows before a fault have been read then.
/// @return what is wrong, with the number of the line; empty where nothing is
std::string for_each_csv_row(std::string_view text, const std::function<void(std::vector<std::string>& row)>& f);

} // namespace plattan
