#pragma once

#include "visualize/model/show.h"

#include <functional>

namespace plattan::view {

struct PageOrder {
    double from = 0, until = 0; ///< since 00:00 of the first day (unit: s)
    int step = 1;               ///< between two places of a person (unit: s)
};

/// The step in which a page of this length stays small enough to be sent by mail.
int usual_step(double seconds);

/// One page that replays runs side by side in a browser: no network, no other file. Reads what it needs and waits for it.
/// @param tell called with the share that is done
std::string page_of(Show& show, const PageOrder& order, const std::function<void(double)>& tell);

} // namespace plattan::view
