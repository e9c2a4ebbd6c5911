#include "verification/finding.h"

#include "base/markup.h"

#include <boost/json.hpp>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

std::string number(double value) { return std::isfinite(value) ? fmt::format("{:.4g}", value) : ""; }

std::string band(const Finding& f)
{
    if (f.information)
        return "";
    if (!std::isfinite(f.low))
        return fmt::format("at most {}", number(f.high));
    if (!std::isfinite(f.high))
        return fmt::format("at least {}", number(f.low));
    return fmt::format("{} to {}", number(f.low), number(f.high));
}

std::string words(const Finding& f)
{
    return f.known.empty() ? f.remark : f.remark + (f.remark.empty() ? "" : " ") + "Known not to hold: " + f.known;
}

bool misses_what_it_must(const Finding& f)
{
    const auto verdict = f.verdict();
    return verdict != Finding::Verdict::inside && verdict != Finding::Verdict::info && (f.level == must || f.role == Finding::Role::published);
}

boost::json::value json_number(double value) { return std::isfinite(value) ? boost::json::value(value) : boost::json::value(nullptr); }

} // namespace

Finding::Verdict Finding::verdict() const
{
    const bool has_no_interval = std::isfinite(figure) && std::isnan(half_width);
    if (information || has_no_interval)
        return Verdict::info;
    const double least = figure - half_width, most = figure + half_width;
    if (least >= low && most <= high)
        return Verdict::inside;
    if (!(most >= low && least <= high)) // true for what is no number
        return Verdict::outside;
    return most - least > (high - low) / 2 ? Verdict::undecided : Verdict::touches;
}

bool Finding::fails() const { return misses_what_it_must(*this) && known.empty(); }

bool Finding::known_to_fail() const { return misses_what_it_must(*this) && !known.empty(); }

std::string_view name_of(Finding::Level level) { return level == Finding::Level::must ? "must" : "should"; }

std::string_view name_of(Finding::Role role)
{
    constexpr std::string_view names[]{"published", "calibrated", "built_in", "seen", "validated"};
    return names[static_cast<std::size_t>(role)];
}

std::string_view name_of(Finding::Verdict verdict)
{
    constexpr std::string_view names[]{"inside", "touches", "outside", "undecided", "info"};
    return names[static_cast<std::size_t>(verdict)];
}

std::string json_of(const std::vector<Finding>& findings)
{
    boost::json::array list;
    for (const auto& f : findings)
        list.push_back({{"name", f.name},
                        {"figure", json_number(f.figure)},
                        {"unit", f.unit},
                        {"low", json_number(f.low)},
                        {"high", json_number(f.high)},
                        {"source", f.source},
                        {"level", std::string(name_of(f.level))},
                        {"role", std::string(name_of(f.role))},
                        {"half_width", json_number(f.half_width)},
                        {"fails", f.fails()},
                        {"known", f.known},
                        {"verdict", std::string(name_of(f.verdict()))},
                        {"replications", f.replications},
                        {"what", f.what},
                        {"days", f.days},
                        {"scenario", f.scenario},
                        {"remark", f.remark}});
    std::string text = "[\n";
    for (std::size_t i = 0; i < list.size(); ++i)
        text += "  " + boost::json::serialize(list[i]) + (i + 1 < list.size() ? ",\n" : "\n");
    return text + "]\n";
}

std::string html_of(const std::vector<Finding>& findings)
{
    std::string rows;
    for (const auto& f : findings)
        rows += fmt::format("<tr class=\"{0}{11}\"><td>{1}</td><td>{2}{3}</td><td class=\"n\">{4} {5}</td><td>{6}</td><td>{7}</td><td>{8}, {9}</td>"
                            "<td class=\"n\">{10}</td><td>{0}</td></tr>\n",
                            name_of(f.verdict()), escaped(f.name), escaped(f.what),
                            words(f).empty() ? "" : "<br><small>" + escaped(words(f)) + "</small>", number(f.figure), escaped(f.unit), band(f),
                            escaped(f.source), name_of(f.level), name_of(f.role), f.replications, f.fails() ? " fails" : "");
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>plattan verify</title>\n<style>body{font:15px/1.45 "
           "sans-serif;margin:2rem auto;"
           "max-width:75rem;color:#222}table{border-collapse:collapse;width:100%}td,th{padding:.35rem .6rem;border-bottom:1px solid "
           "#ddd;text-align:left;"
           "vertical-align:top}.n{text-align:right;white-space:nowrap}small{color:#666}.inside td:last-child{color:#176b2c}.touches "
           "td:last-child,.undecided td:last-child{background:#fff3cf}.outside td:last-child{background:#ffe29a}.fails "
           "td:last-child{color:#fff;background:#b3261e}.info td:last-child{color:#666}</style>\n<h1>plattan "
           "verify</h1>\n<table><thead><tr>"
           "<th>name</th><th>what</th><th>figure</th><th>band</th><th>source</th><th>level, "
           "role</th><th>runs</th><th>verdict</th></tr></thead>\n<tbody>\n" +
           rows + "</tbody></table></html>\n";
}

std::string markdown_of(const std::vector<Finding>& findings)
{
    std::string text = "| name | what | figure | band | source | level, role | runs | verdict |\n|---|---|---|---|---|---|---|---|\n";
    for (const auto& f : findings)
        text += fmt::format("| {} | {}{} | {} {} | {} | {} | {}, {} | {} | {} |\n", f.name, f.what, words(f).empty() ? "" : " *" + words(f) + "*",
                            number(f.figure), f.unit, band(f), f.source, name_of(f.level), name_of(f.role), f.replications, name_of(f.verdict()));
    return text;
}

std::string line_of(const Finding& f)
{
    return fmt::format("{:<28} {:>12} {:<14} {:<20} {:<22} {}{}", f.name, number(f.figure), f.unit, band(f), f.source, name_of(f.verdict()),
                       f.fails()           ? ", fails"
                       : f.known_to_fail() ? ", known"
                                           : "");
}

} // namespace plattan
