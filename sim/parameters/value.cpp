#include "parameters/value.h"

#include "base/units.h"
#include "base/utf8.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

bool want_scalar(const Node& node, std::string_view expected, const Reading& reading)
{
    if (node.is_scalar() && !node.scalar.empty())
        return true;
    reading.problems.add(node.place, fmt::format("here stands {}; expected {}", node.what(), expected));
    return false;
}

std::string shown(const Node& node) { return shown_text(node.scalar); }

/// What people who write numbers otherwise mean by what follows the first digits; empty where it is a unit.
std::string fault_of_digits(std::string_view rest)
{
    const auto digit_at = [&](std::size_t at) { return at < rest.size() && rest[at] >= '0' && rest[at] <= '9'; };
    if (!rest.empty() && rest.front() == ',' && digit_at(1))
        return "decimals are written with a point, as in 30.5";
    if (digit_at(0))
        return "digits are not grouped, as in 1300";
    return {};
}

/// Whether an amount of money could be thousands, as many write them: `18.000 SEK`. Programs write no zero at the end of decimals.
bool could_be_thousands(std::string_view text, const Quantity& quantity)
{
    const auto digits = text.substr(0, text.find_first_not_of("0123456789."));
    const auto point = digits.find('.');
    const bool three = point != std::string_view::npos && point >= 1 && point <= 3 && digits.front() != '0' && digits.size() == point + 4;
    return three && (!quantity.unit.empty() || digits.back() == '0');
}

std::optional<double> number(const Node& node, const Reading& reading)
{
    const std::string unit = reading.unit == "1" ? "" : " " + reading.unit;
    const std::string expected = fmt::format("a number{}, {}{}", unit.empty() ? "" : " in" + unit, reading.allowed.text(), unit);
    if (!want_scalar(node, expected, reading))
        return std::nullopt;
    const auto quantity = parse_quantity(node.scalar);
    if (!quantity) {
        reading.problems.add(node.place, fmt::format("'{}' is no number; expected {}", shown(node), expected));
        return std::nullopt;
    }
    double value = quantity->value;
    if (const auto fault = fault_of_digits(quantity->unit); !fault.empty()) {
        reading.problems.add(node.place, fmt::format("'{}': {}; expected {}", shown(node), fault, expected));
        return std::nullopt;
    }
    if (reading.unit.starts_with("SEK") && could_be_thousands(node.scalar, *quantity)) {
        reading.problems.add(node.place,
                             fmt::format("'{}' could be {} or {}; expected {} without a point for thousands, and without zeros at the end "
                                         "of decimals",
                                         shown(node), quantity->value, 1000 * quantity->value, expected));
        return std::nullopt;
    }
    if (!quantity->unit.empty()) {
        const auto factor = conversion(quantity->unit, reading.unit);
        if (!factor) {
            reading.problems.add(
                node.place, fmt::format("'{}' has the unit '{}'; allowed: {}", shown(node), shown_text(quantity->unit), spellings(reading.unit)));
            return std::nullopt;
        }
        value *= *factor;
    }
    if (!reading.allowed.holds(value)) {
        reading.problems.add(node.place, fmt::format("{} is not {}{}", shown(node), reading.allowed.text(), unit));
        return std::nullopt;
    }
    return value;
}

} // namespace

void read_value(const Node& node, double& value, const Reading& reading)
{
    if (const auto given = number(node, reading))
        value = *given;
}

void read_value(const Node& node, int& value, const Reading& reading)
{
    const auto given = number(node, reading);
    if (!given)
        return;
    if (*given != std::floor(*given))
        return reading.problems.add(node.place, fmt::format("'{}' is no whole number", shown(node)));
    value = static_cast<int>(*given);
}

void read_value(const Node& node, bool& value, const Reading& reading)
{
    if (!want_scalar(node, "true or false", reading))
        return;
    if (node.scalar != "true" && node.scalar != "false")
        return reading.problems.add(node.place, fmt::format("'{}' is neither true nor false", shown(node)));
    value = node.scalar == "true";
}

void read_value(const Node& node, std::string& value, const Reading& reading)
{
    const auto& choices = reading.allowed.choices;
    if (!want_scalar(node, choices.empty() ? "a word" : reading.allowed.text(), reading))
        return;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), node.scalar) == choices.end())
        return reading.problems.add(node.place, unknown_word("value", node.scalar, choices));
    if (node.scalar.size() > 1000)
        return reading.problems.add(node.place, "a text may have at most 1000 letters");
    value = node.scalar;
}

void read_value(const Node& node, std::vector<std::string>& value, const Reading& reading) { read_list(node, value, reading); }
void read_value(const Node& node, std::vector<double>& value, const Reading& reading) { read_list(node, value, reading); }

