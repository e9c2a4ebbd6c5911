// The inner loops of walking, compiled once for each instruction set (kernels_plain.cpp, kernels_avx2.cpp,
// kernels_avx512.cpp define PLATTAN_KERNELS and include this). No include guard on purpose, and no function of the
// standard library: see lanes.h.

#include "locomotion/figures.h"
#include "locomotion/kernels.h"
#include "locomotion/lanes.h"

namespace plattan::PLATTAN_KERNELS {

namespace {

constexpr int chunk = 8;                                           // people looked at together
constexpr float pi = 3.14159265F;                                  // numerical: the circle
constexpr float shift_range = walking_figures.shift_range;         // oncoming people count for the step aside (unit: m)
constexpr float collision_range = walking_figures.collision_range; // people count for collisions (unit: m)
constexpr float touch_margin = 1.5F;                               // numerical: bodies may touch before the next decision (unit: m)
constexpr float way_margin = walking_figures.way_margin;           // bodies this near are in the way (unit: m)
constexpr float wall_time = walking_figures.wall_time;             // a wall counts from this far ahead (unit: s)
constexpr float widest_body = 0.4F;                                // numerical: the upper limit of walking.body_radius (unit: m)
constexpr float furthest_contact = 3;                              // numerical: nobody comes that near within one decision (unit: m)
constexpr float long_blocked = walking_figures.long_blocked;       // then every heading is tried (unit: s)
constexpr float asks_after = walking_figures.asks_after;           // blocked so long by people who stand, one asks them to let one through (unit: s)
constexpr float insistence = walking_figures.insistence;           // of free speed: who stands against others goes on at least so fast
constexpr float sideways = walking_figures.sideways;               // of free speed: people walk no faster past others with their shoulders turned
constexpr float aside_slope = walking_figures.aside_slope, most_aside = walking_figures.most_aside;
constexpr float comes_against = walking_figures.comes_against, seen_behind = walking_figures.seen_behind;
constexpr float most_drift = walking_figures.drift, drift_from = walking_figures.drift_from;
constexpr float turning_room = walking_figures.turning_room, slows_from = walking_figures.slows_from, least_pace = walking_figures.least_pace;
constexpr int most_neighbours = 128; // in 2.5 m: 6.5 per m2 all round

using Eight = Floats<chunk>;
using Headings = Floats<WalkingRules::headings>;

PLATTAN_INLINE float unit(float& vx, float& vy)
{
    const float size = __builtin_sqrtf(vx * vx + vy * vy);
    const float inverse = size > 1e-9F ? 1 / size : 0.0F;
    vx *= inverse;
    vy *= inverse;
    return size;
}

/// Calls f(first, end) for the three runs of slots in which everybody within 3 m of a slot lies.
template <class F> PLATTAN_INLINE void for_runs(const CrowdColumns& crowd, std::uint32_t slot, F&& f)
{
    const std::int32_t cell = static_cast<std::int32_t>(crowd.cell_of[slot]);
    const std::int32_t row = cell / crowd.columns, column = cell % crowd.columns;
    constexpr std::int32_t wide = static_cast<std::int32_t>(Crowd::reach / Crowd::cell_width);
    const std::int32_t left = column > wide ? column - wide : 0;
    const std::int32_t right = column + wide < crowd.columns ? column + wide : crowd.columns - 1;
    const std::int32_t last = row + 1 < crowd.rows ? row + 1 : row;
    for (std::int32_t r = row > 0 ? row - 1 : 0; r <= last; ++r)
        f(crowd.begin[r * crowd.columns + left], crowd.begin[r * crowd.columns + right + 1]);
}

PLATTAN_INLINE std::int32_t clamped_cell(float place, std::int32_t count)
{
    const auto cell = static_cast<std::int32_t>(place < 0 ? 0 : place);
    return cell < count ? cell : count - 1;
}

/// Calls f(first, end) for the runs of slots whose cells lie within `reach` of a point.
template <class F> PLATTAN_INLINE void for_runs_within(const CrowdColumns& crowd, float x, float y, float reach, F&& f)
{
    constexpr float per_column = 1 / Crowd::cell_width, per_row = 1 / Crowd::reach;
    const std::int32_t left = clamped_cell((x - reach - crowd.origin_x) * per_column, crowd.columns);
    const std::int32_t right = clamped_cell((x + reach - crowd.origin_x) * per_column, crowd.columns);
    const std::int32_t last = clamped_cell((y + reach - crowd.origin_y) * per_row, crowd.rows);
    for (std::int32_t r = clamped_cell((y - reach - crowd.origin_y) * per_row, crowd.rows); r <= last; ++r)
        f(crowd.begin[r * crowd.columns + left], crowd.begin[r * crowd.columns + right + 1]);
}

/// What a look around gives.
struct Surroundings {
    float density = 0;  ///< felt: cone-shaped kernel, those in front count more
    float crowding = 0; ///< the same without the preference
    float shift = 0;    ///< to the left, away from oncoming people
    std::uint8_t crowded = 0;
    int count = 0;
    std::uint32_t neighbour[most_neighbours + chunk];
};

PLATTAN_INLINE void look_around(const CrowdColumns& crowd, const WalkingRules& rules, std::uint32_t slot, Surroundings& around)
{
    const Eight x = crowd.x[slot], y = crowd.y[slot], ex = crowd.direction_x[slot], ey = crowd.direction_y[slot];
    const Eight lane = counting<chunk>();
    const Eight none = 0.0F, one = 1.0F;
    const Eight kernel = 1 / (rules.kernel_radius * rules.kernel_radius), forward = rules.forward / rules.kernel_radius;
    const Eight range = 1 / (shift_range * shift_range), bias = rules.bias, oncoming = 1 - rules.oncoming_density;
    const float own_radius = crowd.radius[slot];
    Eight density = none, crowding = none, shift = none;
    std::uint32_t oncoming_near = 0, standing_near = 0, may_touch = 0;
    for_runs(crowd, slot, [&](std::uint32_t first, std::uint32_t end) PLATTAN_LAMBDA {
        for (std::uint32_t s = first; s < end; s += chunk) {
            const Eight dx = Eight::load(crowd.x + s) - x, dy = Eight::load(crowd.y + s) - y;
            const Eight squared = dx * dx + dy * dy;
            const Mask<chunk> valid = (lane < Eight(static_cast<float>(end - s))) & (squared < Eight(shift_range * shift_range));
            const Eight ahead = dx * ex + dy * ey, left = dy * ex - dx * ey;
            const Eight against = larger(none - (Eight::load(crowd.direction_x + s) * ex + Eight::load(crowd.direction_y + s) * ey), none);
            // Oneself is among them, with the full weight 1: this fills the hole that a body makes round itself.
            const Eight cone = select(valid, larger(one - squared * kernel, none), none) * Eight::load(crowd.solid + s);
            crowding = crowding + cone;
            density = density + cone * (one + ahead * forward) * (one - oncoming * against);
            const Eight aside = clamp(Eight(-aside_slope) * (left + bias), -1, 1) * against * (one - squared * range);
            shift = shift + select(valid & (ahead > Eight(-0.2F)), aside, none);

            const Eight radii = Eight::load(crowd.radius + s) + Eight(own_radius);
            std::uint32_t others = valid.bits();
            if (const std::uint32_t self = slot - s; self < chunk)
                others &= ~(1U << self);
            const Eight way = radii + Eight(way_margin), touch = radii + Eight(touch_margin);
            const Mask<chunk> stays = Eight::load(crowd.speed + s) < Eight(1e-6F);
            const std::uint32_t near = (squared < way * way).bits() & others;
            oncoming_near |= near & (Eight(comes_against) < against).bits();
            standing_near |= near & stays.bits() & (ahead > Eight(-seen_behind)).bits();
            may_touch |= (squared < touch * touch).bits() & others;
            const std::uint32_t seen = ((squared < Eight(collision_range * collision_range)) & (ahead > Eight(-seen_behind))).bits() & others;
            around.count = append_set_bits(seen, s, around.neighbour, around.count < most_neighbours ? around.count : most_neighbours);
        }
    });
    around.crowded = static_cast<std::uint8_t>((oncoming_near != 0 ? Crowd::oncoming : 0) | (standing_near != 0 ? Crowd::obstructed : 0) |
                                               (may_touch != 0 ? Crowd::may_touch : 0));
    around.density = sum(density);
    around.crowding = sum(crowding);
    around.shift = sum(shift);
}

/// Earliest collision along each of the candidates, at most the horizon.
PLATTAN_INLINE Headings times_to_collision(const CrowdColumns& crowd, const WalkingRules& rules, std::uint32_t slot, const Surroundings& around,
                                           const Headings& ux, const Headings& uy, float aim_x, float aim_y, float radius, bool asks)
{
    const float x = crowd.x[slot], y = crowd.y[slot];
    const float own = 1 - rules.reciprocity, share = 1 / rules.reciprocity;
    const bool held_up = crowd.blocked[slot] > Crowd::turns_after;
    // Whoever takes the share s upon itself counts on the other to do the rest (van den Berg et al. 2008).
    const Headings effective_x = (ux - Headings(crowd.velocity_x[slot] * own)) * Headings(share);
    const Headings effective_y = (uy - Headings(crowd.velocity_y[slot] * own)) * Headings(share);
    const Headings none = 0.0F;
    Headings earliest = rules.horizon;
    for (int i = 0; i < around.count; ++i) {
        const std::uint32_t other = around.neighbour[i];
        if (asks && crowd.speed[other] < 1e-6F)
            continue; // gives way
        const float against = larger(-(aim_x * crowd.direction_x[other] + aim_y * crowd.direction_y[other]), 0.0F);
        // In single file there is no room to pass on the right.
        const float offset = crowd.file[slot] > 0 ? 0.0F : rules.bias * against;
        const float px = crowd.x[other] - x - aim_y * offset, py = crowd.y[other] - y + aim_x * offset;
        float touch = smaller(radius, rules.passing_radius) + smaller(crowd.radius[other], rules.passing_radius);
        if (held_up && against > Crowd::turns_against && crowd.blocked[other] > Crowd::turns_after) {
            if (crowd.file[slot] > 0 || crowd.file[other] > 0)
                touch = 2 * rules.turned_radius;
            else if (radius < rules.body_radius)
                touch *= Crowd::turned_share;
        }
        const float lack = larger(px * px + py * py - touch * touch, 0.0F);
        const Headings rx = effective_x - Headings(crowd.velocity_x[other]), ry = effective_y - Headings(crowd.velocity_y[other]);
        const Headings closing = rx * Headings(px) + ry * Headings(py);
        const Headings discriminant = closing * closing - (rx * rx + ry * ry) * Headings(lack);
        // Divides once and never cancels.
        const Headings time = Headings(lack) / (closing + square_root(larger(discriminant, none)) + Headings(1e-6F));
        earliest = select((closing > none) & (discriminant > none), smaller(earliest, time), earliest);
    }
    return earliest;
}

PLATTAN_INLINE float speed_at(const WalkingRules& rules, float free_speed, float density) { return free_speed * rules.speed_share(density); }

/// Where there is room for one only: the speed at which one follows the person before (Seyfried et al. 2005).
PLATTAN_INLINE float file_speed(const CrowdColumns& crowd, const WalkingRules& rules, std::uint32_t slot, const Surroundings& around)
{
    const float ex = crowd.direction_x[slot], ey = crowd.direction_y[slot];
    float headway = collision_range;
    for (int i = 0; i < around.count; ++i) {
        const std::uint32_t other = around.neighbour[i];
        const float dx = crowd.x[other] - crowd.x[slot], dy = crowd.y[other] - crowd.y[slot];
        const float ahead = dx * ex + dy * ey, left = dy * ex - dx * ey;
        const float beside = left < 0 ? -left : left;
        // One follows those who go the same way; before those who come the other way one stops without that.
        const bool comes = crowd.direction_x[other] * ex + crowd.direction_y[other] * ey < 0;
        if (ahead > 0.1F && beside < rules.file_width / 2 && crowd.file[other] > 0 && !comes)
            headway = smaller(headway, __builtin_sqrtf(dx * dx + dy * dy));
    }
    return larger(headway - rules.file_length, 0.0F) / rules.file_time;
}

/// @param least share of the speed that is kept though somebody is in the way
PLATTAN_INLINE void go_that_way(const CrowdColumns& crowd, std::uint32_t slot, int heading, const Headings& ux, const Headings& uy,
                                const Headings& time, float least)
{
    float times[WalkingRules::headings], chosen_x[WalkingRules::headings], chosen_y[WalkingRules::headings];
    time.store(times);
    ux.store(chosen_x);
    uy.store(chosen_y);
    const float pace = clamp(times[heading] * (1 / slows_from), least, 1);
    crowd.chosen_x[slot] = chosen_x[heading] * pace;
    crowd.chosen_y[slot] = chosen_y[heading] * pace;
}

PLATTAN_INLINE void choose_one(const CrowdColumns& crowd, const WalkingRules& rules, std::uint32_t slot)
{
    Surroundings around;
    look_around(crowd, rules, slot, around);
    crowd.crowded[slot] = around.crowded;

    // Room kept: comfort on free ground, the core in a dense crowd.
    const float to_density = 2 / (pi * rules.kernel_radius * rules.kernel_radius);
    const float squeezed = clamp((around.crowding * to_density - rules.squeeze_from) / (rules.squeeze_to - rules.squeeze_from), 0, 1);
    float radius = rules.body_radius + (rules.core_radius - rules.body_radius) * squeezed;
    // Where there is room for one only, people who are held up turn their shoulders to get past.
    const bool in_file = crowd.file[slot] > 0, held_up = crowd.blocked[slot] > Crowd::turns_after;
    if (in_file)
        radius = smaller(radius, crowd.file[slot]);
    const bool turned = in_file && held_up && (around.crowded & (Crowd::oncoming | Crowd::obstructed)) != 0;
    if (turned)
        radius = smaller(radius, rules.turned_radius);
    crowd.next_radius[slot] = radius;

    const float felt = to_density * larger(around.density, 0.0F);
    float speed = speed_at(rules, crowd.speed[slot], felt * (rules.scale + rules.curvature * felt));
    const bool insists = (squeezed > 0 || in_file) && held_up && (around.crowded & Crowd::oncoming) != 0;
    if (insists)
        speed = larger(speed, crowd.speed[slot] * insistence);
    if (turned)
        speed = smaller(speed, crowd.speed[slot] * sideways);
    if (in_file)
        speed = smaller(speed, file_speed(crowd, rules, slot, around));
    crowd.pace[slot] = speed;
    const float aside = clamp(rules.side_step * around.shift, -most_aside, most_aside);
    const float ex = crowd.direction_x[slot], ey = crowd.direction_y[slot];
    float aim_x = ex - ey * aside, aim_y = ey + ex * aside;
    unit(aim_x, aim_y);

    const float gap = crowd.gap[slot] - radius;
    const bool near_wall = gap < wall_time * speed;
    const float blocked = crowd.blocked[slot];
    if (around.count == 0 && !near_wall) {
        crowd.chosen_x[slot] = aim_x * speed;
        crowd.chosen_y[slot] = aim_y * speed;
        return;
    }

    // Round people who stand one may have to go back; before people who come the other way that would only make a jam.
    const bool among_standing = (around.crowded & (Crowd::obstructed | Crowd::oncoming)) == Crowd::obstructed;
    const bool asks = among_standing && blocked > asks_after;
    const bool tries_all = among_standing && blocked > long_blocked && !asks;
    Headings cosine = Headings::load(tries_all ? rules.wide_cosine : rules.turn_cosine),
             sine = Headings::load(tries_all ? rules.wide_sine : rules.turn_sine);
    bool keeps_heading = false;
    if (!tries_all) {
        float hx = crowd.velocity_x[slot], hy = crowd.velocity_y[slot];
        keeps_heading = unit(hx, hy) > 0.05F;
        if (keeps_heading) {
            const Mask<WalkingRules::headings> present = counting<WalkingRules::headings>() > Headings(WalkingRules::headings - 1.5F);
            cosine = select(present, Headings(hx * aim_x + hy * aim_y), cosine);
            sine = select(present, Headings(aim_x * hy - aim_y * hx), sine);
        }
    }
    const Headings along_x = cosine * Headings(aim_x) - sine * Headings(aim_y), along_y = sine * Headings(aim_x) + cosine * Headings(aim_y);
    const Headings ux = along_x * Headings(speed), uy = along_y * Headings(speed);
    const Headings time = times_to_collision(crowd, rules, slot, around, ux, uy, aim_x, aim_y, radius, asks);

    const float drift = most_drift * clamp((blocked - drift_from) * 2, 0, 1);
    const Headings none = 0.0F;
    const Headings free = (time + Headings(0.1F)) * Headings(1 / (rules.horizon + 0.1F));
    const Headings wish = larger((cosine + Headings(turning_room)) * Headings(1 / (1 + turning_room)) - Headings(0.02F) * sine -
                                     Headings(drift) * (sine + Headings(0.5F) * cosine),
                                 tries_all ? Headings(0.02F) : none);
    Headings value = free * (Headings(2.0F) - free) * wish;
    if (near_wall) {
        const Headings approach = none - (ux * Headings(crowd.away_x[slot]) + uy * Headings(crowd.away_y[slot]));
        const Headings allowed = Headings(larger(gap * (1 / wall_time), 0.0F)) / larger(approach, Headings(1e-6F));
        value = value * select(approach > none, smaller(allowed, Headings(1.0F)), Headings(1.0F));
    }
    if (!tries_all && !keeps_heading)
        value = select(counting<WalkingRules::headings>() > Headings(WalkingRules::headings - 1.5F), Headings(-1.0F), value);
    // The lowest index wins ties.
    const std::uint32_t winners = ~(value < Headings(largest(value))).bits();
    go_that_way(crowd, slot, __builtin_ctz(winners), ux, uy, time, insists ? 1.0F : least_pace);
}

void choose(const CrowdColumns& crowd, const WalkingRules& rules, std::uint32_t begin, std::uint32_t end)
{
    for (std::uint32_t slot = begin; slot < end; ++slot)
        if (crowd.speed[slot] > 0)
            choose_one(crowd, rules, slot);
}

std::uint32_t find_near(const CrowdColumns& crowd, std::uint32_t slot, float margin, float seconds, float fastest, std::uint32_t* list)
{
    const float vx = crowd.chosen_x[slot], vy = crowd.chosen_y[slot];
    const float own_speed = __builtin_sqrtf(vx * vx + vy * vy);
    const float own_reach = crowd.next_radius[slot] + Crowd::contact_slack + margin;
    // Nobody keeps more room than the widest body, so that nobody further off can come so near.
    const float furthest = smaller(own_reach + widest_body + (own_speed + fastest) * seconds, furthest_contact);
    const Eight x = crowd.x[slot], y = crowd.y[slot], own_x = vx, own_y = vy, own = own_reach;
    const Eight lane = counting<chunk>(), none = 0.0F;
    int count = 0;
    for_runs_within(crowd, crowd.x[slot], crowd.y[slot], furthest, [&](std::uint32_t first, std::uint32_t end) PLATTAN_LAMBDA {
        for (std::uint32_t s = first; s < end; s += chunk) {
            const Eight dx = Eight::load(crowd.x + s) - x, dy = Eight::load(crowd.y + s) - y;
            const Eight squared = dx * dx + dy * dy;
            // How far each may come towards the other; anybody may be stopped, by a wall or by others, while the other goes on.
            const Eight towards =
                larger(dx * own_x + dy * own_y, none) - smaller(dx * Eight::load(crowd.chosen_x + s) + dy * Eight::load(crowd.chosen_y + s), none);
            const Eight reach = Eight::load(crowd.next_radius + s) + own;
            const Mask<chunk> valid = lane < Eight(static_cast<float>(end - s));
            std::uint32_t near =
                ((squared - towards * Eight(seconds) <= reach * square_root(squared)) & valid & (Eight::load(crowd.solid + s) > Eight(0.5F))).bits();
            if (const std::uint32_t self = slot - s; self < chunk)
                near &= ~(1U << self);
            count = append_set_bits(near, s, list, count);
        }
    });
    return static_cast<std::uint32_t>(count);
}

} // namespace

const Kernels kernels{choose, find_near};

} // namespace plattan::PLATTAN_KERNELS
