#include "studies/study_maps.h"

#include "estimates/paired.h"
#include "statistics/moments.h"
#include "studies/study_output.h"
#include "studies/study_samples.h"
#include "studies/study_variables.h"

#include <cmath>
#include <numeric>

namespace plattan {

namespace {

/// Of the interval of 95 % of a mean.
double half_width_of_mean(const Moments& moments)
{
    return moments.n < 2 ? unknown : half_width_of(moments.standard_deviation(), static_cast<int>(moments.n));
}

/// Of one map of one scenario, by cell.
struct CellMoments {
    std::vector<Moments> level, difference;
};

/// The maps of one replication, by scenario; nothing for runs that are not done or kept none.
using Pair = std::vector<std::optional<MapsOfRun>>;

class Maps {
public:
    explicit Maps(std::size_t scenarios) : sums(scenarios) {}

    DetailNames::Maps names; ///< without texts where there is no map

    void add(const Pair& pair)
    {
        for (std::size_t s = 0; s < pair.size(); ++s) {
            if (!pair[s])
                continue;
            if (names.texts.empty()) {
                names = pair[s]->names;
                sums.assign(sums.size(), std::vector<CellMoments>(names.texts.size()));
            }
            if (!is_of_this_place(pair[s]))
                continue;
            const bool has_base = is_of_this_place(pair[0]);
            for (std::size_t m = 0; m < names.texts.size(); ++m) {
                auto& [level, difference] = sums[s][m];
                level.resize(names.lattice.size());
                difference.resize(names.lattice.size());
                for (std::size_t cell = 0; cell < level.size(); ++cell) {
                    const float value = pair[s]->values[m][cell];
                    if (std::isnan(value))
                        continue;
                    level[cell].add(value);
                    if (has_base && !std::isnan(pair[0]->values[m][cell]))
                        difference[cell].add(static_cast<double>(value) - pair[0]->values[m][cell]);
                }
            }
        }
    }

    /// @param of what is asked of the moments of a cell, which are of the level or of the difference
    template <class F> std::vector<float> values(std::size_t map, std::vector<Moments> CellMoments::*which, F&& of) const
    {
        std::vector<float> list;
        for (const auto& scenario : sums)
            for (std::size_t cell = 0; cell < names.lattice.size(); ++cell) {
                const auto& moments = scenario[map].*which;
                list.push_back(cell < moments.size() && moments[cell].n > 0 ? static_cast<float>(of(moments[cell])) : std::nanf(""));
            }
        return list;
    }

private:
    bool is_of_this_place(const std::optional<MapsOfRun>& run) const
    {
        return run && run->names.lattice == names.lattice && run->values.size() == names.texts.size();
    }

    std::vector<std::vector<CellMoments>> sums; ///< by scenario and map
};

/// The weighted mean of the maps of the days of a period, cell by cell, over the days on which something is known of it.
class MeanMaps {
public:
    void add(MapsOfRun day, double weight)
    {
        ++added;
        if (!first) {
            weights.assign(day.values.size(), std::vector<double>(day.names.lattice.size(), 0));
            sums = weights;
            first = std::move(day);
            for (std::size_t m = 0; m < sums.size(); ++m)
                add_values(m, first->values[m], weight);
            return;
        }
        alike = alike && day.names.lattice == first->names.lattice && day.values.size() == sums.size();
        for (std::size_t m = 0; alike && m < sums.size(); ++m)
            add_values(m, day.values[m], weight);
    }
    std::size_t count() const { return added; }
    /// Nothing where the days are on unlike cells.
    std::optional<MapsOfRun> value() const
    {
        if (!first || !alike)
            return std::nullopt;
        MapsOfRun mean = *first;
        for (std::size_t m = 0; m < sums.size(); ++m)
            for (std::size_t cell = 0; cell < sums[m].size(); ++cell)
                mean.values[m][cell] = weights[m][cell] > 0 ? static_cast<float>(sums[m][cell] / weights[m][cell]) : std::nanf("");
        return mean;
    }

private:
    void add_values(std::size_t map, const std::vector<float>& values, double weight)
    {
        for (std::size_t cell = 0; cell < values.size(); ++cell)
            if (!std::isnan(values[cell])) {
                sums[map][cell] += weight * values[cell];
                weights[map][cell] += weight;
            }
    }

