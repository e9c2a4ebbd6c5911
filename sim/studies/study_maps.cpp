#include "studies/study_maps.h"

#include "base/output_file.h"
#include "estimates/paired.h"
#include "statistics/mean.h"
#include "studies/kept_run.h"
#include "studies/study_variables.h"

#include <cmath>
#include <numeric>

namespace plattan {

namespace {

/// Count, sum and sum of squares of what comes one after the other.
struct Moments {
    double n = 0, mean = 0, squares = 0;

    void add(double value)
    {
        const double before = value - mean;
        mean += before / ++n;
        squares += before * (value - mean);
    }
    double half_width() const { return n < 2 ? unknown : half_width_of(std::sqrt(squares / (n - 1)), static_cast<int>(n)); }
};

/// Of one grid of one scenario, by cell.
struct CellMoments {
    std::vector<Moments> level, difference;
};

/// The runs of one replication, by scenario; nothing for those that are not done or were not kept.
using Pair = std::vector<std::optional<KeptRun>>;

class Maps {
public:
    explicit Maps(std::size_t scenarios) : sums(scenarios, std::vector<CellMoments>(kept_grid_texts().size())) {}

    Lattice lattice;
    bool any = false;

    void add(const Pair& pair)
    {
        for (std::size_t s = 0; s < pair.size(); ++s) {
            if (!pair[s])
                continue;
            if (!any) {
                any = true;
                lattice = pair[s]->lattice;
            }
            if (!(pair[s]->lattice == lattice))
                continue; // another place
            for (std::size_t g = 0; g < kept_grid_texts().size() && g < pair[s]->grids.size(); ++g) {
                auto& [level, difference] = sums[s][g];
                level.resize(lattice.size());
                difference.resize(lattice.size());
                const auto base = pair[0] && pair[0]->lattice == lattice ? spread(*pair[0], g) : std::vector<float>{};
                const auto& run = *pair[s];
                for (std::size_t i = 0; i < run.cells.size(); ++i) {
                    const float value = run.grids[g].values[i];
                    if (std::isnan(value))
                        continue;
                    level[run.cells[i]].add(value);
                    if (!base.empty() && !std::isnan(base[run.cells[i]]))
                        difference[run.cells[i]].add(static_cast<double>(value) - base[run.cells[i]]);
                }
            }
        }
    }

    /// @param of what is asked of the moments of a cell, which are of the level or of the difference
    template <class F> std::vector<float> values(std::size_t grid, std::vector<Moments> CellMoments::*which, F&& of) const
    {
        std::vector<float> list;
        for (const auto& scenario : sums)
            for (std::size_t cell = 0; cell < lattice.size(); ++cell) {
                const auto& moments = scenario[grid].*which;
                list.push_back(cell < moments.size() && moments[cell].n > 0 ? static_cast<float>(of(moments[cell])) : std::nanf(""));
            }
        return list;
    }

private:
    std::vector<float> spread(const KeptRun& run, std::size_t grid) const
    {
        std::vector<float> values(lattice.size(), std::nanf(""));
        for (std::size_t i = 0; i < run.cells.size(); ++i)
            values[run.cells[i]] = run.grids[grid].values[i];
        return values;
    }

    std::vector<std::vector<CellMoments>> sums; ///< by scenario and grid
};

Maps maps_of(const StudyFolder& folder, const StudyState& state)
{
    const std::size_t scenarios = folder.scenario_names().size();
    Maps maps(scenarios);
    Pair pair(scenarios);
    std::uint32_t replication = 0;
    for (const auto& run : folder.runs()) { // replication by replication
        if (run.point != 0)
            break;
        if (run.replication != replication) {
            maps.add(pair);
            pair.assign(scenarios, std::nullopt);
            replication = run.replication;
        }
        if (state.state_of(run) == StudyState::Of::done)
            pair[run.scenario] = read_kept_run(folder, run.id);
    }
    maps.add(pair);
    return maps;
}

} // namespace

bool write_study_maps(const StudyFolder& folder, const StudyState& state, const std::vector<std::string>& titles, const std::filesystem::path& path)
{
    const Maps maps = maps_of(folder, state);
    if (!maps.any)
        return false;
    OutputFile output(path, {}, true);
    {
        h5::keep_quiet();
        const h5::Handle file(H5Fcreate(output.temporary().c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose, "creating " + path.string());
        h5::set_attribute(file, "format", std::string("plattan maps"));
        h5::set_attribute(file, "format_version", std::int64_t{1});
        h5::set_attribute(file, "Conventions", std::string("CF-1.8"));
        h5::set_attribute(file, "scenarios", titles);
        const auto axis = [&](const char* name, const std::vector<double>& values, std::string_view units, const std::string& long_name) {
            auto set = h5::write_values<double>(file, name, values, {values.size()});
            describe(set, std::string(units), long_name);
            h5::make_scale(set, name);
            return set;
        };
        std::vector<double> numbers(titles.size()), x, y;
        std::iota(numbers.begin(), numbers.end(), 0.0);
        for (int c = 0; c < maps.lattice.width; ++c)
            x.push_back(maps.lattice.centre(maps.lattice.index(c, 0)).x);
        for (int r = 0; r < maps.lattice.height; ++r)
            y.push_back(maps.lattice.centre(maps.lattice.index(0, r)).y);
        const auto scenario_axis = axis("scenario", numbers, "1", "number of the scenario; the attribute `scenarios` names them"),
                   y_axis = axis("y", y, "m", "middle of the cell, from the origin"),
                   x_axis = axis("x", x, "m", "middle of the cell, from the origin");
        const auto write = [&](const std::string& name, std::string_view units, const std::string& long_name, const std::vector<float>& values) {
            const auto set = h5::write_values<float>(file, name, values, {titles.size(), y.size(), x.size()});
            describe(set, std::string(units), long_name);
            h5::attach_scale(set, scenario_axis, 0);
            h5::attach_scale(set, y_axis, 1);
            h5::attach_scale(set, x_axis, 2);
        };
        for (std::size_t g = 0; g < kept_grid_texts().size(); ++g) {
            const auto& text = kept_grid_texts()[g];
            const std::string name(text.name), long_name(text.long_name);
            const auto mean_of = [](const Moments& m) { return m.mean; };
            write(name, text.units, long_name, maps.values(g, &CellMoments::level, mean_of));
            write(name + "_difference", text.units, "difference from the first scenario: " + long_name,
                  maps.values(g, &CellMoments::difference, mean_of));
            write(name + "_low", text.units, "lower end of its interval of 95 %",
                  maps.values(g, &CellMoments::difference, [](const Moments& m) { return m.mean - m.half_width(); }));
            write(name + "_high", text.units, "upper end of its interval of 95 %",
                  maps.values(g, &CellMoments::difference, [](const Moments& m) { return m.mean + m.half_width(); }));
        }
        h5::flush(file);
    }
    output.finish();
    return true;
}

} // namespace plattan
