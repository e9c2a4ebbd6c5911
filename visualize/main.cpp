#include "base/decimal.h"
#include "base/output_file.h"
#include "base/problems.h"
#include "base/standard_streams.h"
#include "visualize/benchmark.h"
#include "visualize/display.h"
#include "visualize/film.h"
#include "visualize/inspect.h"
#include "visualize/list_of_results.h"
#include "visualize/model/page.h"
#include "visualize/play_events.h"
#include "visualize/window.h"

#include <CLI/CLI.hpp>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

namespace {

using namespace plattan;
using namespace plattan::view;

constexpr std::size_t most_bytes_of_blocks = std::size_t{24} << 20U; ///< of all runs

struct Words {
    std::vector<std::string> runs, names;
    std::string at, output, size, layer, mode, language = "en", script, look;
    int day = 0; ///< 1 is the first; 0: not said
    std::string events, shots, benchmark, layout;
    double minutes = 10, speed = 60, seconds = 20;
    bool presenter = false, density = false, full_screen = false, cumulative = false, bare = false, style = false, json = false;
    int step = 0;
};

/// "day 2 17:30"
std::string moment_text(double time)
{
    const int day = RunFile::day_at(time);
    return fmt::format("day {} {}", day + 1, time_of_day_text(time - day * seconds_per_day));
}

double moment(const Words& words, const Show& show)
{
    const RunFile& run = *show.runs.front().file;
    const double midnight = std::max(0, words.day - 1) * seconds_per_day;
    const auto held = [&] { return fmt::format("the run holds {} to {}", moment_text(show.begins()), moment_text(show.ends())); };
    if (words.day > RunFile::day_at(show.ends() - 1) + 1 || (words.day > 0 && midnight + seconds_per_day <= show.begins()))
        throw InputError(fmt::format("--day {}: {}", words.day, held()));
    if (words.at.empty()) {
        const double opening = opening_moment(run);
        if (words.day == 0)
            return opening;
        return std::clamp(midnight + RunFile::time_of_day(opening), show.begins(), show.ends() - 1);
    }
    auto time = parse_time_of_day(words.at.substr(0, 5), true);
    // Seconds may follow: small scenes are over in a minute.
    if (time && words.at.size() == 8 && words.at[5] == ':' && std::isdigit(words.at[6]) != 0 && std::isdigit(words.at[7]) != 0 && words.at[6] < '6')
        *time += 10 * (words.at[6] - '0') + (words.at[7] - '0');
    else if (words.at.size() != 5)
        time.reset();
    if (!time)
        throw InputError(fmt::format("--at: '{}' is no time of day; expected HH:MM or HH:MM:SS", words.at));
    *time += midnight;
    if (*time < show.begins() || *time > show.ends())
        throw InputError(fmt::format("--at {}: {}", words.at, held()));
    return std::min(*time, show.ends() - 1); // the record ends with its last second
}

Language language_of(const Words& words) { return words.language == "sv" ? Language::swedish : Language::english; }

Show show_of(const Words& words, const std::vector<std::filesystem::path>& files)
{
    Show show;
    show.language = language_of(words);
    // In a window somebody sees what is said of a damaged file, and what is left of it; what is exported goes to others without that.
    const bool in_window = words.output.empty() && words.layout.empty() && words.benchmark.empty();
    const auto accepted = in_window ? Accepts::damaged : Accepts::whole;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto file = std::make_shared<RunFile>(files[i], most_bytes_of_blocks / files.size(), accepted);
        const auto name = i < words.names.size() ? words.names[i] : file->scenario();
        show.runs.push_back({std::move(file), name});
    }
    show.mode = show.runs.size() > 1 ? Mode::both : Mode::a;
    if (show.runs.size() > 1)
        show.studied = studied_differences(*show.runs[0].file, *show.runs[1].file);
    if (!words.mode.empty()) {
        bool known = false;
        show.mode = mode_named(words.mode, known);
        if (!known)
            throw InputError("--mode: " + unknown_word("mode", words.mode, {"a", "b", "ab", "wipe", "difference"}));
        if (show.runs.size() < 2 && show.mode != Mode::a)
            throw InputError(fmt::format("--mode {}: this needs two runs", words.mode));
        if ((show.mode == Mode::wipe || show.mode == Mode::difference) && !show.can_lay_upon())
            throw InputError(fmt::format("--mode {}: the runs show two different squares, of which one cannot lie upon the other", words.mode));
    }
    const auto layer = words.layer.empty() && words.density ? std::string("density") : words.layer;
    if (!layer.empty()) {
        show.layer = layer_named(layer);
        if (show.layer == nullptr) {
            std::vector<std::string> names;
            for (const auto& one : all_layers())
                names.emplace_back(one.name);
            throw InputError("--layer: " + unknown_word("layer", layer, names));
        }
    }
    if (show.mode == Mode::difference && show.layer == nullptr)
        show.layer = layer_named(Show::usually_compared);
    show.cumulative = words.cumulative;
    show.panels = !words.bare || words.presenter;
    show.figures = show.own_figures();
    show.look = Show::look_of(*show.runs.front().file);
    show.playback.speed = words.speed;
    show.playback.time = moment(words, show);
    show.show_day();
    for (const auto& run : show.runs)
        run.file->plan(RunFile::day_at(show.time())); // what is damaged there is said before a display is needed
    return show;
}

