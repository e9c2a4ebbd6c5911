#pragma once

#include "base/problems.h"

#include <optional>
#include <string>
#include <string_view>

namespace plattan {

/// Offset of the first byte that cannot stand in UTF-8 (RFC 3629: no overlong forms, no surrogates); nothing where all can.
std::optional<std::size_t> first_not_utf8(std::string_view text);

/// Line and column of a byte of a text; columns count characters.
Place place_in_text(std::string_view text, const std::string& file, std::size_t offset);

/// True where a text is UTF-8 without control characters other than tab and line end, and without those that turn the direction of writing; else a
/// problem says what stands where.
bool is_clean_text(std::string_view text, const std::string& file, Problems& problems);

/// True where a text holds a control character, a tab or a line end.
bool has_control_character(std::string_view text);

/// What the user wrote, fit for a message: at most so many bytes, cut between characters; control characters as \x1b,
/// others that are not seen as \u{202e}.
std::string shown_text(std::string_view text, std::size_t most = 64);

/// A text without the byte order mark that some programs put before UTF-8.
std::string_view without_byte_order_mark(std::string_view text);

} // namespace plattan
