#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

namespace plattan {

/// True for a file that is there and that somebody has written for plattan to read: a scenario, a demand file or a site, by its name or by what
/// stands in it. Nothing that plattan writes takes the place of one.
bool is_written_by_hand(const std::filesystem::path& path);

/// A map, a table, a picture or a film that is made from runs. It is written beside its place under another name and takes its own
/// name only when it is whole; where that fails nothing is left behind, and what stood there before stays. It never takes the place of a result, or
/// of what a study consists of.
class OutputFile {
public:
    /// Makes missing folders and an empty file to write to. A link is followed. Throws InputError where the place is one of `inputs` (also by
    /// another name or a link), holds results, was written by hand or is a folder; std::runtime_error with the reason where nothing can be written
    /// there.
    /// @param inputs files that are read for it
    /// @param is_own it is a file that a study makes of itself: it may take the place of an earlier one, which can be made again from the same rows
    OutputFile(const std::filesystem::path& path, const std::vector<std::filesystem::path>& inputs, bool is_own = false);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Where to write until it is whole: same folder, same extension. A device or pipe is written to directly.
    const std::filesystem::path& temporary() const { return beside; }

    /// Writes text. Throws std::runtime_error where the disk takes no more.
    void write(std::string_view text);

    /// It is whole: takes its name. Throws std::runtime_error where it cannot.
    void finish();

private:
    [[noreturn]] void fail(int reason) const;

    std::filesystem::path asked, place, beside;
    std::ofstream stream;
    bool finished = false;
};

/// A text, at once.
/// @param inputs, is_own as of OutputFile
void write_output(const std::filesystem::path& path, std::string_view text, const std::vector<std::filesystem::path>& inputs, bool is_own = false);

} // namespace plattan
