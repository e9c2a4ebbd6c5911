#include "analysis/safety_walk/inspect.h"

#include "site/missing_light.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace plattan {

namespace {

constexpr float step = 2;            ///< between two looks (unit: m)
constexpr float apart = 10;          ///< between two spots of one kind (unit: m)
constexpr float people_apart = 60;   ///< of those where nobody on duty is near (unit: m)
constexpr float around = 15;         ///< ground one should be able to overlook (unit: m)
constexpr float beside = 8;          ///< what lies so near concerns who walks by (unit: m)
constexpr double dark_from = 5;      ///< less light than this is worth a word (unit: lx)
constexpr double seen_enough = 0.6;  ///< share of the ground around
constexpr double dirty_from = 8;     ///< items per 10 m2
constexpr double far_from = 60;      ///< to the nearest person on duty (unit: m)
constexpr double hidden_share = 0.1; ///< of the points of the routes that see a place to hide

/// Calls f(cell) for the cells whose middles lie within `range`.
template <class F> void near(const Lattice& lattice, Vec2 p, float range, F&& f)
{
    for (int r = std::max(0, lattice.row(p.y - range)); r <= std::min(lattice.height - 1, lattice.row(p.y + range)); ++r)
        for (int c = std::max(0, lattice.column(p.x - range)); c <= std::min(lattice.width - 1, lattice.column(p.x + range)); ++c)
            if (const auto cell = lattice.index(c, r); distance(lattice.centre(cell), p) <= range)
                f(cell);
}

class Inspector {
public:
    explicit Inspector(const RecordedPlace& place) : place(place), hidden(places_to_hide(place)) {}

    void look(const Step& at)
    {
        here = at;
        if (!open(at.at))
            return; // the route cuts a corner
        light();
        sight();
        worst_cell(Fault::litter, place.litter, dirty_from, 40, "litter per 10 m2");
        worst_cell(Fault::damage, place.defects, 1, 3, "things smeared or broken");
        worst_cell(Fault::crowd, place.density, 0.7, 2.5, "people per m2");
        vegetation();
        vehicles();
        hiding();
        nobody();
    }

    std::vector<Spot> spots() const
    {
        const auto too_near = [&](const Spot& a, const Spot& b) {
            if (a.fault == Fault::nobody)
                return place.carers.empty() || distance(a.at, b.at) < people_apart;
            return distance(a.at, b.at) < apart;
        };
        auto sorted = found;
        std::stable_sort(sorted.begin(), sorted.end(), [](const Spot& a, const Spot& b) { return a.severity > b.severity; });
        std::vector<Spot> kept;
        for (const auto& spot : sorted)
            if (std::none_of(kept.begin(), kept.end(), [&](const Spot& one) { return one.fault == spot.fault && too_near(one, spot); }))
                kept.push_back(spot);
        return kept;
    }

private:
    void find(Fault fault, Vec2 at, double severity, std::string measure)
    {
        if (severity > 0)
            found.push_back({fault, at, here.along, std::min(1.0, severity), std::move(measure)});
    }

    bool open(Vec2 p) const { return place.ground.walkable(p); }

    void light()
    {
        double least = std::numeric_limits<double>::max();
        Vec2 darkest;
        near(place.illuminance.lattice, here.at, beside, [&](std::size_t cell) {
            const Vec2 p = place.illuminance.lattice.centre(cell);
            if (open(p) && place.illuminance.values[cell] < least && place.sight.free(here.at, p)) {
                least = place.illuminance.values[cell];
                darkest = p;
            }
        });
        if (least < dark_from)
            find(Fault::light, darkest, missing_light(least) / 1.5, fmt::format("{:.1f} lx", least));
    }

    void sight()
    {
        double seen = 0, all = 0;
        near(place.illuminance.lattice, here.at, around, [&](std::size_t cell) {
            const Vec2 p = place.illuminance.lattice.centre(cell);
            all += open(p);
            seen += open(p) && place.sight.free(here.at, p);
        });
        if (all > 0 && seen / all < seen_enough)
            find(Fault::sight, here.at, (seen_enough - seen / all) / seen_enough,
                 fmt::format("{:.0f} % of the ground within {:.0f} m is seen", 100 * seen / all, around));
    }

    void worst_cell(Fault fault, const Raster<float>& raster, double from, double worst, const char* what)
    {
        near(raster.lattice, here.at, beside, [&](std::size_t cell) {
            if (const double value = raster.values[cell]; value >= from && place.sight.free(here.at, raster.lattice.centre(cell)))
                find(fault, raster.lattice.centre(cell), 0.2 + 0.8 * (value - from) / (worst - from), fmt::format("{:.3g} {}", value, what));
        });
    }

