#include "environment/litter.h"

#include "environment/figures.h"

#include <algorithm>
#include <limits>

namespace plattan {

Litter::Litter(const Site& site, const LitterParameters& given, RunKey run, Date date)
    : parameters(given), cells(Lattice::covering(site.ground().low(), site.ground().high(), 1)), square(cells.lattice.size())
{
    for (std::size_t i = 0; i < cells.lattice.size(); ++i) {
        const Vec2 p = cells.lattice.centre(i);
        square[i] = site.ground().on_square(p);
        if (!site.ground().walkable(p))
            continue;
        Draws draws(run, person_key(static_cast<std::uint32_t>(Population::place), date.days_since_1970, static_cast<std::uint32_t>(i)), 0,
                    Purpose::initial_litter);
        const int items = draws.poisson(parameters.initial_per_10_m2 / 10);
        for (int n = 0; n < items; ++n)
            drop(p, draw_kind(draws));
    }
}

LitterKind Litter::draw_kind(Draws& draws) const
{
    if (!draws.chance(parameters.butt_share))
        return LitterKind::other;
    return draws.chance(parameters.lodged_share) ? LitterKind::lodged_butt : LitterKind::butt;
}

void Litter::drop(Vec2 p, LitterKind kind)
{
    const auto i = cells.lattice.index(p);
    auto& count = cells.values[i].count[kind];
    if (count == std::numeric_limits<std::uint16_t>::max())
        return;
    ++count;
    on_square += square[i];
}

int Litter::pick_up(Vec2 p, const TakenShares& shares, Draws draws)
{
    const auto i = cells.lattice.index(p);
    int taken = 0;
    for (const LitterKind kind : {LitterKind::other, LitterKind::butt, LitterKind::lodged_butt}) {
        auto& count = cells.values[i].count[kind];
        for (int n = count; n > 0; --n)
            if (draws.chance(shares[kind])) {
                --count;
                ++taken;
            }
    }
    if (square[i])
        on_square -= taken;
    return taken;
}

double Litter::density(Vec2 p) const
{
    const auto& l = cells.lattice;
    const int column = l.column(p.x), row = l.row(p.y);
    int items = 0, counted = 0;
    for (int r = row - 2; r <= row + 2; ++r)
        for (int c = column - 2; c <= column + 2; ++c)
            if (l.contains(c, r)) {
                items += cells.values[l.index(c, r)].items();
                ++counted;
            }
    return counted > 0 ? 10.0 * items / counted : 0;
}

void Litter::clear_off_square(RunKey run, Date date)
{
    for (std::size_t i = 0; i < cells.values.size(); ++i)
        if (!square[i] && cells.values[i].items() > 0)
            pick_up(cells.lattice.centre(i), takes_share(parameters.off_square_removed),
                    Draws(run, person_key(static_cast<std::uint32_t>(Population::place), date.days_since_1970, static_cast<std::uint32_t>(i)), 0,
                          Purpose::off_square));
}

double Litter::dropping_probability(Vec2 p, double bin_distance) const
{
    const double dirty = 1 + (parameters.dirty_multiplier - 1) * std::min(1.0, density(p) / litter_figures.dirty_from);
    const double far = std::clamp(1 + parameters.bin_distance_slope * (bin_distance - litter_figures.near_bin), 1.0, *parameters.bin_distance_limit);
    return std::min(1.0, parameters.littering_probability * dirty * far);
}

} // namespace plattan