/// Reads a tour and opens its results. Everything that is wrong is said at once.
Show show_of_tour(const Words& words, Tour& tour)
{
    Problems problems;
    tour = read_tour(words.script, problems);
    problems.stop_if_any();
    std::vector<std::filesystem::path> files;
    Words own = words;
    for (const auto& file : tour.files) {
        if (!std::filesystem::exists(file.path))
            problems.add(file.place, fmt::format("there is no {}{}", file.path.string(), file.made_by.empty() ? "" : "; make it: " + file.made_by));
        files.push_back(file.path);
        if (own.names.size() < files.size()) // those that were given as words come first
            own.names.push_back(file.name.in(language_of(words)));
    }
    problems.stop_if_any();
    if (!words.runs.empty())
        throw InputError("--script names its results itself; leave out the others");
    Show show = show_of(own, files);
    for (auto& run : show.runs)
        if (run.name.empty())
            run.name = run.file->scenario();
    std::vector<std::shared_ptr<RunFile>> runs;
    for (const auto& run : show.runs)
        runs.push_back(run.file);
    check_tour(tour, runs, problems);
    problems.stop_if_any();
    return show;
}

void read_size(const std::string& text, FilmOrder& order)
{
    int read = 0;
    if (!text.empty() &&
        (std::sscanf(text.c_str(), "%4ux%4u%n", &order.width, &order.height, &read) != 2 || text.size() != static_cast<std::size_t>(read) ||
         order.width < 320 || order.height < 240 || order.width > 8000 || order.height > 8000))
        throw InputError(fmt::format("--size: '{}' is no size; expected WIDTHxHEIGHT, 320x240 to 8000x8000", text));
}

/// The hours of a page: from --at for --minutes, or, where neither is given, all that was recorded of the day.
PageOrder page_order(const Words& words, const Show& show, bool has_minutes)
{
    PageOrder order;
    if (words.at.empty() && !has_minutes) {
        order.from = std::max(show.begins(), RunFile::day_at(show.time()) * seconds_per_day);
        order.until = std::min(show.ends(), RunFile::day_at(show.time()) * seconds_per_day + seconds_per_day);
    } else {
        order.from = std::floor(show.time() / 60) * 60;
        order.until = std::min(show.ends(), order.from + 60 * words.minutes);
    }
    order.step = words.step > 0 ? words.step : usual_step(order.until - order.from);
    return order;
}

void write_page(const Words& words, Show& show, const FilmOrder& order, bool has_minutes)
{
    if (show.runs.size() > 1 && !show.can_lay_upon())
        throw InputError(fmt::format("--export {}: the runs show two different squares; make a page of each", words.output));
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    const auto page = page_of(show, page_order(words, show, has_minutes), [&](double share) {
        if (terminal)
            fmt::print(stderr, "\r  {:3.0f} %", 100 * share);
    });
    if (terminal)
        fmt::print(stderr, "\r\033[K");
    for (const auto& run : show.runs) // people whose minutes are damaged would be missing, and nobody would know
        if (const auto fault = run.file->fault(); !fault.empty())
            throw InputError(fault);
    write_output(order.file, page, order.inputs);
    fmt::print("{}\n", words.output);
}

