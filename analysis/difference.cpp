#include "analysis/difference.h"

#include "base/clock.h"
#include "record/digest.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <set>

namespace plattan {

namespace {

std::string value_at(const RunReader& run, const std::string& path, const RunReader::Raw& raw, std::uint64_t row)
{
    if (row * raw.element_size >= raw.bytes.size())
        return "(no such row)";
    if (raw.type == "u8") {
        std::uint64_t word = 0;
        std::memcpy(&word, &raw.bytes[row * 8], 8);
        return std::to_string(word);
    }
    return fmt::format("{}", run.numbers(path, row, 1).front());
}

std::optional<Difference> differ_in(const RunReader& a, const RunReader& b, const std::string& path)
{
    if (!a.has(path) || !b.has(path))
        return Difference{{}, path, 0, a.has(path) ? "there" : "missing", b.has(path) ? "there" : "missing"};
    const auto left = a.raw(path), right = b.raw(path);
    if (left.type != right.type)
        return Difference{{}, path, 0, "type " + left.type, "type " + right.type};
    if (left.bytes == right.bytes)
        return std::nullopt;
    const auto [x, y] = std::mismatch(left.bytes.begin(), left.bytes.end(), right.bytes.begin(), right.bytes.end());
    const auto row = static_cast<std::uint64_t>(x - left.bytes.begin()) / left.element_size;
    return Difference{{}, path, row, value_at(a, path, left, row), value_at(b, path, right, row)};
}

std::string minute_text(const RunReader& run, std::uint64_t row)
{
    const double time = run.numbers("/series/minute/time", row, 1).front();
    const auto day = static_cast<int>(time / seconds_per_day);
    return fmt::format("day {} {}", day + 1, time_of_day_text(time - day * seconds_per_day));
}

} // namespace

std::optional<Difference> first_difference(const RunReader& a, const RunReader& b)
{
    std::set<std::string> paths;
    for (const auto* run : {&a, &b})
        for (const auto& path : digested_datasets(*run))
            paths.insert(path);
    const auto state = differ_in(a, b, "/series/minute/state_hash");
    std::optional<Difference> found;
    // What people did says more than a hash; the hash is named where nothing else differs.
    for (const auto& path : paths)
        if (path != "/series/minute/state_hash" && !found)
            found = differ_in(a, b, path);
    if (!found)
        found = state;
    if (found && state && a.has("/series/minute/time") && state->row < a.extents("/series/minute/time").at(0))
        found->minute = minute_text(a, state->row);
    return found;
}

} // namespace plattan
