#include "studies/study_text.h"

#include "base/clock.h"
#include "parameters/document.h"

#include <cmath>
#include <fmt/format.h>

namespace plattan {

std::string study_text(const Study& study, const std::vector<std::string>& names, const std::string& hash)
{
    Node root;
    const auto put = [&](std::string_view key, const std::string& value) { root.put(key, scalar_node(value, {})); };
    const auto list = [](const std::vector<std::string>& values) {
        Node node;
        node.kind = Node::Kind::sequence;
        for (const auto& value : values)
            node.items.push_back(scalar_node(value, {}));
        return node;
    };
    root.kind = Node::Kind::map;
    put("study", study.name);
    std::vector<std::string> paths;
    for (const auto& name : names)
        paths.push_back(fmt::format("scenarios/{}/{}", name, copied_scenario));
    root.put("scenarios", list(paths));
    put("seed", std::to_string(study.seed));
    put("replications", std::to_string(study.replications));
    if (study.from > 0)
        put("from", time_of_day_text(study.from));
    if (study.until)
        put("until", time_of_day_text(*study.until));
    if (study.days)
        put("days", std::to_string(*study.days));
    if (!study.primary.empty() || !study.secondary.empty()) {
        Node metrics;
        metrics.kind = Node::Kind::map;
        if (!study.primary.empty())
            metrics.put("primary", list(study.primary));
        if (!study.secondary.empty())
            metrics.put("secondary", list(study.secondary));
        root.put("metrics", std::move(metrics));
    }
    const auto number = [](double value) { return scalar_node(fmt::format("{}", value), {}); };
    if (!study.constraints.empty()) {
        Node constraints;
        for (const auto& one : study.constraints) {
            Node bounds;
            if (std::isfinite(one.at_least))
                bounds.put("at_least", number(one.at_least));
            if (std::isfinite(one.at_most))
                bounds.put("at_most", number(one.at_most));
            constraints.put(one.figure, std::move(bounds));
        }
        root.put("constraints", std::move(constraints));
    }
    if (study.difference)
        root.put("difference", list({paths[(*study.difference)[0]], paths[(*study.difference)[1]]}));
    put("keep", std::string(keep_names[static_cast<std::size_t>(study.keep)]));
    if (study.design == Study::Design::sampled) { // so that more rows can continue it
        if (study.period) {
            Node period;
            period.put("from", scalar_node(study.period->first.text(), {}));
            period.put("until", scalar_node(study.period->last.text(), {}));
            period.put("days", scalar_node(std::to_string(study.period->days), {}));
            Node weather;
            for (const auto& [kind, share] : study.period->weather)
                weather.put(name_of(kind), number(share));
            if (!study.period->weather.empty())
                period.put("weather", std::move(weather));
            root.put("period", std::move(period));
        }
        Node design, factors;
        design.put(study.method, scalar_node(std::to_string(study.rows), {}));
        for (const auto& factor : study.factors) {
            Node range = scalar_node("plausible", {});
            if (factor.range) {
                range = Node{};
                range.put("low", scalar_node(fmt::format("{}", factor.range->low), {}));
                range.put("high", scalar_node(fmt::format("{}", factor.range->high), {}));
                range.put("scale", scalar_node(factor.range->scale == logarithmic ? "logarithmic" : "linear", {}));
            }
            factors.put(factor.key, std::move(range));
        }
        root.put("design", std::move(design));
        root.put("factors", std::move(factors));
    }
    put("planned", hash);
    return "# A study of plattan, planned: its runs stand in design.csv. `plattan sweep work` goes on with it.\n" + root.yaml();
}

} // namespace plattan
