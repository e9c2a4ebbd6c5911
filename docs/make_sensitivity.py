#!/usr/bin/python3
"""Screening of everything that is declared plausible between bounds: the study and its table of points, and docs/sensitivity.md from what came out.

usage: docs/make_sensitivity.py study days|afternoon FOLDER     writes FOLDER/study.yaml and FOLDER/points.csv
       docs/make_sensitivity.py page STUDY_FOLDER               writes docs/sensitivity.md, from what `plattan sensitivity STUDY_FOLDER` wrote
"""
import csv
import json
import os
import pathlib
import statistics
import subprocess
import sys

import h5py
import numpy as np

root = pathlib.Path(__file__).resolve().parents[1]
OUTCOMES = ["passers", "stop_share", "unsafe_day", "experience_index", "deals", "visible_deals", "displaced_deals", "expected_thefts", "litter_per_10_m2", "safety_index"]
# What cannot act on a dry Tuesday: other days, other weather. Those of them that are told from chance show how often chance is taken for an effect.
CONTROLS = ["demand." + name for name in ("monday", "wednesday", "thursday", "friday", "saturday", "sunday", "rain_trips", "share_in_groups_leisure",
                                          "group_lambda_leisure")]
INTERVENTIONS = ["cleaning_round", "guards", "cleaners", "safety_office"]  # of the two scenarios, those with figures that could well be otherwise
STEPS = {"walking.motion_step": (0.125, 0.25, 0.5), "walking.reaction_time": (0.25, 0.5, 1)}  # seconds; others do not divide a tick
STUDIES = {
    "days": ("Screening of all figures of certainty C and D", ("baseline-2014.yaml", "summer-2018.yaml"), "", "morris", 10),
    "afternoon": ("Screening of all figures of certainty C and D, an afternoon",
                  ("studies/screening/baseline.yaml", "studies/screening/package.yaml"), "from: 15:00\nuntil: 16:30\n", "lhs", 150),
}
DAY_SECONDS = 17  # of a processor, for a day
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


def row_of(answer):
    indices = answer["indices"]
    q2 = max((one["value"] for one in indices if one["name"] == "Q2"), default=float("nan"))
    told = [one["factor"] for one in indices if one["name"] == "p-value of all" and one["value"] < SURE]
    others = [one["factor"] for one in indices if one["name"] == "p-value of all" and one["value"] >= SURE]
    seed = answer["share_of_seed"]
    _, first = listed(indices, told)
    _, rest = listed(indices, others)
    return told, f"| `{answer['figure']}` | {'not known' if seed is None else f'{100 * seed:.0f} %'} | {q2:.2f} | {', '.join(first) or 'none'} | {', '.join(rest[:3])} |"


def page(folder):
    analysis = json.loads((folder / "sensitivity/sensitivity.json").read_text())
    with h5py.File(folder / "study.h5") as f:
        version, sources = (f.attrs[name].decode() if isinstance(f.attrs[name], bytes) else f.attrs[name] for name in ("program_version", "sources"))
        state, seconds = f["state"][()], f["seconds"][()]
        hours = [int(f.attrs[name]) for name in ("from", "until")]
        done = state == 1
        points = int(done.any(axis=(1, 2)).sum())
        replications = int(done.any(axis=(0, 2)).sum())
        count = sum(1 for set_ in f.values() if isinstance(set_, h5py.Dataset) and set_.shape == f["point"].shape and set_.dtype.kind == "f")
    runs, failed = int(done.sum()), int((state == 2).sum())
    pairs = int((done[:, :, 0] & done[:, :, 1]).sum())
    window = " to ".join(f"{time // 3600}:{time % 3600 // 60:02}" for time in hours)
    # The correlation that is told from chance among so many factors, by Fisher's transformation and Bonferroni's bound.
    limit = np.tanh(statistics.NormalDist().inv_cdf(1 - SURE / (2 * count)) / np.sqrt(points - 3))
    levels = [one for one in analysis["answers"] if " - " not in one["of"] and one["of"].startswith("1-")]
    differences = [one for one in analysis["answers"] if " - " in one["of"]]
    wrong = [(one["figure"], one["of"], factor) for one in levels + differences for factor in row_of(one)[0] if factor in CONTROLS]
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
docs/make_sensitivity.py page results/screening/study
```

## What was simulated

All {count} figures were drawn at once, between their bounds, by a Latin hypercube of {points} points. At
each point an afternoon from {window} was simulated in both scenarios, with the same draws: {runs} runs,
of which {pairs} pairs are whole{f"; {failed} failed" if failed else ""}. Each run took {np.nanmedian(seconds[done]):.1f} s of a shared core (median).
{"Each point has one replication." if replications == 1 else f"Some points have {replications} replications, which say how much the seed makes."}

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
* Q2 is the part of the variance that a polynomial chaos of the ten best candidates predicts of points
  it has not seen. Where it is below 0.5, the order within a row says little.

## What matters in the baseline

The number behind a figure is the correlation of the outcome with its place between the bounds. Its
sign is the direction, and its square the part of the variance that a straight line makes. A figure is
told from chance by HSIC, with p-values that hold for all {count} together (Holm; below 5 %).

{chr(10).join(head + [row_of(one)[1] for one in levels])}

## What matters for the package minus the baseline

The same for the paired differences: what the effect of the package depends on.

{chr(10).join(head + [row_of(one)[1] for one in differences])}

## A check

{len(CONTROLS)} of the figures cannot act on a dry Tuesday, such as the trips of a Monday or the groups of a
weekend. In {len(levels) + len(differences)} rows they had {len(CONTROLS) * (len(levels) + len(differences))} occasions to be told from chance. {"None of them was." if not wrong else "These were, by chance: " + "; ".join(f"`{factor}` for `{figure}` ({of})" for figure, of, factor in wrong) + "."}
"""
    (root / "docs/sensitivity.md").write_text(text)


words = sys.argv[1:]
if len(words) == 3 and words[0] == "study" and words[1] in STUDIES:
    write_study(words[1], pathlib.Path(words[2]))
elif len(words) == 2 and words[0] == "page":
    page(pathlib.Path(words[1]))
else:
    sys.exit(__doc__)
