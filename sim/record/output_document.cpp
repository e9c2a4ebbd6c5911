#include "record/output_document.h"

#include "observables/observable.h"
#include "observables/safety_index.h"
#include "people/events.h"
#include "results/layout.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

constexpr std::string_view heading = "| name | units | what it is |\n| --- | --- | --- |\n";

template <class Entry> std::string row(const Entry& entry) { return fmt::format("| `{}` | {} | {} |\n", entry.name, entry.units, entry.long_name); }

template <class List> std::string rows(const List& list)
{
    std::string text(heading);
    for (const auto& entry : list)
        text += row(entry);
    return text + "\n";
}

/// A table of columns with their types.
template <class Table> std::string columns(const Table& table)
{
    std::string text = "| name | type | units | what it is |\n| --- | --- | --- | --- |\n";
    layout::for_each(table, [&](const auto& column) {
        using T = typename std::decay_t<decltype(column)>::Value;
        const auto scale = column.scale_factor == 1 ? std::string() : fmt::format("; `scale_factor` {}", column.scale_factor);
        text += fmt::format("| `{}` | {} | {} | {}{} |\n", column.name,
                            column.enumeration == layout::Enumeration::none ? layout::type_word<T>() : "enumeration", column.units, column.long_name,
                            scale);
    });
    return text + "\n";
}

template <class Group> std::string grids(const Group& group)
{
    std::string text = "| name | type | units | cell_methods | what it is |\n| --- | --- | --- | --- | --- |\n";
    layout::for_each(group, [&](const auto& grid) {
        using T = typename std::decay_t<decltype(grid)>::Value;
        const auto scale = grid.scale_factor == 1 ? std::string() : fmt::format("; `scale_factor` {}", grid.scale_factor);
        const auto nothing = grid.nothing ? fmt::format("; `_FillValue` {}: none", *grid.nothing) : std::string();
        text += fmt::format("| `{}` | {} | {} | {} | {}{}{} |\n", grid.name, layout::type_word<T>(), grid.units, grid.cell_methods, grid.long_name,
                            scale, nothing);
    });
    return text + "\n";
}

std::string table_rows(const std::vector<std::unique_ptr<Observable>>& observables)
{
    std::vector<TableText> texts;
    for (const auto& observable : observables)
        for (const auto& text : observable->table_texts())
            texts.push_back(text);
    return rows(texts);
}

std::string plan()
{
    return fmt::format(
        "## /site\n\nThe place as the site file has it, in metres: nobody needs to project anything to draw it. Features consist of outlines, those "
        "of\n"
        "points. The attributes `longitude` and `latitude` (WGS 84, of the origin), `utc_offset` (h) and `summer_time` say where and when it is.\n\n"
        "### {}\n\n{}### {}\n\n{}### {}\n\n{}",
        layout::SiteFeatures::group, columns(layout::site_features), layout::SiteOutlines::group, columns(layout::site_outlines),
        layout::SitePoints::group, columns(layout::site_points));
}

std::string days()
{
    std::string text = "## /days\n\nWhat stood there, who was on duty and what it cost. The rows of all days of the run follow each other; `day` "
                       "tells them apart.\n\n";
    layout::for_each_day_table([&](const auto& table) { text += fmt::format("### {}\n\n{}", std::decay_t<decltype(table)>::group, columns(table)); });
    return text;
}

} // namespace

