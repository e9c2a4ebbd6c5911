#pragma once

#include "base/raster.h"
#include "results/hdf5.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plattan {

// Variables of a study.h5, such that netCDF, xarray and R read them: every dimension has a scale.

void describe(hid_t set, const std::string& units, const std::string& long_name);

/// Numbers from 0 along a dimension.
h5::Handle create_scale(hid_t file, const std::string& name, std::size_t size, const std::string& long_name);

enum class CellAxis : std::uint8_t { x, y };

/// Middles of the cells along an axis, as the dimension `x` or `y`.
h5::Handle write_axis_of_cells(hid_t file, const Lattice& lattice, CellAxis axis);

/// Dimensions of texts by their widths. netCDF reads no variable of which only some dimensions have a scale.
class TextWidths {
public:
    explicit TextWidths(hid_t file) : file(file) {}

    hid_t of(hsize_t width);

    /// Texts along a dimension.
    void write(const std::string& name, const std::vector<std::string>& texts, const std::string& long_name, hid_t along);

private:
    hid_t file;
    std::map<hsize_t, std::unique_ptr<h5::Handle>> scales;
};

/// A dataset of several dimensions, packed, and filled block by block: by point, replication, scenario and what else, or by point and scenario.
class Cube {
public:
    /// @param chunk its size, which is that of the blocks
    Cube(hid_t file, const std::string& name, hid_t type, std::vector<hsize_t> extents, std::vector<hsize_t> chunk);

    hid_t dataset() const { return set; }

    /// Writes a block that begins at these places of the first two dimensions, and is whole in all others.
    void write(hsize_t first, hsize_t count_of_first, hsize_t second, hsize_t count_of_second, hid_t type, const void* values);

private:
    std::vector<hsize_t> extents;
    h5::Handle set;
};

/// Points and replications that are read and written at a time: several whole points, or replications of one.
struct StudyBlock {
    std::size_t point = 0, points = 0, replication = 0, replications = 0;
};

/// All of a study in blocks of about so many runs.
std::vector<StudyBlock> blocks_of(std::size_t points, std::size_t replications, std::size_t scenarios, std::size_t runs_at_once);

} // namespace plattan
