#include "visualize/model/tour.h"

#include "base/decimal.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

constexpr double longest_tour = 3600; ///< (unit: s)
constexpr double easing = 1.5;        ///< a move of the camera takes so long (unit: s)
constexpr std::size_t most_steps = 200;
constexpr std::uint64_t most_days = 10'000;

class TourReader {
public:
    TourReader(std::filesystem::path file, Problems& problems) : file(std::move(file)), problems(problems) {}

    Tour read(const Node& root)
    {
        Tour tour;
        if (!root.is_map()) {
            problems.add(root.place, "a tour is a map with the keys tour, files, steps");
            return tour;
        }
        refuse_others(root, "key", {"tour", "files", "steps"});
        if (const Node* title = need(root, "tour"))
            tour.title = text_of(*title);
        if (const Node* files = need(root, "files"))
            read_files(*files, tour);
        if (const Node* steps = need(root, "steps"))
            read_steps(*steps, tour);
        if (tour.duration() > longest_tour)
            problems.add(root.place, fmt::format("the tour takes {:.0f} s; allowed are {:.0f}", tour.duration(), longest_tour));
        return tour;
    }

private:
    void refuse_others(const Node& map, std::string_view what, const std::vector<std::string>& allowed)
    {
        for (const auto& [key, place, value] : map.entries)
            if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
                problems.add(place, unknown_word(what, key, allowed));
    }

    const Node* need(const Node& map, std::string_view key)
    {
        const Node* found = map.find(key);
        if (found == nullptr)
            problems.add(map.place, fmt::format("'{}' is missing", key));
        return found;
    }

    std::string words_of(const Node& node)
    {
        if (!node.is_scalar())
            problems.add(node.place, "expected a text");
        return node.scalar;
    }

    /// One text, or one for each language.
    Translated text_of(const Node& node)
    {
        if (node.is_scalar())
            return {{node.scalar, node.scalar}};
        Translated text;
        if (!node.is_map()) {
            problems.add(node.place, "expected a text, or {en: text, sv: text}");
            return text;
        }
        refuse_others(node, "language", {"en", "sv"});
        for (std::size_t i = 0; i < language_codes.size(); ++i)
            if (const Node* one = need(node, language_codes.at(i)))
                text.of.at(i) = words_of(*one);
        return text;
    }

    void read_files(const Node& node, Tour& tour)
    {
        if (!node.is_map() || node.entries.empty())
            return problems.add(node.place, "files is a map: A, or A and B");
        refuse_others(node, "file", {"A", "B"});
        for (const auto* letter : {"A", "B"}) {
            const Node* one = node.find(letter);
            if (one == nullptr)
                continue;
            if (!one->is_map()) {
                problems.add(one->place, "a file is {file, scenario, seed, name, made_by}");
                continue;
            }
            refuse_others(*one, "key", {"file", "scenario", "seed", "name", "made_by"});
            TourFile made;
            made.place = one->place;
            if (const Node* path = need(*one, "file")) {
                if (!can_be_path(*path))
                    problems.add(path->place, "expected the path of a result");
                else
                    made.path = (file.parent_path() / path->scalar).lexically_normal();
            }
            for (const auto& [key, text] :
                 {std::pair("scenario", &made.scenario), std::pair("seed", &made.seed), std::pair("made_by", &made.made_by)})
                if (const Node* given = one->find(key))
                    *text = words_of(*given);
            if (const Node* name = one->find("name"))
                made.name = text_of(*name);
            tour.files.push_back(made);
        }
        if (node.find("A") == nullptr)
            problems.add(node.place, "file A is missing");
    }

    std::optional<double> time_of(const Node& node)
    {
        // "17:30", "17:30:10", and of later days "2 17:30": day 2 is the second.
        std::string text = node.scalar;
        double midnight = 0;
        if (const auto space = text.find(' '); space != std::string::npos) {
            std::string day = text.substr(0, space);
            text = fault_of_whole_number(day, 1, most_days).empty() ? text.substr(space + 1) : "?";
            if (text != "?")
                midnight = (std::stoi(day) - 1) * seconds_per_day;
        }
        auto time = parse_time_of_day(text.substr(0, 5), true);
        if (time && text.size() == 8 && text[5] == ':' && text[6] >= '0' && text[6] < '6' && text[7] >= '0' && text[7] <= '9')
            *time += 10 * (text[6] - '0') + (text[7] - '0');
        else if (text.size() != 5)
            time.reset();
        if (!time) {
            problems.add(node.place, fmt::format("'{}' is no time; expected HH:MM, HH:MM:SS, or DAY HH:MM of a later day", node.scalar));
            return std::nullopt;
        }
        return midnight + *time;
    }

