#!/usr/bin/python3
"""Screening of everything that is declared plausible between bounds: the study and its table of points, and docs/sensitivity.md from what came out.

usage: docs/make_sensitivity.py study days|afternoon FOLDER     writes FOLDER/study.yaml and FOLDER/points.csv
       docs/make_sensitivity.py page STUDY_FOLDER SEEDS_FOLDER  writes docs/sensitivity.md, from what `plattan sensitivity STUDY_FOLDER` wrote and
                                                                from replications of the same scenarios without any change
"""
import csv
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import textwrap

import numpy as np

root = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(root / "analysis/sensitivity"))
from dependence import points_and_answers
from read_study import StudyFile

OUTCOMES = ["passers", "stop_share", "unsafe_day", "experience_index", "deals", "visible_deals", "displaced_deals", "expected_thefts", "litter_per_10_m2", "safety_index"]
# What cannot act on these outcomes on a dry Tuesday: other days, other weather, wages and prices; and in the baseline those who are not there. How many
# of them are told from chance shows how often chance is taken for an effect.
CONTROLS = ("cost.", *("demand." + name for name in ("monday", "wednesday", "thursday", "friday", "saturday", "sunday", "rain_trips", "share_in_groups_leisure",
                                                     "group_lambda_leisure")))
CONTROLS_OF_BASELINE = CONTROLS + ("guard.", "interventions.guards.", "interventions.cleaners.", "interventions.safety_office.")
INTERVENTIONS = ["cleaning_round", "guards", "cleaners", "safety_office"]  # of the two scenarios, those with figures that could well be otherwise
STEPS = {"walking.motion_step": (0.125, 0.25, 0.5), "walking.reaction_time": (0.25, 0.5, 1)}  # seconds; others do not divide a tick
STUDIES = {
    "days": ("Screening of all figures of certainty C and D", ("baseline-2014.yaml", "summer-2018.yaml"), "", "morris", 10),
    "afternoon": ("Screening of all figures of certainty C and D, an afternoon",
                  ("studies/screening/baseline.yaml", "studies/screening/package.yaml"), "from: 15:00\nuntil: 16:30\n", "lhs", 150),
}
DAY_SECONDS = 30  # of a processor, for a day with the days before (docs/clusters.md)
SURE = 0.05


def factors():
    """Key, bounds and scale of every figure that has a plausible range and acts in one of the two scenarios."""
    schema = json.loads((root / "docs/scenario.schema.json").read_text())["properties"]
    kinds = schema["interventions"]["items"]["properties"]
    sections = list(schema["parameters"]["properties"].items()) + [(f"interventions.{kind}", kinds[kind]) for kind in INTERVENTIONS]
    for section, parameters in sections:
        for name, parameter in parameters["properties"].items():
            if range_ := parameter.get("plausible"):
                is_whole = any(one.get("type") == "integer" for one in parameter["allOf"])
                yield f"{section}.{name}", range_["low"], range_["high"], ("whole-" if is_whole else "") + range_["scale"]


def allowed(key, value):
    """As it may be set."""
    return f"{min(STEPS[key], key=lambda step: abs(step - float(value))):g}" if key in STEPS else value


def write_study(kind, folder):
    """A study and its table of points. The table is drawn by analysis/design.py, which knows whole numbers."""
    name, scenarios, window, method, rows = STUDIES[kind]
    of = list(factors())
    words = [word for key, low, high, scale in of for word in ("--factor", key, f"{low:.10g}", f"{high:.10g}", scale)]
    drawn = subprocess.run([sys.executable, root / "analysis/design.py", method, "--rows", str(rows), *words], capture_output=True, text=True, check=True).stdout
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "points.csv", "w", newline="") as f:
        table = csv.reader(drawn.splitlines())
        head = next(table)
        written = csv.writer(f, lineterminator="\n")
        written.writerow(head)
        written.writerows([allowed(key, cell) for key, cell in zip(head, row)] for row in table)
    paths = ", ".join(os.path.relpath(root / "scenarios" / scenario, folder) for scenario in scenarios)
    (folder / "study.yaml").write_text(f"study: {name}\nscenarios: [{paths}]\nreplications: 1\n{window}days: 1\ndesign: {{csv: points.csv}}\n"
                                       f"metrics:\n  primary: [{', '.join(OUTCOMES)}]\n")
    print(f"{len(of)} figures; plattan sweep {folder / 'study.yaml'} -o {folder / 'study'}")


