#pragma once

#include <string>

namespace plattan {

/// Text as it may stand between the tags of HTML or SVG.
inline std::string escaped(const std::string& text)
{
    std::string safe;
    for (const char c : text)
        safe += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    return safe;
}

} // namespace plattan
