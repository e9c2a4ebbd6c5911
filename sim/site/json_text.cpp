#include "site/json_text.h"

#include "base/utf8.h"
#include "site/json_keys.h"
#include "site/json_places.h"

#include <fmt/format.h>

namespace plattan {

namespace {

namespace json = boost::json;

/// In words of our own: those of the library speak to its programmers.
std::string not_json(const json::error_code& error)
{
    if (error == json::error::incomplete)
        return "this is not JSON: the text ends before everything is closed";
    if (error == json::error::too_deep)
        return "this is not JSON as a site has it: it is nested too deeply";
    if (error == json::error::extra_data)
        return "this is not JSON: something stands after its end; where there is one feature a line, save it as one GeoJSON FeatureCollection";
    return "this is not JSON from here on";
}

} // namespace

std::optional<json::value> parse_json(const std::string& text, const std::string& file, Problems& problems)
{
    if (!is_clean_text(text, file, problems))
        return std::nullopt;
    const auto body = without_byte_order_mark(text);
    json::error_code error;
    json::stream_parser parser({}, json::parse_options{});
    std::size_t read = parser.write_some(body.data(), body.size(), error);
    if (!error && read < body.size()) {
        const auto more = body.find_first_not_of(" \t\r\n", read);
        if (more != std::string_view::npos) {
            error = json::make_error_code(json::error::extra_data);
            read = more;
        }
    }
    if (!error)
        parser.finish(error);
    if (error && !body.starts_with('{') && body.find_first_not_of(" \t\r\n{[") == body.find_first_not_of(" \t\r\n")) {
        problems.add({file, 1, 1}, "this is not JSON; a site is a GeoJSON file");
        return std::nullopt;
    }
    if (error) {
        problems.add(place_in_text(body, file, read), not_json(error));
        return std::nullopt;
    }
    if (const auto twice = repeated_key(body, json::parse_options{}.max_depth)) {
        problems.add(place_in_text(body, file, twice->at),
                     fmt::format("the key '{}' stands here a second time in one object", shown_text(twice->key)));
        return std::nullopt;
    }
    return parser.release();
}

} // namespace plattan