    std::optional<double> number_of(const Node& node, double low, double high, std::string_view what)
    {
        const bool is_negative = node.scalar.substr(0, 1) == "-";
        std::string digits = node.scalar.substr(is_negative ? 1 : 0);
        constexpr double any = 1e15;
        const bool is_number = node.is_scalar() && fault_of_decimal_number(digits, 0, any).empty();
        const double value = is_number ? (is_negative ? -1 : 1) * std::strtod(digits.c_str(), nullptr) : 0;
        if (!is_number || value < low || value > high) {
            problems.add(node.place, fmt::format("{} must be a number between {} and {}", what, low, high));
            return std::nullopt;
        }
        return value;
    }

    void read_steps(const Node& node, Tour& tour)
    {
        if (!node.is_sequence() || node.items.empty() || node.items.size() > most_steps)
            return problems.add(node.place, fmt::format("steps is a list of 1 to {} steps", most_steps));
        for (const auto& item : node.items)
            read_step(item, tour);
    }

    void read_step(const Node& node, Tour& tour)
    {
        if (!node.is_map())
            return problems.add(node.place, "a step is a map with at least 'at'");
        refuse_others(node, "key", {"at", "until", "speed", "hold", "mode", "layer", "cumulative", "look", "focus", "caption", "figures"});
        TourStep step;
        step.place = node.place;
        if (const Node* at = need(node, "at"))
            step.at = time_of(*at).value_or(0);
        step.until = step.at;
        if (const Node* until = node.find("until")) {
            step.until = time_of(*until).value_or(step.at);
            if (step.until < step.at)
                problems.add(until->place, "'until' is before 'at'");
            step.until = std::max(step.until, step.at);
        }
        if (const Node* speed = node.find("speed"))
            step.speed = number_of(*speed, 1, 3600, "speed").value_or(60);
        if (const Node* hold = node.find("hold")) {
            step.waits = hold->scalar == "key";
            step.hold = step.waits ? film_holds : number_of(*hold, 0, 600, "hold (or the word key)").value_or(0);
        } else if (step.until == step.at) {
            problems.add(node.place, "the step takes no time; it needs 'until' or 'hold'");
        }
        if (const Node* mode = node.find("mode")) {
            step.mode = mode_named(mode->scalar, step.has_mode);
            if (!step.has_mode)
                problems.add(mode->place, unknown_word("mode", mode->scalar, {"a", "b", "ab", "wipe", "difference"}));
            if (tour.files.size() < 2 && step.mode != Mode::a && step.has_mode)
                problems.add(mode->place, fmt::format("mode {} needs two files", mode->scalar));
        }
        if (const Node* layer = node.find("layer")) {
            std::vector<std::string> names{"none"};
            for (const auto& one : all_layers())
                names.emplace_back(one.name);
            if (std::find(names.begin(), names.end(), layer->scalar) == names.end())
                problems.add(layer->place, unknown_word("layer", layer->scalar, names));
            step.layer = layer->scalar == "none" ? "" : layer->scalar;
        }
        if (const Node* cumulative = node.find("cumulative")) {
            step.cumulative = cumulative->scalar == "true";
            if (!step.cumulative && cumulative->scalar != "false")
                problems.add(cumulative->place, "cumulative is true or false");
        }
        if (const Node* look = node.find("look"))
            read_look(*look, step);
        if (const Node* focus = node.find("focus"))
            if (const auto id = number_of(*focus, 0, 4e9, "focus")) {
                step.focus = static_cast<std::uint32_t>(*id);
                if (*id != std::floor(*id))
                    problems.add(focus->place, "focus is the number of a person");
            }
        if (const Node* caption = node.find("caption"))
            step.caption = text_of(*caption);
        if (const Node* figures = node.find("figures"))
            read_figures(*figures, step);
        tour.steps.push_back(std::move(step));
    }

    void read_look(const Node& node, TourStep& step)
    {
        if (node.is_scalar()) {
            step.look = node.scalar;
            return;
        }
        if (!node.is_sequence() || node.items.size() != 4)
            return problems.add(node.place, "look is the id of an area or zone, or [left, low, right, high] in metres");
        float edges[4] = {};
        for (std::size_t i = 0; i < 4; ++i)
            edges[i] = static_cast<float>(number_of(node.items[i], -2000, 2000, "a side of look").value_or(0));
        if (!(edges[2] > edges[0] + 1 && edges[3] > edges[1] + 1))
            return problems.add(node.place, "look has no extent: [left, low, right, high]");
        step.box = Box{{edges[0], edges[1]}, {edges[2], edges[3]}};
    }

    void read_figures(const Node& node, TourStep& step)
    {
        if (!node.is_sequence() || node.items.empty() || node.items.size() > 6)
            return problems.add(node.place, "figures is a list of 1 to 6 figures");
        std::vector<std::string> names;
        for (const auto& kind : figure_kinds())
            names.emplace_back(kind.series);
        for (const auto& item : node.items) {
            if (std::find(names.begin(), names.end(), item.scalar) == names.end())
                problems.add(item.place, unknown_word("figure", item.scalar, names));
            step.figures.push_back(item.scalar);
        }
    }

    std::filesystem::path file;
    Problems& problems;
};

