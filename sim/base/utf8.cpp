#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace plattan {

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// Bytes of the character at the start of a text; 0 where it is none.
std::size_t length_of_first(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(0), second = byte(1);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F, too_high = first == 0xF4 && second > 0x8F;
    if (length == 0 || text.size() < length || overlong || surrogate || too_high ||
        !std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(length), continues))
        return 0;
    return length;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// Controls that no text holds; those of layout apart.
bool is_foreign(char c) { return is_control(c) && c != '\t' && c != '\n' && c != '\r'; }

/// The number of the character at the start of a text, of two or three bytes; 0 for all others.
std::uint32_t code_of_first(std::string_view text)
{
    const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<unsigned char>(text[i]) & mask; };
    switch (length_of_first(text.substr(0, 4))) {
    case 2:
        return bits(0, 0x1F) << 6U | bits(1, 0x3F);
    case 3:
        return bits(0, 0x0F) << 12U | bits(1, 0x3F) << 6U | bits(2, 0x3F);
    default:
        return 0;
    }
}

/// Steers a terminal, ends a line, or turns the direction of writing: a text that holds such a character reads as another one.
bool steers(std::uint32_t code)
{
    return (code >= 0x80 && code < 0xA0) || code == 0x2028 || code == 0x2029 || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

/// Is not seen where it is printed.
bool is_unseen(std::uint32_t code) { return steers(code) || (code >= 0x200B && code <= 0x200F) || code == 0xFEFF || code == 0xA0; }

/// "UTF-16", "UTF-32" of a text that begins with their mark, or with a letter and the zeros that these have beside it; else empty.
std::string_view wide_encoding(std::string_view text)
{
    const auto head = text.substr(0, 4);
    const auto zeros = std::count(head.begin(), head.end(), '\0');
    const bool is_wide_mark = head == std::string_view("\xFF\xFE\0\0", 4) || head == std::string_view("\0\0\xFE\xFF", 4);
    if (head.size() == 4 && (is_wide_mark || zeros == 3))
        return "UTF-32";
    const bool is_mark = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    return is_mark || (head.size() == 4 && zeros == 2) ? "UTF-16" : "";
}

} // namespace

std::optional<std::size_t> first_not_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = length_of_first(text.substr(at, 4));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

Place place_in_text(std::string_view text, const std::string& file, std::size_t offset)
{
    const auto head = text.substr(0, offset);
    const auto line = head.substr(head.rfind('\n') + 1); // npos + 1 is 0
    const auto characters = line.size() - static_cast<std::size_t>(std::count_if(line.begin(), line.end(), continues));
    return {file, static_cast<int>(std::count(head.begin(), head.end(), '\n')) + 1, static_cast<int>(characters) + 1};
}

bool is_clean_text(std::string_view text, const std::string& file, Problems& problems)
{
    if (const auto encoding = wide_encoding(text); !encoding.empty()) {
        problems.add({file, 1, 1}, fmt::format("the file is written in {}; save it as UTF-8", encoding));
        return false;
    }
    if (const auto at = first_not_utf8(text)) {
        const auto byte = static_cast<unsigned char>(text[*at]);
        const std::string in_latin_1{static_cast<char>(0xC0U | byte >> 6U), static_cast<char>(0x80U | (byte & 0x3FU))};
        const std::string hint = byte >= 0xA0 ? fmt::format(" (in Latin-1 it would be '{}')", in_latin_1) : "";
        problems.add(place_in_text(text, file, *at), fmt::format("the byte 0x{:02X} is no UTF-8{}; save the file as UTF-8", byte, hint));
        return false;
    }
    if (const auto found = std::find_if(text.begin(), text.end(), is_foreign); found != text.end()) {
        problems.add(place_in_text(text, file, static_cast<std::size_t>(found - text.begin())),
                     fmt::format("the control character 0x{:02X} cannot stand in a text", static_cast<unsigned char>(*found)));
        return false;
    }
    for (std::size_t at = 0; at < text.size(); at += length_of_first(text.substr(at, 4)))
        if (const auto code = code_of_first(text.substr(at, 4)); steers(code)) {
            problems.add(place_in_text(text, file, at),
                         fmt::format("the character U+{:04X} cannot stand in a text: it is not seen, and changes what is", code));
            return false;
        }
    return true;
}

bool has_control_character(std::string_view text) { return std::any_of(text.begin(), text.end(), is_control); }

std::string shown_text(std::string_view text, std::size_t most)
{
    const bool cut = text.size() > most;
    std::string shown;
    for (std::size_t at = 0; at < std::min(text.size(), most);) {
        const std::size_t length = length_of_first(text.substr(at, 4));
        if (length == 0 || is_control(text[at]))
            shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
        else if (const auto code = code_of_first(text.substr(at, 4)); is_unseen(code))
            shown += fmt::format("\\u{{{:x}}}", code);
        else if (at + length <= most)
            shown += text.substr(at, length);
        at += std::max<std::size_t>(length, 1);
    }
    return cut ? shown + "..." : shown;
}

std::string_view without_byte_order_mark(std::string_view text)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

} // namespace plattan
