#include "visualize/model/page.h"

#include "visualize/model/light.h"
#include "visualize/model/moment.h"
#include "visualize/presentation_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <zlib.h>

namespace plattan::view {

namespace {

std::string json_text(std::string_view text)
{
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (made += '\\') += c;
        else if (c == '<') // no text ends the script it stands in
            made += "\\u003c";
        else if (static_cast<unsigned char>(c) < 32)
            made += fmt::format("\\u{:04x}", static_cast<int>(c));
        else
            made += c;
    }
    return made + '"';
}

template <class List, class F> std::string list_of(const List& list, F&& text)
{
    std::string made = "[";
    for (const auto& one : list)
        made += (made.size() > 1 ? "," : "") + std::string(text(one));
    return made + "]";
}

/// zlib, then base64.
std::string packed(const std::vector<std::uint8_t>& bytes)
{
    uLongf size = compressBound(bytes.size());
    std::vector<std::uint8_t> small(size);
    if (compress2(small.data(), &size, bytes.data(), bytes.size(), 9) != Z_OK)
        throw std::runtime_error("the page cannot be packed");
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text = "\"";
    text.reserve(size * 4 / 3 + 8);
    for (std::size_t i = 0; i < size; i += 3) {
        const auto byte = [&](std::size_t k) { return k < size ? static_cast<unsigned>(small[k]) : 0U; };
        const unsigned three = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
        for (unsigned k = 0; k < 4; ++k)
            text += i + k > size ? '=' : letters[three >> (18 - 6 * k) & 63U];
    }
    return text + '"';
}

std::string shade_text(const Shade& shade) { return fmt::format("[{},{}]", json_text(shade.day.text()), json_text(shade.night.text())); }

std::string ring_text(const Ring& ring)
{
    return list_of(ring, [](Vec2 p) { return fmt::format("{:.2f},{:.2f}", static_cast<double>(p.x), static_cast<double>(p.y)); });
}

std::string shape_text(const Shape& shape)
{
    std::string text = "[" + ring_text(shape.outer);
    for (const auto& hole : shape.holes)
        text += "," + ring_text(hole);
    return text + "]";
}

/// Bytes of numbers with the lowest byte first.
class Bytes {
public:
    std::vector<std::uint8_t> all;
    template <class T> void put(T value)
    {
        for (std::size_t i = 0; i < sizeof(T); ++i)
            all.push_back(static_cast<std::uint8_t>(static_cast<std::make_unsigned_t<T>>(value) >> (8 * i)));
    }
};

/// Places of people as steps from one to the next, each kind of number for itself: what is alike packs well.
struct Tracks {
    Bytes heads; ///< for each track: id u32, role u8, first sample u32, samples u32
    Bytes x, y;  ///< the first as i16, then steps as i8; -128: an i16 follows
    std::vector<std::uint8_t> states;
    std::size_t count = 0;
};

Tracks tracks_of(RunFile& run, const PageOrder& order, double unit, const std::function<void(double)>& tell)
{
    struct Open {
        std::uint32_t first, samples;
        std::int32_t x, y;
        Bytes xs, ys;
        std::vector<std::uint8_t> states;
    };
    std::map<std::uint32_t, Open> open;
    Tracks tracks;
    const auto close = [&](std::uint32_t id, Open& one) {
        tracks.heads.put(id);
        tracks.heads.put(run.role_of(id));
        tracks.heads.put(one.first);
        tracks.heads.put(one.samples);
        tracks.x.all.insert(tracks.x.all.end(), one.xs.all.begin(), one.xs.all.end());
        tracks.y.all.insert(tracks.y.all.end(), one.ys.all.begin(), one.ys.all.end());
        tracks.states.insert(tracks.states.end(), one.states.begin(), one.states.end());
        ++tracks.count;
    };
    const auto step_to = [](Bytes& bytes, std::int32_t& before, std::int32_t now) {
        const std::int32_t step = now - before;
        if (step > -128 && step < 128) {
            bytes.put(static_cast<std::int8_t>(step));
        } else {
            bytes.put(std::int8_t{-128});
            bytes.put(static_cast<std::int16_t>(now));
        }
        before = now;
    };
    std::uint32_t sample = 0;
    for (double t = order.from; t < order.until; t += order.step, ++sample) {
        const auto second = static_cast<std::int64_t>(t);
        auto minute = run.minute(second / 60);
        if (!minute && run.has_trajectories()) {
            run.look_ahead(t, 300);
            run.wait();
            minute = run.minute(second / 60);
        }
        std::vector<std::uint32_t> gone;
        for (auto& [id, one] : open)
            if (one.first + one.samples < sample)
                gone.push_back(id);
        for (const auto id : gone) {
            close(id, open.at(id));
            open.erase(id);
        }
        if (!minute)
            continue;
        for (const auto& s : minute->second(static_cast<int>(second % 60))) {
            const auto x = static_cast<std::int32_t>(std::lround(static_cast<double>(s.position.x) / unit)),
                       y = static_cast<std::int32_t>(std::lround(static_cast<double>(s.position.y) / unit));
            auto found = open.find(s.id);
            if (found == open.end()) {
                found = open.emplace(s.id, Open{sample, 0, x, y, {}, {}, {}}).first;
                found->second.xs.put(static_cast<std::int16_t>(x));
                found->second.ys.put(static_cast<std::int16_t>(y));
            } else {
                step_to(found->second.xs, found->second.x, x);
                step_to(found->second.ys, found->second.y, y);
            }
            ++found->second.samples;
            found->second.states.push_back(static_cast<std::uint8_t>(s.state));
        }
        if (sample % 60 == 0)
            tell((t - order.from) / (order.until - order.from));
    }
    for (auto& [id, one] : open)
        close(id, one);
    return tracks;
}

/// Classes of a layer by frame, 0: nothing; all frames of the hours behind one another.
std::string layer_text(RunFile& run, const Layer& layer, const std::vector<std::size_t>& frames)
{
    std::vector<std::uint8_t> classes;
    const auto& scale = style().scale(layer.name);
    for (const auto frame : frames) {
        const auto when = when_of(layer, run.frame_times()[frame], false);
        auto cells = layer.at(run, when);
        for (int again = 0; cells.known == Known::late && again < 3; ++again) {
            run.wait();
            cells = layer.at(run, when);
        }
        for (std::size_t c = 0; c < run.lattice()->size(); ++c)
            classes.push_back(
                cells.is_here() && run.free_area()[c] > 0 ? static_cast<std::uint8_t>(scale.class_of(static_cast<double>(cells.cells[c])) + 1) : 0);
    }
    return packed(classes);
}

std::string grid_text(RunFile& run, FrameGrid grid, const std::vector<std::size_t>& frames, double scale)
{
    std::vector<std::uint8_t> values;
    for (const auto frame : frames) {
        auto cells = run.frame(grid, frame);
        if (!cells) {
            run.wait();
            cells = run.frame(grid, frame);
        }
        for (std::size_t c = 0; c < run.lattice()->size(); ++c)
            values.push_back(cells ? static_cast<std::uint8_t>(std::clamp(static_cast<double>((*cells)[c]) * scale, 0.0, 255.0)) : 0);
    }
    return packed(values);
}

std::string site_text(const RunFile& run)
{
    const auto& site = run.site();
    std::string text = "{\"walkables\":" + list_of(site.walkables, [](const Walkable& w) {
                           return fmt::format("[{},{}]", !w.square ? 2 : w.roofed ? 1 : 0, shape_text(w.shape));
                       });
    text += ",\"obstacles\":" + list_of(site.obstacles, [](const Obstacle& o) { return shape_text(o.shape); });
    text +=
        ",\"decor\":" + list_of(site.decor, [](const Decor& d) {
            return fmt::format(
                "[{},{},{}]", json_text(d.landmark), shape_text(d.shape),
                d.pattern ? fmt::format("[{},{},{},{}]", json_text(d.pattern->form), d.pattern->width, d.pattern->height, d.pattern->angle) : "null");
        });
    text += ",\"metro\":" + list_of(site.decor, [](const Decor& d) {
                const Vec2 at = middle(d.shape);
                return d.landmark == "metro" ? fmt::format("[{:.1f},{:.1f}]", static_cast<double>(at.x), static_cast<double>(at.y)) : "null";
            });
    struct Named {
        std::string name;
        Vec2 at;
        std::string landmark; ///< empty: a gate
    };
    std::vector<Named> names;
    for (const auto& gate : site.gates)
        if (const auto name = site.name_of(gate.id); !name.empty())
            names.push_back({std::string(name), (gate.line.from + gate.line.to) * 0.5F, {}});
    for (const auto& decor : site.decor)
        if (const auto name = site.name_of(decor.id); (decor.landmark == "glass_front" || decor.landmark == "metro") && !name.empty())
            names.push_back({std::string(name), middle(decor.shape), decor.landmark});
    text += ",\"names\":" + list_of(names, [](const Named& one) {
                return fmt::format("[{},{:.1f},{:.1f},{}]", json_text(one.name), static_cast<double>(one.at.x), static_cast<double>(one.at.y),
                                   json_text(one.landmark));
            });
    return text + "}";
}

std::string run_text(const ShownRun& shown, const PageOrder& order, Language language, double unit, const std::function<void(double)>& tell)
{
    auto& run = *shown.file;
    std::string text = fmt::format("{{\"name\":{},\"seed\":{},\"scenario\":{},\"tracked\":{}", json_text(shown.name), json_text(run.seed()),
                                   json_text(run.scenario()), run.has_trajectories());
    const auto tracks = tracks_of(run, order, unit, tell);
    text += fmt::format(",\"tracks\":{{\"count\":{},\"heads\":{},\"x\":{},\"y\":{},\"states\":{}}}", tracks.count, packed(tracks.heads.all),
                        packed(tracks.x.all), packed(tracks.y.all), packed(tracks.states));
    text += ",\"figures\":{";
    bool first = true;
    for (const auto& name : usual_figures()) {
        const auto* kind = figure_kind(name);
        std::string values;
        for (double t = order.from; t < order.until; t += 60)
            values += fmt::format("{}{}", values.empty() ? "" : ",", json_text(figure_text(*kind, figure_at(run, *kind, t), language)));
        text += fmt::format("{}{}:[{}]", first ? "" : ",", json_text(name), values);
        first = false;
    }
    text += "},\"present\":[";
    const auto* present = figure_kind("present");
    for (double t = order.from; t < order.until; t += 60)
        text += fmt::format("{}{:.0f}", t > order.from ? "," : "", figure_at(run, *present, t).value_or(-1));
    text += "],\"events\":[";
    first = true;
    for (const auto& event : run.events()) {
        const auto& name = run.event_name(event.kind);
        const auto mark = std::find_if(style().marks.begin(), style().marks.end(), [&](const MarkStyle& one) { return one.event == name; });
        if (mark == style().marks.end() || event.time < order.from - mark->seconds || event.time >= order.until)
            continue;
        text += fmt::format("{}[{:.0f},{},{:.1f},{:.1f}]", first ? "" : ",", event.time - order.from, mark - style().marks.begin(),
                            static_cast<double>(event.at.x), static_cast<double>(event.at.y));
        first = false;
    }
    text += "],\"roles\":" + list_of(run.roles(), [&](const RecordedRole& role) {
                const auto own = style().style_of(role);
                return fmt::format("[{},{},{}]", own.person_class, own.pale, json_text(own.letter.at(static_cast<std::size_t>(language))));
            });
    const auto& plan = run.plan(RunFile::day_at(order.from));
    const double midnight = RunFile::day_at(order.from) * seconds_per_day;
    std::size_t number = 0;
    text += ",\"seats\":" + list_of(plan.site.seats, [&](const Seat& seat) {
                const bool brought = plan.seat_kinds[number] != "fixed";
                const auto away = list_of(plan.seats_away[number++], [&](const Span& span) {
                    return fmt::format("[{:.0f},{:.0f}]", midnight + span.from - order.from, midnight + span.until - order.from);
                });
                return fmt::format("[{:.2f},{:.2f},{:.3f},{:.3f},{:.2f},{},{}]", static_cast<double>(seat.position.x),
                                   static_cast<double>(seat.position.y), static_cast<double>(seat.along.x), static_cast<double>(seat.along.y),
                                   std::max(0.7, seat.places * seat.spacing), brought, away);
            });
    if (run.lattice()) {
        const auto& lattice = *run.lattice();
        std::vector<std::size_t> frames;
        for (std::size_t i = 0; i < run.frame_times().size(); ++i)
            if (run.frame_times()[i] + layout::frame_length > order.from && run.frame_times()[i] < order.until)
                frames.push_back(i);
        text += fmt::format(",\"lattice\":[{},{},{},{},{}],\"frames\":{}", lattice.origin.x, lattice.origin.y, lattice.cell, lattice.width,
                            lattice.height, list_of(frames, [&](std::size_t i) { return fmt::format("{:.0f}", run.frame_times()[i] - order.from); }));
        text += ",\"litter\":" + grid_text(run, FrameGrid::litter, frames, 1);
        text += ",\"lamps\":" + grid_text(run, FrameGrid::lamps, frames, 2);
        text += ",\"layers\":{";
        first = true;
        for (const auto& layer : all_layers())
            if (!layer.moves) {
                text += fmt::format("{}{}:{}", first ? "" : ",", json_text(layer.name), layer_text(run, layer, frames));
                first = false;
            }
        text += "}";
    }
    return text + "}";
}

std::string colours_text(const Scale& scale, Hour hour)
{
    std::string text;
    for (std::size_t i = 0; i < scale.colours.size(); ++i)
        text += (i > 0 ? "," : "") + json_text(scale.colour_of(i, hour).text());
    return "[" + text + "]";
}

std::string looks_text(const Show& show)
{
    std::string text = "\"colours\":{";
    bool first = true;
    const auto put = [&](const std::string& key) {
        text += fmt::format("{}{}:{}", first ? "" : ",", json_text(key), shade_text(style().shade(key)));
        first = false;
    };
    for (const auto* key : {"paper", "ink", "quiet", "line", "panel", "hand", "runs.A", "runs.B"})
        put(key);
    for (const auto& [key, place, node] : style().document().find("ground")->entries)
        put("ground." + key);
    text +=
        "},\"classes\":" + list_of(style().classes, [](const PersonClass& one) {
            constexpr std::array<std::string_view, 4> glyphs{"dart", "diamond", "square", "pin"};
            return fmt::format("[{},{},{}]", json_text(glyphs.at(static_cast<std::size_t>(one.glyph))), shade_text(one.fill), shade_text(one.rim));
        });
    text += ",\"marks\":" + list_of(style().marks, [](const MarkStyle& mark) {
                return fmt::format("[{},{},{}]", mark.seconds, mark.form == MarkForm::ring ? 0 : 1, shade_text(mark.colour));
            });
    text += ",\"scales\":{";
    first = true;
    for (const auto& layer : all_layers())
        if (!layer.moves) {
            const auto& scale = style().scale(layer.name);
            text += fmt::format("{}{}:{{\"words\":{},\"unit\":{},\"steps\":{},\"colours\":[{},{}]}}", first ? "" : ",", json_text(layer.name),
                                json_text(style().words(show.language, "layer_" + std::string(layer.name))),
                                json_text(unit_of(layer, show.language, when_of(layer, show.ends() - 1, false), show.begins())),
                                list_of(scale.steps, [&](double step) { return json_text(scale.text_of(step, show.language)); }),
                                colours_text(scale, Hour::day), colours_text(scale, Hour::night));
            first = false;
        }
    text += "},\"words\":{";
    first = true;
    for (const auto& [key, place, node] : style().document().find("words")->entries) {
        text += fmt::format("{}{}:{}", first ? "" : ",", json_text(key), json_text(style().words(show.language, key)));
        first = false;
    }
    return text + "}";
}

/// By minute: whether it is drawn as by night, the light of the ground without lamps, and which list of `lit` holds the light under lamps of 0, 0.5,
/// 1, ... lx; of `sky` from which minute on the words hold.
std::string light_text(const RunFile& run, const PageOrder& order, Language language)
{
    constexpr int steps = 256;
    std::string light, lit, sky_words, words_before;
    std::map<int, std::size_t> number_of_step;
    int minute = 0;
    for (double t = order.from; t < order.until; t += 60, ++minute) {
        const auto sky = sky_at(run, t);
        const auto factor = ground_light(sky, 0);
        const bool night = sky.hour == Hour::night;
        if (night && !number_of_step.contains(sky.step)) {
            const auto number = number_of_step.size();
            number_of_step[sky.step] = number;
            lit += lit.empty() ? "[" : ",[";
            for (int step = 0; step < steps; ++step) {
                const auto under = ground_light(sky, 0.5 * step);
                lit += fmt::format("{}{},{},{}", step > 0 ? "," : "", under.r, under.g, under.b);
            }
            lit += "]";
        }
        light += fmt::format("{}[{},{},{},{},{}]", minute > 0 ? "," : "", night ? 1 : 0, factor.r, factor.g, factor.b,
                             night ? number_of_step.at(sky.step) : 0);
        if (const auto words = words_of_sky(run, t, language); words != words_before) {
            sky_words += fmt::format("{}[{},{}]", sky_words.empty() ? "" : ",", minute, json_text(words));
            words_before = words;
        }
    }
    return ",\"light\":[" + light + "],\"lit\":[" + lit + "],\"sky\":[" + sky_words + "]";
}

} // namespace

