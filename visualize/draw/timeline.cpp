#include "visualize/draw/timeline.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

/// Rows of the time line.
struct Rows {
    Area curve;
    float bars, bar_height, ticks, tick_height, days, day_height, labels;
};

Rows rows_of(const Show& show, const Layout& layout)
{
    const float h = layout.height, side = layout.margin;
    const float size = static_cast<float>(font_size(capitals::label, h));
    Rows rows;
    const bool many = RunFile::day_at(show.ends() - 1) > RunFile::day_at(show.begins());
    rows.day_height = many ? 0.012F * h : 0;
    rows.labels = layout.timeline.bottom() - 0.35F * size;
    rows.days = rows.labels - size * 0.95F - rows.day_height;
    rows.tick_height = 0.011F * h;
    rows.ticks = rows.days - 0.004F * h - rows.tick_height * static_cast<float>(show.runs.size());
    rows.bar_height = 0.007F * h;
    rows.bars = layout.timeline.top + 0.006F * h;
    const float top = rows.bars + 0.036F * h;
    rows.curve = {layout.timeline.left + side, top, layout.timeline.width - 2 * side, rows.ticks - top - 0.004F * h};
    return rows;
}

float x_of(const Show& show, const Rows& rows, double time)
{
    return rows.curve.left + rows.curve.width * static_cast<float>((time - show.begins_at) / std::max(1.0, show.ends_at - show.begins_at));
}

void draw_curve(Shapes& shapes, const Show& show, const Rows& rows, std::size_t number, double most, Colour colour, bool filled, float thick)
{
    const auto& run = *show.runs[number].file;
    const auto* present = run.series("present");
    if (present == nullptr)
        return;
    const auto& times = run.minute_times();
    const auto first = static_cast<std::size_t>(std::lower_bound(times.begin(), times.end(), show.begins_at) - times.begin());
    const auto last = static_cast<std::size_t>(std::lower_bound(times.begin(), times.end(), show.ends_at) - times.begin());
    const std::size_t step = std::max<std::size_t>(1, (last - first) / static_cast<std::size_t>(std::max(64.0F, rows.curve.width / 2)));
    std::optional<Vec2> before;
    double time_before = 0;
    for (std::size_t i = first; i < last; i += step) {
        double mean = 0;
        const auto end = std::min(i + step, last);
        for (auto k = i; k < end; ++k)
            mean += static_cast<double>((*present)[k]);
        mean /= static_cast<double>(end - i);
        const Vec2 at{x_of(show, rows, times[i]), rows.curve.bottom() - rows.curve.height * static_cast<float>(mean / most)};
        if (before && times[i] - time_before < 61 * static_cast<double>(step)) {
            if (filled) {
                Colour wash = colour;
                wash.a = 40;
                shapes.quad({before->x, rows.curve.bottom()}, *before, at, {at.x, rows.curve.bottom()}, wash);
            }
            shapes.line(*before, at, thick, colour);
        }
        before = at;
        time_before = times[i];
    }
}

/// Times on duty of those in a uniform, by role.
std::map<std::uint8_t, std::vector<std::pair<double, double>>> shifts_of(const Show& show, const RunFile& run)
{
    std::map<std::uint8_t, std::vector<std::pair<double, double>>> of_role;
    for (const auto& shift : run.shifts())
        if (run.roles()[shift.role].uniform && shift.ends > show.begins_at && shift.begins < show.ends_at)
            of_role[shift.role].emplace_back(std::max(shift.begins, show.begins_at), std::min(shift.ends, show.ends_at));
    return of_role;
}

/// Whose shifts a row of bars shows, in which colour.
struct ShiftWords {
    std::string words;
    Colour colour;
};

