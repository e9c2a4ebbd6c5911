#include "results/hdf5.h"

#include <hdf5_hl.h>

#include <algorithm>

namespace plattan::h5 {

namespace {

void check(herr_t result, const std::string& doing)
{
    if (result < 0)
        throw Error("HDF5: " + doing + " failed");
}

Handle text_type()
{
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
    check(H5Tset_size(type, H5T_VARIABLE), "text type");
    check(H5Tset_cset(type, H5T_CSET_UTF8), "text type");
    return type;
}

Handle scalar_space() { return {H5Screate(H5S_SCALAR), H5Sclose, "scalar"}; }

Handle row_space(std::size_t n)
{
    const hsize_t extent = n;
    return {H5Screate_simple(1, &extent, nullptr), H5Sclose, "row"};
}

void write_attribute(hid_t object, const std::string& name, hid_t type, hid_t space, const void* data)
{
    const Handle attribute(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "attribute " + name);
    check(H5Awrite(attribute, type, data), "attribute " + name);
}

} // namespace

Handle::Handle(hid_t given, Closer closer, const std::string& doing) : id(given), close(closer)
{
    if (id < 0)
        throw Error("HDF5: " + doing + " failed");
}

Handle& Handle::operator=(Handle&& other) noexcept
{
    if (this != &other) {
        reset();
        id = std::exchange(other.id, -1);
        close = other.close;
    }
    return *this;
}

void Handle::reset()
{
    if (id >= 0)
        close(id);
    id = -1;
}

void Handle::close_or_throw()
{
    const hid_t closed = std::exchange(id, -1);
    if (closed >= 0)
        check(close(closed), "closing");
}

void keep_quiet() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

Handle open_file(const std::filesystem::path& path)
{
    keep_quiet();
    return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "opening " + path.string()};
}

Handle create_group(hid_t parent, const std::string& path)
{
    const Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "group creation");
    check(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "link order");
    return {H5Gcreate2(parent, path.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose, "group " + path};
}

void set_attribute(hid_t object, const std::string& name, const std::string& value)
{
    const char* text = value.c_str();
    write_attribute(object, name, text_type(), scalar_space(), &text);
}

void set_attribute(hid_t object, const std::string& name, double value) { write_attribute(object, name, H5T_NATIVE_DOUBLE, scalar_space(), &value); }

void set_attribute(hid_t object, const std::string& name, std::int64_t value)
{
    write_attribute(object, name, H5T_NATIVE_INT64, scalar_space(), &value);
}

void set_attribute(hid_t object, const std::string& name, const std::vector<double>& values)
{
    write_attribute(object, name, H5T_NATIVE_DOUBLE, row_space(values.size()), values.data());
}

void set_attribute(hid_t object, const std::string& name, const std::vector<std::string>& values)
{
    std::vector<const char*> texts;
    for (const auto& value : values)
        texts.push_back(value.c_str());
    write_attribute(object, name, text_type(), row_space(values.size()), texts.data());
}

template <class T> void set_fill_value(hid_t set, T value) { write_attribute(set, "_FillValue", native_type<T>(), scalar_space(), &value); }
template void set_fill_value(hid_t, std::uint16_t);
template void set_fill_value(hid_t, float);

void replace_attribute(hid_t object, const std::string& name, std::int64_t value)
{
    const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "attribute " + name);
    check(H5Awrite(attribute, H5T_NATIVE_INT64, &value), "attribute " + name);
}

