#pragma once

#include "visualize/model/presentation.h"

namespace plattan::view {

/// What a key or a button does.
enum class Action : std::uint8_t {
    play,
    faster,
    slower,
    minute_back,
    minute_on,
    ten_back,
    ten_on,
    hour_back,
    hour_on,
    second_back,
    second_on,
    day_back,
    day_on,
    day_begins,
    day_ends,
    next_deal,
    layer,
    no_layer,
    cumulative,
    both,
    wipe,
    difference,
    blink,
    fit,
    groups,
    names,
    find,
    panels,
    details,
    full_screen,
    black,
    tour,
    language,
    picture,
    keys,
    quit
};

/// One row of the table of keys, which makes `--help`, the page behind F1 and the documents.
struct KeyRow {
    Action action;
    std::array<std::string_view, 2> keys;  ///< as they are written, by language
    std::array<std::string_view, 2> words; ///< what they do, by language
};
const std::vector<KeyRow>& key_table();

/// The action of a typed character, whatever the layout of the keyboard; nothing where it has none.
/// @param presenting a tour runs: page keys and `.` are those of a remote control
std::optional<Action> action_of_character(char32_t character, bool presenting);

} // namespace plattan::view
