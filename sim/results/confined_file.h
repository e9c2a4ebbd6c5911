#pragma once

#include "results/file_questions.h"

#include <filesystem>
#include <sys/types.h>

namespace plattan {

/// Reads a result file in a process of its own. HDF5 crashes on some damaged files, never ends on others and takes any amount of
/// memory on others again; there it takes nobody along. The process can open nothing once it has the file (its limit of open files
/// is 0), write nothing, take 384 MiB more than this one and two seconds of the processor for each question. This process only
/// sees answers.
class ConfinedFile {
public:
    /// @param file_size in bytes, with which declared sizes are compared
    ConfinedFile(const std::filesystem::path& path, std::uint64_t file_size);
    ~ConfinedFile();
    ConfinedFile(const ConfinedFile&) = delete;
    ConfinedFile& operator=(const ConfinedFile&) = delete;

    /// Throws std::runtime_error with the reason where there is no answer: the file is damaged.
    FileAnswer ask(const FileQuestion& question);

private:
    FileAnswer receive();
    [[noreturn]] void explain_end();
    void end();

    int socket = -1;
    pid_t process = -1;
};

} // namespace plattan
