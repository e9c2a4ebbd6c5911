#include "analysis/safety_walk/picture.h"
#include "base/output_file.h"
#include "base/problems.h"
#include "commands/commands.h"
#include "commands/words.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace plattan::commands {

namespace {

struct WalkWords {
    std::string run, route = default_route, at = "22:30", picture;
    int day = 1;
    std::size_t spots = 12;
};

const Line& route_of(const Features& features, const std::string& name)
{
    if (const Line* route = features.route(name))
        return *route;
    std::vector<std::string> known;
    for (const auto& route : features.routes)
        known.push_back(route.id);
    throw InputError("--route: " + unknown_word("route", name, known));
}

void walk_it(const WalkWords& words)
{
    const auto time = parse_time_of_day(words.at);
    if (!time)
        throw InputError(fmt::format("--at: '{}' is no time of day; expected HH:MM", words.at));
    const Recording run(words.run);
    const RecordedPlace place = recorded_place(run, words.day - 1, *time);
    const Line& route = route_of(place.features, words.route);
    const auto map_path =
        words.picture.empty() ? std::filesystem::path(words.run).replace_extension("walk.svg") : std::filesystem::path(words.picture);
    OutputFile map(map_path, {words.run}); // said before the work where it cannot be written
    auto spots = inspect(place, route);
    const std::size_t all = spots.size();
    spots = worst_of(spots, words.spots);
    const auto title = fmt::format("{}, {} at {}: route {}", run.scenario(), place.date.text(), words.at, words.route);
    fmt::print("{}\n\n", title);
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const auto& text = fault_texts()[static_cast<std::size_t>(spots[i].fault)];
        fmt::print("{:>3}  {:<16} {:<44} at ({:.0f}, {:.0f}) m, after {:.0f} m{}\n", i + 1, text.name, spots[i].measure, spots[i].at.x, spots[i].at.y,
                   spots[i].along,
                   text.touched_by.empty() ? "; nothing in the library touches it" : fmt::format("; touched by: {}", text.touched_by));
    }
    if (spots.empty())
        fmt::print("Nothing to say.\n");
    if (all > spots.size())
        fmt::print("\n{} more; --spots {} shows all.\n", all - spots.size(), all);
    if (!place.knows_people)
        fmt::print("\nThe run recorded no trajectories at this moment: how far off people on duty were is not known.\n");
    map.write(picture_of(place, route, spots, title));
    map.finish();
    fmt::print("\nMap: {}\n", map_path.string());
}

} // namespace

void add_walk(CLI::App& app, Call&)
{
    auto words = std::make_shared<WalkWords>();
    auto* command = app.add_subcommand("walk", "The safety walk: spots along a route of a run and what is wrong there, with a map");
    command->add_option("run", words->run, "Run file")->required()->transform(something())->type_name("RUN.h5");
    command->add_option("--route", words->route, "Route of the site")->capture_default_str()->transform(something());
    command->add_option("--at", words->at, "Time of the day, HH:MM")->capture_default_str();
    command->add_option("--day", words->day, "Day of the run, 1 is the first")
        ->capture_default_str()
        ->transform(whole_number(1, 10'000))
        ->type_name("N");
    command->add_option("--spots", words->spots, "How many to list, the worst first")
        ->capture_default_str()
        ->transform(whole_number(0, 1'000'000))
        ->type_name("N");
    command->add_option("-o,--output", words->picture, "The map, SVG; by default beside the run")->transform(something())->type_name("FILE.svg");
    command->callback([words] { walk_it(*words); });
}

} // namespace plattan::commands
