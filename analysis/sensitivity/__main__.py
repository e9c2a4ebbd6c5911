"""Which factors matter for which figure, from a study.h5: indices with intervals, as a table, JSON, CSV and a picture.

The method follows from the design: paired differences of one factor at a time, elementary effects with the noise of pairs that hardly differ
(Morris), shares of the variance by Martinez where the design is Saltelli's, else by a polynomial chaos with its Q2.
"""
import argparse
import csv
import dataclasses
import json
import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import estimates
from draw import draw
from read_study import StudyFile


def number(value):
    return None if not np.isfinite(value) else float(value)


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
    method = estimates.method_of(study.design)
    output = arguments.output or path.parent / "sensitivity"
    output.mkdir(parents=True, exist_ok=True)
    print(f"{path}: {study.runs - study.missing} of {study.runs} runs" + (f"; {study.missing} are missing" if study.missing else ""))
    found = []
    for name in names:
        for answers in study.answers(name):
            indices = list(method(study.design, answers.values))
            seed = estimates.share_of_seed(answers.values)
            found.append({"figure": name, "units": answers.units, "of": answers.of, "method": method.__name__, "share_of_seed": number(seed),
                          "indices": [{**dataclasses.asdict(one), "value": number(one.value), "low": number(one.low), "high": number(one.high)} for one in indices]})
            told = "" if np.isnan(seed) else f"; the seed makes {100 * seed:.0f} % of the variance of single runs"
            print(f"\n{name} ({answers.units}), {answers.of}, {method.__name__.replace('_', ' ')}{told}")
            for one in indices:
                interval = "" if np.isnan(one.low) else f"{one.low:>12.4g} to {one.high:.4g}"
                print(f"  {one.factor:<40} {one.name:<12} {one.value:>12.4g} {interval:<26} {one.note}")
            if indices:
                draw(output / f"{name}-{answers.of.replace(' ', '')}.svg", answers, method.__name__, indices)
    (output / "sensitivity.json").write_text(json.dumps({"study": str(path.name), "runs": study.runs, "missing": study.missing, "answers": found}, indent=1) + "\n")
    with open(output / "sensitivity.csv", "w", newline="") as f:
        table = csv.writer(f, lineterminator="\n")
        table.writerow(["figure", "units", "of", "method", "index", "factor", "value", "low", "high", "note"])
        for one in found:
            for index in one["indices"]:
                table.writerow([one["figure"], one["units"], one["of"], one["method"], index["name"], index["factor"],
                                *("" if index[key] is None else f"{index[key]:.10g}" for key in ("value", "low", "high")), index["note"]])
    print(f"\nTables and pictures are in {output}.")


if __name__ == "__main__":
    main()
