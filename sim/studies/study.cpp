#include "studies/study.h"

#include "base/clock.h"
#include "base/csv.h"
#include "base/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

constexpr std::uintmax_t largest_table = 256U << 20U; ///< (unit: byte)
constexpr int usual_levels = 3, most_levels = 1000, most_rows = 1'000'000;
const std::vector<std::string> sampled{"lhs", "sobol", "saltelli", "morris"};

/// Columns of a design.csv that say which run a row is, and are no factors.
const std::vector<std::string> columns_of_runs{"run", "id", "point", "row", "weight", "scenario", "replication"};

class StudyReader {
public:
    StudyReader(std::filesystem::path path, Problems& problems) : path(std::move(path)), problems(problems) {}

    Study read()
    {
        const Node root = read_yaml(path, problems);
        study.name = path.stem().string();
        if (!root.is_map()) {
            if (problems.empty())
                problems.add(root.place, "a study is a map of keys and values");
            return study;
        }
        for (const auto& entry : root.entries)
            if (!take(entry.key, entry.value))
                problems.add(entry.place, unknown_word("key", entry.key, keys));
        if (root.find("scenarios") == nullptr)
            problems.add(root.place, "the key 'scenarios' is missing: the paths of one scenario or more");
        check_design(root);
        if (const Node* pair = root.find("difference"); pair != nullptr)
            read_difference(*pair);
        if (study.period)
            check_period(*root.find("period"));
        return study;
    }

private:
    static inline const std::vector<std::string> keys{"study",  "scenarios", "seed",    "replications", "from",   "until",       "days", "design",
                                                      "points", "factors",   "metrics", "difference",   "period", "constraints", "keep", "planned"};

    bool take(std::string_view key, const Node& node)
    {
        if (key == "study")
            study.name = text(node, "a name");
        else if (key == "scenarios")
            read_scenarios(node);
        else if (key == "seed")
            study.seed = static_cast<std::uint32_t>(whole(node, 0, 0xffffffff));
        else if (key == "replications")
            study.replications = static_cast<int>(whole(node, 1, most_replications));
        else if (key == "days")
            study.days = static_cast<int>(whole(node, 1, 400));
        else if (key == "from")
            study.from = time(node, false);
        else if (key == "until")
            study.until = time(node, true);
        else if (key == "design")
            read_design(node);
        else if (key == "points")
            read_list(node);
        else if (key == "factors")
            read_factors(node);
        else if (key == "metrics")
            read_metrics(node);
        else if (key == "constraints")
            read_constraints(node);
        else if (key == "period")
            read_period(node);
        else if (key == "keep")
            study.keep = static_cast<Keep>(one_of_names(node, keep_names));
        else if (key == "difference") // once all scenarios are known
            return true;
        else if (key == "planned")
            study.planned = text(node, "the hash that plattan writes");
        else
            return false;
        return true;
    }

    std::string text(const Node& node, std::string_view expected)
    {
        if (node.is_scalar() && !node.scalar.empty() && node.scalar.size() < 4096)
            return node.scalar;
        problems.add(node.place, fmt::format("here stands {}; expected {}", node.what(), expected));
        return {};
    }

    std::uint64_t whole(const Node& node, std::uint64_t low, std::uint64_t high)
    {
        std::string word = text(node, "a whole number");
        if (word.empty())
            return low;
        if (const auto fault = fault_of_whole_number(word, low, high); !fault.empty()) {
            problems.add(node.place, fault);
            return low;
        }
        return std::stoull(word);
    }

    Seconds time(const Node& node, bool as_end)
    {
        const auto parsed = parse_time_of_day(text(node, "a time of day"), as_end);
        if (!parsed)
            problems.add(node.place, fmt::format("this is no time of day; expected HH:MM, 00:00 to {}", as_end ? "24:00" : "23:59"));
        return parsed.value_or(0);
    }

