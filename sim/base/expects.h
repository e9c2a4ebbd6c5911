#pragma once

#include <boost/assert/source_location.hpp> // the standard one is unknown to Clang 14
#include <string_view>

namespace plattan {

/// What holds whatever the input is. Where it does not, the program itself is wrong: throws std::logic_error, which says what does not hold and the
/// line that asks. What comes from people or files is a Problem or an InputError instead.
void expects(bool holds, std::string_view what, boost::source_location where = BOOST_CURRENT_LOCATION);

/// The same where nothing is left to ask.
[[noreturn]] void wrong_code(std::string_view what, boost::source_location where = BOOST_CURRENT_LOCATION);

} // namespace plattan
