#include "base/csv.h"

#include <charconv>
#include <fmt/format.h>

namespace plattan {

std::string csv_cell(std::string_view text)
{
    if (text.find_first_of(",\"\n\r") == std::string_view::npos)
        return std::string(text);
    std::string cell = "\"";
    for (const char c : text)
        cell += c == '"' ? "\"\"" : std::string(1, c);
    return cell + '"';
}

std::optional<double> number_of_cell(std::string_view cell)
{
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && end == cell.data() + cell.size() ? std::optional(value) : std::nullopt;
}

std::optional<CsvRows> parse_csv(std::string_view text, std::string& fault)
{
    CsvRows rows;
    fault = for_each_csv_row(text, [&](auto& row) { rows.push_back(std::move(row)); });
    return fault.empty() ? std::optional(std::move(rows)) : std::nullopt;
}

std::string for_each_csv_row(std::string_view text, const std::function<void(std::vector<std::string>& row)>& f)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark))
        text.remove_prefix(mark.size());
    std::string fault;
    std::vector<std::string> row{""};
    int line = 1;
    std::size_t at = 0;
    const auto end_row = [&] {
        if (row.size() > 1 || !row.front().empty())
            f(row);
        row.assign(1, "");
    };
    // From behind an opening quote to behind the closing one.
    const auto read_quoted = [&] {
        const int begun = line;
        for (; at < text.size(); ++at) {
            line += text[at] == '\n';
            if (text[at] != '"') {
                row.back() += text[at];
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                row.back() += '"';
                ++at;
            } else {
                ++at;
                if (at == text.size() || text[at] == ',' || text[at] == '\n' || text[at] == '\r')
                    return true;
                fault = fmt::format("line {}: after a closing quote comes a comma or the end of the line", line);
                return false;
            }
        }
        fault = fmt::format("line {}: a quote is opened and never closed", begun);
        return false;
    };
    while (at < text.size()) {
        const char c = text[at++];
        if (c == '"' && row.back().empty()) {
            if (!read_quoted())
                return fault;
        } else if (c == ',') {
            row.emplace_back();
        } else if (c == '\n') {
            end_row();
            ++line;
        } else if (c != '\r') {
            row.back() += c;
        }
    }
    end_row();
    return fault;
}

} // namespace plattan