    std::vector<std::string> texts(const Node& node, std::string_view expected)
    {
        std::vector<std::string> list;
        if (node.is_scalar())
            list.push_back(text(node, expected));
        else if (node.is_sequence() && !node.items.empty())
            for (const auto& item : node.items)
                list.push_back(text(item, expected));
        else
            problems.add(node.place, fmt::format("here stands {}; expected {}, or a list of them", node.what(), expected));
        return list;
    }

    void read_scenarios(const Node& node)
    {
        for (const auto& one : texts(node, "the path of a scenario"))
            study.scenarios.push_back(path.parent_path() / one);
        if (study.scenarios.size() > most_scenarios)
            problems.add(node.place, fmt::format("there are {} scenarios; at most {} are compared", study.scenarios.size(), most_scenarios));
    }

    void read_design(const Node& node)
    {
        constexpr std::string_view expected = "grid, list, oat, {csv: FILE}, or {lhs|sobol|saltelli|morris: ROWS}";
        if (node.entries.size() == 1 && std::find(sampled.begin(), sampled.end(), node.entries.front().key) != sampled.end()) {
            study.design = Study::Design::sampled;
            study.method = node.entries.front().key;
            study.rows = static_cast<int>(whole(node.entries.front().value, 1, most_rows));
            return;
        }
        if (const Node* table = node.find("csv"); table != nullptr && node.entries.size() == 1) {
            study.design = Study::Design::table;
            if (!can_be_path(*table))
                return problems.add(table->place, fmt::format("here stands {}; expected the path of a table", table->what()));
            study.points = read_points(path.parent_path() / table->scalar, table->place, problems);
        } else if (node.is_scalar() && node.scalar == "grid") {
            study.design = Study::Design::grid;
        } else if (node.is_scalar() && node.scalar == "list") {
            study.design = Study::Design::list;
        } else if (node.is_scalar() && node.scalar == "oat") {
            study.design = Study::Design::oat;
        } else {
            problems.add(node.place,
                         fmt::format("here stands {}; expected {}", node.is_scalar() ? fmt::format("'{}'", node.scalar) : node.what(), expected));
        }
    }

    /// Every point is a map of keys and values.
    void read_list(const Node& node)
    {
        if (!node.is_sequence())
            return problems.add(node.place, fmt::format("here stands {}; expected a list of points, each a map of keys and values", node.what()));
        for (const auto& item : node.items) {
            DesignPoint point;
            if (!item.is_map())
                problems.add(item.place,
                             fmt::format("here stands {}; expected a map of keys and values, such as {{deal.notice_probability: 0.2}}", item.what()));
            for (const auto& entry : item.entries)
                point.values.emplace_back(entry.key, value(entry.value));
            study.points.push_back(std::move(point));
        }
    }

    /// A value as one would type it.
    std::string value(const Node& node)
    {
        if (node.is_scalar())
            return text(node, "a value");
        if (node.is_sequence()) {
            std::string list;
            for (const auto& item : node.items)
                list += (list.empty() ? "" : ", ") + text(item, "a value");
            return "[" + list + "]";
        }
        problems.add(node.place, fmt::format("here stands {}; expected a value or a list", node.what()));
        return {};
    }

    /// `{low: 20, high: 60, scale: logarithmic}`
    std::optional<Plausible> read_range(const Node& node)
    {
        const Node *low = node.find("low"), *high = node.find("high"), *scale = node.find("scale");
        if (low == nullptr || high == nullptr || node.entries.size() != (scale == nullptr ? 2U : 3U))
            return std::nullopt;
        const std::string word = scale == nullptr ? "linear" : text(*scale, "linear or logarithmic");
        Plausible range{number(*low), number(*high), word == "logarithmic" ? logarithmic : linear, "given in the study"};
        if (word != "linear" && word != "logarithmic")
            problems.add(scale->place, fmt::format("here stands '{}'; expected linear or logarithmic", word));
        if (range.low >= range.high || (range.scale == logarithmic && range.low <= 0))
            problems.add(node.place, "expected low < high, and with a logarithmic scale 0 < low");
        return range;
    }

