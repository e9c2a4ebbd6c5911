#include "base/clock.h"
#include "base/decimal.h"
#include "base/problems.h"
#include "visualize/film.h"
#include "visualize/viewer.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

namespace {

using namespace plattan;
using namespace plattan::view;

struct Words {
    std::vector<std::string> runs;
    std::string at, output, size;
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

/// SFML aborts where there is no display, so that is looked at first. An export needs no screen that anybody sees.
void need_display(bool exports, char** argv)
{
    if (std::getenv("DISPLAY") != nullptr)
        return;
    if (exports && std::getenv("PLATTAN_IN_XVFB") == nullptr && std::filesystem::exists("/usr/bin/xvfb-run")) {
        ::setenv("PLATTAN_IN_XVFB", "1", 1);
        std::vector<char*> words{const_cast<char*>("xvfb-run"), const_cast<char*>("-a"), const_cast<char*>("-s"),
                                 const_cast<char*>("-screen 0 1280x1024x24")};
        const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
        words.push_back(const_cast<char*>(self.c_str()));
        for (char** word = argv + 1; *word != nullptr; ++word)
            words.push_back(*word);
        words.push_back(nullptr);
        ::execv("/usr/bin/xvfb-run", words.data());
    }
    throw MachineError(
        "there is no display (DISPLAY is not set). Pictures can be made without one: plattan view RUN.h5 --at 17:30 --export frame.png");
}

double moment(const Words& words, const Replay& replay)
{
    if (words.at.empty())
        return words.output.empty() ? replay.begins() : std::max(replay.begins(), std::min(17.5 * 3600, replay.ends() - 60));
    auto time = parse_time_of_day(words.at.substr(0, 5), true);
    // Seconds may follow: small scenes are over in a minute.
    if (time && words.at.size() == 8 && words.at[5] == ':' && std::isdigit(words.at[6]) != 0 && std::isdigit(words.at[7]) != 0 && words.at[6] < '6')
        *time += 10 * (words.at[6] - '0') + (words.at[7] - '0');
    else if (words.at.size() != 5)
        time.reset();
    if (!time)
        throw InputError(fmt::format("--at: '{}' is no time of day; expected HH:MM or HH:MM:SS", words.at));
    if (*time < replay.begins() || *time > replay.ends())
        throw InputError(fmt::format("--at: the run holds {} to {}", time_of_day_text(replay.begins()), time_of_day_text(replay.ends())));
    return *time;
}

void run(const Words& words, char** argv)
{
    std::vector<std::unique_ptr<Replay>> replays;
    for (const auto& file : words.runs)
        replays.push_back(std::make_unique<Replay>(file));
    if (!replays.front()->has_trajectories())
        fmt::print(stderr, "plattan: the run holds no trajectories; only the density can be shown\n");
    const double time = moment(words, *replays.front());
    FilmOrder order;
    order.file = words.output;
    order.minutes = words.minutes;
    order.speed = words.speed;
    if (!words.size.empty() && (std::sscanf(words.size.c_str(), "%ux%u", &order.width, &order.height) != 2 || order.width < 320 ||
                                order.height < 240 || order.width > 8000 || order.height > 8000))
        throw InputError(fmt::format("--size: '{}' is no size; expected WIDTHxHEIGHT, 320x240 to 8000x8000", words.size));
    const auto extension = order.file.extension();
    if (!words.output.empty() && extension != ".png" && extension != ".mp4")
        throw InputError(fmt::format("--export: '{}' is neither .png nor .mp4", words.output));
    need_display(!words.output.empty(), argv);
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
                 "Keys: space play, arrows +-1 min (shift 10), [ ] speed, D density, wheel zoom, drag move, F fit, F11 full screen, P picture, H "
                 "hide panels, Q quit"};
    app.name("plattan view");
    app.add_option("runs", words.runs, "One run file, or two to see side by side")->required()->expected(1, 2)->type_name("RUN.h5 [RUN2.h5]");
    app.add_option("--at", words.at, "Moment to begin with")->type_name("HH:MM[:SS]");
    app.add_option("--export", words.output, "Write a picture or a film instead of opening a window")->type_name("FILE.png|FILE.mp4");
    app.add_option("--size", words.size, "Size of the picture; 1600x1000 where not given")->type_name("WxH");
    const auto number = [](double low, double high) {
        return CLI::Validator([low, high](std::string& word) { return fault_of_decimal_number(word, low, high); }, "");
    };
    app.add_option("--minutes", words.minutes, "Simulated minutes of a film")->capture_default_str()->transform(number(0.1, 1440));
    app.add_option("--speed", words.speed, "Simulated seconds per second of a film")->capture_default_str()->transform(number(0.1, 3600));
    app.add_flag("--density", words.density, "Show the density from the start");
    try {
        app.parse(argc, argv);
        run(words, argv);
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        return report(error);
    }
}