/// What is measured or listed instead of shown.
bool inspect(const Words& words, Show& show, const Tour& tour, double opened_in)
{
    if (words.layout.empty() && words.benchmark.empty() && words.events.empty())
        return false;
    Display display(true);
    display.keep_until_exit();
    const Typeface face;
    Picture picture(face);
    Session session(show, picture);
    if (!tour.steps.empty()) {
        session.give_tour(tour);
        session.start_tour();
    }
    FilmOrder size;
    read_size(words.layout.empty() ? words.size : words.layout, size);
    if (!words.layout.empty()) {
        fmt::print("{}\n", layout_json(show, picture, size.width, size.height));
    } else if (!words.events.empty()) {
        play_events(words.events, words.shots, show, picture, session);
    } else {
        const auto named = std::find(benchmark_names.begin(), benchmark_names.end(), words.benchmark);
        const BenchmarkOrder order{static_cast<Benchmark>(named - benchmark_names.begin()), size.width, size.height, words.seconds, opened_in};
        fmt::print("{}\n", benchmark_json(order, show, picture, session));
    }
    return true;
}

void run(const Words& words, bool has_minutes)
{
    if (words.style) {
        fmt::print("{}\n", style_json());
        return;
    }
    const auto begun = std::chrono::steady_clock::now();
    FilmOrder order;
    order.file = words.output;
    order.minutes = words.minutes;
    read_size(words.size, order);
    const auto extension = ending_of(order.file);
    if (!words.output.empty() && extension != ".png" && extension != ".mp4" && extension != ".html")
        throw InputError(fmt::format("--export: '{}' is neither .png, .mp4 nor .html", words.output));
    if (!words.script.empty() && !words.output.empty() && extension != ".mp4")
        throw InputError(fmt::format("--export {}: of a tour a film is made (.mp4); for a picture or a page name its results", words.output));
    std::vector<std::filesystem::path> files(words.runs.begin(), words.runs.end());
    if (files.empty() && words.script.empty()) {
        const auto results = results_in("results");
        if (!words.output.empty())
            throw InputError("--export: no result is named");
        if (results.empty())
            throw InputError(Presentation::shared().words(language_of(words), "no_results"));
        const Display display(false);
        files = choose_results(results, Typeface(), language_of(words));
        if (files.empty())
            return;
    }
    Tour tour;
    Show show = words.script.empty() ? show_of(words, files) : show_of_tour(words, tour);
    if (inspect(words, show, tour, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()))
        return;
    for (const auto& shown : show.runs)
        order.inputs.emplace_back(shown.file->file());
    if (extension == ".html")
        return write_page(words, show, order, has_minutes);
    if (extension == ".mp4")
        need_ffmpeg();
    const Display display(!words.output.empty());
    const Typeface face;
    Picture picture(face);
    if (words.output.empty()) {
        Session session(show, picture);
        if (!words.script.empty()) {
            session.give_tour(tour);
            session.start_tour();
        }
        show_in_window(session, show, picture, words.full_screen);
        return;
    }
    if (!words.script.empty() && extension == ".mp4")
        order.tour = tour;
    show.is_still = extension == ".png";
    export_to(order, show, picture);
    fmt::print("{}\n", words.output);
}

std::string help_of_keys()
{
    std::string text = "plattan-view shows a run, or two side by side: the square and everybody in it, on the day's clock. Without a name it lists "
                       "what lies in results/.\n\nKeys:\n";
    for (const auto& row : key_table())
        text += fmt::format("  {:<20} {}\n", row.keys[0], row.words[0]);
    return text;
}

