#include "base/expects.h"

#include <fmt/format.h>
#include <stdexcept>

namespace plattan {

void expects(bool holds, std::string_view what, boost::source_location where)
{
    if (!holds)
        wrong_code(what, where);
}

void wrong_code(std::string_view what, boost::source_location where)
{
    const std::string_view file = where.file_name();
    throw std::logic_error(fmt::format("{} ({}:{})", what, file.substr(file.find_last_of('/') + 1), where.line()));
}

} // namespace plattan
