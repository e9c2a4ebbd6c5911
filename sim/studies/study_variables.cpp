#include "studies/study_variables.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace plattan {

void describe(hid_t set, const std::string& units, const std::string& long_name)
{
    h5::set_attribute(set, "units", units);
    h5::set_attribute(set, "long_name", long_name);
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

h5::Handle write_axis_of_cells(hid_t file, const Lattice& lattice, CellAxis axis)
{
    std::vector<double> middles;
    for (int i = 0; i < (axis == CellAxis::x ? lattice.width : lattice.height); ++i)
        middles.push_back(axis == CellAxis::x ? lattice.centre(lattice.index(i, 0)).x : lattice.centre(lattice.index(0, i)).y);
    const std::string name = axis == CellAxis::x ? "x" : "y";
    auto set = h5::write_values<double>(file, name, middles, {middles.size()});
    describe(set, "m", "middle of the cell, from the origin");
    h5::make_scale(set, name);
    return set;
}

hid_t TextWidths::of(hsize_t width)
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

void TextWidths::write(const std::string& name, const std::vector<std::string>& texts, const std::string& long_name, hid_t along)
{
    const auto set = h5::write_texts(file, name, texts);
    describe(set, "1", long_name);
    hsize_t extents[2] = {};
    const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
    H5Sget_simple_extent_dims(space, extents, nullptr);
    h5::attach_scale(set, along, 0);
    h5::attach_scale(set, of(extents[1]), 1);
}

Cube::Cube(hid_t file, const std::string& name, hid_t type, std::vector<hsize_t> given, std::vector<hsize_t> chunk) : extents(std::move(given))
{
    const h5::Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset creation");
    for (std::size_t i = 0; i < chunk.size(); ++i)
        chunk[i] = std::clamp<hsize_t>(chunk[i], 1, extents[i]);
    const h5::Handle space(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose, "extent");
    if (H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()) < 0 || H5Pset_shuffle(creation) < 0 || H5Pset_deflate(creation, 4) < 0)
        throw h5::Error("HDF5: chunks of " + name);
    // Each chunk is written once and whole. A cache of the library would keep all of them, of every variable.
    const h5::Handle access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose, "dataset access");
    if (H5Pset_chunk_cache(access, 1, 0, 1) < 0)
        throw h5::Error("HDF5: chunks of " + name);
    set = {H5Dcreate2(file, name.c_str(), type, space, H5P_DEFAULT, creation, access), H5Dclose, "dataset " + name};
}

void Cube::write(hsize_t first, hsize_t count_of_first, hsize_t second, hsize_t count_of_second, hid_t type, const void* values)
{
    std::vector<hsize_t> start(extents.size()), count = extents;
    start[0] = first;
    count[0] = count_of_first;
    start[1] = second;
    count[1] = count_of_second;
    const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
    const h5::Handle memory(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose, "memory");
    if (H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr) < 0 ||
        H5Dwrite(set, type, memory, space, H5P_DEFAULT, values) < 0)
        throw h5::Error("HDF5: writing a block of runs failed");
}

std::vector<StudyBlock> blocks_of(std::size_t points, std::size_t replications, std::size_t scenarios, std::size_t runs_at_once)
{
    std::vector<StudyBlock> blocks;
    const std::size_t of_point = replications * scenarios;
    const std::size_t points_at_once = std::max<std::size_t>(1, runs_at_once / of_point);
    const std::size_t replications_at_once = std::clamp<std::size_t>(runs_at_once / scenarios, 1, replications);
    for (std::size_t p = 0; p < points; p += points_at_once)
        for (std::size_t r = 0; r < replications; r += replications_at_once)
            blocks.push_back({p, std::min(points_at_once, points - p), r, std::min(replications_at_once, replications - r)});
    return blocks;
}

} // namespace plattan