std::optional<Box> box_of(const TourStep& step, const Features& site)
{
    if (step.box)
        return step.box;
    constexpr float around = 4; // m
    const auto of = [&](const Shape& shape) {
        const auto box = bounds(shape.outer);
        return Box{box.low - Vec2{around, around}, box.high + Vec2{around, around}};
    };
    if (const auto* walkable = site.walkable(step.look))
        return of(walkable->shape);
    if (const auto* zone = site.zone(step.look))
        return of(zone->shape);
    return std::nullopt;
}

} // namespace

double Tour::duration() const
{
    double sum = 0;
    for (const auto& step : steps)
        sum += step.duration();
    return sum;
}

bool is_tour(const Node& root) { return root.is_map() && root.find("tour") != nullptr && root.find("steps") != nullptr; }

Tour read_tour(const std::filesystem::path& path, Problems& problems)
{
    const auto before = problems.size();
    const Node root = read_yaml(path, problems);
    if (problems.size() > before)
        return {};
    return TourReader(path, problems).read(root);
}

void check_tour(const Tour& tour, const std::vector<std::shared_ptr<RunFile>>& runs, Problems& problems)
{
    for (std::size_t i = 0; i < runs.size() && i < tour.files.size(); ++i) {
        const auto& wanted = tour.files[i];
        if (!wanted.scenario.empty() && runs[i]->scenario() != wanted.scenario)
            problems.add(wanted.place,
                         fmt::format("{} holds the scenario '{}', the tour wants '{}'", runs[i]->file(), runs[i]->scenario(), wanted.scenario));
        if (!wanted.seed.empty() && runs[i]->seed() != wanted.seed)
            problems.add(wanted.place, fmt::format("{} has the seed {}, the tour wants {}", runs[i]->file(), runs[i]->seed(), wanted.seed));
    }
    for (const auto& step : tour.steps)
        if (step.has_mode && (step.mode == Mode::wipe || step.mode == Mode::difference) && runs.size() > 1 && !same_square(*runs[0], *runs[1]))
            problems.add(step.place, fmt::format("mode {} needs two runs of the same square", name_of(step.mode)));
    for (const auto& step : tour.steps)
        for (const auto& run : runs) {
            const double last = std::max(step.at, step.until - 1);
            if (!run->recorded(step.at) || !run->recorded(last)) {
                const double missing = !run->recorded(step.at) ? step.at : step.until;
                problems.add(step.place,
                             fmt::format("{} was not recorded {} {}", run->file(), missing == step.at ? "at" : "until",
                                         time_of_day_text(missing - RunFile::day_at(missing == step.at ? missing : last) * seconds_per_day)));
            }
            if (!step.look.empty() && !box_of(step, run->site()))
                problems.add(step.place, fmt::format("there is no walkable area or zone '{}' in {}", step.look, run->file()));
            if (step.focus && *step.focus >= run->people())
                problems.add(step.place, fmt::format("there is no person {} in {}", *step.focus, run->file()));
        }
}

void TourPlayer::start(Show& show)
{
    number = 0;
    to = show.look;
    enter(show);
}

void TourPlayer::enter(Show& show)
{
    const auto& step = tour.steps[number];
    held = 0;
    over = false;
    show.playback = {step.at, step.speed, step.until > step.at};
    show.mode = step.has_mode ? step.mode : show.runs.size() > 1 ? Mode::both : Mode::a;
    show.layer = step.layer.empty() ? nullptr : layer_named(step.layer);
    show.cumulative = step.cumulative;
    show.followed = step.focus;
    show.followed_run = show.maps().front();
    show.caption = step.caption.in(show.language);
    show.figures = step.figures.empty() ? usual_figures() : step.figures;
    show.camera_moved = false;
    show.show_day();
    from = number == 0 ? box_of(step, show.runs.front().file->site()).value_or(Show::look_of(*show.runs.front().file)) : to;
    to = box_of(step, show.runs.front().file->site()).value_or(Show::look_of(*show.runs.front().file));
    eased = 0;
    show.look = from;
}

void TourPlayer::next(Show& show)
{
    if (over)
        return;
    if (number + 1 < tour.steps.size())
        ++number;
    enter(show);
}

void TourPlayer::back(Show& show)
{
    if (number > 0 && !over)
        --number;
    enter(show);
}

bool TourPlayer::advance(Show& show, double wall_seconds, bool film)
{
    const auto& step = tour.steps[number];
    eased = std::min(1.0, eased + wall_seconds / easing);
    const auto share = static_cast<float>(eased * eased * (3 - 2 * eased));
    show.look = {from.low + (to.low - from.low) * share, from.high + (to.high - from.high) * share};
    if (show.time() < step.until) {
        if (show.playback.playing)
            show.playback.time = std::min(step.until, show.time() + std::min(wall_seconds, 0.1) * show.playback.speed);
        return true;
    }
    show.playback.playing = false;
    held += wall_seconds;
    if (held < step.hold || (step.waits && !film))
        return true;
    if (number + 1 >= tour.steps.size()) {
        over = true;
        return false;
    }
    next(show);
    return true;
}

} // namespace plattan::view
