#include "site/json_places.h"

#include <utility>

namespace plattan {

// Counts brackets outside strings.
std::vector<Place> places_of_features(const std::string& text, const std::string& file)
{
    std::vector<Place> places;
    int line = 1, column = 0, depth = 0;
    bool in_string = false, escaped = false, in_features = false, in_element = false;
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
        const bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (in_features && depth == 2) { // every element, also null and what is no object at all
            if (c == ',' || c == ']')
                in_element = false;
            else if (!is_space && !std::exchange(in_element, true))
                places.push_back({file, line, column});
        }
        if (c == '"') {
            in_string = true;
            last_string.clear();
        } else if (c == '{' || c == '[') {
            if (c == '[' && depth == 1 && last_string == "features")
                in_features = true;
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
            if (depth == 1)
                in_features = false;
        }
    }
    return places;
}

} // namespace plattan
