#include "commands/answer_file.h"

#include "analysis/safety_walk/inspect.h"
#include "base/clock.h"
#include "base/output_file.h"
#include "base/problems.h"
#include "base/text_file.h"
#include "results/recording.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

namespace plattan::commands {

namespace {

constexpr const char* walks_file = "walks.json";

boost::json::array list_of(const std::vector<std::string>& texts) { return boost::json::array(texts.begin(), texts.end()); }

/// Pairs that every alternative has: of a study that goes on fewer than it plans.
int pairs_of_all(const Answer& answer)
{
    int fewest = static_cast<int>(answer.samples.pairs());
    for (std::size_t s = 1; s < answer.samples.scenarios().size(); ++s)
        fewest = std::min(fewest, pairs_of(answer, s));
    return fewest;
}

} // namespace

std::string answer_json(const AnswerHead& head, const Answer& answer, const AssumptionAnswer& assumptions)
{
    boost::json::array runs;
    for (const auto& path : head.runs)
        runs.emplace_back(path.string());
    boost::json::object object{{"study", head.study},
                               {"titles", list_of(answer.samples.scenarios())},
                               {"names", list_of(head.names)},
                               {"runs", std::move(runs)},
                               {"pairs", pairs_of_all(answer)},
                               {"missing", head.missing},
                               {"seeds", list_of(head.seeds)},
                               {"date", head.date},
                               {"days", head.days},
                               {"from", time_of_day_text(head.from)},
                               {"until", head.until < seconds_per_day ? time_of_day_text(head.until) : "24:00"},
                               {"price_year", head.price_year},
                               {"price_index", head.price_index},
                               {"notices", list_of(answer.notices)},
                               {"draws", assumptions.drawn},
                               {"draws_kept", assumptions.kept},
                               {"draws_failed", list_of(assumptions.failed)},
                               {"program", head.program},
                               {"sources", head.sources},
                               {"command", head.command},
                               {"design", head.design}};
    if (head.period)
        object["period"] = {{"first", head.period->first}, {"last", head.period->last}, {"days", head.period->days}};
    return boost::json::serialize(object) + "\n";
}

std::string command_in(const std::filesystem::path& folder)
{
    std::error_code error;
    if (!std::filesystem::exists(folder / answer_file, error))
        return {};
    boost::json::error_code fault;
    const auto value = boost::json::parse(read_text_file(folder / answer_file), fault);
    const auto* object = fault ? nullptr : value.if_object();
    const auto* command = object == nullptr ? nullptr : object->if_contains("command");
    return command != nullptr && command->is_string() ? std::string(command->as_string()) : std::string();
}

void write_walks(const std::filesystem::path& folder, const std::vector<std::string>& titles, const std::vector<std::filesystem::path>& runs)
{
    constexpr std::size_t shown = 8;
    constexpr const char* at = "22:30";
    boost::json::array scenarios;
    for (std::size_t s = 0; s < titles.size(); ++s) {
        boost::json::array spots;
        try {
            const Recording run(runs[s]);
            const auto place = recorded_place(run, 0, *parse_time_of_day(at));
            const Line* route = place.features.route(default_route);
            for (const auto& spot : route == nullptr ? std::vector<Spot>{} : worst_of(inspect(place, *route), shown)) {
                const auto& text = fault_texts()[static_cast<std::size_t>(spot.fault)];
                spots.push_back({{"fault", text.name},
                                 {"measure", spot.measure},
                                 {"touched_by", text.touched_by},
                                 {"x", std::lround(spot.at.x)},
                                 {"y", std::lround(spot.at.y)}});
            }
        } catch (const InputError&) { // a run without a frame at that time has no walk
            continue;
        }
        scenarios.push_back({{"scenario", titles[s]}, {"spots", std::move(spots)}});
    }
    if (!scenarios.empty())
        write_output(folder / walks_file, boost::json::serialize(boost::json::object{{"at", at}, {"scenarios", std::move(scenarios)}}) + "\n", {},
                     true);
}

} // namespace plattan::commands
