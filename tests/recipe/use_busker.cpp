// With the new line in roles/list.h the list knows the role, its number and its parameters; nothing else was touched.
#include "day/model_parameters.h"

static_assert(plattan::Roles::names.back() == "busker");
static_assert(plattan::Roles::kind_of<plattan::Busker>().index + 1 == plattan::Roles::count);

bool parameters_know_it()
{
    plattan::ModelParameters parameters;
    plattan::Roles roles(parameters.roles);
    return parameters.of<plattan::Busker>().set_length > 0;
}