    double number(const Node& node)
    {
        const std::string word = text(node, "a number");
        double value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (!word.empty() && (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(value)))
            problems.add(node.place, fmt::format("here stands '{}'; expected a number in the unit of the parameter", word));
        return value;
    }

    /// `key: [values]`, or `key: plausible`, or `key: {plausible: LEVELS}`.
    void read_factors(const Node& node)
    {
        if (!node.is_map())
            return problems.add(node.place, fmt::format("here stands {}; expected a map: a key as after --set, and its values", node.what()));
        for (const auto& entry : node.entries) {
            Factor factor{entry.key, {}, 0, {}, entry.value.place};
            if (entry.value.is_scalar() && entry.value.scalar == "plausible")
                factor.plausible_levels = usual_levels;
            else if (const Node* levels = entry.value.find("plausible"); levels != nullptr && entry.value.entries.size() == 1)
                factor.plausible_levels = static_cast<int>(whole(*levels, 2, most_levels));
            else if (auto range = read_range(entry.value); range) {
                factor.range = *range;
                factor.plausible_levels = usual_levels;
            } else if (entry.value.is_sequence() && !entry.value.items.empty())
                for (const auto& item : entry.value.items)
                    factor.levels.push_back(value(item));
            else
                problems.add(
                    entry.value.place,
                    fmt::format(
                        "here stands {}; expected a list of values, 'plausible', {{plausible: LEVELS}}, or {{low: ..., high: ..., scale: ...}}",
                        entry.value.is_scalar() ? fmt::format("'{}'", entry.value.scalar) : entry.value.what()));
            study.factors.push_back(std::move(factor));
        }
    }

    void read_metrics(const Node& node)
    {
        for (const auto& entry : node.entries)
            if (entry.key == "primary")
                study.primary = texts(entry.value, "the name of a figure");
            else if (entry.key == "secondary")
                study.secondary = texts(entry.value, "the name of a figure");
            else
                problems.add(entry.place, unknown_word("key", entry.key, {"primary", "secondary"}));
        if (!node.is_map())
            problems.add(node.place, fmt::format("here stands {}; expected {{primary: [...], secondary: [...]}}", node.what()));
    }

    /// The place of a word among these.
    template <std::size_t count> std::size_t one_of_names(const Node& node, const std::array<std::string_view, count>& names)
    {
        const std::string word = text(node, "a word");
        const auto found = std::find(names.begin(), names.end(), word);
        if (found == names.end() && !word.empty())
            problems.add(node.place, fmt::format("here stands '{}'; expected one of {}", word, fmt::join(names, ", ")));
        return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
    }

    /// `{cost: {at_most: 300000}}`
    void read_constraints(const Node& node)
    {
        constexpr std::string_view expected = "a map of figures and their bounds, such as {cost: {at_most: 300000}}";
        if (!node.is_map())
            return problems.add(node.place, fmt::format("here stands {}; expected {}", node.what(), expected));
        for (const auto& entry : node.entries) {
            Constraint one;
            one.figure = entry.key;
            one.place = entry.place;
            if (!entry.value.is_map() || entry.value.entries.empty())
                problems.add(entry.value.place, fmt::format("here stands {}; expected {}", entry.value.what(), expected));
            for (const auto& bound : entry.value.entries)
                if (bound.key == "at_most")
                    one.at_most = number(bound.value);
                else if (bound.key == "at_least")
                    one.at_least = number(bound.value);
                else
                    problems.add(bound.place, unknown_word("key", bound.key, {"at_most", "at_least"}));
            if (one.at_least > one.at_most)
                problems.add(entry.place, "nothing is at least so much and at most so little");
            study.constraints.push_back(std::move(one));
        }
    }

