#include "record/output_document.h"

#include "observables/observable.h"
#include "observables/safety_index.h"
#include "record/declarations.h"

#include <fmt/format.h>

namespace plattan {

namespace {

template <class List> std::string rows(const List& list)
{
    std::string text = "| name | units | what it is |\n| --- | --- | --- |\n";
    for (const auto& entry : list)
        text += fmt::format("| `{}` | {} | {} |\n", entry.name, entry.units, entry.long_name);
    return text + "\n";
}

std::string table_rows(const std::vector<std::unique_ptr<Observable>>& observables)
{
    std::vector<SummaryText> texts;
    for (const auto& observable : observables)
        for (const auto& text : observable->table_texts())
            texts.push_back(text);
    return rows(texts);
}

} // namespace

std::string output_as_markdown()
{
    std::string text = R"(# What a run file holds

One HDF5 file per run, made to be read without plattan: h5dump, h5py, xarray, MATLAB or R. This page is made from the
declarations that write the file. Every dataset has `units` (CF spelling) and `long_name`; times are local civil time.

`/` carries `format` = "plattan-run", `format_version`, `complete` (1 once the run is finished; a file that is being
written is called `NAME.part` and says 0), `scenario`, `seed`, `replication`, `date`, `days`, `program_version`, `git`,
`command_line`, `started`, `crs`, `origin`, `wkt_geometry`, `Conventions`. Places are metres from `origin`, which is given in `crs`.

`/scenario` holds what is needed to run it again: `yaml` (as given), `resolved` (with everything it extends), `site`
(GeoJSON), `demand`; and `identity`, what makes this run the run it is, one `name: value` a line. `/parameters/<section>/<name>` holds every parameter with `units`, `default`, `range`, `source`,
`certainty` (A to D), `long_name` and `given_in` (where the value was given). A number of certainty C or D has `plausible`, the range it could
well lie in: "20 to 60 (logarithmic): why". Figures that are fixed in the code stand there too, with the `range` "not settable".

## /people

One row per person; the row number is the id. Ordinary visitors come first in order of arrival, then the scene, then
staff, so that adding staff moves no visitor. `walking_time + stopped_time + sat_time` is the time present.

)";
    text += rows(people_columns()) + "## /events\n\n" + rows(event_columns()) + "`value` means:\n\n| kind | value |\n| --- | --- |\n";
    for (const auto& event : event_texts)
        text += fmt::format("| `{}` | {} |\n", event.name, event.value);
    text += "\n## /series/minute\n\nOne row a minute with the dimension scale `time`. Counts are of the minute that begins at `time`\n"
            "(`cell_methods` = \"time: sum\"), states are at `time` (\"time: point\").\n\n"
            "| name | units | cell_methods | what it is |\n| --- | --- | --- | --- |\n";
    const auto observables = all_observables({});
    for (const auto& observable : observables)
        for (const auto& series : observable->series())
            text += fmt::format("| `{}` | {} | time: {} | {} |\n", series.name, series.units, series.sum ? "sum" : "point", series.long_name);
    text += "| `state_hash` | 1 | time: point | hash of every present person's state |\n\n## /summary\n\nOne number a run.\n\n| name | units | what "
            "it is |\n| --- | --- | --- |\n";
    for (const auto& observable : observables)
        for (const auto& summary : observable->summaries())
            text += fmt::format("| `{}` | {} | {} |\n", summary.name, summary.units, summary.long_name);
    text += "\n"
            "## /tables\n\nNumbers by row and column, of the whole run; the attributes `rows` and `columns` name them.\n\n" +
            table_rows(observables) +
            "## /grids\n\n`density` [time, y, x]: mean people per m2 on 2 m cells, a frame every 15 minutes; whole numbers with `scale_factor`.\n"
            "`litter` and `defects` [time, y, x]: items lying, and graffiti, damage and failed lamps, at the beginning of each frame.\n"
            "`screens` [n, 5]: greenery and screens as they stood at the end: x, y of both ends, height.\n"
            "`lamps_at_night` [y, x]: illuminance by lamps (lx) when street lamps burn. Over the whole run, on the same cells:\n`unsafe_day`, "
            "`unsafe_night` "
            "(mean P(unsafe) of visitors who looked around there), `looks` (how often), `expected_offences` (sum of the\nprobabilities of theft, "
            "robbery, "
            "assault and harassment).\n\n"
            "## /trajectories\n\nRows in blocks of 60 s, within a block by id, then time; block b is the rows `block_offset[b]` to `block_offset[b + "
            "1]` and\n"
            "covers [60 b, 60 b + 60) s since 00:00 of the first day, empty blocks included. Every second. `x` and `y` are centimetres "
            "(`scale_factor` 0.01).\n\n";
    text += rows(trajectory_texts());
    text +=
        "## Digest\n\n`plattan digest` hashes /people, /events and /series/minute/state_hash by name, type and values. Everything else is outside\n"
        "it, so that recording more or less cannot change it.\n\n"
        "## Checksum\n\nBehind the end of the HDF5 file stands a record of 24 bytes: the word `plattan#`, the number of bytes before it and their\n"
        "XXH3 sum of 64 bits, both with the lowest byte first. HDF5 does not read it, copies keep it, and a program that changes the file\n"
        "through HDF5 cuts it off. plattan does not read a file whose checksum is wrong; one without is read.\n";
    return text;
}

} // namespace plattan