int usual_step(double seconds)
{
    constexpr double longest_by_the_second = 2 * 3600;
    return seconds <= longest_by_the_second ? 1 : 5;
}

std::string page_of(Show& show, const PageOrder& order, const std::function<void(double)>& tell)
{
    const auto& run = *show.runs.front().file;
    const double unit = 0.05 * order.step; // somebody who runs stays within a byte
    const double midnight = RunFile::day_at(order.from) * seconds_per_day;
    std::string data = fmt::format("{{\"language\":{},\"from\":{:.0f},\"seconds\":{:.0f},\"step\":{},\"unit\":{},\"date\":{},",
                                   json_text(language_codes.at(static_cast<std::size_t>(show.language))), order.from - midnight,
                                   order.until - order.from, order.step, unit, json_text(style().date(show.language, run.date_at(order.from))));
    const Box look = Show::look_of(run);
    data += fmt::format("\"look\":[{:.1f},{:.1f},{:.1f},{:.1f}],", static_cast<double>(look.low.x), static_cast<double>(look.low.y),
                        static_cast<double>(look.high.x), static_cast<double>(look.high.y));
    data += looks_text(show);
    data += light_text(run, order, show.language);
    data += ",\"figures\":" + list_of(usual_figures(), [](const std::string& name) { return json_text(name); });
    data += ",\"labels\":" + list_of(usual_figures(), [&](const std::string& name) {
                return json_text(words_of_figure(*figure_kind(name), run, order.from, show.language));
            });
    data += ",\"notes\":" +
            (show.runs.size() > 1 ? list_of(reservations(*show.runs[0].file, *show.runs[1].file, show.language), json_text) : std::string("[]"));
    data += ",\"site\":" + site_text(run) + ",\"runs\":[";
    for (std::size_t i = 0; i < show.runs.size(); ++i) {
        const auto part = [&](double share) { tell((static_cast<double>(i) + share) / static_cast<double>(show.runs.size())); };
        data += (i > 0 ? "," : "") + run_text(show.runs[i], order, show.language, unit, part);
    }
    data += "]}";
    std::string page(page_template);
    constexpr std::string_view hole = "/*DATA*/null";
    page.replace(page.find(hole), hole.size(), data);
    constexpr std::string_view title = "<!--TITLE-->";
    std::string names = show.runs.front().name;
    if (show.runs.size() > 1)
        names += " – " + show.runs[1].name;
    for (std::size_t at = 0; (at = names.find_first_of("<>&", at)) != std::string::npos;)
        names.replace(at, 1, " ");
    page.replace(page.find(title), title.size(), names);
    return page;
}

} // namespace plattan::view
