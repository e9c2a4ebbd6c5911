#pragma once

#include "base/raster.h"
#include "observables/observables.h"
#include "parameters/parameter.h"
#include "record/declarations.h"
#include "record/writer_thread.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace plattan {

/// What a run file says of itself.
struct RunHeader {
    std::string scenario_name, scenario_yaml, scenario_resolved, site_text, demand_text, date, command_line, started, crs;
    std::int64_t seed = 1, replication = 0, days = 1;
    double origin_x = 0, origin_y = 0;
    std::vector<ParameterInfo> parameters;
};

/// A minute of trajectories, in the order of recording (by time, then id).
struct TrajectoryBlock {
    std::vector<std::uint32_t> id, t;
    std::vector<std::int16_t> x, y;
    std::vector<std::uint8_t> state, heading;
};

/// Writes one run. While it is written the file is called NAME.part and says `complete` = 0; trajectories are appended
/// in whole chunks that are never rewritten, so that after a kill every flushed block can be read.
class RunFile {
public:
    RunFile(const std::filesystem::path& path, const RunHeader& header, bool with_trajectories);
    ~RunFile();
    RunFile(const RunFile&) = delete;
    RunFile& operator=(const RunFile&) = delete;

    /// The trajectories of [60 b, 60 b + 60) s; blocks come in order, empty ones may be left out.
    void write_block(std::size_t b, TrajectoryBlock block);

    /// Everything else, at the end.
    void write_tables(const People& people, const Events& events, const RunNames& names);
    void write_observables(const Observables& observables, const std::string& date, const std::vector<SummaryText>& texts,
                           const std::vector<double>& more);
    void write_light(const Lattice& lattice, const std::vector<float>& lux);

    /// Closes the file. Complete: takes its final name. Not: keeps .part.
    void close(bool complete);

    std::filesystem::path part_path() const;

private:
    struct Open;
    std::filesystem::path path;
    std::unique_ptr<Open> open;
    WriterThread writer;
};

} // namespace plattan
