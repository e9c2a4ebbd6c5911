#include "record/run_reader.h"

#include "base/problems.h"
#include "record/hdf5.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr hsize_t most_values = hsize_t{1} << 31U; ///< of one dataset that is read at once

} // namespace

struct RunReader::Open {
    h5::Handle file;

    h5::Handle dataset(const std::string& path) const { return {H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose, "opening " + path}; }
};

RunReader::RunReader(const std::filesystem::path& path, bool allow_partial) : name(path.string()), open(std::make_unique<Open>())
{
    if (!std::filesystem::is_regular_file(path)) {
        auto part = path;
        part += ".part";
        fail(std::filesystem::exists(part) ? fmt::format("there is no such file; '{}' is an interrupted run", part.string())
                                           : "there is no such file");
    }
    try {
        open->file = h5::open_file(path);
    } catch (const h5::Error&) {
        fail("this is no HDF5 file, or it is damaged");
    }
    if (attribute("/", "format") != "plattan-run")
        fail("this is no run of plattan");
    if (attribute("/", "format_version") != "1")
        fail(fmt::format("format version {} is not known; this program reads version 1", attribute("/", "format_version")));
    if (attribute("/", "complete") != "1" && !allow_partial)
        fail("the run was interrupted; the file is not complete");
}

RunReader::~RunReader() = default;
RunReader::RunReader(RunReader&&) noexcept = default;
RunReader& RunReader::operator=(RunReader&&) noexcept = default;

void RunReader::fail(const std::string& why) const
{
    Problems problems;
    problems.add({name}, why);
    throw InputError(problems);
}

bool RunReader::has(const std::string& path) const
{
    // H5Lexists wants every step of the path to exist.
    for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        if (H5Lexists(open->file, path.substr(0, slash).c_str(), H5P_DEFAULT) <= 0)
            return false;
        if (slash == std::string::npos)
            return true;
    }
}

namespace {

struct Listing {
    std::vector<std::string> names;
    H5O_type_t wanted;
};

std::vector<std::string> list_of(hid_t file, const std::string& group, H5O_type_t wanted)
{
    Listing listing{{}, wanted};
    const h5::Handle opened(H5Gopen2(file, group.c_str(), H5P_DEFAULT), H5Gclose, "opening " + group);
    const auto visit = [](hid_t parent, const char* link, const H5L_info_t* info, void* data) -> herr_t {
        auto& list = *static_cast<Listing*>(data);
        H5O_info_t object;
        if (info->type == H5L_TYPE_HARD && H5Oget_info_by_name2(parent, link, &object, H5O_INFO_BASIC, H5P_DEFAULT) >= 0 &&
            object.type == list.wanted)
            list.names.emplace_back(link);
        return 0;
    };
    H5Literate(opened, H5_INDEX_NAME, H5_ITER_INC, nullptr, visit, &listing);
    return listing.names;
}

} // namespace

std::vector<std::string> RunReader::datasets(const std::string& group) const
{
    return has(group) ? list_of(open->file, group, H5O_TYPE_DATASET) : std::vector<std::string>{};
}

std::vector<std::string> RunReader::groups(const std::string& group) const
{
    return has(group) ? list_of(open->file, group, H5O_TYPE_GROUP) : std::vector<std::string>{};
}

std::string RunReader::text(const std::string& path) const
{
    if (!has(path))
        fail("there is no " + path);
    const auto set = open->dataset(path);
    const h5::Handle type(H5Dget_type(set), H5Tclose, "type");
    const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) <= 0 || H5Sget_simple_extent_npoints(space) != 1)
        fail(path + " is no text");
    const h5::Handle memory(H5Tcopy(type), H5Tclose, "type");
    char* pointer = nullptr;
    if (H5Dread(set, memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, &pointer) < 0)
        fail(path + " cannot be read");
    std::string value = pointer != nullptr ? pointer : "";
    H5Dvlen_reclaim(memory, space, H5P_DEFAULT, &pointer);
    return value;
}