std::string output_as_markdown()
{
    std::string text = R"(# What a run file holds

One HDF5 file per run, made to be read without plattan: h5dump, h5py, xarray, MATLAB or R. This page
is made from the declarations that write the file. Every dataset has `units` (CF spelling) and
`long_name`; times are local civil time.

`/` carries `format` = "plattan-run", `format_version`, `complete` (1 once the run is finished; a
file that is being written is called `NAME.part` and says 0), `scenario`, `seed`, `replication`,
`date`, `days`, `spin_up` (days simulated before), `from` (s, of the first day), `until` (s, of the
last), `settings` (what the command line set, one `name=value` a line), `identity` (a hash of what
makes this run the run it is: two files that have the same one hold the same run),
`program_version`, `git`, `command_line`, `started`, `crs`, `origin`, `wkt_geometry`, `Conventions`.
Coordinates are metres from `origin`, which is given in `crs`.

`/scenario` holds what is needed to run it again: `yaml` (as given), `resolved` (with everything it
extends), `site` (GeoJSON), `demand`; and `identity`, what makes this run the run it is, one `name:
value` a line.

Columns of texts are matrices of characters, UTF-8, filled up with zeros. h5py gives them as arrays
of single characters: `a.view(f"S{a.shape[1]}")[:, 0]` joins them; netCDF4, xarray and R's ncdf4 do
it by themselves. Enumerations are named types in the root of the file; xarray shows their numbers,
and `h5py.check_enum_dtype` says what these stand for.

"Nothing" is NaN in a column and in a grid of numbers with a point: a mean or a share of nobody, an
index that cannot be told. It is `_FillValue` in a grid of whole numbers, -1 where a row or a time
is meant, 0 in an answer from 1 to 4, `none` in an enumeration, an empty text, and an empty cell of
CSV.

Who subtracts columns of two runs converts them first: whole numbers without a sign, such as
`litter_dropped`, wrap below 0 in numpy (`a.astype("i8")`). `key` and `state_hash` have 64 bits. As
numbers with a point they are not exact: R reads them by hdf5r as integer64, where a hash of 2^63
and more has no place; compare hashes by `plattan digest` and `plattan diff`, and match people by
`key` as text or as an integer.

)";
    text += "## /roles\n\nThe row is the number of the role in /people.\n\n" + columns(layout::roles) +
            "## /parameters\n\nEvery parameter and every fixed figure of the model. What a scenario gives to its interventions\nstands in "
            "`/scenario/identity`, one key a line.\n\n" +
            columns(layout::parameters) + plan() + days() +
            "## /people\n\nOne row per person who is due in the time that is simulated; the row number is the id. Ordinary visitors come first\n"
            "in order of arrival, then the scene, then staff, so that adding staff moves no visitor. `walking_time + stopped_time + sat_time` is the "
            "time present.\n\n";
    text += columns(layout::people) + "## /events\n\n" + columns(layout::events) + "`value` means:\n\n| kind | value |\n| --- | --- |\n";
    for (const auto& event : event_texts)
        text += fmt::format("| `{}` | {} |\n", event.name, event.value);
    text += "\n## /series/minute\n\nOne row a minute with the dimension scale `time`. Counts are of the minute that begins at `time`\n"
            "(`cell_methods` = \"time: sum\"), states are at `time` (\"time: point\").\n\n"
            "| name | units | cell_methods | what it is |\n| --- | --- | --- | --- |\n";
    const auto observables = all_observables({});
    for (const auto& observable : observables)
        for (const auto& series : observable->series())
            text += fmt::format("| `{}` | {} | {} | {} |\n", series.name, series.units, cell_methods(series), series.long_name);
    const auto& hash = layout::minutes.state_hash;
    text += fmt::format("| `{}` | {} | time: point | {} |\n", hash.name, hash.units, hash.long_name);
    text += "\n## /summary\n\nOne number a run. `cell_methods` says what it is of the days of a run: their sum, a mean over all of them, the "
            "greatest or\n"
            "least, or of the last one (\"time: point\").\n\n| name | units | cell_methods | what it is |\n| --- | --- | --- | --- |\n";
    for (const auto& observable : observables)
        for (const auto& summary : observable->summaries())
            text += fmt::format("| `{}` | {} | {} | {} |\n", summary.name, summary.units, cell_methods(summary.over), summary.long_name);
    text +=
        fmt::format("\n## /daily\n\nOf runs of several days: each figure of /summary for each day for itself, with the dimension scale `{}`. A visit "
                    "counts\non the day on which it ends. Figures about repetition (`repeat_victims`, `stuck`) look at the day alone, so that they "
                    "need\nnot add up to those of the run.\n",
                    layout::day_scale);
    text += "\n"
            "## /tables\n\nNumbers by row and column, of the whole run; the attributes `rows` and `columns` name them.\n\n" +
            table_rows(observables) +
            "## /grids\n\nNumbers on the cells of the place, whose middles are `x` and `y`. A frame every 15 minutes, [time, y, x]:\n\n" +
            grids(layout::frames) + "Over the whole run, [y, x]:\n\n" + grids(layout::cells) +
            "## /states\n\nWhat changes with people and is no property of the ground, at the beginning of each frame.\n\n### " +
            std::string(layout::SeatStates::group) + "\n\n" + columns(layout::seat_states) + "### " + std::string(layout::BinStates::group) + "\n\n" +
            columns(layout::bin_states) +
            "## /trajectories\n\nRows in blocks of 60 s, within a block by id, then time; block b is the rows `block_offset[b]` to `block_offset[b + "
            "1]` and\n"
            "covers [60 b, 60 b + 60) s since 00:00 of the first day, empty blocks included. Every second.\n\n";
    text += columns(layout::trajectories);
    text +=
        "## Digest\n\n`plattan digest` hashes these columns by name, type and values. Everything else is outside it, so that recording more or less\n"
        "cannot change it:\n\n" +
        fmt::format("{}.\n\n", fmt::join(layout::digested(), ", ")) +
        "## Checksum\n\nBehind the end of the HDF5 file stands a record of 24 bytes: the word `plattan#`, the number of bytes before it and their\n"
        "XXH3 sum of 64 bits, both with the lowest byte first. HDF5 does not read it, copies keep it, and a program that changes the file\n"
        "through HDF5 cuts it off. plattan does not read a file whose checksum is wrong; one without is read.\n";
    return text;
}

} // namespace plattan
