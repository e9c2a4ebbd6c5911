#include "studies/study_file.h"

#include "base/output_file.h"
#include "base/version.h"
#include "results/hdf5.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <memory>
#include <numeric>

namespace plattan {

namespace {

constexpr std::size_t values_at_once = 1U << 16U; ///< of one variable
constexpr hsize_t width_of_id = 16;               ///< digits

void describe(hid_t set, const std::string& units, const std::string& long_name)
{
    h5::set_attribute(set, "units", units);
    h5::set_attribute(set, "long_name", long_name);
}

/// The whole of a text as a number, or nothing.
std::optional<double> number_of(const std::string& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

h5::Handle create_scale(hid_t file, const std::string& name, std::size_t size, const std::string& long_name)
{
    std::vector<std::int32_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0);
    auto set = h5::write_values<std::int32_t>(file, name, numbers, {size});
    describe(set, "1", long_name);
    h5::make_scale(set, name);
    return set;
}

/// Dimensions of texts by their widths. netCDF reads no variable of which only some dimensions have a scale.
class TextWidths {
public:
    explicit TextWidths(hid_t file) : file(file) {}

    hid_t of(hsize_t width)
    {
        auto& scale = scales[width];
        if (scale == nullptr) {
            const std::string name = fmt::format("string{}", width);
            scale = std::make_unique<h5::Handle>(h5::write_values<std::int8_t>(file, name, std::vector<std::int8_t>(width), {width}));
            describe(*scale, "1", "letters of a text");
            h5::make_scale(*scale, fmt::format("This is a netCDF dimension but not a netCDF variable.{:10}", width));
        }
        return *scale;
    }

    /// Texts along a dimension.
    void write(const std::string& name, const std::vector<std::string>& texts, const std::string& long_name, hid_t along)
    {
        const auto set = h5::write_texts(file, name, texts);
        describe(set, "1", long_name);
        hsize_t extents[2] = {};
        const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
        H5Sget_simple_extent_dims(space, extents, nullptr);
        h5::attach_scale(set, along, 0);
        h5::attach_scale(set, of(extents[1]), 1);
    }

private:
    hid_t file;
    std::map<hsize_t, std::unique_ptr<h5::Handle>> scales;
};

/// A dataset by point, replication and scenario, filled by blocks of points.
class Cube {
public:
    Cube(hid_t file, const std::string& name, hid_t type, std::vector<hsize_t> extents, hsize_t points_at_once) : extents(std::move(extents))
    {
        const h5::Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset creation");
        auto chunk = this->extents;
        chunk[0] = std::min(chunk[0], points_at_once);
        const h5::Handle space(H5Screate_simple(static_cast<int>(this->extents.size()), this->extents.data(), nullptr), H5Sclose, "extent");
        if (H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()) < 0 || H5Pset_shuffle(creation) < 0 ||
            H5Pset_deflate(creation, 4) < 0)
            throw h5::Error("HDF5: chunks of " + name);
        set = {H5Dcreate2(file, name.c_str(), type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose, "dataset " + name};
    }

    hid_t dataset() const { return set; }

    /// Writes the points from `first` on; `values` has whole points.
    void write(hsize_t first, hsize_t points, hid_t type, const void* values)
    {
        std::vector<hsize_t> start(extents.size()), count = extents;
        start[0] = first;
        count[0] = points;
        const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
        const h5::Handle memory(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose, "memory");
        if (H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr) < 0 ||
            H5Dwrite(set, type, memory, space, H5P_DEFAULT, values) < 0)
            throw h5::Error("HDF5: writing a block of points failed");
    }

private:
    std::vector<hsize_t> extents;
    h5::Handle set;
};

void write_factors(hid_t file, const StudyFolder& folder, hid_t point_scale, TextWidths& widths)
{
    for (const auto& key : folder.factors()) {
        std::vector<std::string> texts;
        std::vector<double> numbers;
        for (const auto& point : folder.points()) {
            const auto found = std::find_if(point.values.begin(), point.values.end(), [&](const auto& one) { return one.first == key; });
            texts.push_back(found == point.values.end() ? "" : found->second);
            const auto number = number_of(texts.back());
            numbers.push_back(number.value_or(std::numeric_limits<double>::quiet_NaN()));
        }
        const bool are_numbers = std::none_of(texts.begin(), texts.end(), [](const auto& text) { return !text.empty() && !number_of(text); });
        const std::string long_name = "factor, as it was set; nothing: as the scenario has it";
        if (!are_numbers) {
            widths.write(key, texts, long_name, point_scale);
            continue;
        }
        const auto set = h5::write_values<double>(file, key, numbers, {numbers.size()});
        describe(set, "1", long_name);
        h5::attach_scale(set, point_scale, 0);
    }
    std::vector<std::string> base_rows, factors;
    for (const auto& point : folder.points()) {
        base_rows.push_back(point.base_row);
        factors.push_back(point.factor);
    }
    widths.write("base_row", base_rows, "point or row of the design of which this one is a change", point_scale);
    widths.write("factor", factors, "what is changed in it", point_scale);
}

/// The rows of some points, one after the other; empty where a run has none.
std::vector<RunRow> rows_of_points(const StudyFolder& folder, const StudyState& state, std::size_t first, std::size_t last, std::size_t replications)
{
    const std::size_t scenarios = folder.scenario_names().size(), per_point = replications * scenarios;
    std::vector<RunRow> rows((last - first) * per_point);
    const auto begin =
        std::lower_bound(folder.runs().begin(), folder.runs().end(), first, [](const PlannedRun& run, std::size_t p) { return run.point < p; });
    for (auto run = begin; run != folder.runs().end() && run->point < last; ++run) {
        auto& row = rows[(run->point - first) * per_point + run->replication * scenarios + run->scenario];
        if (state.state_of(*run) != StudyState::Of::missing)
            row = state.row_of(*run);
        row.id = run->id;
    }
    return rows;
}

std::string digits(const std::vector<RunRow>& rows, std::uint64_t RunRow::*number)
{
    std::string text;
    for (const auto& row : rows)
        text += id_text(row.*number);
    return text;
}

} // namespace

