#include "record/hdf5_driver.h"

#if H5_VERSION_GE(1, 13, 0)
#include <H5FDdevelop.h>
#endif

#include <algorithm>
#include <iterator>

namespace plattan::h5 {

namespace {

/// What HDF5 hands to its drivers; the first member must be its own.
struct OpenFile {
    H5FD_t common;
    RestorableFile* on;
    haddr_t allocated; ///< end of what HDF5 has allocated
};

OpenFile& ours(H5FD_t* file) { return *reinterpret_cast<OpenFile*>(file); }
const OpenFile& ours(const H5FD_t* file) { return *reinterpret_cast<const OpenFile*>(file); }

constexpr haddr_t largest = (haddr_t{1} << 62U) - 1;

extern "C" {

H5FD_t* driver_open(const char*, unsigned, hid_t access, haddr_t)
{
    const auto* on = static_cast<RestorableFile* const*>(H5Pget_driver_info(access));
    return on == nullptr ? nullptr : &(new OpenFile{{}, *on, 0})->common;
}

herr_t driver_close(H5FD_t* file)
{
    delete &ours(file);
    return 0;
}

herr_t driver_query(const H5FD_t*, unsigned long* features)
{
    *features = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE | H5FD_FEAT_AGGREGATE_SMALLDATA |
                H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
    return 0;
}

haddr_t driver_allocated(const H5FD_t* file, H5FD_mem_t) { return ours(file).allocated; }

herr_t driver_allocate(H5FD_t* file, H5FD_mem_t, haddr_t end)
{
    ours(file).allocated = end;
    return 0;
}

haddr_t driver_end(const H5FD_t* file, H5FD_mem_t) { return ours(file).on->size(); }

herr_t driver_read(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t offset, std::size_t size, void* bytes)
{
    return ours(file).on->read(offset, bytes, size) ? 0 : -1;
}

herr_t driver_write(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t offset, std::size_t size, const void* bytes)
{
    ours(file).on->write(offset, bytes, size);
    return 0;
}

herr_t driver_flush(H5FD_t* file, hid_t, hbool_t)
{
    ours(file).on->flush();
    return 0;
}

herr_t driver_truncate(H5FD_t* file, hid_t, hbool_t)
{
    if (ours(file).on->size() != ours(file).allocated)
        ours(file).on->resize(ours(file).allocated);
    return 0;
}

herr_t driver_lock(H5FD_t*, hbool_t) { return 0; } // the RestorableFile holds the lock
herr_t driver_unlock(H5FD_t*) { return 0; }

} // extern "C"

H5FD_class_t made_class()
{
    H5FD_class_t driver{};
#ifdef H5FD_CLASS_VERSION // newer than 1.13
    driver.version = H5FD_CLASS_VERSION;
    driver.value = static_cast<H5FD_class_value_t>(H5_VFD_RESERVED + 256); // of those that nobody has registered
#endif
    driver.name = "plattan";
    driver.maxaddr = largest;
    driver.fc_degree = H5F_CLOSE_WEAK;
    driver.fapl_size = sizeof(void*); // of the information: where the file is
    driver.open = driver_open;
    driver.close = driver_close;
    driver.query = driver_query;
    driver.get_eoa = driver_allocated;
    driver.set_eoa = driver_allocate;
    driver.get_eof = driver_end;
    driver.read = driver_read;
    driver.write = driver_write;
    driver.flush = driver_flush;
    driver.truncate = driver_truncate;
    driver.lock = driver_lock;
    driver.unlock = driver_unlock;
    const H5FD_mem_t kinds[] = H5FD_FLMAP_DICHOTOMY; // as HDF5's own driver for files: metadata and data apart
    std::copy(std::begin(kinds), std::end(kinds), driver.fl_map);
    return driver;
}

Handle access_to(RestorableFile& on)
{
    static const H5FD_class_t driver = made_class();
    static const hid_t number = H5FDregister(&driver);
    keep_quiet();
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
    RestorableFile* const information = &on;
    // Files as 1.10 wrote them, never SWMR: after a kill every flushed block can be read.
    if (number < 0 || H5Pset_driver(access, number, &information) < 0 || H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_V110) < 0)
        throw Error("HDF5: file access failed");
    return access;
}

} // namespace

Handle create_file(RestorableFile& on)
{
    const Handle access = access_to(on), creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file creation");
    if (H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED) < 0)
        throw Error("HDF5: link order failed");
    // Most datasets have one piece or a few; nodes of the usual size for the index of pieces would be half of a small file.
    if (H5Pset_istore_k(creation, 8) < 0)
        throw Error("HDF5: size of index nodes failed");
    return {H5Fcreate("run", H5F_ACC_TRUNC, creation, access), H5Fclose, "creating a file"};
}

Handle open_file(RestorableFile& on) { return {H5Fopen("run", H5F_ACC_RDWR, access_to(on)), H5Fclose, "opening a file"}; }

} // namespace plattan::h5
