#include "studies/study_estimates.h"

#include "base/csv.h"
#include "studies/study_variables.h"

#include <algorithm>
#include <limits>
#include <set>
#include <stdexcept>

namespace plattan {

namespace {

/// Columns of texts, also where all of them look like numbers or are empty.
const std::set<std::string>& columns_of_texts()
{
    static const std::set<std::string> names{"scenario", "against", "indicator", "zone", "method", "verdict", "part", "units", "label", "sense"};
    return names;
}

} // namespace

void write_estimates(hid_t file, std::string_view table)
{
    std::string fault;
    const auto rows = parse_csv(table, fault);
    if (!rows || rows->size() < 2)
        throw std::runtime_error("there are no estimates to write" + (fault.empty() ? "" : ": " + fault));
    const auto group = h5::create_group(file, "estimates");
    h5::set_attribute(group, "long_name", std::string("what scenarios differ in, and how sure that is; docs/answers.md says what the columns are"));
    const auto estimate_scale = create_scale(group, "estimate", rows->size() - 1, "row of estimates.csv");
    TextWidths widths(group);
    for (std::size_t column = 0; column < rows->front().size(); ++column) {
        const std::string& name = rows->front()[column];
        std::vector<std::string> texts;
        std::vector<double> numbers;
        for (std::size_t r = 1; r < rows->size(); ++r) {
            texts.push_back((*rows)[r][column]);
            numbers.push_back(number_of_cell(texts.back()).value_or(std::numeric_limits<double>::quiet_NaN()));
        }
        if (columns_of_texts().contains(name)) {
            widths.write(name, texts, "column of estimates.csv", estimate_scale);
            continue;
        }
        const auto set = h5::write_values<double>(group, name, numbers, {numbers.size()});
        describe(set, "1", "column of estimates.csv; its units are in `units`");
        h5::attach_scale(set, estimate_scale, 0);
    }
}

} // namespace plattan
