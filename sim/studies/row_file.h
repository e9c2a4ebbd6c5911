#pragma once

#include "base/descriptor.h"
#include "studies/row_detail.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace plattan {

/// What came out of one run of a study, as it is stored: the id first, because a list of rows needs no more.
struct RunRow {
    std::uint64_t id = 0;
    std::uint64_t digest = 0; ///< of the figures and of the state of each minute: equal for equal results, whatever wrote the row
    std::vector<double> figures;
    double seconds = 0;       ///< it took on the wall clock
    std::uint64_t memory = 0; ///< largest of the process so far (unit: byte)
    std::string host;
    std::string failure; ///< why it has no figures; empty where it has them
    PackedDetail detail; ///< empty where the study keeps figures alone
};

/// Rows of runs as they come, one file for each shard of a study. A row is written by one call to the system and known by its checksum, so that
/// whatever ends the program or the machine, the rows before it are whole; the torn end of a file is passed over.
class RowWriter {
public:
    /// Opens a file to append to; a new one begins with the columns. Throws WriteFailure, and InputError where the path is no file.
    RowWriter(const std::filesystem::path& path, const std::vector<RowColumn>& columns);

    /// Throws WriteFailure.
    void append(const RunRow& row);

private:
    void write(std::uint8_t kind, const std::vector<std::uint8_t>& payload);

    std::filesystem::path path;
    Descriptor file;
};

/// Where a row stands.
struct RowPlace {
    std::uint64_t id = 0;
    bool failed = false;
    std::uint64_t offset = 0, size = 0; ///< of its payload
};

/// Calls f for every whole row of a file, in its order. What was torn by whatever ended the program is passed over. What has changed since it
/// was written is told: a frame whose checksum does not hold, bytes that no frame begins with, rows without columns before them.
///
/// Throws InputError where the path is no file: nobody waits for a pipe.
/// @param columns those of the file; left as they are where it has none yet
/// @param damaged damaged(offset) for each place that has changed
void for_each_row(const std::filesystem::path& path, std::vector<RowColumn>& columns, const std::function<void(const RowPlace&)>& f,
                  const std::function<void(std::uint64_t)>& damaged = {});

/// Throws std::runtime_error where there is no such row.
RunRow read_row(const std::filesystem::path& path, const RowPlace& place);

/// The files of rows in a folder, by name.
std::vector<std::filesystem::path> row_files(const std::filesystem::path& folder);

} // namespace plattan
