#include "roles/hangout.h"

#include "base/elementary.h"
#include "roles/figures.h"
#include "roles/out_of_the_way.h"
#include "site/random_point.h"

#include <algorithm>

namespace plattan {

namespace {

/// A point at random, of the square where there is one, else of all the ground. Without it people would settle in the gate by which they come.
std::optional<Vec2> possible_spot(const View& view, Draws& draws)
{
    constexpr int tries = 20;
    const Ground& ground = view.site.ground();
    const auto is_good = [&](Vec2 p) { return out_of_the_way(view.site, p, hangout_figures.wall_distance); };
    return ground.square_cells().empty() ? random_point(ground.low(), ground.high(), draws, tries, is_good)
                                         : random_point_on_square(ground, draws, tries, is_good);
}

/// Where somebody who looks for a spot sees another person. What it does not see it does not know. Light plays no part: figures are made out in any
/// that a city has, while faces are not.
bool sees(const View& view, const SpotSeeker& seeker, Vec2 there)
{
    return distance(seeker.from, there) <= hangout_figures.looks_over && view.site.sight().free(seeker.from, there);
}

/// Others of the scene in sight who stay where they are, and whom nobody deals or speaks with.
std::vector<Vec2> company_of(const View& view, const SpotSeeker& seeker)
{
    const People& people = view.people;
    std::vector<Vec2> there;
    for (const PersonId other : people.present)
        if (other != seeker.self && people.traits[other.index].scene && people.activity[other.index] != Activity::walking &&
            !people.engaged_with[other.index].valid() && !people.occupied(other, view.clock.now()) &&
            sees(view, seeker, people.position[other.index]))
            there.push_back(people.position[other.index]);
    return there;
}

/// A point beside somebody, as one joins people who stand together.
std::optional<Vec2> spot_beside(const View& view, Vec2 somebody, Draws& draws)
{
    const double turn = 2 * elementary::pi * draws.uniform(), away = draws.uniform(hangout_figures.beside_from, hangout_figures.beside_until);
    const Vec2 p = somebody + Vec2{static_cast<float>(away * elementary::cos(turn)), static_cast<float>(away * elementary::sin(turn))};
    const Ground& ground = view.site.ground();
    const bool on_square = ground.square_cells().empty() || ground.on_square(p);
    return on_square && !ground.wall_between(somebody, p) && out_of_the_way(view.site, p, hangout_figures.wall_distance) ? std::optional(p)
                                                                                                                         : std::nullopt;
}

/// Utility of a point for somebody.
double spot_utility(const View& view, const SpotSeeker& seeker, const SpotTaste& taste, Vec2 point)
{
    const Ground& ground = view.site.ground();
    double utility = -distance(point, seeker.from) / hangout_figures.way_scale;
    for (const auto& zone : view.site.features().zones)
        if (zone.rule == "scene" && inside(zone.shape, point)) {
            utility += taste.scene;
            break;
        }
    if (ground.roofed(point))
        utility += taste.shelter * (view.weather == Weather::dry ? 1 : 2);
    const double back = std::min<double>(ground.wall_distance(point), distance(view.site.nearest_attractive_edge(point), point));
    utility += taste.edge * elementary::exp(-back / hangout_figures.edge_scale);
    if (taste.company != 0 || taste.passers != 0 || taste.onlookers != 0) {
        double company = 0, passers = 0, onlookers = 0;
        const auto& others = view.perception.whereabouts();
        others.near(point, hangout_figures.company_range, [&](std::uint32_t place, Vec2 there) {
            const PersonId other = others.who()[place];
            if (other == seeker.self || distance(there, point) >= hangout_figures.company_range || !sees(view, seeker, there))
                return;
            company += view.people.traits[other.index].scene;
            const double visitors = view.people.traits[other.index].visitor ? view.people.visitor_weight : 0;
            passers += visitors;
            onlookers += view.people.activity[other.index] != Activity::walking ? visitors : 0;
        });
        utility += taste.company * elementary::log(1 + company) + taste.passers * elementary::log(1 + passers) -
                   taste.onlookers * elementary::log(1 + onlookers);
    }
    const auto seen_near = [&](const std::vector<PersonId>& staff) {
        return std::any_of(staff.begin(), staff.end(), [&](PersonId one) {
            const Vec2 there = view.people.position[one.index];
            return distance(there, point) < hangout_figures.uniform_range && sees(view, seeker, there);
        });
    };
    if (seen_near(view.perception.uniforms()))
        utility -= taste.uniform;
    if (taste.staff != 0 && seen_near(view.perception.hosts()))
        utility -= taste.staff;
    return utility;
}

} // namespace

std::optional<Vec2> best_spot(const View& view, const SpotSeeker& seeker, const SpotTaste& taste, Draws& draws,
                              const std::function<std::optional<Vec2>(Draws&)>& point)
{
    std::optional<Vec2> best;
    double highest = 0;
    for (int i = 0; i < hangout_figures.candidates; ++i) {
        const auto candidate = point(draws);
        const double luck = draws.exponential(hangout_figures.luck);
        if (!candidate)
            continue;
        if (const double utility = spot_utility(view, seeker, taste, *candidate) + luck; !best || utility > highest) {
            best = candidate;
            highest = utility;
        }
    }
    return best;
}

void Hangout::begin(Seconds now, Seconds leaves_at)
{
    ends = leaves_at;
    until = begun_at = now;
    leaving = there = false;
}

Decision Hangout::decide(const View& view, PersonId id, const SpotTaste& taste, Seconds stay, bool sits)
{
    Decision decision = on_its_way(view, id, taste, stay, sits);
    decision.request = throwing_away.while_staying(view, id, there);
    return decision;
}

Decision Hangout::on_its_way(const View& view, PersonId id, const SpotTaste& taste, Seconds stay, bool sits)
{
    const auto now = view.clock.now();
    if (!leaving && (now >= ends || view.people.sent_off_at[id.index] >= begun_at)) {
        leaving = true;
        there = false;
        exit.begin(view, id);
    }
    const float speed = view.people.free_speed[id.index];
    if (leaving)
        return exit.go_on(view, id, speed);
    if (now >= until) {
        Draws draws = view.draws(id, Purpose::scene_member);
        there = !find_spot(view, id, taste);
        until = now + (there ? hangout_figures.least_stay + draws.exponential(stay) : hangout_figures.longest_way);
    }
    if (!there && way.arrived(view, id)) {
        there = true;
        Draws draws = view.draws(id, Purpose::scene_member);
        until = now + hangout_figures.least_stay + draws.exponential(stay);
    }
    if (there)
        return sits ? sit() : stand();
    return way.go(view, id, speed);
}

bool Hangout::find_spot(const View& view, PersonId id, const SpotTaste& taste)
{
    Draws draws = view.draws(id, Purpose::scene_member);
    draws.uniform(); // the length of the stay
    const auto best = spot_on_square(view, {view.people.position[id.index], id}, taste, draws);
    return best && way.to_point(view, id, *best);
}

std::optional<Vec2> spot_on_square(const View& view, const SpotSeeker& seeker, const SpotTaste& taste, Draws& draws)
{
    const std::vector<Vec2> company = taste.company > 0 ? company_of(view, seeker) : std::vector<Vec2>{};
    return best_spot(view, seeker, taste, draws, [&](Draws& with) {
        return !company.empty() && with.chance(taste.company * hangout_figures.beside_company)
                   ? spot_beside(view, company[with.below(static_cast<std::uint32_t>(company.size()))], with)
                   : possible_spot(view, with);
    });
}

} // namespace plattan
