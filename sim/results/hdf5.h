#pragma once

#include <hdf5.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// A small layer over HDF5's C interface: handles that close themselves, and exceptions. Nothing else in the
/// program includes hdf5.h.
namespace plattan::h5 {

class Error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Owns one identifier.
class Handle {
public:
    using Closer = herr_t (*)(hid_t);

    Handle() = default;
    Handle(hid_t id, Closer close, const std::string& doing);
    Handle(Handle&& other) noexcept : id(std::exchange(other.id, -1)), close(other.close) {}
    Handle& operator=(Handle&& other) noexcept;
    ~Handle() { reset(); }

    operator hid_t() const { return id; } // NOLINT(google-explicit-constructor): passed to C functions
    void reset();
    void close_or_throw(); ///< where closing writes

private:
    hid_t id = -1;
    Closer close = nullptr;
};

template <class T> hid_t native_type()
{
    if constexpr (std::is_same_v<T, double>)
        return H5T_NATIVE_DOUBLE;
    else if constexpr (std::is_same_v<T, float>)
        return H5T_NATIVE_FLOAT;
    else if constexpr (std::is_same_v<T, std::uint8_t>)
        return H5T_NATIVE_UINT8;
    else if constexpr (std::is_same_v<T, std::int8_t>)
        return H5T_NATIVE_INT8;
    else if constexpr (std::is_same_v<T, std::int16_t>)
        return H5T_NATIVE_INT16;
    else if constexpr (std::is_same_v<T, std::uint16_t>)
        return H5T_NATIVE_UINT16;
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return H5T_NATIVE_INT32;
    else if constexpr (std::is_same_v<T, std::uint32_t>)
        return H5T_NATIVE_UINT32;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return H5T_NATIVE_INT64;
    else {
        static_assert(std::is_same_v<T, std::uint64_t>, "no HDF5 type for this");
        return H5T_NATIVE_UINT64;
    }
}

/// HDF5 says nothing on the standard error from this thread on: what went wrong is thrown.
void keep_quiet();

Handle open_file(const std::filesystem::path& path); ///< to read; hdf5_driver.h opens files to write
Handle create_group(hid_t parent, const std::string& path);

/// The number in a dataset that means nothing, as CF has it.
template <class T> void set_fill_value(hid_t set, T value);
void set_attribute(hid_t object, const std::string& name, const std::string& value);
void set_attribute(hid_t object, const std::string& name, double value);
void set_attribute(hid_t object, const std::string& name, std::int64_t value);
void set_attribute(hid_t object, const std::string& name, const std::vector<double>& values);
void set_attribute(hid_t object, const std::string& name, const std::vector<std::string>& values);

/// Replaces the value of an integer attribute that exists.
void replace_attribute(hid_t object, const std::string& name, std::int64_t value);

Handle write_text(hid_t parent, const std::string& path, const std::string& text);

/// An enumeration over small integers, as HDF5 keeps it in the file.
template <class T> Handle enumeration(const std::vector<std::pair<std::string, T>>& members)
{
    Handle type(H5Tenum_create(native_type<T>()), H5Tclose, "making an enumeration");
    for (const auto& [name, value] : members)
        if (H5Tenum_insert(type, name.c_str(), &value) < 0)
            throw Error("HDF5: making an enumeration: " + name);
    return type;
}

/// The number that a name has in an enumeration.
template <class T> T value_of(hid_t type, const std::string& name)
{
    const Handle native(H5Tget_native_type(type, H5T_DIR_ASCEND), H5Tclose, "type");
    T value{};
    if (H5Tget_size(native) != sizeof(T) || H5Tenum_valueof(native, name.c_str(), &value) < 0)
        throw Error("HDF5: an enumeration has no " + name);
    return value;
}

/// Keeps a type under a name of its own in the file.
void commit(hid_t file, const std::string& name, hid_t type);

/// How a dataset is stored: rows in a chunk of one that may grow, 0 for one written at once.
struct Storage {
    hsize_t chunk = 0;
    int deflate = 1;     ///< gzip level; 0: none
    bool shuffle = true; ///< bytes of equal rank together first, which packs what was measured
    bool widens = false; ///< the other extents may grow too
};

/// Creates a dataset of these extents; one that has no rows yet but a chunk may grow.
Handle create_dataset(hid_t parent, const std::string& path, hid_t type, const std::vector<hsize_t>& extents, const Storage& storage);

inline constexpr hsize_t rows_per_chunk = 16384;

/// Writes all values at once.
/// @param packing of more than a few values
template <class T>
Handle write_values(hid_t parent, const std::string& path, std::span<const T> values, const std::vector<hsize_t>& extents,
                    Storage packing = {rows_per_chunk, 4})
{
    constexpr std::size_t worth_packing = 256;
    Handle set = create_dataset(parent, path, native_type<T>(), extents, values.size() > worth_packing ? packing : Storage{});
    if (!values.empty() && H5Dwrite(set, native_type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
        throw Error("HDF5: writing " + path + " failed");
    return set;
}

// Texts as rows of characters, UTF-8, filled up with zeros.

/// A dataset without rows that may grow.
/// @param width of its rows at first; they become wider in steps of it where a text needs that (unit: byte)
Handle create_texts(hid_t parent, const std::string& path, std::size_t width, const Storage& storage);
/// As wide as the longest needs.
Handle write_texts(hid_t parent, const std::string& path, const std::vector<std::string>& texts);
void append_texts(hid_t set, const std::vector<std::string>& texts);

/// Appends rows to a growing dataset.
void append(hid_t set, hid_t type, const void* values, hsize_t rows);
/// Values for rows that are there, of a dataset of one dimension.
void overwrite(hid_t set, hid_t type, const void* values, const std::vector<std::uint32_t>& rows);
hsize_t rows_of(hid_t set);
Handle open_dataset(hid_t parent, const std::string& path);
Handle type_of(hid_t set);

void make_scale(hid_t set, const std::string& name);
void attach_scale(hid_t set, hid_t scale, unsigned axis);

void flush(hid_t file);

} // namespace plattan::h5
