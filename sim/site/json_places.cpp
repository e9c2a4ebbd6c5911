#include "site/json_places.h"

#include <algorithm>
#include <string_view>

namespace plattan {

// Counts brackets outside strings.
std::vector<Place> places_of_features(const std::string& text, const std::string& file)
{
    std::vector<Place> places;
    int line = 1, column = 0, depth = 0;
    bool in_string = false, escaped = false, in_features = false;
    std::string last_string;
    for (const char c : text) {
        ++column;
        if (c == '\n') {
            ++line;
            column = 0;
        }
        if (in_string) {
            if (escaped)
                escaped = false;
            else if (c == '\\')
                escaped = true;
            else if (c == '"')
                in_string = false;
            else
                last_string += c;
            continue;
        }
        if (c == '"') {
            in_string = true;
            last_string.clear();
        } else if (c == '{' || c == '[') {
            if (c == '[' && depth == 1 && last_string == "features")
                in_features = true;
            if (in_features && depth == 2)
                places.push_back({file, line, column});
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
            if (depth == 1)
                in_features = false;
        }
    }
    return places;
}

Place place_of_offset(const std::string& text, const std::string& file, std::size_t offset)
{
    const auto head = std::string_view(text).substr(0, offset);
    const auto line = std::count(head.begin(), head.end(), '\n') + 1;
    const auto start = head.rfind('\n');
    return {file, static_cast<int>(line), static_cast<int>(start == std::string_view::npos ? offset + 1 : offset - start)};
}

} // namespace plattan
