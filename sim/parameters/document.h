#pragma once

#include "base/problems.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plattan {

/// A YAML document as a tree that remembers where everything stands.
///
/// Stricter than YAML: UTF-8 without control characters, one document, no duplicate keys, no tags, keys are plain words, and both
/// depth and size (after aliases are expanded) are bounded, because scenarios come by mail.
struct Node {
    enum class Kind { null, scalar, sequence, map };
    struct Entry;

    Kind kind = Kind::null;
    std::string scalar;
    std::vector<Node> items;    ///< of a sequence
    std::vector<Entry> entries; ///< of a map, in the order written
    Place place;

    bool is_map() const { return kind == Kind::map; }
    bool is_sequence() const { return kind == Kind::sequence; }
    bool is_scalar() const { return kind == Kind::scalar; }

    /// The value of a key of a map; nothing where it is not there.
    const Node* find(std::string_view key) const;
    Node* find(std::string_view key);

    /// Puts or replaces a key of a map.
    void put(std::string_view key, Node value);

    /// "a map", "a list", "text", "nothing".
    std::string_view what() const;

    std::string yaml(int indent = 0) const; ///< written again, in block style; read again it is the same tree
};

struct Node::Entry {
    std::string key;
    Place place; ///< of the key
    Node value;
};

inline constexpr int maximal_depth = 32;
inline constexpr std::size_t maximal_nodes = 20'000;
inline constexpr std::size_t maximal_bytes = 1U << 20U;

/// Parses text; adds a problem and returns nothing useful where it is no such document.
Node parse_yaml(const std::string& text, const std::string& file, Problems& problems);

/// Reads a text file that the user names. Where it cannot be read, the problem stands at `named_at`, the line of another file
/// that names it; at the file itself where no line does.
std::optional<std::string> read_named_file(const std::filesystem::path& path, std::uintmax_t limit, const Place& named_at, Problems& problems);

/// Reads and parses a file; see read_named_file. What was read is put into `text` as well, where that is given.
Node read_yaml(const std::filesystem::path& path, Problems& problems, const Place& named_at = {}, std::string* text = nullptr);

/// The path as the user would write it: relative to the working directory where it lies below it.
std::string shown_path(const std::filesystem::path& path);

/// The same for a message: shortened, and without characters that a terminal would obey.
std::string named_path(const std::filesystem::path& path);

/// True for a text that can stand where a path is expected: some bytes, fewer than a path of the system may have.
bool can_be_path(const Node& node);

/// A scalar node that stands nowhere, for values made by code.
Node scalar_node(std::string text, Place place);

} // namespace plattan
