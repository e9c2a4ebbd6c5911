#include "base/elementary.h"
#include "base/random.h"
#include "verification/cases.h"
#include "verification/pairs.h"
#include "verification/whole_days.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace plattan {

namespace {

/// What nobody has measured and the comparison could hang on, between the least and the most that is plausible (evidence of certainty D).
struct Unknown {
    const char* parameter;
    double low, high;
};
constexpr std::array<Unknown, 8> unknowns{{{"deal.in_sight_multiplier", 0.02, 0.3},
                                           {"deal.caution_fades_in", 450, 7200},
                                           {"deal.notice_probability", 0.05, 0.2},
                                           {"dealer.sight_radius", 20, 60},
                                           {"dealer.patience_with_uniforms", 100, 900},
                                           {"scene.dealers_at_peak", 4, 20},
                                           {"scene.buyers_at_peak", 10, 60},
                                           {"information.street_fades_in", 1800, 28800}}};

/// One draw of all of them, each evenly on a logarithmic scale.
std::vector<std::string> drawn_parameters(std::uint32_t draw)
{
    Draws draws({18, 0}, person_key(static_cast<std::uint32_t>(Population::place), 0, draw), 0, Purpose::scene_plan);
    std::vector<std::string> settings;
    for (const Unknown& unknown : unknowns)
        settings.push_back(fmt::format("{}={:.6g}", unknown.parameter,
                                       unknown.low * elementary::exp(draws.uniform() * elementary::log(unknown.high / unknown.low))));
    return settings;
}

/// Package, guards alone and police alone for about the same money, over draws of what is unknown; teams do their work on half of the legs, on
/// 70 % or on 85 %, the same in package and guards.
std::vector<Finding> partnership(const Laboratory& laboratory)
{
    constexpr std::uint32_t draws = 9;
    constexpr int pairs = 2; // of each draw
    constexpr std::array<double, 3> fidelities{0.5, 0.7, 0.85};
    struct Wins {
        double both = 0, index = 0, deals = 0, count = 0;
    };
    std::array<Wins, fidelities.size()> by_fidelity;
    Wins all;
    std::array<double, 3> cost{};
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        const std::size_t team = draw % fidelities.size();
        const auto of = [&](const std::string& scenario, const std::vector<std::string>& more) {
            auto settings = drawn_parameters(draw);
            settings.insert(settings.end(), more.begin(), more.end());
            return whole_days(laboratory, scenario, pairs, settings);
        };
        const auto fidelity = fmt::format("interventions.guards.fidelity={}", fidelities[team]);
        const std::array<std::vector<WholeDay>, 3> arms{
            of("../summer-2018", {fidelity}), of("../guards-only", {fidelity, "interventions.guards.pairs=3"}),
            of("../police-only", {"interventions.police_visits-2.visits=20", "interventions.police_visits-2.officers=4"})};
        for (std::size_t i = 0; i < pairs; ++i) {
            const auto best = [&](const char* figure, double sign) {
                return sign * arms[0][i].figure(figure) >= std::max(sign * arms[1][i].figure(figure), sign * arms[2][i].figure(figure));
            };
            const bool index = best("safety_index", 1), deals = best("visible_deals", -1);
            for (Wins* wins : {&all, &by_fidelity[team]}) {
                wins->both += index && deals;
                wins->index += index;
                wins->deals += deals;
                ++wins->count;
            }
            for (std::size_t arm = 0; arm < arms.size(); ++arm)
                cost[arm] += arms[arm][i].figure("cost") / (draws * pairs);
        }
    }
    std::string remark = fmt::format(
        "Best in the index in {:.0f} of {:.0f}, in visible deals in {:.0f}; cost {:.0f} package, {:.0f} guards, {:.0f} police, SEK a day.", all.index,
        all.count, all.deals, cost[0], cost[1], cost[2]);
    for (std::size_t team = 0; team < fidelities.size(); ++team)
        remark += fmt::format(" Fidelity {}: index {:.0f}, visible deals {:.0f} of {:.0f}.", fidelities[team], by_fidelity[team].index,
                              by_fidelity[team].deals, by_fidelity[team].count);
    Finding finding =
        plain_finding_of("SF-18",
                         "Share of draws of what is unknown in which the package beats guards alone and police alone, for about the same money, in "
                         "visible deals and index.",
                         all.both / all.count, 0.8, 1, "EFF-10", Finding::Level::should);
    finding.replications = static_cast<int>(all.count);
    return {in_scenario(finding, "../summer-2018", 3 * draws * pairs, remark)};
}

} // namespace

void add_partnership(std::vector<Case>& cases) { cases.push_back({{"SF-18"}, partnership}); }

} // namespace plattan
