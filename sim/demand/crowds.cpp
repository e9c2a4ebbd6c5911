#include "demand/crowds.h"

#include "base/elementary.h"
#include "base/point_cells.h"
#include "demand/entry.h"
#include "demand/figures.h"
#include "demand/trips.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr float core = crowd_figures.core;               ///< nobody stands nearer to another than two of these at first (unit: m)
constexpr double sparse = crowd_figures.sparse;          ///< up to here people are scattered at random (unit: m-2)
constexpr std::uint32_t places = 32768;                  ///< ordinals of one crowd
constexpr int most_people_of_crowds = 100'000;           ///< of a demand file: a full national arena and more
constexpr float beside = crowd_figures.beside;           ///< between members of a group who stand (unit: m)
constexpr float group_reach = crowd_figures.group_reach; ///< members stand no further than this from the first (unit: m)

/// Points on free ground inside an area, none near another: at random where there is room, else on a shaken
/// triangular grid, because random points jam at 0.55 of the area.
class Places {
public:
    /// @param way to where they go; where it is given nobody stands from where it cannot be reached
    Places(const Ground& ground, const Shape& area, Draws& draws, const DistanceField* way = nullptr)
        : ground(ground), area(area), way(way), draws(draws)
    {
        for (const Vec2 p : area.outer)
            box.take_in(p);
    }

    double square_metres() const { return plattan::area(area); }

    /// How many can stand there at most: as close as they may, nobody shaken.
    std::size_t most() { return grid(2 * core).size(); }

    /// Places of `count` people, one group after the other; members stand beside the first of theirs.
    std::vector<Vec2> draw_groups(int count, int size, const std::string& crowd)
    {
        if (size == 1)
            return draw(count, crowd);
        if (count / std::max(1.0, square_metres()) > sparse)
            return neighbours_together(draw(count, crowd), size);
        const std::vector<Vec2> firsts = draw((count + size - 1) / size, crowd);
        PointCells taken(box.low - Vec2{group_reach, group_reach}, box.high + Vec2{group_reach, group_reach}, beside - 0.05F);
        for (const Vec2 p : firsts)
            taken.add(p);
        std::vector<Vec2> list;
        for (int i = 0; i < count; ++i)
            if (i % size == 0) {
                list.push_back(firsts[static_cast<std::size_t>(i / size)]);
            } else if (const auto place = beside_the_first(firsts[static_cast<std::size_t>(i / size)], taken)) {
                list.push_back(*place);
                taken.add(*place);
            } else {
                return neighbours_together(draw(count, crowd), size);
            }
        return list;
    }

private:
    std::vector<Vec2> draw(int count, const std::string& crowd)
    {
        const double density = count / std::max(1.0, square_metres());
        std::vector<Vec2> list = density <= sparse ? scattered(count, density) : std::vector<Vec2>{};
        double spacing = std::sqrt(2 / (std::sqrt(3.0) * std::max(density, 0.01)));
        for (bool closest = false; static_cast<int>(list.size()) < count; spacing *= 0.98) {
            if (closest)
                throw InputError(fmt::format("the crowd '{}': {} people do not fit into its area", crowd, count)); // check_crowds says it before
            closest = spacing <= 2 * core;
            list = grid(std::max(static_cast<float>(spacing), 2 * core));
        }
        // Any of the places may stay empty.
        for (int i = 0; i < count; ++i)
            std::swap(list[static_cast<std::size_t>(i)],
                      list[static_cast<std::size_t>(i) + draws.below(static_cast<std::uint32_t>(list.size()) - static_cast<std::uint32_t>(i))]);
        list.resize(static_cast<std::size_t>(count));
        return list;
    }

