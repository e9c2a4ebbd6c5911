#pragma once

#include "results/file_questions.h"
#include "results/hdf5.h"

namespace plattan {

/// Answers questions about an HDF5 file of which nothing is believed. A run file holds groups and datasets, each under one name, with
/// numbers, enumerations and single texts, stored in the file itself, unfiltered or shuffled and deflated; everything else
/// is a fault and not looked at: links to elsewhere, storage in other files, other filters, holes. Sizes are compared with the size
/// of the file before anything of that size is made. HDF5 itself may still crash or not end; see ConfinedFile.
class InspectedFile {
public:
    /// Throws h5::Error where HDF5 cannot open it.
    InspectedFile(const std::string& path, std::uint64_t file_size);

    /// A fault is part of the answer.
    FileAnswer answer(const FileQuestion& question) const;

private:
    bool has(const std::string& path) const;
    H5O_info_t object(const std::string& path) const;
    h5::Handle dataset(const std::string& path) const;
    void list(const std::string& group, H5O_type_t wanted, FileAnswer& answer) const;
    void attributes(const std::string& path, FileAnswer& answer) const;
    DatasetDescription describe(hid_t set, const std::string& path) const;
    void check_storage(hid_t set, const DatasetDescription& described, const std::string& path) const;
    void text(const std::string& path, FileAnswer& answer) const;
    void rows(const std::string& path, std::uint64_t first, std::uint64_t count, FileAnswer& answer) const;

    h5::Handle file;
    std::uint64_t file_size;
};

} // namespace plattan
