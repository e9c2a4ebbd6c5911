#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace plattan {

/// Something could not be written: exit code 1. The message is a sentence with the file's name and the reason.
class WriteFailure : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws WriteFailure: "cannot write results/a.h5: No space left on device". `error` is a value of errno.
[[noreturn]] void fail_to_write(const std::filesystem::path& path, int error);

/// An open file of the operating system, closed when this goes out of scope.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number(number) {}
    Descriptor(Descriptor&& other) noexcept : number(std::exchange(other.number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    operator int() const { return number; } // NOLINT(google-explicit-constructor): passed to C functions
    bool is_open() const { return number >= 0; }

    /// Some file systems tell only now what could not be written. Returns 0 or a value of errno.
    int close();

private:
    int number = -1;
};

// Each returns 0 or a value of errno.

/// Writes all bytes.
int write_at(int descriptor, const void* bytes, std::size_t size, std::uint64_t offset);
/// Reads; bytes beyond the end of the file are 0.
int read_at(int descriptor, void* bytes, std::size_t size, std::uint64_t offset);
/// Waits until what was written is on the disk.
int sync(int descriptor);
/// Waits until the name of a file, new or changed, is on the disk.
int sync_name(const std::filesystem::path& path);

} // namespace plattan
