#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plattan {

/// Who pays for what is done on the square.
enum class Payer : std::uint8_t { city, police, property_owners };

/// As it stands in files and tables.
inline std::string name_of(Payer payer)
{
    constexpr std::string_view names[]{"city", "police", "property owners"};
    return std::string(names[static_cast<int>(payer)]);
}

} // namespace plattan
