#include "site/json_keys.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <set>
#include <vector>

namespace plattan {

namespace {

/// Keeps the keys of the objects that are open, and ends the reading at the first that stands twice.
class Keys {
public:
    // Read by the parser under these names.
    static constexpr std::size_t max_object_size = std::size_t(-1), max_array_size = std::size_t(-1), max_key_size = std::size_t(-1),
                                 max_string_size = std::size_t(-1);
    using Code = boost::json::error_code;

    std::optional<std::string> repeated;

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&)
    {
        open.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, Code&)
    {
        open.pop_back();
        return true;
    }
    bool on_array_begin(Code&) { return true; }
    bool on_array_end(std::size_t, Code&) { return true; }
    bool on_key_part(std::string_view part, std::size_t, Code&)
    {
        key += part;
        return true;
    }
    bool on_key(std::string_view part, std::size_t, Code& error)
    {
        key += part;
        if (!open.back().insert(key).second) {
            repeated = key;
            error = boost::json::error::syntax;
            return false;
        }
        key.clear();
        return true;
    }
    bool on_string_part(std::string_view, std::size_t, Code&) { return true; }
    bool on_string(std::string_view, std::size_t, Code&) { return true; }
    bool on_number_part(std::string_view, Code&) { return true; }
    bool on_int64(std::int64_t, std::string_view, Code&) { return true; }
    bool on_uint64(std::uint64_t, std::string_view, Code&) { return true; }
    bool on_double(double, std::string_view, Code&) { return true; }
    bool on_bool(bool, Code&) { return true; }
    bool on_null(Code&) { return true; }
    bool on_comment_part(std::string_view, Code&) { return true; }
    bool on_comment(std::string_view, Code&) { return true; }

private:
    std::vector<std::set<std::string>> open;
    std::string key;
};

boost::json::parse_options options(std::size_t deepest)
{
    boost::json::parse_options options;
    options.max_depth = deepest;
    return options;
}

} // namespace

std::optional<RepeatedKey> repeated_key(std::string_view json, std::size_t deepest)
{
    boost::json::error_code error;
    boost::json::basic_parser<Keys> whole(options(deepest));
    whole.write_some(false, json.data(), json.size(), error);
    if (!whole.handler().repeated)
        return std::nullopt;
    // Where it stands is told only by which byte ends the reading.
    boost::json::basic_parser<Keys> bytes(options(deepest));
    std::size_t read = 0;
    for (error = {}; read < json.size() && !error; ++read)
        bytes.write_some(true, json.data() + read, 1, error);
    const std::string& key = *whole.handler().repeated;
    return RepeatedKey{key, read - std::min(read, key.size() + std::string_view("\"\"").size())};
}

} // namespace plattan
