#include "commands/commands.h"

#include "day/parameter_document.h"

#include <fmt/format.h>

namespace plattan::commands {

void add_parameters(CLI::App& app, Call&)
{
    struct Form {
        bool markdown = false, yaml = false, schema = false;
    };
    auto form = std::make_shared<Form>();
    auto* command = app.add_subcommand("parameters", "Every parameter: name, unit, default, range, certainty, text");
    auto* group = command->add_option_group("form");
    group->add_flag("--markdown", form->markdown, "As a document, with the sources and the keys of interventions");
    group->add_flag("--yaml", form->yaml, "As a block for a scenario");
    group->add_flag("--schema", form->schema, "As a JSON schema of scenarios, for completion in editors");
    group->require_option(0, 1);
    command->callback([form] {
        fmt::print("{}", form->markdown ? parameters_as_markdown()
                         : form->yaml   ? parameters_as_yaml()
                         : form->schema ? scenario_schema()
                                        : parameters_as_table());
    });
}

} // namespace plattan::commands