int show(int argc, char** argv)
{
    Words words;
    CLI::App app{help_of_keys()};
    app.name("plattan view");
    const CLI::Validator something([](std::string& word) { return word.empty() ? "expected a word, here stands nothing" : std::string(); }, "");
    const auto number = [](double low, double high) {
        return CLI::Validator([low, high](std::string& word) { return fault_of_decimal_number(word, low, high); }, "");
    };
    const CLI::Validator day([](std::string& word) { return fault_of_whole_number(word, 1, 10'000); }, "");
    app.add_option("runs", words.runs, "One run file, or two: A and B")->expected(0, 2)->type_name("RUN.h5 [RUN2.h5]");
    app.add_option("--at", words.at, "Moment to begin with; five minutes before most people are there where not given")
        ->transform(something)
        ->type_name("HH:MM[:SS]");
    app.add_option("--day", words.day, "Day of the run to begin with, 1 is the first")->transform(day)->type_name("N");
    app.add_option("--name", words.names, "What a run is called; once for each, A first")->transform(something)->type_name("NAME");
    app.add_option("--mode", words.mode, "What is shown of two runs: ab, a, b, wipe, difference")->transform(something)->type_name("MODE");
    app.add_option("--layer", words.layer, "A field on the ground: density, staying, unsafe, deals, litter, light, sight, coverage, defects")
        ->transform(something)
        ->type_name("LAYER");
    app.add_flag("--density", words.density, "The same as --layer density");
    app.add_flag("--cumulative", words.cumulative, "Fields since 06:00 rather than of the last quarter of an hour");
    app.add_option("--language", words.language, "Language of the picture: en, sv")->check(CLI::IsMember({"en", "sv"}))->capture_default_str();
    app.add_flag("--full-screen", words.full_screen, "Fill the screen");
    app.add_flag("--bare", words.bare, "Maps alone, without panels");
    app.add_option("--script", words.script, "Show a tour; docs/tours.md says what stands in one")->transform(something)->type_name("TOUR.yaml");
    app.add_option("--export", words.output, "Write a picture, a film, or a page that replays in any browser, instead of opening a window")
        ->transform(something)
        ->type_name("FILE.png|FILE.mp4|FILE.html");
    app.add_option("--size", words.size, "Size of the picture; 1920x1080 where not given. The sides of a film are rounded down to even numbers")
        ->transform(something)
        ->type_name("WxH");
    const auto* minutes = app.add_option("--minutes", words.minutes, "Simulated minutes of a film or page; of a page the whole day where not given")
                              ->capture_default_str()
                              ->transform(number(0.1, 1440));
    app.add_option("--step", words.step, "Seconds between two places of a person in a page; 1 for up to two hours, else 5")->check(CLI::Range(1, 60));
    app.add_option("--speed", words.speed, "Simulated seconds per second")->capture_default_str()->transform(number(0.1, 3600));
    const auto* measuring = "For tests and measurements";
    app.add_option("--benchmark", words.benchmark, "Draw and measure")
        ->check(CLI::IsMember(std::vector<std::string>(benchmark_names.begin(), benchmark_names.end())))
        ->group(measuring);
    app.add_flag("--presenter", words.presenter, "Measure the whole picture with its panels, as is done where --bare is not given")->group(measuring);
    app.add_option("--seconds", words.seconds, "How long at most")->transform(number(1, 3600))->group(measuring);
    app.add_option("--layout", words.layout, "List the texts of a picture of this size")->transform(something)->type_name("WxH")->group(measuring);
    app.add_option("--play-events", words.events, "Play keys and mouse from a file, or as they come from /dev/stdin")
        ->transform(something)
        ->type_name("FILE")
        ->group(measuring);
    app.add_option("--shots", words.shots, "Folder for pictures of the session")->transform(something)->type_name("DIR")->group(measuring);
    app.add_flag("--style", words.style, "Print colours, classes, scales and words")->group(measuring);
    app.add_flag("--json", words.json, "Nothing else is printed in any case")->group(measuring);
    try {
        app.parse(argc, argv);
        run(words, minutes->count() > 0);
        say_all();
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) != 0 ? 2 : exit_code_of_words();
    } catch (const FilmInterrupted& error) {
        fmt::print(stderr, "plattan: {}\n", error.what());
        return 130;
    } catch (const std::exception& error) {
        return report(error);
    }
}

} // namespace

int main(int argc, char** argv)
{
    // Blocks are read and thrown away all the time. Those of a crowd are given back at once instead of leaving holes; where all that is smaller
    // were given back too, getting it anew would take a third of a jump.
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_MMAP_THRESHOLD, 4 << 20U);
    ::mallopt(M_TRIM_THRESHOLD, 16 << 20U);
    try {
        prepare_streams();
        return show(argc, argv);
    } catch (...) { // not even what went wrong could be said
        return 1;
    }
}