void read_value(const Node& node, Hours& value, const Reading& reading)
{
    constexpr auto expected = "hours as HH:MM-HH:MM (such as 13:00-23:00), 00:00 to 23:59, 24:00 only as an end";
    if (!want_scalar(node, expected, reading))
        return;
    if (const auto hours = Hours::parse(node.scalar))
        value = *hours;
    else
        reading.problems.add(node.place, fmt::format("'{}' are no hours; expected {}", shown(node), expected));
}

void read_value(const Node& node, std::vector<Hours>& value, const Reading& reading) { read_list(node, value, reading); }

void read_value(const Node& node, std::optional<Date>& value, const Reading& reading)
{
    constexpr auto expected = "a date as YYYY-MM-DD, 1970 to 2200";
    if (!want_scalar(node, expected, reading))
        return;
    if (const auto date = Date::parse(node.scalar))
        value = date;
    else
        reading.problems.add(node.place, fmt::format("'{}' is no date; expected {}", shown(node), expected));
}

std::string with_unit(const std::string& value, const std::string& unit) { return unit == "1" || value.empty() ? value : value + " " + unit; }

Stored stored(double value) { return value; }
Stored stored(float value) { return std::stod(fmt::format("{}", value)); }
Stored stored(int value) { return std::int64_t{value}; }
Stored stored(bool value) { return std::string(value ? "true" : "false"); }
Stored stored(const std::string& value) { return value; }
Stored stored(const std::vector<std::string>& value) { return fmt::format("[{}]", fmt::join(value, ", ")); }
Stored stored(const std::vector<double>& value)
{
    std::vector<std::string> texts;
    for (const double item : value)
        texts.push_back(shortest(item));
    return fmt::format("[{}]", fmt::join(texts, ", "));
}
Stored stored(const Hours& value) { return value.text(); }
Stored stored(const std::vector<Hours>& value)
{
    std::vector<std::string> texts;
    for (const auto& hours : value)
        texts.push_back(hours.text());
    return fmt::format("[{}]", fmt::join(texts, ", "));
}
Stored stored(const std::optional<Date>& value) { return value ? value->text() : std::string{}; }

std::string text_of(const Stored& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return shortest(*number);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    return std::get<std::string>(value);
}

std::string quote_json(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            quoted += fmt::format("\\u{:04x}", static_cast<int>(c));
        else
            quoted += c;
    }
    return quoted + "\"";
}

namespace {

std::string schema_of_list(const std::string& items, const Allowed& allowed)
{
    return fmt::format(R"({{"type": "array", {}"items": {}}})", allowed.at_least_one ? R"("minItems": 1, )" : "", items);
}

std::string choices_schema(const Allowed& allowed)
{
    std::vector<std::string> quoted;
    for (const auto& choice : allowed.choices)
        quoted.push_back(quote_json(choice));
    return fmt::format(R"("type": "string", "enum": [{}])", fmt::join(quoted, ", "));
}

constexpr auto hours_schema = R"("type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")";

} // namespace

// A number may carry its unit ("30 m"), so text is allowed beside numbers.
std::string schema_of(const double*, const Allowed& allowed)
{
    std::string range;
    if (allowed.low && allowed.high)
        range = fmt::format(R"(, "minimum": {}, "maximum": {})", shortest(*allowed.low), shortest(*allowed.high));
    return R"({"type": ["number", "string"])" + range + "}";
}
std::string schema_of(const int*, const Allowed& allowed)
{
    return fmt::format(R"({{"type": "integer", "minimum": {}, "maximum": {}}})", shortest(allowed.low.value_or(-1e9)),
                       shortest(allowed.high.value_or(1e9)));
}
std::string schema_of(const bool*, const Allowed&) { return R"({"type": "boolean"})"; }
std::string schema_of(const std::string*, const Allowed& allowed)
{
    return allowed.choices.empty() ? R"({"type": "string"})" : "{" + choices_schema(allowed) + "}";
}
std::string schema_of(const std::vector<std::string>*, const Allowed& allowed)
{
    return schema_of_list(schema_of(static_cast<std::string*>(nullptr), allowed), allowed);
}
std::string schema_of(const std::vector<double>*, const Allowed& allowed)
{
    return schema_of_list(schema_of(static_cast<double*>(nullptr), allowed), allowed);
}
std::string schema_of(const Hours*, const Allowed&) { return fmt::format("{{{}}}", hours_schema); }
std::string schema_of(const std::vector<Hours>*, const Allowed& allowed) { return schema_of_list(fmt::format("{{{}}}", hours_schema), allowed); }
std::string schema_of(const std::optional<Date>*, const Allowed&) { return R"({"type": "string", "format": "date"})"; }

} // namespace plattan
