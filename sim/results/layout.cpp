#include "results/layout.h"

#include <algorithm>

namespace plattan::layout {

namespace {

template <class Table> void add_digested(const Table& table, std::vector<std::string>& all)
{
    std::vector<std::string> paths;
    for_each(table, [&](const auto& column) {
        if (column.digest == Digest::inside)
            paths.push_back(path_of(table, column));
    });
    std::sort(paths.begin(), paths.end());
    all.insert(all.end(), paths.begin(), paths.end());
}

} // namespace

std::vector<std::string> digested()
{
    std::vector<std::string> paths;
    add_digested(people, paths);
    add_digested(events, paths);
    add_digested(minutes, paths);
    return paths;
}

} // namespace plattan::layout
