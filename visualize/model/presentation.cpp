#include "visualize/model/presentation.h"

#include "base/problems.h"
#include "visualize/presentation_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

[[noreturn]] void wrong(const Node& node, const std::string& message) { throw InputError(fmt::format("{}: {}", node.place.text(), message)); }

const Node& at(const Node& map, std::string_view key)
{
    const Node* found = map.find(key);
    if (found == nullptr)
        wrong(map, fmt::format("'{}' is missing", key));
    return *found;
}

Colour colour_in(const Node& node)
{
    const auto colour = parse_colour(node.scalar);
    if (!colour)
        wrong(node, fmt::format("'{}' is no colour", node.scalar));
    return *colour;
}

Shade shade_in(const Node& node)
{
    if (node.is_scalar())
        return {colour_in(node), colour_in(node)};
    return {colour_in(at(node, "day")), colour_in(at(node, "night"))};
}

double number_in(const Node& node)
{
    char* end = nullptr;
    const double value = std::strtod(node.scalar.c_str(), &end);
    if (node.scalar.empty() || *end != '\0')
        wrong(node, fmt::format("'{}' is no number", node.scalar));
    return value;
}

template <class T, std::size_t n> T one_of(const Node& node, const std::array<std::string_view, n>& names)
{
    for (std::size_t i = 0; i < n; ++i)
        if (names.at(i) == node.scalar)
            return static_cast<T>(i);
    wrong(node, fmt::format("'{}' is not one of {}", node.scalar, fmt::join(names, ", ")));
}

std::vector<double> numbers_in(const Node& list)
{
    std::vector<double> numbers;
    for (const auto& item : list.items)
        numbers.push_back(number_in(item));
    return numbers;
}

std::vector<Colour> colours_in(const Node& list)
{
    std::vector<Colour> colours;
    for (const auto& item : list.items)
        colours.push_back(colour_in(item));
    return colours;
}

} // namespace

int Scale::class_of(double value) const
{
    if (!(value >= steps.front()))
        return -1;
    return static_cast<int>(std::upper_bound(steps.begin(), steps.end(), value) - steps.begin()) - 1;
}

std::string Scale::text_of(double step, Language language) const
{
    const auto& presentation = Presentation::shared();
    constexpr double least_of_one_decimal = 0.1, same = 1e-6;
    const auto decimals_of = [&](double value) {
        const bool has_hundredths = std::abs(value * 10 - std::round(value * 10)) > same;
        return value >= 1 || value == 0 ? 0 : value < least_of_one_decimal || has_hundredths ? 2 : 1;
    };
    if (is_share)
        return presentation.number(language, 100 * step, decimals_of(100 * step)) + presentation.percent(language);
    return presentation.number(language, step, decimals_of(step));
}

std::optional<Colour> DivergingScale::colour_of(double value) const
{
    const double size = std::abs(value);
    if (!(size >= steps.front()))
        return std::nullopt;
    const auto beyond = static_cast<std::size_t>(std::upper_bound(steps.begin(), steps.end(), size) - steps.begin()) - 1;
    return value < 0 ? colours[steps.size() - 1 - beyond] : colours[steps.size() + beyond];
}

Presentation::Presentation(const std::string& text)
{
    Problems problems;
    root = parse_yaml(text, "presentation.yaml", problems);
    problems.stop_if_any();
    constexpr std::array<std::string_view, 4> glyphs{"dart", "diamond", "square", "pin"};
    for (const auto& [name, place, node] : at(root, "classes").entries)
        classes.push_back({name, one_of<Glyph>(at(node, "shape"), glyphs), shade_in(at(node, "fill")), shade_in(at(node, "rim"))});
    const auto class_named = [&](const Node& node) {
        const auto found = std::find_if(classes.begin(), classes.end(), [&](const PersonClass& one) { return one.name == node.scalar; });
        if (found == classes.end())
            wrong(node, fmt::format("there is no class '{}'", node.scalar));
        return static_cast<std::size_t>(found - classes.begin());
    };
    for (const auto& [group, place, node] : at(root, "groups").entries)
        class_of_group[group] = class_named(node);
    for (const auto& [role, place, node] : at(root, "roles").entries) {
        RoleStyle style{class_named(at(node, "class")), node.find("pale") != nullptr, {}};
        if (const Node* letter = node.find("letter"))
            style.letter = {at(*letter, "en").scalar, at(*letter, "sv").scalar};
        roles[role] = style;
    }
    class_of_others_on_duty = class_named(at(root, "others_on_duty"));
    constexpr std::array<std::string_view, 5> forms{"ring", "cross", "plus", "burst", "broken"};
    for (const auto& [event, place, node] : at(root, "marks").entries)
        marks.push_back({event, number_in(at(node, "seconds")), one_of<MarkForm>(at(node, "form"), forms), shade_in(at(node, "colour"))});
    for (const auto& [name, place, node] : at(root, "scales").entries) {
        Scale scale{numbers_in(at(node, "steps")), colours_in(at(node, "colours")), node.find("is_share") != nullptr,
                    node.find("is_light") != nullptr};
        if (scale.steps.empty() || scale.steps.size() != scale.colours.size() || !std::is_sorted(scale.steps.begin(), scale.steps.end()))
            wrong(node, "a scale has ascending steps and one colour for each");
        scales[name] = std::move(scale);
    }
    for (const auto& [key, place, node] : at(root, "words").entries)
        known_words[key] = {at(node, "en").scalar, at(node, "sv").scalar};
}

