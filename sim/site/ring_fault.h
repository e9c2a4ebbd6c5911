#pragma once

#include "site/features.h"

#include <string>

namespace plattan {

/// What is wrong with the outlines of a shape, and where: a ring that crosses itself, a hole outside. "" where nothing is.
std::string ring_fault(const Shape& shape);

} // namespace plattan
