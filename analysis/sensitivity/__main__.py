"""Which factors matter for which figure, from a study.h5: indices with intervals, as a table, JSON, CSV and pictures.

The method follows from the design: paired differences of one factor at a time, elementary effects with the noise of pairs that hardly differ
(Morris), shares of the variance by Martinez where the design is Saltelli's, else by a polynomial chaos or by kriging, whichever predicts better.
"""
import argparse
import csv
import dataclasses
import functools
import json
import pathlib
import sys

import numpy as np

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).resolve().parent.parent)]
import estimates
from convergence import convergence
from dependence import dependence
from draw import MAIN, draw, draw_convergence
from read_study import StudyFile
from response import Kriging, response

SHOWN = 20  # factors on the screen; the tables have all of them


def method_of(design):
    """By what stands in the blocks of the design."""
    bases = {base.rstrip("0123456789") for base in design.base_row}
    if "trajectory" in bases:
        return estimates.morris
    if {"A", "B"} <= bases:
        return estimates.martinez
    if any(design.changed):
        return estimates.one_at_a_time
    return response


@dataclasses.dataclass
class Found:
    """What was found of one figure of one scenario, or of one difference."""
    answers: object
    method: str
    missing: int  # runs, or pairs of runs
    seed: float
    indices: list
    parts: list  # of its convergence


def analyse(study, answers):
    method = method_of(study.design)
    indices = list(method(study.design, answers.values))
    again = method
    if method is response:  # with fewer rows kriging is tried only where all of them took it: it costs the most
        again = functools.partial(response, with_kriging=any(one.name == "Q2" and one.factor == Kriging.name and one.note != "not taken" for one in indices))
    if method in (response, estimates.martinez):
        indices += dependence(study.design, answers.values)
    return Found(answers, method.__name__, int((~answers.there).sum()), estimates.share_of_seed(answers.values), indices,
                 convergence(study.design, answers.values, again))


def number(value):
    return None if not np.isfinite(value) else float(value)


def text(value):
    return "" if not np.isfinite(value) else f"{value:.10g}"


def plain(one):
    return {**dataclasses.asdict(one), **{key: number(getattr(one, key)) for key in ("value", "low", "high")}}


def interval(one):
    if np.isnan(one.value):
        return "not known"
    return f"{one.value:.4g}" if np.isnan(one.low) else f"{one.value:.4g} ({one.low:.4g} to {one.high:.4g})"


def show(found):
    answers = found.answers
    seed = f"how much of the variance the seed makes is not known: {estimates.why_share_is_unknown(answers.values)}" if np.isnan(found.seed) else \
        f"the seed makes {100 * found.seed:.0f} % of the variance of single runs"
    missing = f"; {found.missing} missing" if found.missing else ""
    print(f"\n{answers.figure} ({answers.units}), {answers.of}, {found.method.replace('_', ' ')}{missing}; {seed}")
    if not found.indices:
        print("  too few runs, or all of them are equal")
    for one in found.indices:
        if one.name in ("Q2", "noise"):
            print(f"  {one.name} {one.factor:<37} {interval(one)}  {one.note}".rstrip())
    by_factor = {}
    for one in found.indices:
        if one.name not in ("Q2", "noise"):
            by_factor.setdefault((one.factor, one.note if one.name == "difference" else ""), []).append(one)
    main = MAIN[found.method]

    def strength(list_):
        of = {one.name: one for one in list_}
        return (-abs(of[main].value), 0) if main in of and np.isfinite(of[main].value) else (0, of["p-value"].value if "p-value" in of else 0)

    rows = sorted(by_factor.values(), key=strength)
    for list_ in rows[:SHOWN]:
        print(f"  {list_[0].factor:<40} " + ", ".join(f"{one.name} {interval(one)}" for one in list_ if one.name != "HSIC")
              + "".join(f"  {one.note}" for one in list_ if one.note))
    if len(rows) > SHOWN:
        print(f"  and {len(rows) - SHOWN} others, in sensitivity.csv")
    for part in found.parts[:-1]:
        best = sorted((one for one in part.indices if one.name == main and np.isfinite(one.value)), key=lambda one: -abs(one.value))[:3]
        first = ", ".join(f"{one.factor} {interval(one)}" for one in best) or "nothing could be ranked"
        print(f"  with {part.rows} {part.of}: {first}")


