#pragma once

#include "studies/study_state.h"

#include <optional>

namespace plattan {

/// Writes what is needed to have every figure of a study again, and to see that it is the same, into one small zip file: the study and its design,
/// the texts of scenarios, sites and demand, the digest of each run (`digests.csv`), the versions of the program and of the libraries, how to cite
/// it, and a text that says how to go on. Equal studies give equal bytes.
///
/// Throws InputError where the place holds results or something written by hand, std::runtime_error where it cannot be written.
void write_study_archive(const StudyFolder& folder, const StudyState& state, const std::filesystem::path& path);

/// The digest of a run in `digests.csv` of a folder that was unpacked from an archive; nothing where it is not there.
std::optional<std::uint64_t> archived_digest(const StudyFolder& folder, const PlannedRun& run);

} // namespace plattan
