#include "commands/compare_files.h"

#include "analysis/recorded_samples.h"
#include "base/output_file.h"
#include "commands/answer_file.h"
#include "commands/compare_study.h"
#include "estimates/estimates_table.h"
#include "results/recording.h"

#include <fmt/format.h>
#include <tuple>

namespace plattan::commands {

namespace {

AnswerHead head_of(const RecordedSamples& recorded, const CompareFiles& order)
{
    const Recording first(recorded.examples.front());
    AnswerHead head;
    head.study = "comparison of runs with " + first.scenario();
    head.command = order.command_line;
    head.program = first.program();
    for (const auto& path : recorded.examples) {
        head.names.push_back(path.stem().string());
        head.runs.push_back(std::filesystem::relative(path, order.folder));
    }
    head.seeds = recorded.seeds;
    head.date = first.date_text();
    head.days = first.days();
    std::tie(head.from, head.until) = first.window();
    const double year = first.parameter("cost", "year");
    if (!(year > 0 && year < 10'000))
        first.damaged(fmt::format("its prices are of the year {}", year));
    head.price_year = static_cast<int>(year);
    head.price_index = first.parameter("cost", "index");
    return head;
}

} // namespace

void compare_files(const CompareFiles& order)
{
    if (!order.folder.empty() && is_study_folder(order.folder))
        throw InputError(
            fmt::format("--output: {} is the folder of a study, whose answer would be lost; name another folder", order.folder.string()));
    const auto recorded = read_samples(order.paths, order.anyway);
    Answer answer = answer_of(recorded.samples);
    answer.notices = recorded.notices;
    answer.notices.emplace_back(of_chance_alone);
    if (!order.folder.empty()) {
        write_output(order.folder / "estimates.csv", estimates_csv(answer), order.paths, true);
        write_output(order.folder / answer_file, answer_json(head_of(recorded, order), answer, {}), order.paths, true);
        write_walks(order.folder, recorded.samples.scenarios(), recorded.examples);
    }
    if (!order.quiet)
        fmt::print("{}", answer_text(answer, order.all));
    if (!order.quiet && !order.folder.empty())
        fmt::print("\nEvery estimate is in {}.\nTo read it: plattan report {} -o report.html\n", (order.folder / "estimates.csv").string(),
                   order.folder.string());
}

} // namespace plattan::commands
