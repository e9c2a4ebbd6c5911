#pragma once

#include "roles/view.h"

namespace plattan {

/// People who would stand on just inside a gate, where somebody outside finds no room to come in, step further in instead: otherwise one person
/// who waits in the mouth of a narrow gate shuts it. Nothing changes for everybody else.
/// @param before_gates those who wait outside
/// @param decisions in the order of `people.present`
void make_way(const View& view, const std::vector<PersonId>& before_gates, std::vector<Decision>& decisions);

} // namespace plattan