def write_tables(output, study, name, all_found):
    (output / "sensitivity.json").write_text(json.dumps({
        "study": name, "sources": study.sources, "runs": study.runs, "missing": study.missing,
        "answers": [{"figure": one.answers.figure, "units": one.answers.units, "of": one.answers.of, "method": one.method, "missing": one.missing,
                     "share_of_seed": number(one.seed), "indices": [plain(index) for index in one.indices],
                     "convergence": [{"rows": part.rows, "of": part.of, "indices": [plain(index) for index in part.indices]} for part in one.parts]}
                    for one in all_found]}, indent=1) + "\n")
    for file, rows_of in (("sensitivity.csv", lambda one: [("", "", one.indices)]), ("convergence.csv", lambda one: [(part.rows, part.of, part.indices) for part in one.parts])):
        with open(output / file, "w", newline="") as f:
            table = csv.writer(f, lineterminator="\n")
            more = ["rows", "rows_of"] if file == "convergence.csv" else []
            table.writerow(["figure", "units", "of", "method", *more, "index", "factor", "value", "low", "high", "note", "share_of_seed"])
            for one in all_found:
                for rows, of, indices in rows_of(one):
                    for index in indices:
                        table.writerow([one.answers.figure, one.answers.units, one.answers.of, one.method, *([rows, of] if more else []), index.name, index.factor,
                                        *(text(getattr(index, key)) for key in ("value", "low", "high")), index.note, text(one.seed)])


def main():
    parser = argparse.ArgumentParser(prog="plattan sensitivity", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study", type=pathlib.Path, help="folder of a study, or its study.h5")
    parser.add_argument("--figure", action="append", help="a figure of the summary; may be repeated. Without it those that the study names")
    parser.add_argument("-o", "--output", type=pathlib.Path, help="folder of the tables and pictures; without it `sensitivity` beside study.h5")
    arguments = parser.parse_args()
    path = arguments.study / "study.h5" if arguments.study.is_dir() else arguments.study
    try:
        study = StudyFile(path)
    except (OSError, ValueError) as error:
        parser.error(f"{path}: {error}; `plattan sweep collect` makes study.h5")
    names = arguments.figure or study.primary() or ["deals", "unsafe_day", "safety_index"]
    unknown = [name for name in names if name not in study.figures()]
    if unknown:
        parser.error(f"the study has no figure {', '.join(unknown)}; it has {', '.join(study.figures())}")
    if not study.design.factors:
        parser.error("nothing is varied by numbers in this study")
    output = arguments.output or path.parent / "sensitivity"
    output.mkdir(parents=True, exist_ok=True)
    print(f"{path}: {study.runs - study.missing} of {study.runs} runs" + (f"; {study.missing} are missing" if study.missing else ""))
    if study.is_older_than_its_rows():
        print(f"Runs have ended since it was collected: `plattan sweep collect {path.parent}` takes them in.")
    all_found = []
    for name in names:
        for answers in study.answers(name):
            all_found.append(analyse(study, answers))
            show(all_found[-1])
            found, stem = all_found[-1], f"{name}-{answers.of.replace(' ', '')}"
            draw(output / f"{stem}.svg", answers, found.method, found.indices, found.seed)
            draw_convergence(output / f"{stem}-convergence.svg", answers, found.method, found.parts)
        write_tables(output, study, path.name, all_found)  # after each figure: what was found is kept where somebody stops it
    print(f"\nTables and pictures are in {output}.")


if __name__ == "__main__":
    main()
