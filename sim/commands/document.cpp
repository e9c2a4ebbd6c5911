#include "commands/commands.h"

#include "record/output_document.h"
#include "visualize/model/keys.h"

#include <fmt/format.h>

namespace plattan::commands {

namespace {

void print_keys()
{
    fmt::print("| key | what it does |\n| --- | --- |\n");
    for (const auto& row : view::key_table())
        fmt::print("| {} | {} |\n", row.keys.front(), row.words.front());
}

} // namespace

void add_document(CLI::App& app, Call&)
{
    auto* command = app.add_subcommand("document", "Print a document that is made from the declarations");
    command->require_subcommand(1);
    command->group(""); // for developers; not listed
    command->add_subcommand("output", "docs/output.md: what a run file holds")->callback([] { fmt::print("{}", output_as_markdown()); });
    command->add_subcommand("keys", "The table of docs/viewer.md: keys of the viewer")->callback(print_keys);
}

} // namespace plattan::commands
