#include "studies/kept_run.h"

#include "base/archive.h"
#include "base/checked_file.h"
#include "record/day_inventory.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace plattan {

namespace {

// Hours that people ask about, by the clock.
constexpr double evening_begins = 18, night_begins = 23, day_begins = 5;
constexpr double litter_from = 10, litter_until = 22; ///< when the square is in use
constexpr double frame_minutes = layout::frame_length / 60;

enum Period : std::uint8_t { by_day, in_the_evening, at_night, periods };

Period period_of(double hour) { return hour >= night_begins || hour < day_begins ? at_night : hour >= evening_begins ? in_the_evening : by_day; }

/// Sums over the frames of a run, cell by cell.
struct CellSums {
    double staying = 0, visible_deals = 0, litter = 0;
    std::array<double, periods> unsafe{}, looks{};
};

/// Throws std::runtime_error where its parts do not go together.
void check(const KeptRun& run)
{
    for (const auto& table : run.tables)
        if (table.values.size() != table.rows.size() * table.columns.size())
            throw std::runtime_error("a table has other values than its rows and columns");
    for (const auto& grid : run.grids)
        if (grid.values.size() != run.cells.size())
            throw std::runtime_error("a grid has other values than cells");
    if (std::any_of(run.cells.begin(), run.cells.end(), [&](auto cell) { return cell >= run.lattice.size(); }))
        throw std::runtime_error("a cell lies outside");
}

/// Who pays what for what, over the days of the run.
class Costs {
public:
    void add(const DayInventory& day)
    {
        for (const auto& line : day.plan.costs) {
            const auto name = fmt::format("{} | {} | {}", line.payer, line.entry, line.what);
            auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.name == name; });
            if (found == lines.end())
                found = lines.insert(lines.end(), {name, 0, 0, 0});
            found->kronor += line.kronor;
            found->hours += line.hours;
            found->outlay = std::max(found->outlay, line.outlay); // once, however many days it stands
        }
    }
    NumberTable table() const
    {
        NumberTable result{"costs", "SEK", "rostered hours and write-off by payer, intervention and kind", {}, {"SEK", "hours", "outlay"}, {}};
        for (const auto& line : lines) {
            result.rows.push_back(line.name);
            result.values.insert(result.values.end(), {line.kronor, line.hours, line.outlay});
        }
        return result;
    }

private:
    struct Line {
        std::string name;
        double kronor, hours, outlay;
    };
    std::vector<Line> lines;
};

/// On what people sit down, over the days of the run.
class Sitting {
public:
    void add(const FinishedRows& rows)
    {
        const DayPlan& plan = rows.inventory->plan;
        for (const Event& event : rows.events)
            if (event.kind == EventKind::sat_down && event.thing >= 0 && static_cast<std::size_t>(event.thing) < plan.seats.size()) {
                const auto brought = plan.kinds_of_seats.find(plan.seats[static_cast<std::size_t>(event.thing)].id);
                ++times[brought == plan.kinds_of_seats.end() ? "of the place" : brought->second];
            }
    }
    NumberTable table() const
    {
        NumberTable result{"sat_down_by_seat", "1", "times that somebody sat down, by kind of seat", {}, {"times"}, {}};
        for (const auto& [kind, count] : times) {
            result.rows.push_back(kind);
            result.values.push_back(count);
        }
        return result;
    }

private:
    std::map<std::string, double> times{{"of the place", 0}};
};

class Keeper : public RunWatcher {
public:
    explicit Keeper(std::filesystem::path path) : path(std::move(path)) {}

    void day(const FinishedRows& rows) override { add(rows); }

