#include "results/inspected_file.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace plattan {

namespace {

// Limits far above what a run file holds.
constexpr std::size_t most_names = 2'000;             ///< in a group
constexpr hsize_t most_attributes = 100;              ///< of an object
constexpr hssize_t most_attribute_values = 10'000;    ///< of an attribute
constexpr std::uint64_t largest_chunk = 64U << 20U;   ///< (unit: byte)
constexpr std::uint64_t largest_answer = 32U << 20U;  ///< rows read at once (unit: byte)
constexpr std::uint64_t largest_extent = 1ULL << 40U; ///< so that products of a few do not overflow unseen
constexpr int largest_rank = 4;

[[noreturn]] void fail(const std::string& why) { throw h5::Error(why); }

std::int64_t member_value(hid_t type, unsigned i, std::size_t size, bool is_signed)
{
    std::uint8_t bytes[8] = {};
    if (H5Tget_member_value(type, i, bytes) < 0)
        fail("an enumeration cannot be read");
    if (size == 1)
        return is_signed ? static_cast<std::int8_t>(bytes[0]) : bytes[0];
    std::uint16_t word = 0;
    std::memcpy(&word, bytes, 2);
    return is_signed ? std::int64_t{static_cast<std::int16_t>(word)} : word;
}

/// Texts of variable length, as many as the space holds.
template <class Read> std::vector<std::string> read_texts(hid_t type, hid_t space, std::size_t count, Read&& read, const std::string& path)
{
    std::vector<char*> pointers(count, nullptr);
    if (read(pointers.data()) < 0)
        fail(path + " cannot be read");
    std::vector<std::string> texts;
    for (const char* pointer : pointers)
        texts.emplace_back(pointer != nullptr ? pointer : "");
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data());
    return texts;
}

} // namespace

InspectedFile::InspectedFile(const std::string& path, std::uint64_t size) : file_size(size)
{
    H5PLset_loading_state(0);
    const h5::Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
    H5Pset_file_locking(access, true, true);
    file = {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose, "opening"};
    H5Lunregister(H5L_TYPE_EXTERNAL);
}

FileAnswer InspectedFile::answer(const FileQuestion& question) const
{
    FileAnswer answer;
    const auto path = question.path;
    try {
        switch (question.what) {
        case FileQuestion::What::has:
            answer.numbers = {has(path)};
            break;
        case FileQuestion::What::datasets:
            list(path, H5O_TYPE_DATASET, answer);
            break;
        case FileQuestion::What::groups:
            list(path, H5O_TYPE_GROUP, answer);
            break;
        case FileQuestion::What::attributes:
            attributes(path, answer);
            break;
        case FileQuestion::What::describe:
            describe(dataset(path), path).into(answer);
            break;
        case FileQuestion::What::text:
            text(path, answer);
            break;
        case FileQuestion::What::rows:
            rows(path, question.first, question.count, answer);
            break;
        }
    } catch (const std::bad_alloc&) {
        answer = {};
        answer.fault = fmt::format("{} needs more memory than a run's would", path);
    } catch (const std::exception& error) {
        answer = {};
        answer.fault = error.what();
    }
    return answer;
}

/// Every step of the path is looked at: none may be a link to elsewhere.
bool InspectedFile::has(const std::string& path) const
{
    if (path == "/")
        return true;
    for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const auto step = path.substr(0, slash);
        const htri_t there = H5Lexists(file, step.c_str(), H5P_DEFAULT);
        if (there < 0)
            fail(step + " cannot be read");
        if (there == 0)
            return false;
        H5L_info_t link;
        if (H5Lget_info(file, step.c_str(), &link, H5P_DEFAULT) < 0)
            fail(step + " cannot be read");
        if (link.type != H5L_TYPE_HARD)
            fail(step + " is a link to elsewhere, which a run file never has");
        if (slash == std::string::npos)
            return true;
    }
}