    std::optional<MapsOfRun> first;
    std::vector<std::vector<double>> sums, weights; ///< by map and cell
    std::size_t added = 0;
    bool alike = true;
};

Maps maps_of_study(const StudyFolder& folder, const StudyState& state)
{
    const std::size_t scenarios = folder.scenario_names().size();
    Maps maps(scenarios);
    Pair pair(scenarios);
    const auto days = points_of_first_row(folder);
    const auto replications = static_cast<std::size_t>(folder.study().replications);
    for (std::size_t replication = 0; replication < replications; ++replication) {
        for (std::size_t s = 0; s < scenarios; ++s) {
            MeanMaps mean;
            for (const auto point : days) {
                const auto& run = folder.run_at(point, replication, s);
                if (state.state_of(run) != StudyState::Of::done)
                    continue;
                if (const auto detail = state.row_of(run).detail; !detail.empty())
                    mean.add(maps_of(detail), folder.points()[point].weight);
            }
            pair[s] = mean.count() == days.size() ? mean.value() : std::nullopt;
        }
        maps.add(pair);
    }
    return maps;
}

} // namespace

bool write_study_maps(const StudyFolder& folder, const StudyState& state, const std::vector<std::string>& titles, const std::filesystem::path& path)
{
    const Maps maps = maps_of_study(folder, state);
    if (maps.names.texts.empty())
        return false;
    StudyOutput output(path, true);
    {
        const h5::Handle file = output.create();
        h5::set_attribute(file, "format", std::string("plattan maps"));
        h5::set_attribute(file, "format_version", std::int64_t{1});
        h5::set_attribute(file, "Conventions", std::string("CF-1.8"));
        h5::set_attribute(file, "scenarios", titles);
        std::vector<double> numbers(titles.size());
        std::iota(numbers.begin(), numbers.end(), 0.0);
        const auto scenario_axis = h5::write_values<double>(file, "scenario", numbers, {numbers.size()});
        describe(scenario_axis, "1", "number of the scenario; the attribute `scenarios` names them");
        h5::make_scale(scenario_axis, "scenario");
        const Lattice& lattice = maps.names.lattice;
        const auto y_axis = write_axis_of_cells(file, lattice, CellAxis::y), x_axis = write_axis_of_cells(file, lattice, CellAxis::x);
        const auto write = [&](const std::string& name, const std::string& units, const std::string& long_name, const std::vector<float>& values) {
            const auto set = h5::write_values<float>(file, name, values,
                                                     {titles.size(), static_cast<hsize_t>(lattice.height), static_cast<hsize_t>(lattice.width)});
            describe(set, units, long_name);
            h5::attach_scale(set, scenario_axis, 0);
            h5::attach_scale(set, y_axis, 1);
            h5::attach_scale(set, x_axis, 2);
        };
        for (std::size_t m = 0; m < maps.names.texts.size(); ++m) {
            const auto& [name, units, long_name, methods] = maps.names.texts[m];
            const auto mean_of = [](const Moments& moments) { return moments.mean; };
            write(name, units, long_name, maps.values(m, &CellMoments::level, mean_of));
            write(name + "_difference", units, "difference from the first scenario: " + long_name, maps.values(m, &CellMoments::difference, mean_of));
            write(name + "_low", units, "lower end of its interval of 95 %",
                  maps.values(m, &CellMoments::difference, [](const Moments& moments) { return moments.mean - half_width_of_mean(moments); }));
            write(name + "_high", units, "upper end of its interval of 95 %",
                  maps.values(m, &CellMoments::difference, [](const Moments& moments) { return moments.mean + half_width_of_mean(moments); }));
        }
        h5::flush(file);
    }
    output.finish();
    return true;
}

} // namespace plattan
