#include "commands/commands.h"

#include "record/output_document.h"

#include <fmt/format.h>

namespace plattan::commands {

void add_document(CLI::App& app, Call&)
{
    auto* command = app.add_subcommand("document", "Print a document that is made from the declarations");
    command->require_subcommand(1);
    command->group(""); // for developers; not listed
    command->add_subcommand("output", "docs/output.md: what a run file holds")->callback([] { fmt::print("{}", output_as_markdown()); });
}

} // namespace plattan::commands