def listed(indices, factors):
    """`dealer.sight_radius` +0.41: by its correlation, the strongest first."""
    correlation = {one["factor"]: one["value"] for one in indices if one["name"] == "correlation" and one["value"] is not None}
    ordered = sorted((factor for factor in factors if factor in correlation), key=lambda factor: -abs(correlation[factor]))
    return ordered, [f"`{factor.removeprefix('interventions.')}` {correlation[factor]:+.2f}".replace("-", "\u2212") for factor in ordered]


def on_their_own(study, answers, factors):
    """Of factors, the strongest first, those that still say something beside the stronger ones. In a sample, two columns may happen to be alike."""
    shares, values = points_and_answers(study.design, answers.values)
    kept, known = [], [np.ones(len(values))]
    for factor in factors:
        share = shares[:, study.design.factors.index(factor)]
        for column in (share, np.abs(share - 0.5)):
            left = [one - np.array(known).T @ np.linalg.lstsq(np.array(known).T, one, rcond=None)[0] for one in (values, column)]
            r = np.corrcoef(*left)[0, 1]
            if abs(np.arctanh(r)) * np.sqrt(len(values) - len(known) - 2) > statistics.NormalDist().inv_cdf(1 - SURE / 2):
                kept.append(factor)
                known.append(column)
                break
    return kept


def row_of(study, answers, analysis, seed):
    """The figures that are told from chance and on their own, and a line of the table."""
    indices = analysis["indices"]
    q2 = max((one["value"] for one in indices if one["name"] == "Q2"), default=float("nan"))
    told, _ = listed(indices, [one["factor"] for one in indices if one["name"] == "p-value of all" and one["value"] < SURE])
    told = on_their_own(study, answers, told)
    _, first = listed(indices, told)
    _, rest = listed(indices, [one["factor"] for one in indices if one["name"] == "p-value of all" and one["factor"] not in told])
    predicted = f"{q2:.2f}".replace("-", "\u2212")
    return told, f"| `{answers.figure}` | {100 * min(1, seed):.0f} % | {predicted} | {', '.join(first) or 'none'} | {', '.join(rest[:3])} |"


def wrapped(text):
    """Prose and items of lists at a hundred characters; tables, headings and blocks of code as they are."""
    blocks = []
    for block in text.split("\n\n"):
        if block.lstrip("\n").startswith(("|", "#", "```")):
            blocks.append(block)
            continue
        items = re.split(r"\n(?=\* )", block)
        blocks.append("\n".join(textwrap.fill(" ".join(item.split()), 100, subsequent_indent="  " if item.startswith("* ") else "", break_long_words=False,
                                              break_on_hyphens=False) for item in items))
    return "\n\n".join(blocks).rstrip() + "\n"


def shares_of_seed(study, seeds):
    """Of each figure and scenario or difference: the variance of replications without any change, per variance over the points."""
    for figure in OUTCOMES:
        for over_points, over_seeds in zip(study.answers(figure), seeds.answers(figure)):
            of_points = np.nanvar(over_points.values[:, 0], ddof=1)
            yield (figure, over_points.of), np.nanvar(over_seeds.values[0], ddof=1) / of_points if of_points > 0 else np.nan


