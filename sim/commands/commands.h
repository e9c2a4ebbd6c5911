#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace plattan::commands {

/// What every command knows of the call.
struct Call {
    std::string program;      ///< path of this program
    std::string command_line; ///< as the user wrote it
    int exit_code = 0;
};

// Each adds one command with its options and what it does.
void add_run(CLI::App& app, Call& call);
void add_sweep(CLI::App& app, Call& call);
void add_sensitivity(CLI::App& app, Call& call);
void add_rerun(CLI::App& app, Call& call);
void add_check(CLI::App& app, Call& call);
void add_parameters(CLI::App& app, Call& call);
void add_digest(CLI::App& app, Call& call);
void add_diff(CLI::App& app, Call& call);
void add_compare(CLI::App& app, Call& call);
void add_optimise(CLI::App& app, Call& call);
void add_report(CLI::App& app, Call& call);
void add_export(CLI::App& app, Call& call);
void add_view(CLI::App& app, Call& call);
void add_walk(CLI::App& app, Call& call);
void add_bench(CLI::App& app, Call& call);
void add_verify(CLI::App& app, Call& call);
void add_calibrate(CLI::App& app, Call& call);
void add_document(CLI::App& app, Call& call);

} // namespace plattan::commands
