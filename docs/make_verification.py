#!/usr/bin/python3
"""Makes docs/verification.md, docs/patterns.json and a frame of every case: docs/make_verification.py PLATTAN (the built program; needs Xvfb for the frames).

The table is what `plattan verify -o FILE.md` writes; the words round it stand here. Parts that are named are made anew, the others stay as the page has them:
--table (the rows and what they cost), --facts (that, and what moves the stylised facts), --walking (time step, and what moves the rows of walking), --frames;
--rows=NAME,NAME makes these rows of the table anew; --words nothing but the words.
"""
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import make_patterns

root = pathlib.Path(__file__).resolve().parents[1]
plattan = pathlib.Path(sys.argv[1]).resolve()
viewer = plattan.parent.parent / "visualize" / "plattan-view"
# When each case looks best: seconds after 12:00, or a time of the day; 20 where it does not matter.
moments = {"imo-04": 25, "counterflow-100": 45, "both-ways": 60, "rimea-04": 30, "rimea-09-four": 90, "rimea-11": 120, "rimea-10": 5, "rimea-05": 40,
           "nist-1.1": 60, "rimea-07": 40, "imo-07": 40, "nist-2.4": 120, "population": 300, "rimea-06": 8, "rimea-14": 8,
           **dict.fromkeys(("imo-02", "imo-03", "rimea-02", "rimea-03"), 6), "rimea-15-straight": 8, "rimea-15-long": 8,
           "imo-11": 50, "groups-2": 200, "groups-3": 200, "groups-4": 200, "groups-crossing": 90, "groups-corner": 60, "nist-2.9": 35,
           "rimea-16": 30, "event-5000": 30, "nist-2.2": 60, "chairs": "15:00", "chairs-hosts": "15:00", "market-visit": "15:05", "night-light": "21:00",
           "winter-guards": "17:30", **dict.fromkeys(("market", "market-drawn-visits", "market-fixed-visits", "market-guards", "market-low-dose",
                                                      "market-raid", "market-until"), "17:00")}
