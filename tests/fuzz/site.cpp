#include "fuzz/target.h"

#include "site/geojson.h"
#include "site/site.h"

#include <algorithm>
#include <cmath>

namespace {

using namespace plattan;

/// The place with all that follows from it, where that takes little time.
void build(const Features& features)
{
    constexpr float small = 20; ///< (unit: m)
    constexpr std::size_t few = 6;
    const Box box = bounds(features);
    if (std::max(box.high.x - box.low.x, box.high.y - box.low.y) > small || features.gates.size() + features.links.size() > few)
        return;
    const Workers workers{1};
    const Site site(features, workers);
    for (std::uint32_t i = 0; i < site.goal_count(); ++i) {
        const GoalId goal{i};
        if (!site.is_gate(goal))
            continue;
        const Vec2 inside = site.inside_gate(goal, 0.5F);
        fuzz::promise(site.ground().walkable(inside), "one stands on the ground inside the gate " + features.gates[i].id);
    }
    fuzz::promise(std::isfinite(site.sun_altitude_at(Date{17'729}, 43'200)), "the sun stands somewhere");
}

} // namespace

/// A site. What is accepted can be built.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Problems problems;
    const Features features = parse_site(std::string(fuzz::as_text(data, size)), "site.geojson", problems);
    if (problems.empty())
        check_site(features, problems);
    fuzz::promise_places(problems);
    if (problems.empty())
        build(features);
    return 0;
}
