#pragma once

#include <cstdint>
#include <string_view>

namespace plattan {

/// What people of a role are to the place; viewers and reports group by it.
/// A crowd only walks through.
enum class RoleGroup : std::uint8_t { visitor, scene, care, order, crowd };

enum class OnDuty : std::uint8_t { no, plainly, in_uniform };

/// How a role is called and told apart where people look at results. It goes into the file, so that no viewer needs a list of roles.
struct RoleText {
    std::string_view label; ///< in plain words
    RoleGroup group;
    OnDuty duty = OnDuty::no;
};

/// As it stands in the file.
constexpr std::string_view name_of(RoleGroup group)
{
    constexpr std::string_view names[]{"visitor", "scene", "care", "order", "crowd"};
    return names[static_cast<int>(group)];
}

} // namespace plattan