H5O_info_t InspectedFile::object(const std::string& path) const
{
    if (!has(path))
        fail("there is no " + path);
    H5O_info_t info;
    if (H5Oget_info_by_name2(file, path.c_str(), &info, H5O_INFO_BASIC | H5O_INFO_NUM_ATTRS, H5P_DEFAULT) < 0)
        fail(path + " cannot be read");
    if (path != "/" && info.rc != 1)
        fail(fmt::format("{} has {} names, which nothing in a run file has", path, info.rc));
    return info;
}

h5::Handle InspectedFile::dataset(const std::string& path) const
{
    if (object(path).type != H5O_TYPE_DATASET)
        fail(path + " is no dataset");
    return {H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose, "opening " + path};
}

void InspectedFile::list(const std::string& group, H5O_type_t wanted, FileAnswer& answer) const
{
    if (!has(group))
        return;
    if (object(group).type != H5O_TYPE_GROUP)
        fail(group + " is no group");
    struct Listing {
        std::vector<std::string> names;
        bool foreign = false;
    } listing;
    const h5::Handle opened(H5Gopen2(file, group.c_str(), H5P_DEFAULT), H5Gclose, "opening " + group);
    const auto visit = [](hid_t, const char* link, const H5L_info_t* info, void* data) -> herr_t {
        auto& list = *static_cast<Listing*>(data);
        list.foreign = list.foreign || info->type != H5L_TYPE_HARD;
        list.names.emplace_back(link);
        return list.foreign || list.names.size() > most_names ? 1 : 0;
    };
    if (H5Literate(opened, H5_INDEX_NAME, H5_ITER_INC, nullptr, visit, &listing) < 0)
        fail(group + " cannot be listed");
    if (listing.foreign)
        fail(fmt::format("{} has a link to elsewhere, '{}', which a run file never has", group, listing.names.back()));
    if (listing.names.size() > most_names)
        fail(fmt::format("{} has more than {} entries", group, most_names));
    for (const auto& name : listing.names)
        if (const auto info = object((group == "/" ? "" : group) + "/" + name); info.type == wanted)
            answer.texts.push_back(name);
        else if (info.type != H5O_TYPE_DATASET && info.type != H5O_TYPE_GROUP)
            fail(fmt::format("{}/{} is neither a group nor a dataset", group, name));
}

