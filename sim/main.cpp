#include "base/problems.h"
#include "base/standard_streams.h"
#include "base/version.h"
#include "commands/commands.h"
#include "experiments/interruption.h"

#include <fmt/format.h>

namespace {

/// The words again as one could type them.
std::string command_line_of(int argc, char** argv)
{
    std::string line = "plattan";
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const bool plain = word.find_first_of(" '\"$`\\|&;<>()*?[]#~") == std::string::npos && !word.empty();
        line += plain ? " " + word : " '" + word + "'";
    }
    return line;
}

int run_command(int argc, char** argv)
{
    using namespace plattan;
    commands::Call call{argv[0], command_line_of(argc, argv), 0};
    CLI::App app{"plattan simulates a city square and what people do to make it better.\n"
                 "Start with: plattan run scenarios/summer-2018.yaml"};
    app.set_version_flag("--version", fmt::format("plattan {} ({})", version().program, version().git));
    app.require_subcommand(1);
    commands::add_run(app, call);
    commands::add_sweep(app, call);
    commands::add_rerun(app, call);
    commands::add_sensitivity(app, call);
    commands::add_check(app, call);
    commands::add_parameters(app, call);
    commands::add_digest(app, call);
    commands::add_diff(app, call);
    commands::add_compare(app, call);
    commands::add_optimise(app, call);
    add_report(app, call);
    commands::add_export(app, call);
    commands::add_view(app, call);
    commands::add_walk(app, call);
    commands::add_verify(app, call);
    commands::add_calibrate(app, call);
    commands::add_bench(app, call);
    commands::add_document(app, call);
    try {
        app.parse(argc, argv);
        say_all();
        return call.exit_code;
    } catch (const CLI::ParseError& error) { // help is one of these
        return app.exit(error) != 0 ? 2 : exit_code_of_words();
    } catch (const Interrupted& error) {
        report(error);
        return 130;
    } catch (const std::exception& error) {
        return report(error);
    }
}

} // namespace

/// Exit codes: 0 done, 1 failed while running (or runs differ), 2 input or words are wrong, 3 the machine lacks something, 130 interrupted.
int main(int argc, char** argv)
{
    try {
        plattan::prepare_streams();
        return run_command(argc, argv);
    } catch (...) { // not even what went wrong could be said
        return 1;
    }
}