intro = """# Verification

This page says what the model is compared with. `plattan verify` prints each row: name, figure,
band, source, verdict. Every case is a scenario in
[scenarios/verification](../scenarios/verification) that runs like any other, for example by
`plattan run scenarios/verification/counterflow-100.yaml --from 12:00 --until 12:05`, and can be
opened with `plattan view`. `docs/make_verification.py` makes this page.

### What the words of a row mean

Each row says how far the figure can be evidence for the model:

* *published*: the row is a test of the field, with the band of those who published it.
* *calibrated*: the figure was fitted by `plattan calibrate`. [The
  calibration](model/calibration.md) says which parameter was fitted, and docs/calibration.json how.
* *built_in*: the figure is also a formula or a parameter of the model, or follows from one. The row
  verifies the program and is no evidence for the model.
* *seen*: the figure was looked at while a mechanism or a value was chosen. The row says which.
* *validated*: none of these.

The verdict compares the 95 % interval of the figure with the band:

* *inside*: the whole interval lies in the band.
* *touches*: a part of the interval lies in the band.
* *undecided*: a part of the interval lies in the band, and it is wider than half of the band, so
  that more runs are needed.
* *outside*: no part of the interval lies in the band.

A row that must hold, or a published one, *fails* unless it is inside. Where the reason in the model
is known, the row gives it, the summary of `plattan verify` counts it as known, and the program does
not end with 1 on its account. Nothing was bent so that a row would hold.

While `plattan verify -o TABLE` runs, the rows so far stand in `TABLE.part`. An earlier table stays
until the new one is whole.

A row whose name ends in *shuffled* is a control. It counts how many of 200 models with shuffled
labels would be inside the band as well: which run of a pair had the intervention is drawn, or
which cell had the offences. More than one in twenty would mean that the row above it says nothing.

`--group` runs a part of the rows: walking, baseline, package, market, care.

### Rows of walking

Speed as a function of density (Weidmann), the spacing in single file (RiMEA 16), the loss of speed
in groups and the population's speeds are built in. Lanes, bottlenecks, corners, counterflow, flow
both ways and the crossing square are not: nothing in the model states them.

Some parameters of walking were chosen while looking at these tests;
[Walking](model/walking.md#what-was-tuned-while-looking-at-what) says which. The rows *both ways*,
*NIST 2.8*, *IMO 4* and *crossing* were looked at while these parameters were chosen.

Overlap is counted on discs of 0.25 m below 3 persons per m2 and in the crossing case, and on the
core of 0.18 m from there on. By the guidelines a door of 1 m carries at most 1.33 persons/s.
Laboratories measure 1.6 to 1.9 persons per metre and second. The model keeps to the cap.

### Rows of stylised facts

The rows *SF* are stylised facts of the square as it was, on baseline days or on hours of them. Where
three days leave a row undecided, their variance says how many days it takes, eight at most. The
facts on packages are paired with the baseline by seed and replication. What follows from dealers,
buyers and staff alone is run with one visitor in twenty, because no visitor changes it.

* *SF-05* is called built in. The share of those who stop who go to an edge (0.25) is chosen for the
  sevenfold density of STAY-07, with benches and sittable stairs that lie along the edges too.
* *SF-06* and *SF-08* were looked at while `visitor.time_to_sit`, `visitor.company_draw` and the
  comfort of the site's benches and steps were chosen (all D;
  [Visitors](model/visitors.md#what-was-tuned-while-looking-at-what)). The form, in which the best
  seat counts and not the sum of all, was chosen because more chairs without end brought more stays
  without end. The values were chosen by hand among a dozen tried while these rows were looked at,
  days with furniture and with the package among them. That both hold is therefore no independent
  evidence.
* *SF-09* is outside. Women stay less than men because they are more often used to avoid what annoys
  them, and because of fear. That brings their share to 0.47, not below 0.45. People who stay for
  long sit, on steps where there is nothing better, so that most of the time stayed is time sat in
  the baseline already.
* *SF-11 in sight* touches its band at its lower end: two guards beside the dealers' spot take 0.68
  of the deals in ten days, where 0.70 at least are wanted.
* *SF-12*, *SF-14* and *SF-15* depend on how long dealers are wary. They wait for half an hour times
  the chance that they give to another uniform within the hour, as they have learnt the hours of the
  day. Before, caution faded in five minutes whatever they knew. Deals were back within a few
  minutes (a window of half an hour in SF-12 hid it), fixed visits did as much as drawn ones, and
  two guards did little. The half hour and the learning are the mechanism that the evidence asks
  for, with a figure of certainty D. They were put in when SF-12, SF-14 and SF-15 had been seen to
  fail or to touch their bands, so that these rows are no independent evidence for the half hour.
* *SF-16* is undecided at the upper end of its band: with the package two thirds more offences are
  recorded, from 1.7 to 2.7 a day in hours with few visitors. *SF-17 none* is outside: in thirty
  pairs of days the 5 % that extra patrol takes from the deals are told from nothing.
* *SF-18* is outside. Over nine draws of eight parameters that nobody has measured, two days each,
  the package is the best of the three in the index every time, and in visible deals in one draw in
  three. For equal money three pairs of guards cut visible deals more than one pair with chairs,
  outreach and cleaning do. People in chairs are more eyes to notice the deals that are done.
* *SF-22* touches the edge of its band: two cleaners take 0.84 of the litter, with an interval that
  reaches beyond 0.85. Cleaners in the model see every butt within four metres and miss none but
  those in joints. A scrubber is driven until eight (`cleaners.scrubbing_ends`), because the
  evidence says that it works best among fewer than one person on 20 m2.
* *SF-19* is outside. Two days after a raid there are as many deals as before: buyers find other
  dealers, and only who carries much is arrested. *SF-20* is undecided. Its last hours save nothing
  that could be told, because few deals are done there.
* *SF-27* is undecided. Violence is noticed by sound and movement, so that light changes less than
  it did in the program before, and thirty pairs do not tell how much.
* *SF-28* touches the upper edge of its band: the package gains 3.5 points, with an interval that
  reaches beyond 3.6. The index gains most by formal control, because in the baseline no uniform is
  near in most hours, and by upkeep. That people of the scene stand together since tracks were
  walked through, and are felt as a group, may be why the package has more to gain.
* *SF-29* is inside, and its control holds. Since people fear the scene, they feel unsafe where
  offenders find people too. The published correlation is over whole places, not cells of ten
  metres.

### The rows
"""
sections = {
    "Time step": """A decision (0.5 s, `walking.reaction_time`) is a reaction time. It is calibrated with the rest, and
changing it changes the model. The time step is `walking.motion_step`. The table shows one-way speed
and door flow at four motion steps, with four (flow) and fifty (door) replications:

{table}

The rows *time step* above compare 0.25 s with 0.125 s and want 3 %. The default is 0.25 s.
""",
    "What moves which row": """Each parameter was changed alone. The table shows the relative change of the figure
(`plattan verify --set KEY=VALUE --only NAME`):

{table}
""",
    "What moves the stylised facts": """The figures are those of three baseline days (SF-29 of thirty; SF-05, SF-07, SF-23 and SF-26 of some
hours). Each parameter was raised alone by a tenth, a level on the logistic scale by 0.1, and the
offset of the index by 0.1. Each change has its own three days of spin-up. The table shows the
change of the figure:

{table}
""",
    "What the stylised facts cost": """The table counts whole days of all visitors. A day with one visitor in twenty, as in the market,
counts as a fifth. Rows with the same runs share them. All together are {days:.1f} of the 250 days
allowed. Spin-up is not counted: each day has its own three days with one visitor in ten, which are
half a day's work. Finished days are kept in the user's cache and are not simulated again by the
same program.

{table}
""",
    "Frames": "{table}",
}


