#pragma once

#include "verification/finding.h"

namespace plattan {

/// Adds what is known of a row beyond its figure: that it was looked at while something was chosen, which makes it `seen`, and why it is known not
/// to hold.
void add_notes(Finding& finding);

} // namespace plattan