/// Says whose the bars are: before the first one, behind the last one, or, where both have no room, upon their beginning.
void label_shifts(Shapes& shapes, Type& type, const std::vector<ShiftWords>& labels, const Rows& rows, std::pair<float, float> bars,
                  float picture_height, Hour hour)
{
    const TextStyle text{font_size(capitals::label, picture_height), {}, Weight::regular, Align::left, false};
    const float gap = 0.5F * static_cast<float>(text.size), beside = 0.008F * picture_height;
    float wide = -gap;
    for (const auto& label : labels)
        wide += gap + type.width(label.words, text);
    const bool before = bars.first - beside - wide >= rows.curve.left, behind = bars.second + beside + wide <= rows.curve.right();
    float x = before ? bars.first - beside - wide : behind ? bars.second + beside : rows.curve.left;
    if (!before && !behind) {
        Colour paper = style().colour("paper", hour);
        shapes.rectangle({x, rows.bars, wide + gap, 0.036F * picture_height}, paper);
    }
    for (const auto& label : labels) {
        TextStyle own = text;
        own.colour = label.colour;
        x += type.set(label.words, {x, rows.bars + 0.014F * picture_height + 0.1F * static_cast<float>(text.size)}, own) + gap;
    }
}

/// Guards and police: of one run a bar of each role, of two a bar of each run, in its colour. Others are in the list of who is on duty.
void draw_shifts(Shapes& shapes, Type& type, const Show& show, const Rows& rows, const Layout& layout, Hour hour)
{
    constexpr int most_bars = 2;
    const float h = layout.height;
    const bool two = show.runs.size() > 1;
    int row = 0;
    std::pair bars(show.ends_at, show.begins_at);
    std::vector<ShiftWords> labels;
    for (std::size_t number = 0; number < show.runs.size(); ++number) {
        const auto& run = *show.runs[number].file;
        std::string of_run;
        for (const auto& [role, times] : shifts_of(show, run)) {
            if (row >= most_bars)
                break;
            const float y = rows.bars + static_cast<float>(row) * 0.017F * h;
            const Colour ink = two                   ? style().colour(number == 0 ? "runs.A" : "runs.B", hour)
                               : hour == Hour::night ? Colour{230, 230, 235}
                               : row == 0            ? Colour{0, 0, 0}
                                                     : Colour{70, 76, 90};
            for (const auto& [from, until] : times) {
                bars = {std::min(bars.first, from), std::max(bars.second, until)};
                shapes.rectangle(
                    {x_of(show, rows, from), y + 0.006F * h, std::max(2.0F, x_of(show, rows, until) - x_of(show, rows, from)), rows.bar_height}, ink);
            }
            const auto& name = run.roles()[role].name;
            const auto many = name + "_many";
            const auto words = style().has_words(many)   ? style().words(show.language, many)
                               : style().has_words(name) ? style().words(show.language, name)
                                                         : run.roles()[role].label;
            if (two)
                of_run += (of_run.empty() ? "" : ", ") + words;
            else
                labels.push_back({words, ink});
            row += two ? 0 : 1;
        }
        if (!of_run.empty())
            labels.push_back({fmt::format("{}: {}", number == 0 ? "A" : "B", of_run), style().colour(number == 0 ? "runs.A" : "runs.B", hour)});
        row += two ? 1 : 0; // each run has its own row, whether somebody is on duty or not
    }
    if (!labels.empty())
        label_shifts(shapes, type, labels, rows, {x_of(show, rows, bars.first), x_of(show, rows, bars.second)}, h, hour);
}

void draw_events(Shapes& shapes, const Show& show, const Rows& rows, Hour hour)
{
    for (std::size_t number = 0; number < show.runs.size(); ++number) {
        const auto& run = *show.runs[number].file;
        const float y = rows.ticks + rows.tick_height * static_cast<float>(number);
        const auto& events = run.events();
        auto event = std::lower_bound(events.begin(), events.end(), show.begins_at, [](const Happening& e, double t) { return e.time < t; });
        for (; event != events.end() && event->time < show.ends_at; ++event) {
            const auto& name = run.event_name(event->kind);
            if (name == "bin_emptied" || name == "repaired")
                continue;
            for (const auto& mark : style().marks)
                if (mark.event == name)
                    shapes.rectangle({x_of(show, rows, event->time) - 0.75F, y, 1.5F, rows.tick_height * 0.82F}, mark.colour.in(hour));
        }
    }
}

} // namespace