def verify(*words):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "rows.json"
        subprocess.run([plattan, "verify", *words, "-o", file], cwd=root, stdout=subprocess.DEVNULL)
        return json.loads(file.read_text())


def figures_of(*words):
    return {row["name"]: row["figure"] for row in verify(*words)}


def parameters():
    """Defaults of all parameters that are numbers, by section.name."""
    values = {}
    for line in subprocess.run([plattan, "parameters", "--yaml"], capture_output=True, text=True, cwd=root, check=True).stdout.splitlines():
        if line.startswith("  ") and line.endswith(":"):
            section = line.strip()[:-1]
        elif line.startswith("    ") and ": " in line:
            name, value = line.strip().split(": ", 1)
            try:
                values[f"{section}.{name}"] = float(value.split()[0])
            except ValueError:
                pass
    return values


def only(*names):
    return [word for name in names for word in ("--only", name)]


def table_of(head, lines):
    top, *rest = ("| " + " | ".join(cells) + " |" for cells in [head, *lines])
    return "\n".join([top, "|" + "---|" * len(head), *rest])


def time_steps():
    watched = ["Weidmann 1/m2", "Weidmann 2/m2", "Weidmann 4/m2", "IMO 4"]
    lines = []
    for step in ("0.5", "0.25", "0.125", "0.0625"):
        figures = figures_of("--set", f"walking.motion_step={step} s", *only(*watched))
        lines.append([f"{step} s", *(f"{figures[name]:.3f}" for name in watched)])
    return table_of(["motion step", "1 /m2", "2 /m2", "4 /m2", "door of 1 m, 95th percentile"], lines)


def walking_moved():
    watched = ["Weidmann 2/m2", "SF-04", "IMO 4", "both ways 3/m2", "NIST 2.8", "crossing 0.8/m2"]
    base = figures_of(*only(*watched))
    lines = []
    for key, value in (("density_scale", 1.0), ("density_forward_weight", 0.8), ("oncoming_density", 1.0), ("side_step", 0.0), ("right_hand_bias", 0.0),
                       ("anticipation", 2.0), ("passing_radius", 0.25), ("squeeze_from", 3.6), ("reciprocity", 1.0)):
        more = ("--set", "walking.squeeze_to=5") if key == "squeeze_from" else ()
        figures = figures_of("--set", f"walking.{key}={value}", *more, *only(*watched))
        lines.append([f"`walking.{key}`", f"{value}",
                      *(f"{figures[name]:.0f} left" if name == "NIST 2.8" else f"{100 * (figures[name] / base[name] - 1):+.0f} %" for name in watched)])
    return table_of(["parameter", "value", *watched], lines)


def facts_moved(rows):
    moved = [("litter.littering_probability", 1.1), ("safety.base_day", None), ("safety.base_night", None), ("safety.company", 1.1),
             ("visitor.brief_stop_probability", 1.1), ("scene.buyers_at_peak", 1.1), ("offending.observers", 1.1), ("deal.caution_fades_in", 1.1),
             ("index.offset", None)]
    needs_many_days = {"SF-29": ["safety.company", "offending.observers"]}  # where only a few parameters can be tried
    base, values = {row["name"]: row["figure"] for row in rows}, parameters()
    whole = [row["name"] for row in rows
             if row["name"] in needs_many_days
             or row["name"].startswith(("SF-", "unsafe ")) and row["scenario"] in ("../baseline-2014", "night-light") and 0 < row.get("days", 0) <= 3]
    by_parameter = {}
    for key, factor in moved:
        value = values[key] * factor if factor else values[key] + 0.1
        tried = [name for name in whole if key in needs_many_days.get(name, [key])]
        by_parameter[key] = figures_of("--set", f"{key}={value}", *only(*tried))
    lines = []
    for name in whole:
        changes = [by_parameter[key].get(name, math.nan) - base[name] for key, _ in moved]
        lines.append([f"{name} ({base[name]:.3g})", *("not tried" if math.isnan(change) else f"{change:+.3g}" if change else "0" for change in changes)])
    return table_of(["fact", *(f"`{key}`" for key, _ in moved)], lines)