    /// The nearest free place round the first of a group, to the sides before the rest, in the area where that is possible; nothing where none is
    /// free.
    std::optional<Vec2> beside_the_first(Vec2 first, const PointCells& taken) const
    {
        constexpr int directions = 8;
        constexpr std::array<int, directions> in_order{2, 6, 0, 4, 1, 3, 5, 7}; // up, down, right, left, slantwise
        for (const bool in_area : {true, false})
            for (float radius = beside; radius < group_reach; radius += beside)
                for (const int direction : in_order) {
                    const double angle = 2 * elementary::pi * direction / directions;
                    const Vec2 p = first + Vec2{static_cast<float>(elementary::cos(angle)), static_cast<float>(elementary::sin(angle))} * radius;
                    if ((!in_area || inside(area, p)) && ground.wall_distance(p) > crowd_figures.wall_distance &&
                        ground.straight_way(first, p, 0.2F) && taken.near(p) == 0)
                        return p;
                }
        return std::nullopt;
    }

    /// The same places in another order: each group takes those nearest to its first. Of a crowd too dense to leave room beside somebody.
    static std::vector<Vec2> neighbours_together(std::vector<Vec2> list, int size)
    {
        for (std::size_t first = 0; first < list.size(); first += static_cast<std::size_t>(size)) {
            const auto begin = list.begin() + static_cast<std::ptrdiff_t>(first);
            const std::size_t members = std::min(static_cast<std::size_t>(size), list.size() - first);
            const Vec2 here = *begin;
            std::partial_sort(begin, begin + static_cast<std::ptrdiff_t>(members), list.end(), [&](Vec2 a, Vec2 b) {
                const float to_a = squared_length(a - here), to_b = squared_length(b - here);
                return to_a != to_b ? to_a < to_b : std::pair(a.x, a.y) < std::pair(b.x, b.y);
            });
        }
        return list;
    }

    /// With room for a body, and a way out.
    bool free(Vec2 p) const
    {
        return inside(area, p) && ground.wall_distance(p) > crowd_figures.wall_distance && (way == nullptr || way->reachable(p));
    }

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

    const Ground& ground;
    const Shape& area;
    const DistanceField* way;
    Draws& draws;
    Box box;
};

int people_of(const CrowdPlan& plan, const Places& room)
{
    return plan.density > 0 ? static_cast<int>(std::lround(plan.density * room.square_metres())) : plan.count;
}

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
            Places room(site.ground(), plan.area, whole, &site.way_to(plan.errand.exits.front()));
            count = people_of(plan, room);
            stand = room.draw_groups(count, plan.group_size, plan.name);
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
        person.entry_share = static_cast<float>(shared.uniform());
        if (plan.gate.valid()) {
            person.entry_share = entry_share(gate_length(plan.gate), person.entry_share, member, person.group_size);
            person.arrives_at += entry_delay(gate_length(plan.gate), member);
        } else {
            person.place = stand[static_cast<std::size_t>(i)];
        }
        person.assignment = ErrandId{static_cast<std::uint32_t>(to.errands.size())};

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

    float gate_length(GoalId gate) const { return length(site.goal_line(gate).to - site.goal_line(gate).from); }

    const Site& site;
    const DemandParameters& parameters;
    RunKey run;
    Date date;
    Seconds day_start;
    CrowdPeople& to;
};

} // namespace

void check_crowds(const std::vector<CrowdPlan>& plans, const Features& site, Problems& problems)
{
    std::optional<Ground> ground;
    int together = 0;
    for (const auto& plan : plans) {
        int people = plan.count;
        if (!plan.gate.valid()) {
            if (!ground)
                ground.emplace(site);
            Draws unused({}, {}, 0, Purpose::crowd_places);
            Places room(*ground, plan.area, unused);
            people = people_of(plan, room);
            if (people >= static_cast<int>(places) - 1)
                problems.add(plan.place, fmt::format("the crowd '{}' would have {} people; allowed are {}", plan.name, people, places - 2));
            else if (const auto most = room.most(); static_cast<std::size_t>(people) > most)
                problems.add(plan.place,
                             fmt::format("the crowd '{}': {} people do not fit into its area; there is room for {}", plan.name, people, most));
        }
        together += people;
    }
    if (together > most_people_of_crowds)
        problems.add(plans.front().place, fmt::format("all crowds together have {} people; allowed are {}", together, most_people_of_crowds));
}

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
