#pragma once

#include "base/random.h"
#include "parameters/document.h"
#include "parameters/value.h"

namespace plattan {

/// A number, or a distribution to draw it from. In YAML: `30 s`, `{uniform: [10, 100]}`, `{normal: [mean, deviation]}`,
/// `{log_normal: [median, sigma]}`, `{gamma: [shape, scale]}`, `{weibull: [shape, scale]}`.
struct Spread {
    enum class Form : std::uint8_t { fixed, uniform, normal, log_normal, gamma, weibull };
    Form form = Form::fixed;
    double first = 0, second = 0;

    double draw(Draws& draws) const;
};

/// Reads one; its numbers lie in `allowed` (of `normal`, `log_normal`, ... the first one does).
Spread read_spread(const Node& node, const std::string& unit, const Allowed& allowed, Problems& problems);

} // namespace plattan