const Presentation& Presentation::shared()
{
    static const Presentation one{std::string(presentation_text)};
    return one;
}

Shade Presentation::shade(std::string_view key) const
{
    const Node* node = &root;
    for (std::size_t from = 0; from <= key.size();) {
        const auto dot = std::min(key.find('.', from), key.size());
        node = &at(*node, key.substr(from, dot - from));
        from = dot + 1;
    }
    return shade_in(*node);
}

RoleStyle Presentation::style_of(const RecordedRole& role) const
{
    if (const auto found = roles.find(role.name); found != roles.end())
        return found->second;
    const auto group = class_of_group.find(role.group);
    RoleStyle style{group != class_of_group.end() ? group->second : class_of_group.at("visitor"), false, {}};
    if (role.on_duty) { // its first letter
        style.person_class = group != class_of_group.end() ? group->second : class_of_others_on_duty;
        const auto letter = static_cast<char>(role.name.empty() ? '?' : std::toupper(static_cast<unsigned char>(role.name[0])));
        style.letter = {std::string(1, letter), std::string(1, letter)};
    }
    return style;
}

const Scale& Presentation::scale(std::string_view name) const
{
    const auto found = scales.find(name);
    if (found == scales.end())
        throw InputError(fmt::format("presentation.yaml: there is no scale '{}'", name));
    return found->second;
}

DivergingScale Presentation::difference_scale(std::string_view name) const
{
    DivergingScale scale{numbers_in(at(at(root, "differences"), name)), colours_in(at(at(root, "difference"), "colours"))};
    if (scale.steps.size() * 2 != scale.colours.size())
        throw InputError(fmt::format("presentation.yaml: the difference of '{}' needs {} steps", name, scale.colours.size() / 2));
    return scale;
}

std::vector<std::string> Presentation::scale_names() const
{
    std::vector<std::string> names;
    for (const auto& [name, scale] : scales)
        names.push_back(name);
    return names;
}

std::string Presentation::words(Language language, std::string_view key) const
{
    const auto found = known_words.find(std::string(key));
    return found == known_words.end() ? std::string(key) : found->second.at(static_cast<std::size_t>(language));
}

std::string Presentation::words(Language language, std::string_view key, const std::vector<std::string>& values) const
{
    std::string text = words(language, key);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto hole = fmt::format("{{{}}}", i);
        if (const auto where = text.find(hole); where != std::string::npos)
            text.replace(where, hole.size(), values[i]);
    }
    return text;
}

std::string Presentation::number(Language language, double value, int decimals) const
{
    if (!std::isfinite(value))
        return "–";
    const Node& format = at(at(root, "formats"), language_codes.at(static_cast<std::size_t>(language)));
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals), fraction;
    if (const auto point = digits.find('.'); point != std::string::npos) {
        fraction = at(format, "decimal").scalar + digits.substr(point + 1);
        digits.resize(point);
    }
    if (digits.size() > 3)
        for (auto at_digit = static_cast<std::ptrdiff_t>(digits.size()) - 3; at_digit > 0; at_digit -= 3)
            digits.insert(static_cast<std::size_t>(at_digit), at(format, "group").scalar);
    const bool below = value < 0 && (digits + fraction).find_first_of("123456789") != std::string::npos;
    return (below ? "−" : "") + digits + fraction;
}

std::string Presentation::percent(Language language) const
{
    return at(at(at(root, "formats"), language_codes.at(static_cast<std::size_t>(language))), "percent").scalar;
}

std::string Presentation::share(Language language, double value) const
{
    return std::isfinite(value) ? number(language, 100 * value, 1) + percent(language) : "–";
}

std::string Presentation::date(Language language, Date date) const
{
    const auto code = language_codes.at(static_cast<std::size_t>(language));
    const auto text = date.text();
    std::string made = at(at(at(root, "formats"), code), "date").scalar;
    const auto put = [&](std::string_view hole, const std::string& value) {
        if (const auto where = made.find(hole); where != std::string::npos)
            made.replace(where, hole.size(), value);
    };
    put("{weekday}", at(at(root, "weekdays"), code).items.at(static_cast<std::size_t>(date.weekday())).scalar);
    put("{day}", std::to_string(std::stoi(text.substr(8, 2))));
    put("{month}", at(at(root, "months"), code).items.at(static_cast<std::size_t>(std::stoi(text.substr(5, 2)) - 1)).scalar);
    return made;
}

std::string Presentation::short_date(Language language, Date date) const
{
    const auto text = date.text();
    const auto code = language_codes.at(static_cast<std::size_t>(language));
    const auto month = at(at(root, "months"), code).items.at(static_cast<std::size_t>(std::stoi(text.substr(5, 2)) - 1)).scalar;
    return fmt::format("{} {}", std::stoi(text.substr(8, 2)), month.substr(0, 3));
}

} // namespace plattan::view