void InspectedFile::attributes(const std::string& path, FileAnswer& answer) const
{
    const auto info = object(path);
    if (info.num_attrs > most_attributes)
        fail(fmt::format("{} has more than {} attributes", path, most_attributes));
    for (hsize_t i = 0; i < info.num_attrs; ++i) {
        const h5::Handle attribute(H5Aopen_by_idx(file, path.c_str(), H5_INDEX_NAME, H5_ITER_INC, i, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                                   "an attribute of " + path);
        std::string name(256, '\0');
        const ssize_t length = H5Aget_name(attribute, name.size(), name.data());
        if (length < 0 || static_cast<std::size_t>(length) >= name.size())
            fail("an attribute of " + path + " has no name one could read");
        name.resize(static_cast<std::size_t>(length));
        const h5::Handle type(H5Aget_type(attribute), H5Tclose, "type"), space(H5Aget_space(attribute), H5Sclose, "extent");
        const hssize_t count = H5Sget_simple_extent_npoints(space);
        if (count < 0 || count > most_attribute_values)
            fail(fmt::format("the attribute '{}' of {} has a strange extent", name, path));
        std::vector<std::string> values;
        const auto check = [&](herr_t result) {
            if (result < 0)
                fail(fmt::format("the attribute '{}' of {} cannot be read", name, path));
        };
        const auto kind = H5Tget_class(type);
        if (count > 0 && kind == H5T_STRING && H5Tis_variable_str(type) > 0)
            values = read_texts(
                type, space, static_cast<std::size_t>(count), [&](char** to) { return H5Aread(attribute, type, to); }, path);
        else if (count == 1 && kind == H5T_INTEGER) {
            std::int64_t value = 0;
            check(H5Aread(attribute, H5T_NATIVE_INT64, &value));
            values = {std::to_string(value)};
        } else if (count == 1 && kind == H5T_FLOAT) {
            double value = 0;
            check(H5Aread(attribute, H5T_NATIVE_DOUBLE, &value));
            values = {fmt::format("{}", value)};
        }
        answer.texts.push_back(name);
        for (const auto& value : values)
            answer.texts.push_back(value);
        answer.numbers.push_back(static_cast<std::int64_t>(values.size()));
    }
}

DatasetDescription InspectedFile::describe(hid_t set, const std::string& path) const
{
    // How it is stored is looked at first: the extent of some could not be asked for without opening other files.
    const h5::Handle creation(H5Dget_create_plist(set), H5Pclose, "reading how " + path + " is stored");
    const auto layout = H5Pget_layout(creation);
    if ((layout != H5D_COMPACT && layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED) || H5Pget_external_count(creation) != 0)
        fail(path + " keeps its values in other files, which a run file never does");
    const int filters = H5Pget_nfilters(creation);
    for (int i = 0; i < filters; ++i) {
        unsigned flags = 0, configuration = 0;
        std::size_t parameters = 0;
        const auto filter = H5Pget_filter2(creation, static_cast<unsigned>(i), &flags, &parameters, nullptr, 0, nullptr, &configuration);
        if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE)
            fail(path + " is packed in a way that a run file never is");
    }

    DatasetDescription described;
    const h5::Handle type = h5::type_of(set);
    described.size = H5Tget_size(type);
    switch (H5Tget_class(type)) {
    case H5T_INTEGER:
        described.kind = DatasetDescription::Kind::integer;
        described.is_signed = H5Tget_sign(type) == H5T_SGN_2;
        break;
    case H5T_FLOAT:
        described.kind = DatasetDescription::Kind::floating;
        described.is_signed = true;
        break;
    case H5T_ENUM: {
        described.kind = DatasetDescription::Kind::enumeration;
        const h5::Handle native(H5Tget_native_type(type, H5T_DIR_ASCEND), H5Tclose, "type"), base(H5Tget_super(native), H5Tclose, "type");
        described.is_signed = H5Tget_sign(base) == H5T_SGN_2;
        const int members = H5Tget_nmembers(native);
        if (described.size > 2 || members < 1 || members > 65'536)
            fail(path + " has an enumeration that a run file never has");
        for (int i = 0; i < members; ++i) {
            char* name = H5Tget_member_name(native, static_cast<unsigned>(i));
            if (name == nullptr)
                fail(path + " has an enumeration without names");
            described.members.emplace_back(member_value(native, static_cast<unsigned>(i), described.size, described.is_signed), name);
            H5free_memory(name);
        }
        break;
    }
    case H5T_STRING:
        described.kind = H5Tis_variable_str(type) > 0 ? DatasetDescription::Kind::text : DatasetDescription::Kind::character;
        if (described.kind == DatasetDescription::Kind::character && described.size != 1)
            fail(path + " is a text of a kind that a run file never has");
        break;
    default:
        fail(path + " is of no type that a run file has");
    }
    if (described.kind != DatasetDescription::Kind::text && described.size != 1 && described.size != 2 && described.size != 4 && described.size != 8)
        fail(path + " holds numbers of a size that a run file never has");

    const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
    const auto shape = H5Sget_simple_extent_type(space);
    const int rank = H5Sget_simple_extent_ndims(space);
    if ((shape != H5S_SCALAR && shape != H5S_SIMPLE) || rank < 0 || rank > largest_rank)
        fail(path + " has a strange shape");
    std::vector<hsize_t> extents(static_cast<std::size_t>(rank));
    H5Sget_simple_extent_dims(space, extents.data(), nullptr);
    described.extents.assign(extents.begin(), extents.end());
    check_storage(set, described, path);
    return described;
}

/// Every value that is declared must be stored in the file.
void InspectedFile::check_storage(hid_t set, const DatasetDescription& described, const std::string& path) const
{
    const auto too_large = [&] { fail(fmt::format("{} is declared larger than a file of {} bytes can hold", path, file_size)); };
    std::uint64_t bytes = described.size;
    for (const auto extent : described.extents) {
        if (extent > largest_extent || (extent > 0 && bytes > largest_extent / extent))
            too_large();
        bytes *= extent;
    }
    const h5::Handle creation(H5Dget_create_plist(set), H5Pclose, "reading how " + path + " is stored");
    const std::uint64_t stored = H5Dget_storage_size(set);
    if (stored > file_size)
        too_large();
    if (H5Pget_layout(creation) != H5D_CHUNKED) {
        const bool is_text = described.kind == DatasetDescription::Kind::text; // the place where the text is
        if (is_text ? stored == 0 : stored != bytes)
            fail(path + " is not whole");
        return;
    }
    std::vector<hsize_t> chunk(static_cast<std::size_t>(largest_rank));
    if (H5Pget_chunk(creation, largest_rank, chunk.data()) != static_cast<int>(described.extents.size()))
        fail(path + " is stored in pieces of a strange shape");
    std::uint64_t chunks = 1, chunk_bytes = described.size;
    for (std::size_t i = 0; i < described.extents.size(); ++i) {
        if (chunk[i] == 0 || chunk[i] > largest_chunk || (chunk_bytes *= chunk[i]) > largest_chunk)
            fail(path + " is stored in pieces larger than a run file's are");
        chunks *= described.extents[i] / chunk[i] + (described.extents[i] % chunk[i] != 0 ? 1 : 0);
    }
    hsize_t there = 0;
    const h5::Handle space(H5Dget_space(set), H5Sclose, "extent");
    if (chunks > file_size || H5Dget_num_chunks(set, space, &there) < 0 || there != chunks)
        fail(fmt::format("of the {} pieces of {} there are {}", chunks, path, there));
}

void InspectedFile::text(const std::string& path, FileAnswer& answer) const
{
    const auto set = dataset(path);
    const auto described = describe(set, path);
    if (described.kind != DatasetDescription::Kind::text || !described.extents.empty())
        fail(path + " is no text");
    const h5::Handle type = h5::type_of(set), space(H5Dget_space(set), H5Sclose, "extent");
    answer.texts.push_back(read_texts(
                               type, space, 1, [&](char** to) { return H5Dread(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, to); }, path)
                               .front());
}

void InspectedFile::rows(const std::string& path, std::uint64_t first, std::uint64_t count, FileAnswer& answer) const
{
    const auto set = dataset(path);
    const auto described = describe(set, path);
    if (described.kind == DatasetDescription::Kind::text)
        fail(path + " holds no numbers");
    if (first > described.rows() || count > described.rows() - first)
        fail(fmt::format("{} has no rows {} to {}", path, first, first + count));
    const std::uint64_t bytes = described.bytes_per_row();
    if (bytes > 0 && count > largest_answer / bytes)
        fail(path + " has rows larger than a run file's are");
    answer.values.resize(count * bytes);
    if (answer.values.empty())
        return;
    const h5::Handle type = h5::type_of(set), native(H5Tget_native_type(type, H5T_DIR_ASCEND), H5Tclose, "type"),
                     space(H5Dget_space(set), H5Sclose, "extent");
    if (H5Tget_size(native) != described.size)
        fail(path + " holds numbers of a strange size");
    std::vector<hsize_t> begin(described.extents.size(), 0), size(described.extents.begin(), described.extents.end());
    const bool single = described.extents.empty();
    if (!single) {
        begin[0] = first;
        size[0] = count;
        if (H5Sselect_hyperslab(space, H5S_SELECT_SET, begin.data(), nullptr, size.data(), nullptr) < 0)
            fail(path + " cannot be read");
    }
    const h5::Handle memory(single ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr), H5Sclose,
                            "memory");
    if (H5Dread(set, native, memory, space, H5P_DEFAULT, answer.values.data()) < 0)
        fail(path + " cannot be read");
}

} // namespace plattan
