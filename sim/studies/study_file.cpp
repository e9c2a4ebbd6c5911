#include "studies/study_file.h"

#include "base/descriptor.h"
#include "base/text_file.h"
#include "base/version.h"
#include "results/file_checksum.h"
#include "studies/study_details.h"
#include "studies/study_estimates.h"
#include "studies/study_inputs.h"
#include "studies/study_map_moments.h"
#include "studies/study_output.h"
#include "studies/study_variables.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <limits>

namespace plattan {

namespace {

constexpr std::size_t values_at_once = 1U << 13U; ///< of one variable
constexpr hsize_t width_of_id = 16;               ///< digits

std::string digits(const std::vector<RunRow>& rows, std::uint64_t RunRow::*number)
{
    std::string text;
    for (const auto& row : rows)
        text += id_text(row.*number);
    return text;
}

/// What became of runs, as run_state has it.
std::vector<std::uint8_t> codes_of(const std::vector<RunRow>& rows)
{
    std::vector<std::uint8_t> codes;
    for (const auto& row : rows)
        codes.push_back(!row.figures.empty() ? 1 : row.failure.empty() ? 0 : 2);
    return codes;
}

/// Machines, numbered as they come.
class Machines {
public:
    std::int32_t number_of(const RunRow& row) ///< -1: not done
    {
        if (row.figures.empty())
            return -1;
        const auto found = static_cast<std::size_t>(std::find(known.begin(), known.end(), row.host) - known.begin());
        if (found == known.size())
            known.push_back(row.host);
        return static_cast<std::int32_t>(found);
    }
    const std::vector<std::string>& names() const { return known; }

private:
    std::vector<std::string> known;
};

void write_head(hid_t file, const StudyFolder& folder)
{
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
    h5::set_attribute(file, "keep", std::string(keep_names[static_cast<std::size_t>(study.keep)]));
    if (study.difference) {
        h5::set_attribute(file, "base", static_cast<std::int64_t>((*study.difference)[0]));
        h5::set_attribute(file, "alternative", static_cast<std::int64_t>((*study.difference)[1]));
    }
    std::vector<std::string> constraints;
    for (const auto& one : study.constraints)
        constraints.push_back(text_of(one));
    if (!constraints.empty())
        h5::set_attribute(file, "constraints", constraints);
    for (const auto& [name, figures] : {std::pair{"primary", study.primary}, {"secondary", study.secondary}})
        if (!figures.empty())
            h5::set_attribute(file, name, figures);
}

} // namespace

void write_study_file(const StudyFolder& folder, const StudyState& state, const std::filesystem::path& path)
{
    StudyOutput output(path, path == folder.collected());
    {
        const h5::Handle file = output.create();
        const Study& study = folder.study();
        write_head(file, folder);
        const std::size_t points = folder.points().size(), scenarios = folder.scenario_names().size();
        const auto replications = static_cast<std::size_t>(study.replications);
        const auto point_scale = create_scale(file, "point", points, "point of the design"),
                   replication_scale = create_scale(file, "replication", replications, "replication; runs of one replication have the same draws"),
                   scenario_scale = create_scale(file, "scenario", scenarios, "number of the scenario");
        TextWidths widths(file);
        widths.write("scenario_name", folder.scenario_names(), "folder of the scenario in the study", scenario_scale);
        std::vector<Scenario> plain;
        for (const auto& scenario : study.scenarios)
            plain.push_back(load_scenario(scenario));
        write_design(file, folder, plain, point_scale, widths);
        write_assumptions(file, plain, scenario_scale, widths);
        const auto blocks = blocks_of(points, replications, scenarios, values_at_once);
        const auto create = [&](const std::string& name, hid_t type, const std::string& units, const std::string& long_name, bool is_text = false) {
            std::vector<hsize_t> extents{points, replications, scenarios};
            if (is_text)
                extents.push_back(width_of_id);
            auto chunk = extents;
            chunk[0] = blocks.front().points;
            chunk[1] = blocks.front().replications;
            Cube cube(file, name, type, extents, chunk);
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
        auto of_host = create("host", h5::native_type<std::int32_t>(), "1", "number of the machine in host_name; -1: not done");
        auto memory = create("memory", h5::native_type<double>(), "byte", "largest memory of its process until then");
        std::vector<Cube> figures;
        for (const auto& column : state.columns()) {
            figures.push_back(create(column.name, h5::native_type<double>(), column.units, column.long_name));
            h5::set_attribute(figures.back().dataset(), "cell_methods", column.cell_methods);
        }

        Machines machines;
        constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
        for (const auto& block : blocks) {
            const auto rows = rows_of(block, folder, state);
            const auto put = [&](Cube& cube, hid_t type, const void* values) {
                cube.write(block.point, block.points, block.replication, block.replications, type, values);
            };
            const auto write = [&]<class T>(Cube& cube, T&& of) {
                std::vector<decltype(of(rows.front()))> values;
                for (const auto& row : rows)
                    values.push_back(of(row));
                put(cube, h5::native_type<typename decltype(values)::value_type>(), values.data());
            };
            put(of_state, states, codes_of(rows).data());
            put(ids, character, digits(rows, &RunRow::id).data());
            put(digests, character, digits(rows, &RunRow::digest).data());
            write(seconds, [](const RunRow& row) { return static_cast<float>(row.seconds); });
            write(of_host, [&](const RunRow& row) { return machines.number_of(row); });
            write(memory, [](const RunRow& row) { return static_cast<double>(row.memory); });
            for (std::size_t f = 0; f < figures.size(); ++f)
                write(figures[f], [&](const RunRow& row) { return row.figures.empty() ? nothing : row.figures[f]; });
        }
        if (const auto& names = machines.names(); !names.empty())
            widths.write("host_name", names, "machine", create_scale(file, "machine", names.size(), "number of a machine"));
        if (study.keep >= Keep::minutes) {
            write_details(file, folder, state, {point_scale, replication_scale, scenario_scale}, widths);
            write_map_moments(file, folder, state, point_scale, scenario_scale);
        }
        if (std::error_code error; std::filesystem::exists(folder.estimates(), error))
            write_estimates(file, read_text_file(folder.estimates()));
        h5::flush(file);
    }
    output.finish();
}

bool is_as_written(const std::filesystem::path& study_file)
{
    const Descriptor descriptor(::open(study_file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!descriptor.is_open())
        throw InputError(fmt::format("{}: it cannot be read: {}", study_file.string(), std::strerror(errno)));
    const auto sum = check_checksum(descriptor);
    return sum == Checksum::right || sum == Checksum::none;
}

} // namespace plattan
