#pragma once

#include <string_view>

namespace plattan::view {

/// visualize/presentation.yaml as the program was built with it.
extern const std::string_view presentation_text;

/// visualize/page.html, in which an exported page puts its data.
extern const std::string_view page_template;

} // namespace plattan::view
