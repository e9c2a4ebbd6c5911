#pragma once

#include "visualize/draw/type.h"
#include "visualize/model/presentation.h"

namespace plattan::view {

/// Sets the table of keys, with its heading, over a whole picture. @param layout gives the size of the picture
void draw_keys_page(Type& type, const Layout& layout, Language language, Hour hour);

} // namespace plattan::view
