#pragma once

#include "base/problems.h"
#include "results/file_questions.h"
#include "results/layout.h"

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plattan {

/// A file holds what no run writes; it was changed, cut short or never finished.
class DamagedRun : public InputError {
    using InputError::InputError;
};

/// Which files are read: of whole runs alone, also of runs that were interrupted (`complete` = 0), or also those whose bytes have changed since they
/// were written, for people who look at what is left.
enum class Accepts : std::uint8_t { whole, interrupted, damaged };

/// Reads a run file. Files come by mail: a checksum finds bytes that have changed, HDF5 reads in a process of its own
/// (ConfinedFile), and types, extents and enumerations are checked before anything is believed. Every fault throws InputError with the file's name.
///
/// A file whose checksum is wrong is not read unless `Accepts::damaged` asks for it: figures of which nobody knows which byte is wrong help nobody,
/// and the file can be copied or simulated again. One without a checksum, written by an older program or changed through HDF5, is read.
class RunReader {
public:
    explicit RunReader(const std::filesystem::path& path, Accepts accepts = Accepts::whole);
    /// Whether the bytes of the file are those whose checksum it carries, or it carries none.
    bool is_as_written() const;
    ~RunReader();
    RunReader(RunReader&&) noexcept;
    RunReader& operator=(RunReader&&) noexcept;

    const std::string& file() const { return name; }

    /// Throws DamagedRun: the file is damaged, and why.
    [[noreturn]] void damaged(const std::string& why) const;

    bool has(const std::string& path) const;
    /// Names of the datasets of a group, or of its groups, in alphabetical order.
    std::vector<std::string> datasets(const std::string& group) const;
    std::vector<std::string> groups(const std::string& group) const;

    std::string text(const std::string& path) const;                                      ///< a scalar text
    std::string attribute(const std::string& object, const std::string& attribute) const; ///< text or number, as text; "" where it is not there

    std::vector<std::string> attribute_texts(const std::string& object, const std::string& attribute) const; ///< empty where it is no list of texts

    /// A number that is finite.
    double number_attribute(const std::string& object, const std::string& attribute) const;
    /// A whole number from `least` to `most`.
    std::uint64_t whole_attribute(const std::string& object, const std::string& attribute, std::uint64_t least, std::uint64_t most) const;
    /// A number that is finite and positive, as a scale factor is.
    double positive_attribute(const std::string& object, const std::string& attribute) const;

    std::vector<std::uint64_t> extents(const std::string& path) const;
    std::vector<double> numbers(const std::string& path) const; ///< all values of a numeric dataset or enumeration
    std::vector<double> numbers(const std::string& path, std::uint64_t first, std::uint64_t count) const; ///< rows along the first axis
    double number(const std::string& path) const;                                                         ///< of a dataset of one value

    /// Values of a column exactly as they are stored: T must be their type, and there must be one for every row.
    template <class T> std::vector<T> values(const std::string& path) const { return values<T>(path, 0, rows_of_column(path)); }
    template <class T> std::vector<T> values(const std::string& path, std::uint64_t first, std::uint64_t count) const
    {
        const auto bytes = bytes_of_column(path, layout::type_word<T>(), first, count);
        std::vector<T> values(bytes.size() / sizeof(T));
        if (!values.empty())
            std::memcpy(values.data(), bytes.data(), bytes.size());
        return values;
    }
    /// Texts of a column, stored as rows of characters.
    std::vector<std::string> texts(const std::string& path) const { return texts(path, 0, rows_of_column(path)); }
    std::vector<std::string> texts(const std::string& path, std::uint64_t first, std::uint64_t count) const;
    std::uint64_t rows_of(const std::string& path) const;                           ///< along the first axis; one where there is none
    std::uint64_t rows_of_column(const std::string& path) const;                    ///< of a dataset of one dimension, or of rows of characters
    std::string type_word(const std::string& path) const;                           ///< as layout::type_word; of an enumeration, that of its numbers
    std::map<std::int64_t, std::string> enumeration(const std::string& path) const; ///< empty where it is none
    bool is_text(const std::string& path) const;
    bool is_floating(const std::string& path) const;

    /// The stored bytes of some rows and a word for their type, for digests and exact comparisons.
    struct Raw {
        std::string type;
        std::size_t element_size = 0;
        std::vector<std::uint8_t> bytes;
    };
    Raw raw(const std::string& path, std::uint64_t first, std::uint64_t count) const;

    /// How many rows are read at once where a dataset is read to its end: so many that they take some MiB, a multiple of 8.
    std::uint64_t rows_at_once(const std::string& path) const;

private:
    [[noreturn]] void fail(const std::string& why) const;
    FileAnswer ask(FileQuestion::What what, const std::string& path, std::uint64_t first = 0, std::uint64_t count = 0) const;
    const DatasetDescription& describe(const std::string& path) const;
    std::vector<std::uint8_t> rows(const std::string& path, std::uint64_t first, std::uint64_t count) const;
    std::vector<std::uint8_t> bytes_of_column(const std::string& path, const std::string& type, std::uint64_t first, std::uint64_t count) const;

    struct Open;
    std::string name;
    std::unique_ptr<Open> open;
};

} // namespace plattan