def page(folder, seeds_folder):
    analysis = json.loads((folder / "sensitivity/sensitivity.json").read_text())
    study, seeds = StudyFile(folder / "study.h5"), StudyFile(seeds_folder / "study.h5")
    if study.sources != seeds.sources:
        sys.exit("the two studies are of programs with other sources")
    version, sources = study.file.attrs["program_version"], study.sources
    version = version.decode() if isinstance(version, bytes) else version
    hours = [int(study.file.attrs[name]) for name in ("from", "until")]
    count, runs, planned = len(study.design.factors), int(study.done.sum()), study.runs
    failed = int((study.file["state"][()] == 2).sum())
    points, pairs = int(study.done.any(axis=(1, 2)).sum()), int(study.done.all(axis=2).sum())
    replications = int(seeds.done.all(axis=(0, 2)).sum())
    window = " to ".join(f"{time // 3600}:{time % 3600 // 60:02}" for time in hours)
    seed = dict(shares_of_seed(study, seeds))
    # The correlation that is told from chance among so many factors, by Fisher's transformation and Bonferroni's bound.
    limit = np.tanh(statistics.NormalDist().inv_cdf(1 - SURE / (2 * count)) / np.sqrt(points - 3))
    analysed = {(one["figure"], one["of"]): one for one in analysis["answers"]}
    of = [answers for figure in OUTCOMES for answers in study.answers(figure)]
    levels = [answers for answers in of if answers.of == study.scenarios[0]]
    differences = [answers for answers in of if " - " in answers.of]
    rows = {(one.figure, one.of): row_of(study, one, analysed[one.figure, one.of], seed[one.figure, one.of]) for one in levels + differences}
    controls = {key: [factor for factor in study.design.factors if factor.startswith(CONTROLS_OF_BASELINE if key[1] == study.scenarios[0] else CONTROLS)] for key in rows}
    wrong = [(*key, factor) for key, (told, _) in rows.items() for factor in told if factor in controls[key]]
    occasions = sum(map(len, controls.values()))
    full = 10 * (count + 1) + 20
    head = ["| figure | the seed makes | Q2 | told from chance | strongest of the others |", "| --- | --- | --- | --- | --- |"]
    text = f"""# Sensitivity

Which of the figures that nobody has measured here matter, and for what? The model has {count} numbers of
certainty C and D that act in the baseline of 2014 or in the package of 2018. Each has a range that is
declared plausible ([parameters.md](parameters.md)).

This page is made by `docs/make_sensitivity.py` from the outcome of a study. It stands on plattan
{version}, whose sources have the hash `{sources}`. A program with other sources gives other figures.

```
docs/make_sensitivity.py study afternoon results/screening
plattan sweep results/screening/study.yaml -o results/screening/study
plattan sensitivity results/screening/study
plattan sweep scenarios/studies/screening/baseline.yaml scenarios/studies/screening/package.yaml \\
    --replications {replications} --from 15:00 --until 16:30 -o results/screening/seeds
docs/make_sensitivity.py page results/screening/study results/screening/seeds
```

## What was simulated

All {count} figures were drawn at once, between their bounds, by a Latin hypercube. At each point an
afternoon from {window} was simulated in both scenarios, with the same draws. {runs} of {planned} runs are
done, at {points} points, and make {pairs} whole pairs{f"; {failed} failed" if failed else ""}. {"The table of points is longer than what was simulated: its first points are a random part of it." if runs + failed < planned else ""}

The full design is Morris' with ten trajectories over whole days, with the days before. It has {full:,} points, in two scenarios {2 * full:,} days, and takes about {2 * full * DAY_SECONDS / 3600:.0f} hours of one core. It
has not been run. A Latin hypercube was chosen for the short one because every run says something of
every figure. Trajectories would have needed {count + 1} runs before any figure had a second effect.

```
docs/make_sensitivity.py study days results/full
plattan sweep results/full/study.yaml -o results/full/study --on slurm --account naiss2026-1-1
plattan sweep collect results/full/study
plattan sensitivity results/full/study
```

## What this cannot tell

* All other figures vary as well and act as noise. Among {count} figures, a correlation of about {limit:.2f} or
  more is told from chance: what makes less than {100 * limit**2:.0f} % of the variance is not seen. Nothing here says
  that a figure does not matter.
* The afternoon has no night. Fear at night, the morning's cleaning and the hours of bars are not in
  it.
* The days before the run were left out, so that litter, graffiti, opinions and what dealers remember
  begin as they do on a new square. Figures that act through memory act less than they do after
  weeks.
* The ranges were declared by those who assumed the figures. A wide range makes a figure matter.
* The seed's share is the variance of {replications} replications without any change, per variance over the
  points, which have one replication each. It is rough: replications would scatter otherwise at other
  points.
* Q2 is the part of the variance that a polynomial chaos of the ten best candidates predicts of points
  it has not seen. Where it is below 0.5, the order within a row says little.

## What matters in the baseline

The number behind a figure is the correlation of the outcome with its place between the bounds. Its
sign is the direction, and its square the part of the variance that a straight line makes. A figure is
told from chance by HSIC, with p-values that hold for all {count} together (Holm; below 5 %). One that
happened to be drawn like a stronger one, and says nothing beside it, is not listed as told.

{chr(10).join(head + [rows[one.figure, one.of][1] for one in levels])}

## What matters for the package minus the baseline

The same for the paired differences: what the effect of the package depends on.

{chr(10).join(head + [rows[one.figure, one.of][1] for one in differences])}

## A check

Some figures cannot act on these outcomes on a dry Tuesday: the trips of a Monday, the groups of a
weekend, wages and prices, and in the baseline what guards do. In the {len(rows)} rows they had {occasions} occasions
to be told from chance all the same. {"None of them was." if not wrong else f"{len(wrong)} were: " + "; ".join(f"`{factor.removeprefix('interventions.')}` for `{figure}` ({of})" for figure, of, factor in wrong) + ". So a few of the others in the tables are chance as well."}
"""
    (root / "docs/sensitivity.md").write_text(wrapped(text))


words = sys.argv[1:]
if len(words) == 3 and words[0] == "study" and words[1] in STUDIES:
    write_study(words[1], pathlib.Path(words[2]))
elif len(words) == 3 and words[0] == "page":
    page(pathlib.Path(words[1]), pathlib.Path(words[2]))
else:
    sys.exit(__doc__)