def costs(rows):
    groups = {}
    for row in rows:
        if row["name"].startswith(("SF-", "unsafe ")) and row.get("days", 0) > 0:
            groups.setdefault((row["scenario"], row["days"]), []).append(row)
    return table_of(["runs", "replications", "days", "facts"],
                    [[scenario.removeprefix("../"), f"{max(row['replications'] for row in of)}", f"{days:.3g}", ", ".join(row["name"] for row in of)]
                     for (scenario, days), of in groups.items()])


def frames(folder):
    """Text with a picture of every case at a moment that shows what it is about."""
    text = ""
    for scenario in sorted((root / "scenarios/verification").glob("*.yaml")):
        moment = moments.get(scenario.stem, 20)
        seconds = 12 * 3600 + moment if isinstance(moment, int) else int(moment[:2]) * 3600 + int(moment[3:]) * 60
        minute, clock = f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}", f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
        until = f"{(seconds + 60) // 3600:02d}:{(seconds + 60) % 3600 // 60:02d}"
        begin = "12:00" if isinstance(moment, int) else minute
        name = re.search(r"(?m)^scenario: (.*)$", scenario.read_text())[1]
        run, frame = pathlib.Path(folder) / "run.h5", root / "docs/verification" / f"{scenario.stem}.png"
        run.unlink(missing_ok=True)
        subprocess.run([plattan, "run", scenario, "--from", begin, "--until", until, "-o", run, "--quiet"], cwd=root, check=True)
        subprocess.run([viewer, run, "--at", clock, "--size", "900x520", "--export", frame], check=True, stdout=subprocess.DEVNULL)
        text += f"### {name}\n\n`scenarios/verification/{scenario.name}` at {clock}\n\n![{name}](verification/{scenario.stem}.png)\n\n"
    return text


def tables_of(page):
    """What a page has of tables, by section; of the frames everything."""
    head, *others = page.split("\n## ")
    texts = {"": head} | dict(text.split("\n\n", 1) for text in others)
    return {name: text if name == "Frames" else "\n".join(line for line in text.splitlines() if line.startswith("|")) for name, text in texts.items()}


def notice_of(page):
    """What stands in bold between the title and the words: of which program the figures are, where they are not of the present one."""
    found = re.match(r"# .*\n\n(\*\*.*?\*\*\n\n)", page, re.DOTALL)
    return found[1] if found else ""


def main():
    page = root / "docs/verification.md"
    known = {"table", "walking", "facts", "frames", "words"}
    names = [name for word in sys.argv[2:] if word.startswith("--rows=") for name in word.removeprefix("--rows=").split(",")]
    parts = [word.removeprefix("--") for word in sys.argv[2:] if not word.startswith("--rows=")] or ([] if names else ["table", "walking", "facts", "frames"])
    if unknown := set(parts) - known:
        sys.exit(f"unknown: --{' --'.join(sorted(unknown))}\n{__doc__}")
    made, rows_made = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "table.md"
        if "table" in parts or "facts" in parts:
            rows = verify("-o", table)
            made[""] = table.read_text()
            made["What the stylised facts cost"] = costs(rows)
        if "facts" in parts:
            made["What moves the stylised facts"] = facts_moved(rows)
        if "walking" in parts:
            made["Time step"] = time_steps()
            made["What moves which row"] = walking_moved()
        if "frames" in parts:
            made["Frames"] = frames(folder)
        if names:
            verify(*only(*names), "-o", table)
            rows_made = {line.split(" | ")[0]: line for line in table.read_text().splitlines() if line.startswith("| ")}
    before = page.read_text()  # read as late as this: another run may have made other parts meanwhile
    tables = tables_of(before) | made
    notice = "" if "table" in parts or "facts" in parts else notice_of(before)
    tables[""] = "\n".join(rows_made.get(line.split(" | ")[0], line) for line in tables[""].splitlines())
    days = sum(float(line.split(" | ")[2]) for line in tables["What the stylised facts cost"].splitlines()[2:])
    begin = intro.replace("\n\n", f"\n\n{notice}", 1)
    texts = [f"{begin}\n{tables['']}\n", *(f"{name}\n\n{words.format(table=tables[name].strip(), days=days).rstrip()}\n" for name, words in sections.items())]
    page.write_text("\n## ".join(texts))
    (root / "docs/patterns.json").write_text(make_patterns.made(), encoding="utf-8")


main()
