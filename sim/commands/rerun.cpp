#include "commands/commands.h"

#include "commands/words.h"
#include "experiments/identity.h"
#include "experiments/interruption.h"
#include "experiments/run.h"
#include "results/difference.h"
#include "results/digest.h"
#include "results/recording.h"
#include "studies/study_archive.h"
#include "studies/worker.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unistd.h>

namespace plattan::commands {

namespace {

struct RerunWords {
    std::string path, id;
    int threads = 0;
};

/// The first figure in which two rows differ, or "".
std::string difference_of(const RunRow& kept, const RunRow& again, const std::vector<RowColumn>& columns)
{
    for (std::size_t f = 0; f < columns.size() && f < kept.figures.size() && f < again.figures.size(); ++f)
        if (kept.figures[f] != again.figures[f] && !(std::isnan(kept.figures[f]) && std::isnan(again.figures[f])))
            return fmt::format("{} was {} and is {}", columns[f].name, kept.figures[f], again.figures[f]);
    return kept.digest == again.digest ? "" : "the figures are equal, but the states of some minutes are not";
}

void rerun_of_study(const RerunWords& words, Call& call)
{
    const StudyFolder folder(words.path);
    const auto run = std::find_if(folder.runs().begin(), folder.runs().end(), [&](const auto& one) { return id_text(one.id) == words.id; });
    if (run == folder.runs().end())
        throw InputError(fmt::format("{}: the study has no run '{}'; the column 'id' of design.csv names them", words.path, words.id));
    const StudyState state(folder);
    const auto again = simulate_run(folder, *run, words.threads, interrupted);
    if (state.state_of(*run) != StudyState::Of::done) {
        const auto archived = archived_digest(folder, *run);
        if (!archived)
            return fmt::print("run {}: digest {}; the study has no row of it to compare with\n", words.id, id_text(again.digest));
        fmt::print("run {}: {}\n", words.id,
                   *archived == again.digest
                       ? "digest equal, " + id_text(again.digest)
                       : fmt::format("differs: the digest is {}, and digests.csv has {}", id_text(again.digest), id_text(*archived)));
        call.exit_code = *archived == again.digest ? 0 : 1;
        return;
    }
    const auto difference = difference_of(state.row_of(*run), again, state.columns());
    fmt::print("run {}: {}\n", words.id, difference.empty() ? "digest equal, " + id_text(again.digest) : "differs: " + difference);
    call.exit_code = difference.empty() ? 0 : 1;
}

/// A folder that vanishes with everything in it.
class PassingFolder {
public:
    PassingFolder() : path((std::filesystem::temp_directory_path() / "plattan-XXXXXX").string())
    {
        if (::mkdtemp(path.data()) == nullptr)
            throw std::runtime_error(fmt::format("no folder can be made in {}", std::filesystem::temp_directory_path().string()));
    }
    ~PassingFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;

    std::filesystem::path operator/(const char* name) const { return std::filesystem::path(path) / name; }
    std::filesystem::path self() const { return path; }

private:
    std::string path;
};

/// Builds the scenario from the texts in a result and simulates it as the result says.
void rerun_of_file(const RerunWords& words, Call& call)
{
    const Recording kept(words.path);
    const PassingFolder folder;
    write_scenario_copy(folder.self(), kept.reader().text("/scenario/resolved"), kept.site_text(), kept.demand_text());
    const Scenario scenario = load_scenario(folder / "scenario.yaml");
    const auto key = [&](const char* name) { return static_cast<std::uint32_t>(kept.reader().whole_attribute("/", name, 0, largest_seed)); };
    RunOrder order;
    order.options.run = {key("seed"), key("replication")};
    order.options.days = kept.days();
    const auto [from, until] = kept.window();
    order.options.from = from;
    if (until < seconds_per_day)
        order.options.until = until;
    order.options.threads = words.threads;
    const auto was_known_as = Identity::parse(kept.identity()).without("trajectories"); // which change no result
    if (const auto difference = identity_of_run(scenario, order.options).differences_from(was_known_as); !difference.empty())
        fmt::print(stderr, "{}: what can be run now is not what was: {}\n", words.path, difference);
    order.output = folder / "again.h5";
    order.trajectories = false;
    order.command_line = kept.command_line();
    RunWatch watch;
    watch.stop = interrupted;
    try {
        run_to_file(scenario, order, watch);
    } catch (const Interrupted&) { // what was simulated goes with the folder
        throw Interrupted("interrupted; nothing was compared, and the same command begins anew");
    }
    const Recording again(order.output);
    const auto was = digest_of(kept.reader()), is = digest_of(again.reader());
    if (was.whole == is.whole)
        return fmt::print("{}: digest equal, {}\n", words.path, is.whole);
    const auto where = first_difference(kept.reader(), again.reader()).value_or(Difference{});
    fmt::print("{}: differs, first in {}, row {}: {} was kept, now it is {}{}\n", words.path, where.dataset, where.row, where.a, where.b,
               where.minute ? "; states part at " + *where.minute : "");
    call.exit_code = 1;
}

} // namespace

void add_rerun(CLI::App& app, Call& call)
{
    auto words = std::make_shared<RerunWords>();
    auto* command = app.add_subcommand("rerun", "Simulate again a result, or one run of a study, from what lies in it, and say whether it is equal");
    command->add_option("path", words->path, "A result, or the folder of a study")->required()->transform(something())->type_name("RUN.h5 | DIR");
    command->add_option("id", words->id, "Of a study: id of the run, a column of design.csv")->transform(something())->type_name("ID");
    command->add_option("--threads", words->threads, "Threads; 0: as many as there are processors to use. Changes no result")
        ->capture_default_str()
        ->transform(whole_number(0, 1024))
        ->type_name("N");
    command->callback([words, &call] {
        catch_interruptions();
        std::error_code error;
        const bool is_folder = std::filesystem::is_directory(words->path, error);
        if (is_folder == words->id.empty())
            throw InputError(is_folder ? "rerun: expected the id of a run of the study; the column 'id' of design.csv names them"
                                       : fmt::format("rerun: '{}' is no folder of a study; a result has no id beside it", words->path));
        is_folder ? rerun_of_study(*words, call) : rerun_of_file(*words, call);
    });
}

} // namespace plattan::commands