    void end(const Simulation& simulation) override
    {
        add(simulation.unrecorded());
        KeptRun run;
        for (const auto& table : simulation.measured().tables)
            run.tables.push_back({std::string(table.text.name), std::string(table.text.units), std::string(table.text.long_name), table.rows,
                                  table.columns, table.values});
        run.tables.push_back(costs.table());
        run.tables.push_back(sitting.table());
        run.lattice = simulation.measured().frames.lattice();
        const auto ground = free_area(simulation.place().ground(), run.lattice);
        for (std::uint32_t cell = 0; cell < ground.size(); ++cell)
            if (ground[cell] > 0)
                run.cells.push_back(cell);
        const double whole_days = std::max(1, days);
        const auto grid = [&](auto&& value) {
            std::vector<float> values;
            for (const auto cell : run.cells)
                values.push_back(cell < sums.size() ? static_cast<float>(value(sums[cell])) : std::numeric_limits<float>::quiet_NaN());
            run.grids.push_back({std::string(kept_grid_texts()[run.grids.size()].name), std::move(values)});
        };
        grid([&](const CellSums& s) { return s.staying / whole_days; });
        for (const Period period : {by_day, in_the_evening, at_night})
            grid([&](const CellSums& s) { return s.looks[period] > 0 ? 100 * s.unsafe[period] / s.looks[period] : std::nan(""); });
        grid([&](const CellSums& s) { return s.visible_deals / whole_days; });
        grid([&](const CellSums& s) { return litter_frames > 0 ? s.litter / litter_frames : std::nan(""); });
        StateWriter writer;
        writer(run);
        write_checked_file(path, writer.bytes);
    }

private:
    void add(const FinishedRows& rows)
    {
        ++days;
        if (rows.inventory != nullptr) {
            costs.add(*rows.inventory);
            sitting.add(rows);
        }
        const Frames& frames = rows.observables.frames;
        const FrameValues& values = frames.values();
        const std::size_t cells = frames.lattice().size();
        sums.resize(cells);
        for (std::size_t f = 0; f < frames.times().size(); ++f) {
            const double hour = std::fmod(frames.times()[f], seconds_per_day) / 3600;
            const Period period = period_of(hour);
            const bool counts_litter = hour >= litter_from && hour < litter_until;
            litter_frames += counts_litter;
            for (std::size_t c = 0; c < cells; ++c) {
                const std::size_t at = f * cells + c;
                if (at >= values.staying.size())
                    break; // a frame that has only begun
                CellSums& sum = sums[c];
                sum.staying += layout::frames.staying.scale_factor * values.staying[at] * frame_minutes;
                sum.visible_deals += values.visible_deals[at];
                sum.litter += counts_litter ? values.litter[at] : 0;
                if (values.looks[at] > 0 && values.unsafe[at] != *layout::frames.unsafe.nothing) {
                    sum.looks[period] += values.looks[at];
                    sum.unsafe[period] += layout::frames.unsafe.scale_factor * values.unsafe[at] * values.looks[at];
                }
            }
        }
    }

    std::filesystem::path path;
    std::vector<CellSums> sums;
    Costs costs;
    Sitting sitting;
    double litter_frames = 0;
    int days = 0;
};

} // namespace

const std::vector<GridText>& kept_grid_texts()
{
    static const std::vector<GridText> texts{{"staying", "min m-2", "time that people stood or sat here, in person-minutes a day"},
                                             {"unsafe_by_day", "%", "mean P(unsafe) of visitors who looked around here, 05-18"},
                                             {"unsafe_in_the_evening", "%", "mean P(unsafe) of visitors who looked around here, 18-23"},
                                             {"unsafe_at_night", "%", "mean P(unsafe) of visitors who looked around here, 23-05"},
                                             {"visible_deals", "1", "visible deals done here a day"},
                                             {"litter", "1", "items of litter lying here, mean over 10-22"}};
    return texts;
}

std::filesystem::path kept_path(const StudyFolder& folder, std::uint64_t id) { return folder.path() / "kept" / id_text(id); }

std::optional<KeptRun> read_kept_run(const StudyFolder& folder, std::uint64_t id)
{
    const auto bytes = read_checked_file(kept_path(folder, id));
    if (!bytes)
        return std::nullopt;
    try {
        KeptRun run;
        StateReader reader(*bytes);
        reader(run);
        check(run);
        return run;
    } catch (const std::exception&) { // of another version
        return std::nullopt;
    }
}

WatchRun keep_runs(const StudyFolder& folder)
{
    std::filesystem::create_directories(folder.path() / "kept");
    return [&folder](const PlannedRun& run) { return std::make_unique<Keeper>(kept_path(folder, run.id)); };
}

} // namespace plattan