std::vector<std::string> RunReader::attribute_texts(const std::string& object, const std::string& wanted) const
{
    constexpr hssize_t most = 10'000;
    if (H5Aexists_by_name(open->file, object.c_str(), wanted.c_str(), H5P_DEFAULT) <= 0)
        return {};
    const h5::Handle attribute(H5Aopen_by_name(open->file, object.c_str(), wanted.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "attribute");
    const h5::Handle type(H5Aget_type(attribute), H5Tclose, "type");
    const h5::Handle space(H5Aget_space(attribute), H5Sclose, "extent");
    const hssize_t count = H5Sget_simple_extent_npoints(space);
    if (count < 1 || count > most || H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) <= 0)
        return {};
    std::vector<char*> pointers(static_cast<std::size_t>(count), nullptr);
    if (H5Aread(attribute, type, pointers.data()) < 0)
        return {};
    std::vector<std::string> texts;
    for (const char* pointer : pointers)
        texts.emplace_back(pointer != nullptr ? pointer : "");
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data());
    return texts;
}

std::string RunReader::attribute(const std::string& object, const std::string& wanted) const
{
    if (H5Aexists_by_name(open->file, object.c_str(), wanted.c_str(), H5P_DEFAULT) <= 0)
        return "";
    const h5::Handle attribute(H5Aopen_by_name(open->file, object.c_str(), wanted.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "attribute");
    const h5::Handle type(H5Aget_type(attribute), H5Tclose, "type");
    const h5::Handle space(H5Aget_space(attribute), H5Sclose, "extent");
    if (H5Sget_simple_extent_npoints(space) != 1)
        return "";
    switch (H5Tget_class(type)) {
    case H5T_STRING: {
        if (H5Tis_variable_str(type) <= 0)
            return "";
        char* pointer = nullptr;
        if (H5Aread(attribute, type, &pointer) < 0)
            return "";
        std::string value = pointer != nullptr ? pointer : "";
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, &pointer);
        return value;
    }
    case H5T_INTEGER: {
        std::int64_t value = 0;
        H5Aread(attribute, H5T_NATIVE_INT64, &value);
        return std::to_string(value);
    }
    case H5T_FLOAT: {
        double value = 0;
        H5Aread(attribute, H5T_NATIVE_DOUBLE, &value);
        return fmt::format("{}", value);
    }
    default:
        return "";
    }
}

std::vector<std::uint64_t> RunReader::extents(const std::string& path) const
{
    if (!has(path))
        fail("there is no " + path);
    const auto set = open->dataset(path);
    const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
    const int rank = H5Sget_simple_extent_ndims(space);
    if (rank < 0 || rank > 4)
        fail(path + " has a strange shape");
    std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
    H5Sget_simple_extent_dims(space, sizes.data(), nullptr);
    return {sizes.begin(), sizes.end()};
}

namespace {

/// HDF5 converts integers and floats to double; an enumeration it converts only to its own base, so that is done by hand.
std::vector<double> read_doubles(hid_t set, hid_t memory_space, hid_t file_space, std::size_t count, const std::string& path)
{
    const h5::Handle type(H5Dget_type(set), H5Tclose, "type");
    std::vector<double> values(count);
    const auto check = [&](herr_t result) {
        if (result < 0)
            throw h5::Error(path + " cannot be read; the file is damaged");
    };
    if (H5Tget_class(type) != H5T_ENUM) {
        check(H5Dread(set, H5T_NATIVE_DOUBLE, memory_space, file_space, H5P_DEFAULT, values.data()));
        return values;
    }
    const h5::Handle base(H5Tget_super(type), H5Tclose, "type");
    const std::size_t size = H5Tget_size(base);
    const bool is_signed = H5Tget_sign(base) == H5T_SGN_2;
    std::vector<std::uint8_t> bytes(count * size);
    check(H5Dread(set, type, memory_space, file_space, H5P_DEFAULT, bytes.data()));
    for (std::size_t i = 0; i < count; ++i) {
        if (size == 1)
            values[i] = is_signed ? static_cast<double>(static_cast<std::int8_t>(bytes[i])) : bytes[i];
        else if (size == 2) {
            std::uint16_t raw = 0;
            std::memcpy(&raw, &bytes[2 * i], 2);
            values[i] = is_signed ? static_cast<double>(static_cast<std::int16_t>(raw)) : raw;
        } else
            throw h5::Error(path + " is an enumeration of an unknown size");
    }
    return values;
}

} // namespace

