#include "record/stored_state.h"

#include "base/archive.h"
#include "base/problems.h"
#include "base/random.h"
#include "base/text_file.h"

#include <cstring>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr std::uint64_t magic = 0x31657461'74737470; // "ptstate1"

std::uint64_t checksum(const std::vector<std::uint8_t>& bytes)
{
    std::uint64_t sum = mix(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, std::min<std::size_t>(8, bytes.size() - i));
        sum = mix(sum ^ word);
    }
    return sum;
}

} // namespace

std::filesystem::path state_path(const std::filesystem::path& run_file)
{
    auto path = run_file;
    path += ".part.state";
    return path;
}

void write_state(const std::filesystem::path& run_file, StoredState state)
{
    StateWriter body;
    body(state);
    StateWriter file;
    auto head = magic, sum = checksum(body.bytes);
    file(head, sum);
    file.bytes.insert(file.bytes.end(), body.bytes.begin(), body.bytes.end());
    write_text_file(state_path(run_file), std::string(file.bytes.begin(), file.bytes.end()));
}

std::optional<StoredState> read_state(const std::filesystem::path& run_file)
{
    const auto path = state_path(run_file);
    if (!std::filesystem::exists(path))
        return std::nullopt;
    constexpr std::uintmax_t largest = 1U << 30U;
    const std::string text = read_text_file(path, largest);
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    StoredState state;
    try {
        StateReader head(bytes);
        std::uint64_t given_magic = 0, sum = 0;
        head(given_magic, sum);
        const std::vector<std::uint8_t> body(bytes.begin() + 2 * sizeof(std::uint64_t), bytes.end());
        if (given_magic != magic || sum != checksum(body))
            throw std::runtime_error("it is damaged");
        StateReader reader(body);
        reader(state);
    } catch (const std::runtime_error& error) {
        throw InputError(fmt::format("{}: the state of the interrupted run cannot be used: {}; run without --resume", path.string(), error.what()));
    }
    return state;
}

} // namespace plattan
