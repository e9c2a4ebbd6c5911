#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plattan {

/// A key that stands twice in one object of a JSON text. Of two values Boost.JSON keeps the last, and says nothing.
struct RepeatedKey {
    std::string key;
    std::size_t at = 0; ///< offset of the second one, or a little behind it where it has escapes
};

/// The first of them; nothing where there is none, or where the text is no JSON.
/// @param deepest nesting that is read
std::optional<RepeatedKey> repeated_key(std::string_view json, std::size_t deepest);

} // namespace plattan
