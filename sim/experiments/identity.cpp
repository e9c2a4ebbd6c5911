#include "experiments/identity.h"

#include "base/checked_file.h"
#include "base/version.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view contents = ", contents", of_interventions = "interventions";

std::string on_one_line(std::string_view given)
{
    std::string text(given);
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string text_of(const WeatherOfDay& weather)
{
    const auto is_first = [&](Weather one) { return one == weather.hours.front(); };
    if (std::all_of(weather.hours.begin(), weather.hours.end(), is_first))
        return std::string(name_of(weather.hours.front()));
    std::vector<std::string_view> by_hour;
    for (const Weather hour : weather.hours)
        by_hour.push_back(name_of(hour));
    return fmt::format("{} by hour", fmt::join(by_hour, " "));
}

/// As it is written, where it is a whole minute.
std::string text_of(Seconds time) { return std::fmod(time, 60) == 0 ? time_of_day_text(time) : fmt::format("{} s", time); }

/// Their order counts too.
void add_interventions(const std::vector<Intervention>& list, Identity& identity)
{
    std::vector<std::string> names;
    for (const auto& one : list) {
        const auto name = fmt::format("{}.{}", of_interventions, one.name);
        names.push_back(one.name);
        identity.add(name, one.kind);
        for (const auto& info : describe_intervention(one))
            if (!info.value.empty())
                identity.add(fmt::format("{}.{}", name, info.name), with_unit(info.value, info.unit));
    }
    identity.add(of_interventions, fmt::format("{}", fmt::join(names, ", ")));
}

std::string hash_text(std::string_view text) { return fmt::format("{:016x}", hash_of_text(text)); }

void add_run(RunKey run, Identity& identity)
{
    identity.add("seed", std::to_string(run.seed));
    identity.add("replication", std::to_string(run.replication));
}

const std::string* value_in(const Parts& list, std::string_view name)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& part) { return part.first == name; });
    return found == list.end() ? nullptr : &found->second;
}

/// Key of an intervention that only one of two has: that it is missing there says enough.
bool says_nothing_more(const Parts& list, std::string_view name)
{
    if (!name.starts_with(fmt::format("{}.", of_interventions)))
        return false;
    const auto intervention = name.substr(0, name.rfind('.'));
    return intervention != of_interventions && value_in(list, intervention) == nullptr;
}

} // namespace

Identity identity_of(const Scenario& scenario)
{
    Identity identity;
    identity.add("program", fmt::format("{} (sources {})", version().program, version().sources));
    identity.add("date", scenario.date.text());
    identity.add("weather", text_of(scenario.weather));
    identity.add("spin_up", std::to_string(scenario.spin_up));
    ModelParameters parameters = scenario.parameters;
    for (const auto& info : parameters.describe_all())
        if (info.value != info.default_value)
            identity.add(fmt::format("{}.{}", info.section, info.name), with_unit(info.value, info.unit));
    add_interventions(scenario.interventions, identity);
    identity.add(fmt::format("site{}", contents), hash_text(scenario.site_text));
    identity.add(fmt::format("demand{}", contents), hash_text(scenario.demand_text));
    return identity;
}

Identity identity_of_run(const Scenario& scenario, const SimulationOptions& options)
{
    return identity_of_run(identity_of(scenario), scenario.days, options);
}

Identity identity_of_run(Identity identity, int days, const SimulationOptions& options)
{
    add_run(options.run, identity);
    identity.add("days", std::to_string(options.days.value_or(days)));
    identity.add("from", text_of(options.from));
    identity.add("until", text_of(options.until.value_or(seconds_per_day)));
    if (options.visitor_weight != 1)
        identity.add("visitor_weight", fmt::format("{}", options.visitor_weight));
    return identity;
}

Identity identity_of_spin_up(const Scenario& scenario, const SpinUpOrder& order)
{
    Identity identity = identity_of(what_counts_before(scenario, order.from));
    add_run(order.run, identity);
    identity.add("hours before", fmt::format("{} s", hours_before(order.from)));
    return identity;
}

Identity Identity::parse(std::string_view text)
{
    Identity identity;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto colon = line.find(": ");
        identity.parts.emplace_back(line.substr(0, colon), colon == std::string_view::npos ? "" : line.substr(colon + 2));
    }
    return identity;
}

Identity Identity::without(std::string_view name) const
{
    Identity rest = *this;
    std::erase_if(rest.parts, [&](const auto& part) { return part.first == name; });
    return rest;
}

void Identity::add(std::string_view name, std::string_view value)
{
    auto line = on_one_line(name);
    for (std::size_t at = 0; (at = line.find(": ", at)) != std::string::npos;)
        line.erase(at + 1, 1); // the first one in a line ends the name
    parts.emplace_back(std::move(line), on_one_line(value));
}

std::string Identity::text() const
{
    std::string text;
    for (const auto& [name, value] : parts)
        text += fmt::format("{}: {}\n", name, value);
    return text;
}

std::uint64_t Identity::hash() const { return hash_of_text(text()); }

std::string Identity::differences_from(const Identity& there) const
{
    constexpr std::size_t most = 8;
    std::vector<std::string> sentences;
    const auto compare = [&](const std::string& name) {
        const std::string *asked = value_in(parts, name), *found = value_in(there.parts, name);
        const std::string nothing = "not given";
        if (asked != nullptr && found != nullptr && *asked == *found)
            return;
        if (says_nothing_more(parts, name) || says_nothing_more(there.parts, name))
            return;
        if (name.ends_with(contents))
            sentences.push_back(fmt::format("the contents of the {} file differ", name.substr(0, name.size() - contents.size())));
        else
            sentences.push_back(fmt::format("{} is {} in the file, {} in the command", name, found == nullptr ? nothing : *found,
                                            asked == nullptr ? nothing : *asked));
    };
    for (const auto& part : parts)
        if (part.first != of_interventions)
            compare(part.first);
    for (const auto& part : there.parts)
        if (value_in(parts, part.first) == nullptr)
            compare(part.first);
    const auto is_of_one = [](const std::string& sentence) { return sentence.starts_with(fmt::format("{}.", of_interventions)); };
    if (std::none_of(sentences.begin(), sentences.end(), is_of_one))
        compare(std::string(of_interventions)); // the same ones in another order
    if (sentences.size() > most) {
        const auto more = sentences.size() - most;
        sentences.resize(most);
        sentences.push_back(fmt::format("and {} more", more));
    }
    return fmt::format("{}", fmt::join(sentences, "; "));
}

} // namespace plattan
