#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plattan {

/// Reads a run file. Files come by mail: types and extents are checked before anything is believed, and a
/// fault throws InputError with the file's name.
class RunReader {
public:
    /// @param allow_partial also files of runs that were interrupted (`complete` = 0)
    explicit RunReader(const std::filesystem::path& path, bool allow_partial = false);
    ~RunReader();
    RunReader(RunReader&&) noexcept;
    RunReader& operator=(RunReader&&) noexcept;

    const std::string& file() const { return name; }

    bool has(const std::string& path) const;
    /// Names of the datasets of a group, or of its groups, in alphabetical order.
    std::vector<std::string> datasets(const std::string& group) const;
    std::vector<std::string> groups(const std::string& group) const;

    std::string text(const std::string& path) const;                                      ///< a scalar text
    std::string attribute(const std::string& object, const std::string& attribute) const; ///< text or number, as text; "" where it is not there

    std::vector<std::string> attribute_texts(const std::string& object, const std::string& attribute) const; ///< empty where it is no list of texts

    std::vector<std::uint64_t> extents(const std::string& path) const;
    std::vector<double> numbers(const std::string& path) const; ///< all values of a numeric dataset or enumeration
    std::vector<double> numbers(const std::string& path, std::uint64_t begin, std::uint64_t count) const; ///< rows of a one-dimensional one
    std::map<std::int64_t, std::string> enumeration(const std::string& path) const;                       ///< empty where it is none
    bool is_text(const std::string& path) const;
    bool is_floating(const std::string& path) const;

    /// The stored bytes and a word for their type, for digests and exact comparisons.
    struct Raw {
        std::string type;
        std::size_t element_size = 0;
        std::vector<std::uint8_t> bytes;
    };
    Raw raw(const std::string& path) const;

private:
    [[noreturn]] void fail(const std::string& why) const;

    struct Open;
    std::string name;
    std::unique_ptr<Open> open;
};

} // namespace plattan
