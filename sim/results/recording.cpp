#include "results/recording.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr std::uint64_t most_cells_along_an_axis = 2000;
constexpr double last_time = 86'400.0 * 20'000; ///< later than any run ends (unit: s)

} // namespace

std::span<const TrajectorySample> TrajectoryMinute::second(int of_minute) const
{
    const auto s = static_cast<std::size_t>(of_minute);
    return std::span(by_second).subspan(begin[s], begin[s + 1] - begin[s]);
}

Recording::Recording(const std::filesystem::path& path, Accepts accepts, std::size_t bytes_of_minutes, std::size_t bytes_of_frames)
    : run(path, accepts), kept_minutes(bytes_of_minutes), kept_frames(bytes_of_frames)
{
}

std::string Recording::program() const { return fmt::format("{} ({})", run.attribute("/", "program_version"), run.attribute("/", "git")); }

Date Recording::first_date() const
{
    const auto date = Date::parse(date_text());
    if (!date)
        damaged("the attribute 'date' is no date");
    return *date;
}

int Recording::days() const
{
    constexpr std::uint64_t most = 400; // as scenarios have
    return static_cast<int>(run.whole_attribute("/", "days", 1, most));
}

std::pair<double, double> Recording::window() const
{
    const double from = run.number_attribute("/", "from"), until = run.number_attribute("/", "until");
    if (from < 0 || until < 0 || from > seconds_per_day || until > seconds_per_day)
        damaged(fmt::format("it says that it is from {} s until {} s of a day", from, until));
    return {from, until};
}

std::string Recording::identity() const
{
    const std::string path(layout::identity);
    return run.has(path) ? run.text(path) : "";
}

const std::vector<RecordedRole>& Recording::roles() const
{
    if (!known_roles.empty())
        return known_roles;
    const RecordedTable table{run, layout::roles};
    const auto& c = layout::roles;
    const auto names = table.column(c.name), labels = table.column(c.label), groups = table.column(c.role_group);
    const auto on_duty = table.column(c.on_duty), uniform = table.column(c.uniform);
    const auto numbered = people().names(layout::people.kind);
    if (names.empty() || names.size() > 255 || numbered.size() != names.size())
        damaged(fmt::format("{} does not have one row for every role", layout::Roles::group));
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto found = numbered.find(static_cast<std::int64_t>(i)); found == numbered.end() || found->second != names[i])
            damaged(fmt::format("role {} of {} is not the one of that number in /people", i, layout::Roles::group));
        known_roles.push_back({names[i], labels[i], groups[i], on_duty[i] != 0, uniform[i] != 0});
    }
    return known_roles;
}

std::vector<std::uint8_t> Recording::roles_of_people() const
{
    roles(); // numbered from 0 on; that every value is one of theirs is checked when they are read
    return people().column(layout::people.kind);
}

std::vector<double> Recording::times(const std::string& path) const
{
    auto times = run.values<double>(path);
    double before = -1;
    for (const double time : times) {
        if (!(time > before && time < last_time))
            damaged(fmt::format("the times of {} do not ascend: {} after {}", path, time, before));
        before = time;
    }
    return times;
}

std::vector<double> Recording::minutes() const { return times(layout::path_of(layout::minutes, layout::minutes.time)); }

std::vector<double> Recording::series(std::string_view name) const
{
    const auto path = fmt::format("{}/{}", layout::Minutes::group, name);
    if (run.rows_of_column(path) != run.rows_of_column(layout::path_of(layout::minutes, layout::minutes.time)))
        damaged(fmt::format("{} has not one value for every minute", path));
    return run.values<double>(path);
}

std::vector<double> Recording::axis(const std::string& path) const
{
    if (const auto cells = run.rows_of_column(path); cells < 2 || cells > most_cells_along_an_axis)
        damaged(fmt::format("{} has {} cells; a grid has 2 to {}", path, cells, most_cells_along_an_axis));
    auto middles = run.values<double>(path);
    const double cell = middles[1] - middles[0];
    for (std::size_t i = 0; i < middles.size(); ++i)
        if (!std::isfinite(middles[i]) || std::abs(middles[i]) > 1e6 || !(cell > 0.01) ||
            std::abs(middles[i] - middles[0] - cell * static_cast<double>(i)) > 0.01 * cell)
            damaged(path + " are no middles of cells side by side");
    return middles;
}

const Lattice& Recording::lattice() const
{
    if (cells_of_place)
        return *cells_of_place;
    auto x = axis(layout::path_of(layout::grid_axes, layout::grid_axes.x)), y = axis(layout::path_of(layout::grid_axes, layout::grid_axes.y));
    if (const double width = x[1] - x[0], height = y[1] - y[0]; std::abs(width - height) > 0.01 * width)
        damaged(fmt::format("the cells of {} are no squares: {} m by {} m", layout::GridAxes::group, width, height));
    Lattice lattice;
    lattice.cell = static_cast<float>(x[1] - x[0]);
    lattice.origin = {static_cast<float>(x[0]) - lattice.cell / 2, static_cast<float>(y[0]) - lattice.cell / 2};
    lattice.width = static_cast<int>(x.size());
    lattice.height = static_cast<int>(y.size());
    x_of_cells = std::move(x);
    y_of_cells = std::move(y);
    cells_of_place = lattice;
    return *cells_of_place;
}

bool Recording::has_frames() const { return run.has(layout::path_of(layout::grid_axes, layout::grid_axes.time)); }

