#include "studies/study_map_moments.h"

#include "statistics/moments.h"
#include "studies/study_variables.h"

#include <algorithm>
#include <optional>
#include <set>

namespace plattan {

namespace {

/// The lattice and the maps of the first run that has some.
std::optional<DetailNames::Maps> first_maps(const StudyFolder& folder, const StudyState& state)
{
    for (const auto& run : folder.runs())
        if (state.state_of(run) == StudyState::Of::done)
            if (const auto detail = state.row_of(run).detail; !detail.empty())
                return names_of(detail).maps;
    return std::nullopt;
}

/// Of the runs of one point, by map, scenario and cell.
class PointMoments {
public:
    PointMoments(const DetailNames::Maps& maps, std::size_t scenarios)
        : cells(maps.lattice.size()), sums(maps.texts.size(), std::vector<Moments>(scenarios * cells))
    {
    }

    void add(std::size_t scenario, const MapsOfRun& run)
    {
        for (std::size_t m = 0; m < sums.size() && m < run.values.size(); ++m)
            for (std::size_t cell = 0; cell < cells; ++cell)
                if (const float value = run.values[m][cell]; !std::isnan(value))
                    sums[m][scenario * cells + cell].add(value);
    }

    /// @return by scenario and cell
    template <class Value, class F> std::vector<Value> values(std::size_t map, F&& of) const
    {
        std::vector<Value> list;
        for (const auto& moments : sums[map])
            list.push_back(of(moments));
        return list;
    }

private:
    std::size_t cells;
    std::vector<std::vector<Moments>> sums;
};

/// The variables of one map.
struct MapVariables {
    Cube mean, mean_square, runs;
};

} // namespace

void write_map_moments(hid_t file, const StudyFolder& folder, const StudyState& state, hid_t point_scale, hid_t scenario_scale)
{
    const auto maps = first_maps(folder, state);
    if (!maps || maps->texts.empty())
        return;
    const Lattice& lattice = maps->lattice;
    const auto y_axis = write_axis_of_cells(file, lattice, CellAxis::y), x_axis = write_axis_of_cells(file, lattice, CellAxis::x);
    const std::size_t points = folder.points().size(), scenarios = folder.scenario_names().size();
    const std::vector<hsize_t> extents{points, scenarios, static_cast<hsize_t>(lattice.height), static_cast<hsize_t>(lattice.width)},
        chunk{1, scenarios, extents[2], extents[3]};
    const auto create = [&](const std::string& name, hid_t type, const std::string& units, const std::string& long_name) {
        Cube cube(file, name, type, extents, chunk);
        describe(cube.dataset(), units, long_name);
        unsigned dimension = 0;
        for (const hid_t scale : {point_scale, scenario_scale, static_cast<hid_t>(y_axis), static_cast<hid_t>(x_axis)})
            h5::attach_scale(cube.dataset(), scale, dimension++);
        return cube;
    };
    std::vector<MapVariables> variables;
    for (const auto& text : maps->texts) {
        const auto name = "map_" + text.name;
        variables.push_back({create(name + "_mean", h5::native_type<double>(), text.units, text.long_name + ", mean over replications"),
                             create(name + "_mean_square", h5::native_type<double>(), text.units == "1" ? "1" : "(" + text.units + ")2",
                                    text.long_name + ", mean of its square over replications"),
                             create(name + "_runs", h5::native_type<std::int32_t>(), "1", "replications in which it is known")});
    }
    std::set<std::string> left_out;
    auto run = folder.runs().begin();
    for (std::size_t point = 0; point < points; ++point) {
        PointMoments sums(*maps, scenarios);
        for (; run != folder.runs().end() && run->point == point; ++run) {
            if (state.state_of(*run) != StudyState::Of::done)
                continue;
            const auto detail = state.row_of(*run).detail;
            if (detail.empty())
                continue;
            if (const auto of_run = maps_of(detail); of_run.names.lattice == lattice)
                sums.add(run->scenario, of_run);
            else
                left_out.insert(folder.scenario_names()[run->scenario]);
        }
        const auto write = [&](Cube& cube, const auto& values) {
            using Value = typename std::decay_t<decltype(values)>::value_type;
            cube.write(point, 1, 0, scenarios, h5::native_type<Value>(), values.data());
        };
        for (std::size_t m = 0; m < variables.size(); ++m) {
            write(variables[m].mean, sums.values<double>(m, [](const Moments& one) { return one.n > 0 ? one.mean : unknown; }));
            write(variables[m].mean_square, sums.values<double>(m, [](const Moments& one) { return one.n > 0 ? one.mean_square() : unknown; }));
            write(variables[m].runs, sums.values<std::int32_t>(m, [](const Moments& one) { return static_cast<std::int32_t>(one.n); }));
        }
    }
    if (!left_out.empty())
        h5::set_attribute(file, "without_maps", std::vector<std::string>(left_out.begin(), left_out.end()));
}

} // namespace plattan
