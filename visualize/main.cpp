#include "base/clock.h"
#include "base/decimal.h"
#include "base/problems.h"
#include "visualize/display.h"
#include "visualize/film.h"
#include "visualize/viewer.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fmt/format.h>

namespace {

using namespace plattan;
using namespace plattan::view;

struct Words {
    std::vector<std::string> runs;
    std::string at, output, size;
    int day = 0; ///< 1 is the first; 0: not said
    double minutes = 10, speed = 60;
    bool density = false;
};

sf::Font load_font()
{
    sf::Font font;
    for (const char* path : {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans.ttf",
                             "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf"})
        if (std::filesystem::exists(path) && font.loadFromFile(path))
            return font;
    throw MachineError("the font DejaVu Sans is missing (package fonts-dejavu-core)");
}

/// "day 2 17:30"
std::string moment_text(double time)
{
    const int day = static_cast<int>(time / seconds_per_day);
    return fmt::format("day {} {}", day + 1, time_of_day_text(time - day * seconds_per_day));
}

double moment(const Words& words, const Replay& replay)
{
    const double midnight = std::max(0, words.day - 1) * seconds_per_day;
    if (words.day > replay.days() || (words.day > 0 && midnight + seconds_per_day <= replay.begins()))
        throw InputError(fmt::format("--day {}: the run holds {} to {}", words.day, moment_text(replay.begins()), moment_text(replay.ends())));
    if (words.at.empty()) {
        const double wanted = words.output.empty() ? midnight : midnight + 17.5 * 3600;
        return std::max(replay.begins(), std::min(wanted, replay.ends() - 60));
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
    if (*time < replay.begins() || *time > replay.ends())
        throw InputError(fmt::format("--at {}: the run holds {} to {}", words.at, moment_text(replay.begins()), moment_text(replay.ends())));
    return *time;
}

void run(const Words& words)
{
    std::vector<std::unique_ptr<Replay>> replays;
    for (const auto& file : words.runs)
        replays.push_back(std::make_unique<Replay>(file));
    if (!replays.front()->has_trajectories())
        fmt::print(stderr, "plattan: where people were was not recorded; only the density can be shown\n");
    const double time = moment(words, *replays.front());
    FilmOrder order;
    order.file = words.output;
    order.runs.assign(words.runs.begin(), words.runs.end());
    order.minutes = words.minutes;
    order.speed = words.speed;
    int read = 0;
    if (!words.size.empty() &&
        (std::sscanf(words.size.c_str(), "%4ux%4u%n", &order.width, &order.height, &read) != 2 ||
         words.size.size() != static_cast<std::size_t>(read) || order.width < 320 || order.height < 240 || order.width > 8000 || order.height > 8000))
        throw InputError(fmt::format("--size: '{}' is no size; expected WIDTHxHEIGHT, 320x240 to 8000x8000", words.size));
    const auto extension = order.file.extension();
    if (!words.output.empty() && extension != ".png" && extension != ".mp4")
        throw InputError(fmt::format("--export: '{}' is neither .png nor .mp4", words.output));
    if (extension == ".mp4")
        need_ffmpeg();
    const Display display(!words.output.empty());
    const sf::Font font = load_font();
    Viewer viewer(std::move(replays), font, time);
    viewer.layers.density = words.density;
    if (words.output.empty()) {
        viewer.show();
    } else {
        export_to(order, viewer);
        fmt::print("{}\n", words.output);
    }
}

} // namespace

int main(int argc, char** argv)
{
    Words words;
    CLI::App app{"plattan-view shows a run: the site and everybody in it, on the day's clock.\n"
                 "Keys: space play, arrows +-1 min (shift 10), [ ] speed, page up and down +-1 day, D density, wheel zoom, drag move, "
                 "F fit, F11 full screen, P picture, H hide panels, Q quit"};
    app.name("plattan view");
    app.add_option("runs", words.runs, "One run file, or two to see side by side")->required()->expected(1, 2)->type_name("RUN.h5 [RUN2.h5]");
    const CLI::Validator something([](std::string& word) { return word.empty() ? "expected a word, here stands nothing" : std::string(); }, "");
    app.add_option("--at", words.at, "Moment to begin with")->transform(something)->type_name("HH:MM[:SS]");
    const CLI::Validator day([](std::string& word) { return fault_of_whole_number(word, 1, 10'000); }, "");
    app.add_option("--day", words.day, "Day of the run to begin with, 1 is the first")->transform(day)->type_name("N");
    app.add_option("--export", words.output, "Write a picture or a film instead of opening a window")
        ->transform(something)
        ->type_name("FILE.png|FILE.mp4");
    app.add_option("--size", words.size, "Size of the picture; 1600x1000 where not given. The sides of a film are rounded up to even numbers")
        ->transform(something)
        ->type_name("WxH");
    const auto number = [](double low, double high) {
        return CLI::Validator([low, high](std::string& word) { return fault_of_decimal_number(word, low, high); }, "");
    };
    app.add_option("--minutes", words.minutes, "Simulated minutes of a film")->capture_default_str()->transform(number(0.1, 1440));
    app.add_option("--speed", words.speed, "Simulated seconds per second of a film")->capture_default_str()->transform(number(0.1, 3600));
    app.add_flag("--density", words.density, "Show the density from the start");
    try {
        app.parse(argc, argv);
        run(words);
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const FilmInterrupted& error) {
        fmt::print(stderr, "plattan: {}\n", error.what());
        return 130;
    } catch (const std::exception& error) {
        return report(error);
    }
}
