#include "demand/crowds.h"

#include "base/point_cells.h"
#include "demand/demand.h"
#include "demand/trips.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr float core = 0.18F;           ///< nobody stands nearer to another than two of these at first (unit: m)
constexpr double sparse = 1.5;          ///< up to here people are scattered at random (unit: m-2)
constexpr std::uint32_t places = 32768; ///< ordinals of one crowd

/// Points on free ground inside an area, none near another: at random where there is room, else on a shaken
/// triangular grid, because random points jam at 0.55 of the area.
class Places {
public:
    Places(const Site& site, const Shape& area, GoalId goal, Draws& draws) : site(site), area(area), way(site.way_to(goal)), draws(draws)
    {
        for (const Vec2 p : area.outer)
            box.take_in(p);
    }

    double square_metres() const
    {
        double sum = area_of(area.outer);
        for (const auto& hole : area.holes)
            sum -= area_of(hole);
        return sum;
    }

    std::vector<Vec2> draw(int count, const std::string& crowd)
    {
        const double density = count / std::max(1.0, square_metres());
        std::vector<Vec2> list = density <= sparse ? scattered(count, density) : std::vector<Vec2>{};
        for (double spacing = std::sqrt(2 / (std::sqrt(3.0) * std::max(density, 0.01))); static_cast<int>(list.size()) < count; spacing *= 0.98) {
            if (spacing < 2 * core)
                throw InputError(fmt::format("the crowd '{}': {} people do not fit into its area", crowd, count));
            list = grid(static_cast<float>(spacing));
        }
        // Any of the places may stay empty.
        for (int i = 0; i < count; ++i)
            std::swap(list[static_cast<std::size_t>(i)],
                      list[static_cast<std::size_t>(i) + draws.below(static_cast<std::uint32_t>(list.size()) - static_cast<std::uint32_t>(i))]);
        list.resize(static_cast<std::size_t>(count));
        return list;
    }

private:
    static double area_of(const Ring& ring) { return std::fabs(plattan::area(ring)); }

    /// With room for a body, and a way out.
    bool free(Vec2 p) const { return inside(area, p) && site.ground().wall_distance(p) > 0.22F && way.reachable(p); }

    std::vector<Vec2> scattered(int count, double density)
    {
        const auto spacing = static_cast<float>(std::clamp(0.6 * std::sqrt(sparse / std::max(density, 0.01)), 0.5, 1.0));
        PointCells taken(box.low, box.high, spacing);
        std::vector<Vec2> list;
        for (int tries = 0; static_cast<int>(list.size()) < count && tries < 200 * (count + 10); ++tries) {
            const Vec2 p{static_cast<float>(draws.uniform(box.low.x, box.high.x)), static_cast<float>(draws.uniform(box.low.y, box.high.y))};
            if (!free(p) || taken.near(p) > 0)
                continue;
            taken.add(p);
            list.push_back(p);
        }
        return list;
    }

    std::vector<Vec2> grid(float spacing)
    {
        const float shake = std::max(0.0F, spacing - 2 * core) / 2;
        std::vector<Vec2> list;
        int row = 0;
        for (float y = box.low.y; y < box.high.y; y += spacing * 0.8660254F, ++row)
            for (float x = box.low.x + (row % 2 == 0 ? 0 : spacing / 2); x < box.high.x; x += spacing) {
                const Vec2 p{x + shake * static_cast<float>(draws.uniform(-0.7, 0.7)), y + shake * static_cast<float>(draws.uniform(-0.7, 0.7))};
                if (free(p))
                    list.push_back(p);
            }
        return list;
    }

    const Site& site;
    const Shape& area;
    const DistanceField& way;
    Draws& draws;
    Box box;
};

class CrowdDrawer {
public:
    CrowdDrawer(const Site& site, const DemandParameters& parameters, RunKey run, Date date, Seconds day_start, CrowdPeople& to)
        : site(site), parameters(parameters), run(run), date(date), day_start(day_start), to(to)
    {
    }

