#include "base/checked_file.h"

#include "base/random.h"
#include "base/text_file.h"

#include <algorithm>
#include <cstring>

namespace plattan {

namespace {

constexpr std::uintmax_t largest = 1U << 30U;
constexpr std::string_view magic = "plattan1";

} // namespace

std::uint64_t hash_of_text(std::string_view text, std::uint64_t seed)
{
    std::uint64_t sum = mix(seed ^ text.size());
    for (std::size_t i = 0; i < text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, std::min<std::size_t>(8, text.size() - i));
        sum = mix(sum ^ word);
    }
    return sum;
}

void write_checked_file(const std::filesystem::path& path, const std::vector<std::uint8_t>& bytes)
{
    const std::string_view body(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::uint64_t sum = hash_of_text(body);
    std::string text(magic);
    text.append(reinterpret_cast<const char*>(&sum), sizeof sum);
    text.append(body);
    write_text_file(path, text);
}

std::optional<std::vector<std::uint8_t>> read_checked_file(const std::filesystem::path& path)
{
    if (!std::filesystem::exists(path))
        return std::nullopt;
    const std::string text = read_text_file(path, largest);
    constexpr std::size_t head = magic.size() + sizeof(std::uint64_t);
    if (text.size() < head || !std::string_view(text).starts_with(magic))
        return std::nullopt;
    std::uint64_t sum = 0;
    std::memcpy(&sum, text.data() + magic.size(), sizeof sum);
    const std::string_view body = std::string_view(text).substr(head);
    if (sum != hash_of_text(body))
        return std::nullopt;
    return std::vector<std::uint8_t>(body.begin(), body.end());
}

} // namespace plattan