std::vector<double> RunReader::numbers(const std::string& path) const
{
    std::uint64_t count = 1;
    for (const auto extent : extents(path)) {
        if (extent > most_values || count * std::max<std::uint64_t>(extent, 1) > most_values)
            fail(path + " is too large");
        count *= extent;
    }
    if (is_text(path))
        fail(path + " holds no numbers");
    try {
        return read_doubles(open->dataset(path), H5S_ALL, H5S_ALL, count, path);
    } catch (const h5::Error& error) {
        fail(error.what());
    }
}

std::vector<double> RunReader::numbers(const std::string& path, std::uint64_t begin, std::uint64_t count) const
{
    const auto extent = extents(path);
    if (extent.size() != 1 || begin > extent[0] || count > extent[0] - begin || count > most_values)
        fail(fmt::format("{} has no rows {} to {}", path, begin, begin + count));
    if (count == 0)
        return {};
    try {
        const auto set = open->dataset(path);
        const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
        const hsize_t start = begin, size = count;
        H5Sselect_hyperslab(space, H5S_SELECT_SET, &start, nullptr, &size, nullptr);
        const h5::Handle memory(H5Screate_simple(1, &size, nullptr), H5Sclose, "memory");
        return read_doubles(set, memory, space, count, path);
    } catch (const h5::Error& error) {
        fail(error.what());
    }
}

std::map<std::int64_t, std::string> RunReader::enumeration(const std::string& path) const
{
    std::map<std::int64_t, std::string> names;
    if (!has(path))
        return names;
    const auto set = open->dataset(path);
    const h5::Handle type(H5Dget_type(set), H5Tclose, "type");
    if (H5Tget_class(type) != H5T_ENUM)
        return names;
    const h5::Handle base(H5Tget_super(type), H5Tclose, "type");
    const std::size_t size = H5Tget_size(base);
    const bool is_signed = H5Tget_sign(base) == H5T_SGN_2;
    const int members = H5Tget_nmembers(type);
    for (int i = 0; i < members && size <= 2; ++i) {
        std::uint16_t raw = 0;
        H5Tget_member_value(type, static_cast<unsigned>(i), &raw);
        const std::int64_t value = size == 1 ? (is_signed ? static_cast<std::int8_t>(raw) : static_cast<std::uint8_t>(raw))
                                             : (is_signed ? static_cast<std::int16_t>(raw) : raw);
        char* text = H5Tget_member_name(type, static_cast<unsigned>(i));
        names[value] = text;
        H5free_memory(text);
    }
    return names;
}

bool RunReader::is_text(const std::string& path) const
{
    const auto set = open->dataset(path);
    const h5::Handle type(H5Dget_type(set), H5Tclose, "type");
    return H5Tget_class(type) == H5T_STRING;
}

bool RunReader::is_floating(const std::string& path) const
{
    const auto set = open->dataset(path);
    const h5::Handle type(H5Dget_type(set), H5Tclose, "type");
    return H5Tget_class(type) == H5T_FLOAT;
}

RunReader::Raw RunReader::raw(const std::string& path) const
{
    Raw raw;
    std::uint64_t count = 1;
    for (const auto extent : extents(path)) {
        if (extent > most_values)
            fail(path + " is too large");
        count *= extent;
    }
    const auto set = open->dataset(path);
    const h5::Handle type(H5Dget_type(set), H5Tclose, "type");
    const auto kind = H5Tget_class(type);
    if (kind != H5T_INTEGER && kind != H5T_FLOAT && kind != H5T_ENUM)
        fail(path + " is of no type a run file has there");
    raw.element_size = H5Tget_size(type);
    if (count * raw.element_size > most_values)
        fail(path + " is too large");
    raw.type = fmt::format("{}{}", kind == H5T_FLOAT ? 'f' : kind == H5T_ENUM ? 'e' : H5Tget_sign(type) == H5T_SGN_2 ? 'i' : 'u', raw.element_size);
    raw.bytes.resize(count * raw.element_size);
    if (count > 0 && H5Dread(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.bytes.data()) < 0)
        fail(path + " cannot be read; the file is damaged");
    return raw;
}

} // namespace plattan