    void draw(const CrowdPlan& plan, std::uint32_t index)
    {
        Draws whole(run, key(index * places + places - 1), 0, Purpose::crowd_places);
        std::vector<Vec2> stand;
        int count = plan.count;
        if (!plan.gate.valid()) {
            Places room(site, plan.area, plan.errand.exits.front(), whole);
            if (plan.density > 0)
                count = static_cast<int>(std::lround(plan.density * room.square_metres()));
            if (count >= static_cast<int>(places) - 1)
                throw InputError(fmt::format("the crowd '{}' would have {} people; at most {}", plan.name, count, places - 2));
            const int groups = (count + plan.group_size - 1) / plan.group_size;
            stand = room.draw(groups, plan.name);
        }
        for (int i = 0; i < count; ++i)
            person(plan, index, i, count, stand);
    }

private:
    PersonKey key(std::uint32_t ordinal) const { return person_key(static_cast<std::uint32_t>(Population::crowds), date.days_since_1970, ordinal); }

    void person(const CrowdPlan& plan, std::uint32_t index, int i, int count, const std::vector<Vec2>& stand)
    {
        const int member = i % plan.group_size, leader = i - member;
        Expected person;
        person.key = key(index * places + static_cast<std::uint32_t>(i));
        person.group_size = static_cast<std::uint8_t>(std::min(plan.group_size, count - leader));
        person.place_in_group = static_cast<std::uint32_t>(member);
        draw_traits(person, parameters, run, parameters.female_share);
        Draws own(run, person.key, 0, Purpose::crowd_plan);
        Draws shared(run, key(index * places + static_cast<std::uint32_t>(leader)), 1, Purpose::crowd_plan);
        if (plan.youngest > 0) {
            person.age =
                static_cast<std::uint8_t>(plan.youngest + static_cast<int>(own.below(static_cast<std::uint32_t>(plan.oldest - plan.youngest + 1))));
            person.free_speed = free_speed(person.age, person.sex, parameters, own.normal(0, 1));
        }
        if (plan.speed)
            person.free_speed = std::clamp(plan.speed->draw(own), 0.05, 3.0);
        person.arrives_at = day_start + plan.at + (plan.over > 0 ? shared.uniform(0, plan.over) : 0);
        person.entry_gate = plan.gate;
        person.entry_share =
            static_cast<float>(shared.uniform()) + (plan.gate.valid() ? 0.6F * static_cast<float>(member) / gate_length(plan.gate) : 0);
        if (!plan.gate.valid())
            person.place = beside(stand[static_cast<std::size_t>(i / plan.group_size)], member);
        person.assignment = static_cast<std::uint32_t>(to.errands.size());

        Errand errand = plan.errand;
        errand.leaves_at = person.arrives_at + std::max(0.0, plan.waits.draw(shared));
        if (errand.choice == Errand::Choice::shared && !errand.to_and_fro)
            errand.exits = {errand.exits[shared.below(static_cast<std::uint32_t>(errand.exits.size()))]};
        else if (errand.to_and_fro)
            std::rotate(errand.exits.begin(), errand.exits.begin() + shared.below(static_cast<std::uint32_t>(errand.exits.size())),
                        errand.exits.end());
        person.exit_gate = errand.exits.front();
        to.errands.push_back(std::move(errand));
        to.people.push_back(person);
    }

    float gate_length(GoalId gate) const { return std::max(1.0F, length(site.goal_line(gate).to - site.goal_line(gate).from)); }

    /// Members of a group stand beside the first, to one side and the other, where there is ground.
    Vec2 beside(Vec2 first, int member) const
    {
        for (const float side : {1.0F, -1.0F})
            for (const Vec2 along : {Vec2{0, 1}, Vec2{1, 0}}) {
                const float steps = static_cast<float>((member + 1) / 2) * (member % 2 == 0 ? side : -side);
                const Vec2 p = first + along * (0.6F * steps);
                if (site.ground().wall_distance(p) > 0.22F)
                    return p;
            }
        return first;
    }

    const Site& site;
    const DemandParameters& parameters;
    RunKey run;
    Date date;
    Seconds day_start;
    CrowdPeople& to;
};

} // namespace

CrowdPeople draw_crowds(const Site& site, const std::vector<CrowdPlan>& plans, const DemandParameters& parameters, RunKey run, Date date,
                        Seconds day_start)
{
    CrowdPeople people;
    CrowdDrawer drawer(site, parameters, run, date, day_start, people);
    for (std::uint32_t i = 0; i < plans.size(); ++i)
        drawer.draw(plans[i], i);
    return people;
}

} // namespace plattan