void Timeline::draw(sf::RenderTarget& target, Type& type, const Show& show, const Layout& layout, Hour hour)
{
    const Rows rows = rows_of(show, layout);
    const float h = layout.height;
    Shapes shapes;
    type.ground = style().colour("paper", hour);
    double most = 1;
    for (const auto& run : show.runs)
        if (const auto* present = run.file->series("present"))
            for (const float people : *present)
                most = std::max(most, static_cast<double>(people));
    const float thick = std::max(1.5F, h / 480);
    shapes.line({rows.curve.left, rows.curve.bottom()}, {rows.curve.right(), rows.curve.bottom()}, 1, style().colour("line", hour));
    const bool two = show.runs.size() > 1;
    draw_curve(shapes, show, rows, 0, most, style().colour(two ? "runs.A" : "runs.B", hour), !two, thick);
    if (two)
        draw_curve(shapes, show, rows, 1, most, style().colour("runs.B", hour), true, thick);
    draw_events(shapes, show, rows, hour);
    draw_shifts(shapes, type, show, rows, layout, hour);
    const TextStyle label{font_size(capitals::label, h), style().colour("quiet", hour), Weight::regular, Align::left, true};
    TextStyle centred = label;
    centred.align = Align::centre;
    // Hours: as many as have room.
    const double span = show.ends_at - show.begins_at;
    const float wide = type.width("00:00", label) * 1.5F;
    double step = 60;
    for (const double candidate : {60.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 10'800.0, 21'600.0, 43'200.0}) {
        step = candidate;
        if (static_cast<float>(candidate / span) * rows.curve.width > (candidate >= 3600 ? wide * 0.7F : wide))
            break;
    }
    for (double t = std::ceil(show.begins_at / step) * step; t <= show.ends_at + 1; t += step) {
        const double of_day = t - RunFile::day_at(show.begins_at) * seconds_per_day;
        const auto words = step >= 3600 ? fmt::format("{:02}", static_cast<int>(of_day / 3600)) : time_of_day_text(of_day).substr(0, 5);
        const float x = x_of(show, rows, t), half = type.width(words, label) / 2;
        shapes.line({x, rows.curve.bottom()}, {x, rows.curve.bottom() + 0.005F * h}, 1, style().colour("quiet", hour));
        type.set(words, {std::clamp(x, rows.curve.left + half, rows.curve.right() - half), rows.labels}, centred);
    }
    // Days of a long run, of which the one that is shown is filled.
    if (rows.day_height > 0) {
        const int days = std::max(show.runs.front().file->days(), show.runs.back().file->days());
        const float each = rows.curve.width / static_cast<float>(days);
        const int now = RunFile::day_at(show.time());
        for (int day = 0; day < days; ++day)
            shapes.rectangle({rows.curve.left + each * static_cast<float>(day), rows.days, std::max(1.0F, each - 1), rows.day_height},
                             style().colour(day == now ? "hand" : "line", hour));
    }
    shapes.draw(target);
    type.draw(target);
}

void Timeline::draw_hand(Shapes& shapes, const Show& show, const Layout& layout, Hour hour)
{
    const Rows rows = rows_of(show, layout);
    const float x = x_of(show, rows, show.time()), width = std::max(2.0F, layout.height / 360);
    if (x < rows.curve.left - 1 || x > rows.curve.right() + 1)
        return;
    const float bottom = rows.ticks + rows.tick_height * static_cast<float>(show.runs.size());
    shapes.rectangle({x - width / 2, rows.bars, width, bottom - rows.bars}, style().colour("hand", hour));
    shapes.triangle({x - width * 2.2F, rows.bars}, {x + width * 2.2F, rows.bars}, {x, rows.bars + width * 3}, style().colour("hand", hour));
}

std::optional<double> Timeline::moment_at(const Show& show, const Layout& layout, Vec2 point)
{
    if (!layout.timeline.contains(point))
        return std::nullopt;
    const Rows rows = rows_of(show, layout);
    const float share = std::clamp((point.x - rows.curve.left) / rows.curve.width, 0.0F, 1.0F);
    return show.begins_at + static_cast<double>(share) * (show.ends_at - show.begins_at);
}

std::optional<int> Timeline::day_at(const Show& show, const Layout& layout, Vec2 point)
{
    const Rows rows = rows_of(show, layout);
    if (rows.day_height == 0 || point.y < rows.days - 3 || point.y > rows.days + rows.day_height + 3)
        return std::nullopt;
    const int days = std::max(show.runs.front().file->days(), show.runs.back().file->days());
    return std::clamp(static_cast<int>((point.x - rows.curve.left) / rows.curve.width * static_cast<float>(days)), 0, days - 1);
}

} // namespace plattan::view