Handle write_text(hid_t parent, const std::string& path, const std::string& text)
{
    const Handle type = text_type();
    Handle set(H5Dcreate2(parent, path.c_str(), type, scalar_space(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Dclose, "dataset " + path);
    const char* pointer = text.c_str();
    check(H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, &pointer), "writing " + path);
    return set;
}

Handle create_dataset(hid_t parent, const std::string& path, hid_t type, const std::vector<hsize_t>& extents, const Storage& storage)
{
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset creation");
    const bool grows = storage.chunk > 0 && !extents.empty() && extents[0] == 0;
    std::vector<hsize_t> largest = extents;
    if (storage.chunk > 0) {
        std::vector<hsize_t> chunk = extents;
        if (extents.size() <= 2)
            chunk[0] = grows ? storage.chunk : std::min(storage.chunk, extents[0]);
        else if (extents.size() == 3)
            chunk[0] = grows ? storage.chunk : 1; // frames of a grid
        check(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "chunks of " + path);
        if (storage.deflate > 0) {
            if (storage.shuffle)
                check(H5Pset_shuffle(creation), "shuffle of " + path);
            check(H5Pset_deflate(creation, static_cast<unsigned>(storage.deflate)), "compression of " + path);
        }
        if (grows)
            largest[0] = H5S_UNLIMITED;
        if (storage.widens)
            std::fill(largest.begin(), largest.end(), H5S_UNLIMITED);
    }
    const Handle space(extents.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(extents.size()), extents.data(), largest.data()),
                       H5Sclose, "extent of " + path);
    return {H5Dcreate2(parent, path.c_str(), type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose, "dataset " + path};
}

namespace {

std::vector<hsize_t> extents_of(hid_t set)
{
    const Handle space(H5Dget_space(set), H5Sclose, "extent");
    std::vector<hsize_t> extents(static_cast<std::size_t>(std::max(0, H5Sget_simple_extent_ndims(space))));
    H5Sget_simple_extent_dims(space, extents.data(), nullptr);
    if (extents.empty())
        throw Error("HDF5: a dataset that should have rows has none");
    return extents;
}

std::vector<hsize_t> chunk_of(hid_t set)
{
    const Handle creation(H5Dget_create_plist(set), H5Pclose, "dataset creation");
    std::vector<hsize_t> chunk(extents_of(set).size());
    if (H5Pget_chunk(creation, static_cast<int>(chunk.size()), chunk.data()) < 0)
        throw Error("HDF5: a dataset that should grow has no chunks");
    return chunk;
}

/// Values of these extents go where `space` has selected as many.
void write_selected(hid_t set, hid_t type, hid_t space, const std::vector<hsize_t>& extents, const void* values)
{
    const Handle memory(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose, "memory");
    check(H5Dwrite(set, type, memory, space, H5P_DEFAULT, values), "writing");
}

} // namespace

void append(hid_t set, hid_t type, const void* values, hsize_t rows)
{
    if (rows == 0)
        return;
    std::vector<hsize_t> extents = extents_of(set), first(extents.size(), 0), added = extents;
    first[0] = extents[0];
    added[0] = rows;
    extents[0] += rows;
    check(H5Dset_extent(set, extents.data()), "growing a dataset");
    const Handle space(H5Dget_space(set), H5Sclose, "extent");
    check(H5Sselect_hyperslab(space, H5S_SELECT_SET, first.data(), nullptr, added.data(), nullptr), "selecting");
    write_selected(set, type, space, added, values);
}

void overwrite(hid_t set, hid_t type, const void* values, const std::vector<std::uint32_t>& rows)
{
    if (rows.empty())
        return;
    const std::vector<hsize_t> where(rows.begin(), rows.end());
    const Handle space(H5Dget_space(set), H5Sclose, "extent");
    check(H5Sselect_elements(space, H5S_SELECT_SET, where.size(), where.data()), "selecting");
    write_selected(set, type, space, {where.size()}, values);
}

void commit(hid_t file, const std::string& name, hid_t type)
{
    check(H5Tcommit2(file, name.c_str(), type, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), "keeping the type " + name);
}

namespace {

Handle character()
{
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
    check(H5Tset_cset(type, H5T_CSET_UTF8), "text type");
    check(H5Tset_strpad(type, H5T_STR_NULLPAD), "text type");
    return type;
}

void say_encoding(hid_t set) { set_attribute(set, "_Encoding", std::string("utf-8")); }

/// Row by row, each as wide as the others.
std::string matrix_of(const std::vector<std::string>& texts, std::size_t width)
{
    std::string matrix;
    for (const auto& text : texts)
        matrix.append(text).append(width - text.size(), '\0');
    return matrix;
}

std::size_t longest_of(const std::vector<std::string>& texts)
{
    std::size_t longest = 1;
    for (const auto& text : texts)
        longest = std::max(longest, text.size());
    return longest;
}

} // namespace

Handle create_texts(hid_t parent, const std::string& path, std::size_t width, const Storage& storage)
{
    Storage widening = storage;
    widening.widens = true;
    Handle set = create_dataset(parent, path, character(), {0, width}, widening);
    say_encoding(set);
    return set;
}

Handle write_texts(hid_t parent, const std::string& path, const std::vector<std::string>& texts)
{
    const std::size_t width = longest_of(texts);
    constexpr std::size_t worth_packing = 256; // (unit: byte)
    const auto type = character();
    Handle set = create_dataset(parent, path, type, {texts.size(), width}, {texts.size() * width > worth_packing ? texts.size() : 0, 9});
    const auto matrix = matrix_of(texts, width);
    if (!matrix.empty())
        check(H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, matrix.data()), "writing " + path);
    say_encoding(set);
    return set;
}

void append_texts(hid_t set, const std::vector<std::string>& texts)
{
    auto extents = extents_of(set);
    if (const std::size_t longest = longest_of(texts); longest > extents.at(1)) {
        const auto step = chunk_of(set).at(1);
        extents[1] = (longest + step - 1) / step * step;
        check(H5Dset_extent(set, extents.data()), "widening a dataset");
    }
    const auto matrix = matrix_of(texts, extents[1]);
    append(set, type_of(set), matrix.data(), texts.size());
}

hsize_t rows_of(hid_t set) { return extents_of(set)[0]; }

Handle open_dataset(hid_t parent, const std::string& path) { return {H5Dopen2(parent, path.c_str(), H5P_DEFAULT), H5Dclose, "dataset " + path}; }
Handle type_of(hid_t set) { return {H5Dget_type(set), H5Tclose, "type"}; }

void make_scale(hid_t set, const std::string& name) { check(H5DSset_scale(set, name.c_str()), "scale " + name); }
void attach_scale(hid_t set, hid_t scale, unsigned axis) { check(H5DSattach_scale(set, scale, axis), "attaching a scale"); }
void flush(hid_t file) { check(H5Fflush(file, H5F_SCOPE_GLOBAL), "flushing"); }

} // namespace plattan::h5
