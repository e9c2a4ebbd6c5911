#include "results/difference.h"

#include "base/clock.h"
#include "results/layout.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace plattan {

namespace {

std::string value_at(const RunReader& run, const std::string& path, std::uint64_t row)
{
    if (row >= run.rows_of(path))
        return "(no such row)";
    if (const auto raw = run.raw(path, row, 1); raw.type == "u8" && raw.bytes.size() == 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, raw.bytes.data(), 8);
        return std::to_string(word);
    }
    const auto values = run.numbers(path, row, 1);
    return values.empty() ? "(nothing)" : fmt::format("{}", values.front());
}

/// The first row in which both differ, read piece by piece; the number of rows of the shorter one where it is the beginning of the other.
std::optional<std::uint64_t> first_different_row(const RunReader& a, const RunReader& b, const std::string& path)
{
    const std::uint64_t rows_a = a.rows_of(path), rows_b = b.rows_of(path), rows = std::min(rows_a, rows_b), at_once = a.rows_at_once(path);
    for (std::uint64_t first = 0; first < rows; first += at_once) {
        const std::uint64_t count = std::min(at_once, rows - first);
        const auto left = a.raw(path, first, count), right = b.raw(path, first, count);
        const auto [x, y] = std::mismatch(left.bytes.begin(), left.bytes.end(), right.bytes.begin(), right.bytes.end());
        if (x != left.bytes.end() || y != right.bytes.end())
            return first + static_cast<std::uint64_t>(x - left.bytes.begin()) / std::max<std::uint64_t>(1, left.bytes.size() / count);
    }
    return rows_a == rows_b ? std::nullopt : std::optional(rows);
}

std::optional<Difference> differ_in(const RunReader& a, const RunReader& b, const std::string& path)
{
    if (!a.has(path) || !b.has(path))
        return Difference{{}, path, 0, a.has(path) ? "there" : "missing", b.has(path) ? "there" : "missing"};
    const auto left = a.raw(path, 0, 0).type, right = b.raw(path, 0, 0).type;
    if (left != right)
        return Difference{{}, path, 0, "type " + left, "type " + right};
    const auto shape_a = a.extents(path), shape_b = b.extents(path);
    if (shape_a.size() != shape_b.size() || (shape_a.size() > 1 && !std::equal(shape_a.begin() + 1, shape_a.end(), shape_b.begin() + 1)))
        return Difference{{}, path, 0, "another shape", "another shape"};
    const auto row = first_different_row(a, b, path);
    if (!row)
        return std::nullopt;
    return Difference{{}, path, *row, value_at(a, path, *row), value_at(b, path, *row)};
}

/// Nothing where the run has no such minute.
std::optional<std::string> minute_text(const RunReader& run, std::uint64_t row)
{
    const auto path = layout::path_of(layout::minutes, layout::minutes.time);
    if (!run.has(path) || row >= run.rows_of_column(path))
        return std::nullopt;
    const double time = run.values<double>(path, row, 1).front();
    const auto day = static_cast<int>(time / seconds_per_day);
    return fmt::format("day {} {}", day + 1, time_of_day_text(time - day * seconds_per_day));
}

} // namespace

std::optional<Difference> first_difference(const RunReader& a, const RunReader& b)
{
    const auto state_path = layout::path_of(layout::minutes, layout::minutes.state_hash);
    const auto state = differ_in(a, b, state_path);
    std::optional<Difference> found;
    // What people did says more than a hash; the hash is named where nothing else differs.
    for (const auto& path : layout::digested())
        if (path != state_path && !found)
            found = differ_in(a, b, path);
    if (!found)
        found = state;
    if (found && state)
        found->minute = minute_text(a, state->row);
    return found;
}

} // namespace plattan