    /// `{from: 2018-06-01, until: 2018-08-31, days: 12, weather: {dry: 0.8, rain: 0.2}}`
    void read_period(const Node& node)
    {
        const std::vector<std::string> known{"from", "until", "days", "weather"};
        StudyPeriod period;
        if (!node.is_map())
            return problems.add(node.place, fmt::format("here stands {}; expected {{from: DATE, until: DATE, days: NUMBER}}", node.what()));
        for (const auto& key : {"from", "until", "days"})
            if (node.find(key) == nullptr)
                problems.add(node.place, fmt::format("the key '{}' of the period is missing", key));
        for (const auto& entry : node.entries)
            if (entry.key == "from")
                period.first = date(entry.value);
            else if (entry.key == "until")
                period.last = date(entry.value);
            else if (entry.key == "days")
                period.days = static_cast<int>(whole(entry.value, 1, most_days_of_period));
            else if (entry.key == "weather")
                read_weather(entry.value, period);
            else
                problems.add(entry.place, unknown_word("key", entry.key, known));
        study.period = std::move(period);
    }

    Date date(const Node& node)
    {
        const auto parsed = Date::parse(text(node, "a date, such as 2018-07-17"));
        if (!parsed)
            problems.add(node.place, "this is no date; expected YYYY-MM-DD");
        return parsed.value_or(Date{});
    }

    void read_weather(const Node& node, StudyPeriod& period)
    {
        double sum = 0;
        for (const auto& entry : node.entries) {
            const auto found = std::find(weather_names.begin(), weather_names.end(), entry.key);
            const double share = number(entry.value);
            if (found == weather_names.end())
                problems.add(entry.place, unknown_word("weather", entry.key, {weather_names.begin(), weather_names.end()}));
            else if (share < 0)
                problems.add(entry.value.place, "a share is not negative");
            else
                period.weather.emplace_back(static_cast<Weather>(found - weather_names.begin()), share);
            sum += share;
        }
        constexpr double rounding = 1e-6;
        if (!node.is_map() || std::abs(sum - 1) > rounding)
            problems.add(node.place, "expected the shares of the days with each weather, such as {dry: 0.7, rain: 0.3}; they come to 1");
    }

    void check_period(const Node& node)
    {
        const StudyPeriod& period = *study.period;
        constexpr int longest = 3700; // ten years
        const int length = period.last.days_since_1970 - period.first.days_since_1970 + 1;
        if (length < 1 || length > longest)
            return problems.add(node.place, fmt::format("the period has {} days; expected 1 to {}", length, longest));
        const auto [least, most] = days_of_sample(period);
        if (period.days < least || period.days > most)
            problems.add(node.place, fmt::format("{} days are to be drawn; expected {} to {}, because each kind of day, by weekday or weekend and by "
                                                 "weather, is to be there and no day twice",
                                                 period.days, least, most));
        if (study.days.value_or(1) != 1)
            problems.add(node.place, "of a period single days are simulated; leave out 'days'");
        study.days = 1;
        for (const auto& factor : study.factors)
            if (factor.key == "date" || factor.key == "days" || factor.key == "weather")
                problems.add(factor.place, fmt::format("the period says the {} of each run", factor.key));
    }

