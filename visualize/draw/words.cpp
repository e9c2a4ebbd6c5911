#include "visualize/draw/words.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan::view {

std::string words_of_duty(const Show& show, const RunFile& run)
{
    std::string words;
    for (const auto& [role, count] : on_duty(run, show.time())) {
        const auto& one = run.roles()[role];
        const auto many = one.name + "_many";
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count,
                             count != 1 && style().has_words(many) ? style().words(show.language, many)
                             : style().has_words(one.name)         ? style().words(show.language, one.name)
                                                                   : one.label);
    }
    return words.empty() ? style().words(show.language, "nobody_on_duty") : words;
}

std::vector<std::string> lines_of_compared(const Show& show, const Type& type, float width, float height)
{
    const TextStyle text{font_size(capitals::label, height), {}};
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < show.runs.size(); ++i) {
        const auto& run = *show.runs[i].file;
        const auto seed = run.seed() + (run.replication() == "0" ? "" : "/" + run.replication());
        lines.push_back(style().words(show.language, "of_run", {i == 0 ? "A" : "B", show.runs[i].name, seed}));
    }
    if (const auto both = fmt::format("{} / {}", lines.front(), lines.back()); type.width(both, text) <= width)
        return {both};
    return lines;
}

std::string words_of_unit(const Show& show)
{
    return unit_of(*show.layer, show.language, when_of(*show.layer, show.time(), show.cumulative), show.begins());
}

std::string words_of_difference(const Show& show)
{
    return show.layer == nullptr
               ? style().words(show.language, "difference_needs_layer")
               : style().words(show.language, "difference_title", {style().words(show.language, "layer_" + std::string(show.layer->name))});
}

std::string words_of_notes(const Show& show, const Type& type, float width, float height)
{
    const TextStyle text{font_size(capitals::label, height), {}};
    const auto layer = show.layer == nullptr ? std::string_view() : show.layer->name;
    const auto of_study = study_sentences(show.studied, layer, show.figures, show.language);
    auto words = of_study.empty() ? style().words(show.language, "one_draw") : of_study.front();
    for (std::size_t i = 1; i < of_study.size(); ++i) // as many as have room in a line: an interval that is cut says nothing
        if (const auto longer = words + " " + of_study[i]; type.width(longer, text) <= width)
            words = longer;
    for (const auto& sentence : reservations(*show.runs[0].file, *show.runs[1].file, show.language))
        words += " " + sentence;
    return words;
}

std::string date_words(const Show& show)
{
    const auto& run = *show.runs.front().file;
    auto date = style().date(show.language, run.date_at(show.time()));
    if (run.days() > 1)
        date += "   " + style().words(show.language, "day_of_run", {std::to_string(RunFile::day_at(show.time()) + 1), std::to_string(run.days())});
    return date;
}

float beside_clock(const Type& type, float margin, float height)
{
    const TextStyle clock{font_size(capitals::clock, height), {}, Weight::bold, Align::left, true};
    return margin + type.width("00:00", clock) + 0.03F * height;
}

float width_of_date(const Show& show, const Type& type, float height)
{
    const TextStyle text{font_size(capitals::label, height), {}}, bold{font_size(capitals::label, height), {}, Weight::bold};
    float width = type.width(date_words(show), bold);
    const auto& run = *show.runs.front().file;
    const auto weather = run.weather().empty() || !style().has_words("weather_" + run.weather())
                             ? std::string()
                             : style().words(show.language, "weather_" + run.weather()) + ", ";
    for (const auto* key : {"sun_up", "sun_rises", "sun_down", "twilight", "dawn"})
        width = std::max(width, type.width(weather + style().words(show.language, key, {"00:00"}), text));
    return width + 0.05F * height;
}

std::vector<std::size_t> runs_of_figures(const Show& show)
{
    if (show.runs.size() > 1 && (show.mode == Mode::wipe || show.mode == Mode::difference))
        return {0, 1};
    auto runs = show.maps();
    std::sort(runs.begin(), runs.end());
    return runs;
}

namespace {

/// @param value of a figure in one of the runs
template <typename Value> std::vector<FigureWords> words_of_figures(const Show& show, const Value& value)
{
    constexpr std::size_t most = 6;
    const auto runs = runs_of_figures(show);
    std::vector<FigureWords> list;
    for (const auto& name : show.figures) {
        const auto* kind = figure_kind(name);
        if (kind == nullptr || list.size() == most)
            continue;
        FigureWords words{words_of_figure(*kind, *show.runs[runs.front()].file, show.time(), show.language), {}};
        for (std::size_t i = 0; i < runs.size(); ++i)
            words.values.at(i) = figure_text(*kind, value(*show.runs[runs[i]].file, *kind), show.language);
        list.push_back(std::move(words));
    }
    return list;
}

} // namespace

std::vector<FigureWords> figures_now(const Show& show)
{
    return words_of_figures(show, [&](const RunFile& run, const FigureKind& kind) { return figure_at(run, kind, show.time()); });
}

std::vector<FigureWords> widest_figures_of(const Show& show) { return words_of_figures(show, most_of_figure); }

float width_of_arrow(unsigned size) { return 0.95F * static_cast<float>(size); }

float space_after_letter(unsigned size) { return 0.25F * static_cast<float>(size); }

float width_of_figure(const FigureWords& words, const Type& type, unsigned size, float height)
{
    const TextStyle bold{size, {}, Weight::bold, Align::left, true}, label{font_size(capitals::label, height), {}},
        letter{font_size(capitals::label, height), {}, Weight::bold};
    const bool two = !words.values[1].empty();
    const float lettered = type.width("A", letter) + space_after_letter(letter.size);
    const float values =
        type.width(words.values[0], bold) + (two ? width_of_arrow(size) * 1.5F + type.width(words.values[1], bold) + 2 * lettered : lettered);
    return std::max(type.width(words.label, label), values) + 0.03F * height;
}

} // namespace plattan::view
