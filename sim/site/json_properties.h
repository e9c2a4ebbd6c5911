#pragma once

#include "base/geometry.h"

#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plattan {

/// The properties of a GeoJSON feature, read as programs of geography write them: null and empty text are "not given"; numbers, true
/// and false may stand as text, true and false as 1 and 0; what holds properties of its own may stand as text, or flat
/// (`stairs_rise` beside `stairs: {rise}`). Remembers what was asked for.
class JsonProperties {
public:
    using Fault = std::function<void(const std::string&)>;

    /// @param prefix before each name in messages, "stairs." for what stands in stairs
    JsonProperties(const boost::json::object& given, Fault fault, std::string prefix = "");

    bool has(std::string_view key) const { return find(key) != nullptr; }

    double number(std::string_view key, double otherwise, double low, double high);
    int whole(std::string_view key, int otherwise, int low, int high);
    bool flag(std::string_view key, bool otherwise);
    std::string word(std::string_view key, std::string otherwise, const std::vector<std::string>& choices = {});
    /// A unit vector.
    Vec2 direction(std::string_view key, Vec2 otherwise);
    /// A text, or a whole number as its digits; "" where neither stands there.
    std::string name(std::string_view key);
    /// Properties inside a property; nothing where there are none.
    std::optional<boost::json::object> nested(std::string_view key, const std::vector<std::string>& inner);
    /// Accepted, and acts on nothing.
    void ignore(std::string_view key) { asked.insert(std::string(key)); }

    /// Finds fault with what was given and not asked for. Columns that those programs add by themselves are passed over.
    void refuse_others();

private:
    /// Nothing where it is not given.
    const boost::json::value* find(std::string_view key) const;
    const boost::json::value* take(std::string_view key);
    std::optional<double> number_of(const boost::json::value& value) const;

    const boost::json::object& given;
    Fault fault;
    std::string prefix;
    std::set<std::string> asked;
};

/// The digits of a whole number, a text as it is; nothing for anything else.
std::optional<std::string> name_of(const boost::json::value& value);

} // namespace plattan