const std::vector<double>& Recording::frames() const
{
    if (!frame_times)
        frame_times = times(layout::path_of(layout::grid_axes, layout::grid_axes.time));
    return *frame_times;
}

std::optional<std::size_t> Recording::frame_at(double time) const
{
    const auto& begins = frames();
    const auto after = std::upper_bound(begins.begin(), begins.end(), time);
    if (after == begins.begin() || time - *(after - 1) >= layout::frame_length)
        return std::nullopt;
    return static_cast<std::size_t>(after - begins.begin()) - 1;
}

std::shared_ptr<const std::vector<float>> Recording::read_frame(const FrameGrid& grid, std::size_t number) const
{
    const std::string &path = grid.path, &type = grid.type;
    const double scale = grid.scale_factor;
    const auto make = [&] {
        const auto& cells = lattice();
        const auto extents = run.extents(path);
        if (extents !=
                std::vector<std::uint64_t>{frames().size(), static_cast<std::uint64_t>(cells.height), static_cast<std::uint64_t>(cells.width)} ||
            number >= extents[0])
            damaged(path + " has not one value for every frame and cell");
        if (run.type_word(path) != type)
            damaged(fmt::format("{} holds values of the type {} instead of {}", path, run.type_word(path), type));
        if (scale != 1 && run.positive_attribute(path, "scale_factor") != scale)
            damaged(fmt::format("the scale factor of {} is not {}", path, scale));
        std::vector<float> values;
        values.reserve(cells.size());
        for (const double value : run.numbers(path, number, 1)) {
            if (!(value >= 0 && std::isfinite(value)))
                damaged(fmt::format("{} has a value of {}", path, value));
            values.push_back(value == grid.nothing ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(value * scale));
        }
        return values;
    };
    return kept_frames.get({path, number}, make, [](const auto& values) { return values.size() * sizeof(float); });
}

std::vector<float> Recording::cells(const layout::Grid<float>& grid) const
{
    const auto path = layout::path_of(grid);
    const auto& cells = lattice();
    if (run.extents(path) != std::vector<std::uint64_t>{static_cast<std::uint64_t>(cells.height), static_cast<std::uint64_t>(cells.width)})
        damaged(path + " has not one value for every cell");
    std::vector<float> values;
    values.reserve(cells.size());
    for (const double value : run.numbers(path)) {
        if (value < 0 || value > 1e9)
            damaged(fmt::format("{} has a value of {}", path, value));
        values.push_back(static_cast<float>(value));
    }
    return values;
}

std::vector<RecordedFigure> Recording::figures() const
{
    std::vector<RecordedFigure> list;
    for (const auto& name : run.datasets(std::string(layout::summary))) {
        const auto path = fmt::format("{}/{}", layout::summary, name);
        list.push_back({name, run.attribute(path, "units"), run.attribute(path, "long_name"), run.number(path)});
    }
    return list;
}

std::vector<RecordedDailyFigure> Recording::daily_figures() const
{
    std::vector<RecordedDailyFigure> list;
    for (const auto& figure : figures()) {
        const auto path = fmt::format("{}/{}", layout::daily, figure.name);
        list.push_back({figure.name, figure.units, figure.long_name, run.has(path) ? run.values<double>(path) : std::vector{figure.value}});
        if (list.back().values.size() != list.front().values.size())
            damaged(fmt::format("{} has {} days, {} has {}", path, list.back().values.size(), list.front().name, list.front().values.size()));
    }
    return list;
}

std::vector<RecordedParameter> Recording::parameters() const
{
    const auto& c = layout::parameters;
    const RecordedTable table{run, c};
    const auto read = [&](const auto& column) { return table.column(column); };
    const auto section = read(c.section), name = read(c.name), value = read(c.value), unit = read(c.unit), default_value = read(c.default_value),
               range = read(c.range), source = read(c.source), certainty = read(c.certainty), text = read(c.text), given_in = read(c.given_in),
               plausible_scale = read(c.plausible_scale);
    const auto number = read(c.number), low = read(c.plausible_low), high = read(c.plausible_high);
    std::vector<RecordedParameter> list;
    for (std::size_t i = 0; i < section.size(); ++i)
        list.push_back({section[i], name[i], value[i], unit[i], default_value[i], range[i], source[i], certainty[i], text[i], given_in[i],
                        plausible_scale[i], number[i], low[i], high[i]});
    return list;
}

double Recording::parameter(std::string_view section, std::string_view name) const
{
    const auto all = parameters();
    const auto found = std::find_if(all.begin(), all.end(), [&](const RecordedParameter& one) { return one.section == section && one.name == name; });
    if (found == all.end())
        damaged(fmt::format("{} has no '{}.{}'", layout::Parameters::group, section, name));
    return found->number;
}

std::vector<RecordedCrossTable> Recording::cross_tables() const
{
    std::vector<RecordedCrossTable> list;
    for (const auto& name : run.datasets(std::string(layout::tables))) {
        const auto path = fmt::format("{}/{}", layout::tables, name);
        if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
            damaged(fmt::format("{} is no name that a table has", path));
        RecordedCrossTable table{name,
                                 run.attribute(path, "units"),
                                 run.attribute(path, "long_name"),
                                 run.attribute_texts(path, "rows"),
                                 run.attribute_texts(path, "columns"),
                                 run.numbers(path)};
        if (table.values.size() != table.rows.size() * table.columns.size())
            damaged(fmt::format("{} has {} values for {} rows and {} columns", path, table.values.size(), table.rows.size(), table.columns.size()));
        list.push_back(std::move(table));
    }
    return list;
}

} // namespace plattan
