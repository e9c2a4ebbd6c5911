#include "site/json_properties.h"

#include "base/problems.h"
#include "base/units.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

namespace json = boost::json;

constexpr std::size_t longest_text = 1000; ///< (unit: bytes)

/// Written by OGR and QGIS: the number of a row, and from which file and layer a row came where layers were merged.
constexpr std::array columns_of_programs{"fid", "ogc_fid", "gid", "layer", "path"};

bool is_given(const json::value& value) { return !value.is_null() && !(value.is_string() && value.get_string().empty()); }

std::optional<json::value> parsed(std::string_view text)
{
    json::error_code error;
    json::value value = json::parse(text, error);
    if (error)
        return std::nullopt;
    return value;
}

} // namespace

std::optional<std::string> name_of(const json::value& value)
{
    constexpr double largest = 9007199254740992; // numerical: 2^53: beyond, doubles leave out whole numbers
    if (value.is_string())
        return std::string(value.get_string());
    if (value.is_int64())
        return std::to_string(value.get_int64());
    if (value.is_uint64())
        return std::to_string(value.get_uint64());
    if (value.is_double() && std::abs(value.get_double()) < largest && value.get_double() == std::floor(value.get_double()))
        return std::to_string(static_cast<std::int64_t>(value.get_double()));
    return std::nullopt;
}

JsonProperties::JsonProperties(const json::object& given, Fault fault, std::string prefix)
    : given(given), fault(std::move(fault)), prefix(std::move(prefix))
{
}

const json::value* JsonProperties::find(std::string_view key) const
{
    const auto* value = given.if_contains(key);
    return value != nullptr && is_given(*value) ? value : nullptr;
}

const json::value* JsonProperties::take(std::string_view key)
{
    asked.insert(std::string(key));
    return find(key);
}

std::optional<double> JsonProperties::number_of(const json::value& value) const
{
    if (value.is_number())
        return value.to_number<double>();
    if (!value.is_string())
        return std::nullopt;
    const auto quantity = parse_quantity(std::string_view(value.get_string()));
    if (!quantity || !quantity->unit.empty())
        return std::nullopt;
    return quantity->value;
}

double JsonProperties::number(std::string_view key, double otherwise, double low, double high)
{
    const auto* value = take(key);
    if (value == nullptr)
        return otherwise;
    const auto number = number_of(*value);
    if (number && *number >= low && *number <= high)
        return *number;
    fault(fmt::format("{}{} must be a number between {} and {}", prefix, key, low, high));
    return otherwise;
}

int JsonProperties::whole(std::string_view key, int otherwise, int low, int high)
{
    const double given_number = number(key, otherwise, low, high);
    if (given_number != std::floor(given_number)) {
        fault(fmt::format("{}{} must be a whole number between {} and {}", prefix, key, low, high));
        return otherwise;
    }
    return static_cast<int>(given_number);
}

bool JsonProperties::flag(std::string_view key, bool otherwise)
{
    const auto* value = take(key);
    if (value == nullptr)
        return otherwise;
    if (value->is_bool())
        return value->get_bool();
    if (const auto text = name_of(*value))
        for (const bool meant : {false, true})
            if (*text == (meant ? "true" : "false") || *text == (meant ? "1" : "0"))
                return meant;
    fault(fmt::format("{}{} must be true or false", prefix, key));
    return otherwise;
}

std::string JsonProperties::word(std::string_view key, std::string otherwise, const std::vector<std::string>& choices)
{
    const auto* value = take(key);
    if (value == nullptr)
        return otherwise;
    const auto text = name_of(*value);
    if (!text || text->size() > longest_text || has_control_character(*text)) {
        fault(fmt::format("{}{} must be a text of one line, of {} bytes at most", prefix, key, longest_text));
        return otherwise;
    }
    if (!choices.empty() && std::find(choices.begin(), choices.end(), *text) == choices.end())
        fault(unknown_word(prefix + std::string(key), *text, choices));
    return *text;
}

namespace {

/// A list as OGR writes it into formats that have no lists, `(2:0,1)`, as JSON has it; another text as it is.
std::string as_json_list(std::string_view text)
{
    const auto colon = text.find(':');
    if (!text.starts_with('(') || !text.ends_with(')') || colon == std::string_view::npos)
        return std::string(text);
    return fmt::format("[{}]", text.substr(colon + 1, text.size() - colon - 2));
}

} // namespace

Vec2 JsonProperties::direction(std::string_view key, Vec2 otherwise)
{
    const auto* value = take(key);
    if (value == nullptr)
        return otherwise;
    const auto from_text = value->is_string() ? parsed(as_json_list(value->get_string())) : std::nullopt;
    const auto* pair = (from_text ? *from_text : *value).if_array();
    if (pair != nullptr && pair->size() == 2 && (*pair)[0].is_number() && (*pair)[1].is_number()) {
        const Vec2 toward{(*pair)[0].to_number<float>(), (*pair)[1].to_number<float>()};
        if (squared_length(normalised(toward)) > 0.5F && std::isfinite(squared_length(toward)))
            return normalised(toward);
    }
    fault(fmt::format("{}{} must be [x, y], the direction as two numbers that are not both 0", prefix, key));
    return otherwise;
}

std::string JsonProperties::name(std::string_view key)
{
    const auto* value = take(key);
    const auto text = value == nullptr ? std::nullopt : name_of(*value);
    return text ? *text : std::string{};
}

std::optional<json::object> JsonProperties::nested(std::string_view key, const std::vector<std::string>& inner)
{
    std::optional<json::object> made;
    if (const auto* value = take(key); value != nullptr) {
        const auto from_text = value->is_string() ? parsed(value->get_string()) : std::nullopt;
        const auto* object = (from_text ? *from_text : *value).if_object();
        if (object == nullptr)
            fault(fmt::format("{}{} must be {{{}}}", prefix, key, fmt::join(inner, ", ")));
        else
            made = *object;
    }
    for (const auto& name : inner) {
        const auto flat = fmt::format("{}_{}", key, name);
        const auto* value = take(flat);
        if (value == nullptr)
            continue;
        if (!made)
            made.emplace();
        if (const auto* there = made->if_contains(name); there != nullptr && is_given(*there))
            fault(fmt::format("'{}' and '{}.{}' are both given; one is enough", flat, key, name));
        (*made)[name] = *value;
    }
    return made;
}

void JsonProperties::refuse_others()
{
    for (const auto& [key, value] : given) {
        const bool added = prefix.empty() && std::find(columns_of_programs.begin(), columns_of_programs.end(), key) != columns_of_programs.end();
        if (is_given(value) && !added && !asked.contains(std::string(key)))
            fault(unknown_word("property", prefix + std::string(key), {asked.begin(), asked.end()}));
    }
}

} // namespace plattan
