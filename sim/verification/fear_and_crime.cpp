#include "verification/cases.h"

#include "base/shuffle.h"
#include "statistics/correlation.h"
#include "statistics/interval.h"
#include "verification/shuffled.h"
#include "verification/whole_days.h"

#include <fmt/format.h>
#include <numeric>

namespace plattan {

namespace {

/// A cell in which visitors looked around often enough, by day: looks, sum of P(unsafe) over them, expected offences.
struct BusyCell {
    std::vector<double> looks, unsafe, offences;
};

/// Sum over all days but one; `left_out` beyond the last: over all.
double over_days(const std::vector<double>& days, std::size_t left_out)
{
    return std::accumulate(days.begin(), days.end(), 0.0) - (left_out < days.size() ? days[left_out] : 0);
}

std::vector<BusyCell> busy_cells(const std::vector<WholeDay>& list)
{
    constexpr double often = 200; ///< looks a day
    std::vector<BusyCell> cells;
    for (std::size_t cell = 0; cell < list.front().looks.size(); ++cell) {
        BusyCell of;
        for (const auto& day : list) {
            of.looks.push_back(day.looks[cell]);
            of.unsafe.push_back(day.unsafe[cell]);
            of.offences.push_back(day.offences[cell]);
        }
        if (over_days(of.looks, list.size()) >= often * static_cast<double>(list.size()))
            cells.push_back(std::move(of));
    }
    return cells;
}

/// Correlation of feeling unsafe in each cell and of offences per look in the cell that `place` names for it, with the interval of the jackknife
/// over days. All days but one are taken together, because a day has few offences to expect anywhere.
Estimate fear_and_crime(const std::vector<BusyCell>& cells, const std::vector<std::size_t>& place)
{
    const auto correlation = [&](std::size_t left_out) {
        std::vector<double> unsafe, offences;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const BusyCell &felt = cells[i], &suffered = cells[place[i]];
            unsafe.push_back(over_days(felt.unsafe, left_out) / over_days(felt.looks, left_out));
            offences.push_back(over_days(suffered.offences, left_out) / over_days(suffered.looks, left_out));
        }
        return pearson_correlation(unsafe, offences);
    };
    const std::size_t days = cells.front().looks.size();
    const auto n = static_cast<double>(days);
    const double all = correlation(days);
    std::vector<double> by_day;
    for (std::size_t day = 0; day < days; ++day)
        by_day.push_back(n * all - (n - 1) * correlation(day));
    return {all, estimate(by_day).half_width, static_cast<int>(days)};
}

std::vector<Finding> where_people_fear(const Laboratory& laboratory)
{
    constexpr int many = 30; // on ten the interval is wider than half the band
    const auto cells = busy_cells(whole_days(laboratory, "../baseline-2014", many));
    std::vector<std::size_t> place(cells.size());
    std::iota(place.begin(), place.end(), std::size_t{0});
    const Estimate found = fear_and_crime(cells, place);
    const Finding row{.name = "SF-29",
                      .what = "Correlation over cells of 10 m of P(unsafe) and expected offences per visitor there.",
                      .figure = found.mean,
                      .unit = "",
                      .low = 0.1,
                      .high = 0.7,
                      .source = "EFF-28, DRUG-19",
                      .level = Finding::Level::should,
                      .role = Finding::Role::validated,
                      .replications = found.n,
                      .scenario = "../baseline-2014",
                      .remark = fmt::format("95 % interval of half width {:.3g}, by the jackknife over days.", found.half_width),
                      .half_width = found.half_width,
                      .days = static_cast<double>(found.n)};
    return {row, control_of(row, [&](Draws& draws, Finding& shuffled) {
                shuffle(place.size(), draws, [&](std::size_t a, std::size_t b) { std::swap(place[a], place[b]); });
                const Estimate by_chance = fear_and_crime(cells, place);
                shuffled.figure = by_chance.mean;
                shuffled.half_width = by_chance.half_width;
            })};
}

} // namespace

void add_fear_and_crime(std::vector<Case>& cases) { cases.push_back({{"SF-29", "SF-29 shuffled"}, where_people_fear}); }

} // namespace plattan