void write_study_file(const StudyFolder& folder, const StudyState& state, const std::filesystem::path& path)
{
    OutputFile output(path, {}, path == folder.collected());
    {
        h5::keep_quiet();
        const h5::Handle file(H5Fcreate(output.temporary().c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose, "creating " + path.string());
        const Study& study = folder.study();
        h5::set_attribute(file, "format", std::string("plattan study"));
        h5::set_attribute(file, "format_version", std::int64_t{1});
        h5::set_attribute(file, "Conventions", std::string("CF-1.8"));
        h5::set_attribute(file, "study", study.name);
        h5::set_attribute(file, "seed", static_cast<std::int64_t>(study.seed));
        h5::set_attribute(file, "from", study.from);
        h5::set_attribute(file, "until", study.until.value_or(seconds_per_day));
        h5::set_attribute(file, "design", folder.design_hash());
        h5::set_attribute(file, "program_version", std::string(version().program));
        h5::set_attribute(file, "sources", std::string(version().sources));
        for (const auto& [name, figures] : {std::pair{"primary", study.primary}, {"secondary", study.secondary}})
            if (!figures.empty())
                h5::set_attribute(file, name, figures);

        const std::size_t points = folder.points().size(), scenarios = folder.scenario_names().size();
        const auto replications = static_cast<std::size_t>(study.replications);
        const auto point_scale = create_scale(file, "point", points, "point of the design"),
                   replication_scale = create_scale(file, "replication", replications, "replication; runs of one replication have the same draws"),
                   scenario_scale = create_scale(file, "scenario", scenarios, "number of the scenario");
        TextWidths widths(file);
        widths.write("scenario_name", folder.scenario_names(), "folder of the scenario in the study", scenario_scale);
        write_factors(file, folder, point_scale, widths);

        const hsize_t at_once = std::max<std::size_t>(1, values_at_once / (replications * scenarios));
        const auto create = [&](const std::string& name, hid_t type, const std::string& units, const std::string& long_name, bool is_text = false) {
            std::vector<hsize_t> extents{points, replications, scenarios};
            if (is_text)
                extents.push_back(width_of_id);
            Cube cube(file, name, type, extents, at_once);
            describe(cube.dataset(), units, long_name);
            h5::attach_scale(cube.dataset(), point_scale, 0);
            h5::attach_scale(cube.dataset(), replication_scale, 1);
            h5::attach_scale(cube.dataset(), scenario_scale, 2);
            if (is_text)
                h5::attach_scale(cube.dataset(), widths.of(width_of_id), 3);
            return cube;
        };
        const h5::Handle character(H5Tcopy(H5T_C_S1), H5Tclose, "text");
        const auto states = h5::enumeration<std::uint8_t>({{"missing", 0}, {"done", 1}, {"failed", 2}});
        h5::commit(file, "run_state", states);
        auto of_state = create("state", states, "1", "what became of the run");
        auto ids = create("run_id", character, "1", "identity of the run's contents, in hexadecimal digits", true);
        auto digests = create("digest", character, "1", "of the figures and of the state of each minute, in hexadecimal digits", true);
        auto seconds = create("seconds", h5::native_type<float>(), "s", "time it took on the wall clock");
        auto memory = create("memory", h5::native_type<double>(), "byte", "largest memory of its process until then");
        std::vector<Cube> figures;
        for (const auto& column : state.columns()) {
            figures.push_back(create(column.name, h5::native_type<double>(), column.units, column.long_name));
            h5::set_attribute(figures.back().dataset(), "cell_methods", column.cell_methods);
        }

        constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
        for (std::size_t first = 0; first < points; first += at_once) {
            const std::size_t last = std::min<std::size_t>(points, first + at_once);
            const auto rows = rows_of_points(folder, state, first, last, replications);
            const auto write = [&]<class T>(Cube& cube, T&& of) {
                std::vector<decltype(of(rows.front()))> values;
                for (const auto& row : rows)
                    values.push_back(of(row));
                cube.write(first, last - first, h5::native_type<typename decltype(values)::value_type>(), values.data());
            };
            const auto is_done = [](const RunRow& row) { return !row.figures.empty(); };
            std::vector<std::uint8_t> codes;
            for (const auto& row : rows)
                codes.push_back(is_done(row) ? 1 : row.failure.empty() ? 0 : 2);
            of_state.write(first, last - first, states, codes.data());
            ids.write(first, last - first, character, digits(rows, &RunRow::id).data());
            digests.write(first, last - first, character, digits(rows, &RunRow::digest).data());
            write(seconds, [](const RunRow& row) { return static_cast<float>(row.seconds); });
            write(memory, [](const RunRow& row) { return static_cast<double>(row.memory); });
            for (std::size_t f = 0; f < figures.size(); ++f)
                write(figures[f], [&](const RunRow& row) { return is_done(row) ? row.figures[f] : nothing; });
        }
        h5::flush(file);
    }
    output.finish();
}

} // namespace plattan
