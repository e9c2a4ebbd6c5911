#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace plattan {

/// What is asked of a result file, and what is answered. They travel between two processes, see ConfinedFile.
struct FileQuestion {
    enum class What : std::uint8_t {
        has,        ///< numbers: {0 or 1}
        datasets,   ///< texts: their names in the group, in alphabetical order
        groups,     ///< texts: their names in the group, in alphabetical order
        attributes, ///< texts: for each attribute its name and its values; numbers: for each the number of values
        describe,   ///< texts and numbers: a DatasetDescription
        text,       ///< texts: {the text}
        rows        ///< values: the bytes of these rows
    };
    What what = What::has;
    std::string path;
    std::uint64_t first = 0, count = 0; ///< rows
};

struct FileAnswer {
    std::string fault; ///< why there is no answer; empty where there is one
    std::vector<std::string> texts;
    std::vector<std::int64_t> numbers;
    std::vector<std::uint8_t> values;
};

/// How the values of a dataset are stored.
struct DatasetDescription {
    enum class Kind : std::uint8_t { integer, floating, enumeration, text, character };
    Kind kind = Kind::integer;
    std::size_t size = 0; ///< of a value (unit: byte)
    bool is_signed = false;
    std::vector<std::uint64_t> extents; ///< none: one value
    std::vector<std::pair<std::int64_t, std::string>> members;

    std::uint64_t rows() const { return extents.empty() ? 1 : extents[0]; }
    std::uint64_t values_per_row() const
    {
        std::uint64_t count = 1;
        for (std::size_t i = 1; i < extents.size(); ++i)
            count *= extents[i];
        return count;
    }
    std::uint64_t bytes_per_row() const { return values_per_row() * size; }

    void into(FileAnswer& answer) const
    {
        answer.numbers = {static_cast<std::int64_t>(kind), static_cast<std::int64_t>(size), is_signed, static_cast<std::int64_t>(extents.size())};
        answer.numbers.insert(answer.numbers.end(), extents.begin(), extents.end());
        for (const auto& [value, name] : members) {
            answer.numbers.push_back(value);
            answer.texts.push_back(name);
        }
    }
    static DatasetDescription from(const FileAnswer& answer)
    {
        DatasetDescription result;
        const auto& numbers = answer.numbers;
        result.kind = static_cast<Kind>(numbers.at(0));
        result.size = static_cast<std::size_t>(numbers.at(1));
        result.is_signed = numbers.at(2) != 0;
        const auto rank = static_cast<std::size_t>(numbers.at(3));
        for (std::size_t i = 0; i < rank; ++i)
            result.extents.push_back(static_cast<std::uint64_t>(numbers.at(4 + i)));
        for (std::size_t i = 0; i < answer.texts.size(); ++i)
            result.members.emplace_back(numbers.at(4 + rank + i), answer.texts.at(i));
        return result;
    }
};

} // namespace plattan