    /// `[BASE, ALTERNATIVE]`: two of the scenarios, by the paths they have above.
    void read_difference(const Node& node)
    {
        const auto pair = texts(node, "the path of a scenario");
        std::array<std::size_t, 2> found{};
        if (pair.size() != found.size())
            return problems.add(node.place, "expected two of the scenarios: [BASE, ALTERNATIVE]");
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto at = std::find(study.scenarios.begin(), study.scenarios.end(), path.parent_path() / pair[i]);
            if (at == study.scenarios.end())
                problems.add(node.place, fmt::format("'{}' is none of the scenarios of the study", pair[i]));
            found[i] = static_cast<std::size_t>(at - study.scenarios.begin());
        }
        if (found[0] == found[1])
            problems.add(node.place, "a scenario does not differ from itself; expected two of them");
        study.difference = found;
    }

    void check_design(const Node& root)
    {
        const bool by_factors = study.design != Study::Design::list && study.design != Study::Design::table;
        if (study.design == Study::Design::sampled && study.factors.empty())
            problems.add(root.place, "a sampled design needs factors between whose bounds it draws");
        for (const auto& factor : study.factors)
            if (study.design == Study::Design::sampled && !factor.levels.empty())
                problems.add(factor.place, "a sampled design draws between bounds; expected 'plausible' or {low: ..., high: ..., scale: ...}");
        if (const Node* points = root.find("points"); points != nullptr && study.design != Study::Design::list)
            problems.add(points->place, "points are given, but the design is no list; write 'design: list'");
        if (const Node* factors = root.find("factors"); factors != nullptr && !by_factors)
            problems.add(factors->place, "factors are of other designs; this one has its points");
        if (study.design == Study::Design::list && study.points.empty())
            problems.add(root.place, "the design is a list, but there are no points; expected 'points: [{key: value}, ...]'");
    }

    std::filesystem::path path;
    Problems& problems;
    Study study;
};

} // namespace

std::string text_of(const Constraint& constraint)
{
    std::string text = constraint.figure;
    if (std::isfinite(constraint.at_least))
        text += fmt::format(" at least {}", constraint.at_least);
    if (std::isfinite(constraint.at_most))
        text += fmt::format("{} at most {}", std::isfinite(constraint.at_least) ? " and" : "", constraint.at_most);
    return text;
}

Study read_study(const std::filesystem::path& path, Problems& problems) { return StudyReader(path, problems).read(); }

bool is_study(const Node& root) { return root.find("study") != nullptr || root.find("scenarios") != nullptr; }

bool is_study_file(const std::filesystem::path& path)
{
    Problems ignored;
    return is_study(read_yaml(path, ignored));
}

std::vector<DesignPoint> read_points(const std::filesystem::path& path, const Place& named_at, Problems& problems)
{
    const auto text = read_named_file(path, largest_table, named_at, problems);
    return text ? points_of_table(*text, named_path(path), problems) : std::vector<DesignPoint>{};
}

const std::string* DesignPoint::value_of(std::string_view key) const
{
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == key; });
    return found == values.end() ? nullptr : &found->second;
}

std::vector<DesignPoint> points_of_table(std::string_view text, const std::string& name, Problems& problems)
{
    std::vector<DesignPoint> points;
    const auto bad = [&](int line, const std::string& why) { problems.add({name, line, 1}, why); };
    std::string fault;
    const auto rows = parse_csv(text, fault);
    if (!rows || rows->size() < 2) {
        bad(1, rows ? "the table has no rows below its head" : fault);
        return points;
    }
    const auto& head = rows->front();
    for (const auto& column : head)
        if (column.empty() || std::count(head.begin(), head.end(), column) > 1)
            bad(1, column.empty() ? "a column has no name" : fmt::format("there are two columns '{}'", column));
    for (std::size_t r = 1; r < rows->size(); ++r) {
        const auto& row = (*rows)[r];
        if (row.size() != head.size()) {
            bad(static_cast<int>(r) + 1, fmt::format("the row has {} cells, the head has {}", row.size(), head.size()));
            continue;
        }
        DesignPoint point;
        for (std::size_t c = 0; c < head.size(); ++c)
            if (head[c] == "base_row")
                point.base_row = row[c];
            else if (head[c] == "factor")
                point.factor = row[c];
            else if (std::find(columns_of_runs.begin(), columns_of_runs.end(), head[c]) == columns_of_runs.end() && !row[c].empty())
                point.values.emplace_back(head[c], row[c]);
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace plattan