    void vegetation()
    {
        constexpr double hides_a_person = 0.7; // who crouches (unit: m)
        for (const auto& screen : place.features.screens)
            for (const Segment& side : sides_of(screen))
                if (const Vec2 p = nearest_point(side, here.at); screen.height > hides_a_person && distance(p, here.at) < beside)
                    find(Fault::vegetation, p, 0.3 * screen.height / 2, fmt::format("greenery or a screen of {:.1f} m", screen.height));
    }

    void vehicles()
    {
        for (const auto& road : place.features.traffic)
            for (const Segment& side : sides_of(road.shape))
                if (const Vec2 p = nearest_point(side, here.at); distance(p, here.at) < 3 || inside(road.shape, here.at))
                    find(Fault::vehicles, p, road.vehicles_per_hour / 2000, fmt::format("{:.0f} vehicles an hour", road.vehicles_per_hour));
    }

    void hiding()
    {
        const double cell = static_cast<double>(place.illuminance.lattice.cell) * place.illuminance.lattice.cell;
        double area = 0;
        Vec2 nearest;
        float least = beside;
        for (const Vec2 p : hidden)
            if (const float d = distance(p, here.at); d < beside) {
                area += cell;
                if (d < least) {
                    least = d;
                    nearest = p;
                }
            }
        if (area > 0)
            find(Fault::hiding, nearest, area / 60, fmt::format("{:.0f} m2 that hardly anybody sees", area));
    }

    void nobody()
    {
        if (!place.knows_people)
            return;
        double least = std::numeric_limits<double>::max();
        for (const Vec2 carer : place.carers)
            least = std::min<double>(least, distance(carer, here.at));
        if (least > far_from)
            find(Fault::nobody, here.at, std::min(1.0, least / 300),
                 place.carers.empty() ? "nobody on duty is there" : fmt::format("{:.0f} m to the nearest person on duty", least));
    }

    const RecordedPlace& place;
    std::vector<Vec2> hidden;
    Step here{};
    std::vector<Spot> found;
};

} // namespace

const std::vector<FaultText>& fault_texts()
{
    static const std::vector<FaultText> texts{
        {Fault::light, "little light", "lighting"},
        {Fault::sight, "blocked sight", "guards, hosts, cameras; screens (leave out)"},
        {Fault::litter, "litter", "cleaners, cleaning_round, bins"},
        {Fault::damage, "damage", "repairs; lighting {mended_after}"},
        {Fault::vegetation, "vegetation", "screens (leave out, or lower)"},
        {Fault::vehicles, "vehicles", ""},
        {Fault::crowd, "crowd", "opening_hours; events (elsewhere, smaller)"},
        {Fault::hiding, "place to hide", "lighting, guards, cameras"},
        {Fault::nobody, "nobody who cares", "guards, hosts, place_manager"},
    };
    return texts;
}

std::vector<Vec2> places_to_hide(const RecordedPlace& place)
{
    std::vector<Vec2> eyes;
    for (const auto& route : place.features.routes)
        for (const auto& one : steps_along(route.points, step))
            if (eyes.empty() || distance(eyes.back(), one.at) > 3)
                eyes.push_back(one.at);
    std::vector<Vec2> hidden;
    const Lattice& lattice = place.illuminance.lattice;
    for (std::size_t cell = 0; cell < lattice.size() && !eyes.empty(); ++cell) {
        const Vec2 p = lattice.centre(cell);
        if (place.ground.wall_distance(p) < 0.3F)
            continue;
        const auto seen = std::count_if(eyes.begin(), eyes.end(), [&](Vec2 eye) { return place.sight.free(eye, p); });
        if (static_cast<double>(seen) < hidden_share * static_cast<double>(eyes.size()))
            hidden.push_back(p);
    }
    return hidden;
}

std::vector<Spot> inspect(const RecordedPlace& place, const Line& route)
{
    Inspector inspector(place);
    for (const auto& one : steps_along(route.points, step))
        inspector.look(one);
    return inspector.spots();
}

std::vector<Spot> worst_of(const std::vector<Spot>& spots, std::size_t count)
{
    std::vector<Spot> chosen, others;
    for (const auto& spot : spots) {
        const auto same = std::count_if(chosen.begin(), chosen.end(), [&](const Spot& one) { return one.fault == spot.fault; });
        (static_cast<std::size_t>(same) < std::max<std::size_t>(1, count / 3) ? chosen : others).push_back(spot);
    }
    chosen.insert(chosen.end(), others.begin(), others.end());
    chosen.resize(std::min(chosen.size(), count));
    return chosen;
}

} // namespace plattan
