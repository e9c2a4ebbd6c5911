"""Reads what a comparison came to: estimates.csv, answer.json, maps.h5 and one whole run of each scenario. Computes nothing of it."""
import csv
import functools
import json
import pathlib
import re
import sys

import h5py
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from plattan_reader import Run  # noqa: E402
from window import Window  # noqa: E402

NUMBERS = {"level", "difference", "low", "high", "level_low", "level_high", "change", "change_low", "change_high", "smallest", "p", "p_holm", "bca_low",
           "bca_high", "correlation", "gain"}
DAY = re.compile(r"\d{4}-\d\d-\d\d( .*)?")  # "2018-07-17", and with the weather where the days of a period have their own
WHOLE = {"n", "quality", "headline", "hour", "pairs_wanted"}


class Estimate(dict):
    """A row of estimates.csv; `number` is its number there, by which a test finds it again."""

    def __init__(self, number, row):
        super().__init__(row)
        self.number = number
        for name in NUMBERS:
            self[name] = float(row[name]) if row[name] else None
        for name in WHOLE:
            self[name] = int(row[name]) if row[name] else None

    __getattr__ = dict.__getitem__


class Damaged(Exception):
    """A file of a comparison is not what plattan has written; the message says which and where."""


# What answer.json must have, and of what type.
ABOUT = {"titles": list, "names": list, "runs": list, "notices": list, "seeds": list, "pairs": int, "missing": int, "days": int, "draws": int, "draws_kept": int, "date": str, "from": str,
         "until": str, "command": str, "program": str, "sources": str, "design": str}


def read_about(path):
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise Damaged(f"{path}: this is no JSON as plattan writes it") from None
    wrong = ["the object"] if not isinstance(about, dict) else [name for name, kind in ABOUT.items() if not isinstance(about.get(name), kind)]
    if not wrong and (len(about["titles"]) < 2 or not len(about["titles"]) == len(about["names"]) == len(about["runs"])):
        wrong = ["two titles or more, with a name and a run each"]
    if not wrong and not all(isinstance(one, str) for name in ("titles", "names", "runs", "notices", "seeds") for one in about[name]):
        wrong = ["texts in its lists"]
    if not wrong and not all(re.fullmatch(r"\d\d:\d\d", about[name]) for name in ("from", "until")):
        wrong = ["times as 17:30"]
    if wrong:
        raise Damaged(f"{path}: it lacks {', '.join(wrong)}; another version of plattan wrote it, or it is damaged")
    return about


def read_rows(path):
    rows = []
    try:
        with open(path, newline="", encoding="utf-8") as f:
            for number, row in enumerate(csv.DictReader(f)):
                rows.append(Estimate(number, row))
    except (KeyError, TypeError, ValueError, csv.Error):
        raise Damaged(f"{path}:{len(rows) + 2}: this is no row of estimates as plattan writes it") from None
    if not rows:
        raise Damaged(f"{path}: there is no estimate in it")
    return rows


class Answer:
    """The folder of a comparison."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.about = read_about(self.folder / "answer.json")
        self.window = Window(self.about)
        self.rows = [row for row in read_rows(self.folder / "estimates.csv") if self.window.reaches(row.indicator)]
        self.titles, self.runs = self.about["titles"], self.about["runs"]
        self.base, self.alternatives = self.titles[0], self.titles[1:]
        self._found = {}
        for row in self.rows:
            key = (row.scenario, row.indicator, row.zone, row.hour, row.part, row.method)
            self._found.setdefault(key, row)

    def of(self, scenario, indicator, zone="", hour=None, part="", method="t"):
        """The row, or None where there is none."""
        return self._found.get((scenario, indicator, zone, hour, part, method))

    def all(self, **wanted):
        return [row for row in self.rows if all(row[name] == value for name, value in wanted.items())]

    def indicators(self):
        """Names of the figures of whole runs, headline ones first, in the order of the table."""
        rows = [row for row in self.rows if row.scenario == self.base and not row.zone and not row.part and row.hour is None and row.method == "t"]
        return [row.indicator for row in rows if row.headline] + [row.indicator for row in rows if not row.headline]

    @functools.cache
    def run(self, scenario):
        """One whole run of a scenario, or None where none was kept."""
        path = self.folder / self.runs[self.titles.index(scenario)]
        return Run(path) if path.exists() else None

    def rename(self, named):
        """Scenarios get other titles. @param named: of a title its other one"""
        self.titles = [named(title) for title in self.titles]
        self.base, self.alternatives = self.titles[0], self.titles[1:]
        for row in self.rows:
            row["scenario"] = named(row.scenario)
        self._found = {(named(scenario), *rest): row for (scenario, *rest), row in self._found.items()}

    def is_whole_day(self):
        """Whether days were simulated from midnight to midnight."""
        return self.window.is_whole

    def days(self, indicator):
        """Names of the days of which an indicator is told, in the order of their dates."""
        return sorted({row.part for row in self.all(scenario=self.base, indicator=indicator, method="t") if DAY.fullmatch(row.part) and finite(row.level)})

    def interventions(self, scenario):
        """The entries of a scenario by their names: of each its kind, and what is set in it."""
        run = self.run(scenario)
        lines = [] if run is None else bytes(run.file["scenario/identity"][()]).decode().splitlines()
        lines = [line.removeprefix("interventions.") for line in lines if line.startswith("interventions.")]
        names = [line.split(": ", 1) for line in lines if ": " in line]
        return {name: (kind, tuple(line for line in lines if line.startswith(name + "."))) for name, kind in names if any(line.startswith(f"{name}.weekdays: ") for line in lines)}

    def maps(self):
        """Of each grid: values, difference, low and high by scenario, y and x; or None where no maps were kept."""
        path = self.folder / "maps.h5"
        if not path.exists():
            return None
        with h5py.File(path) as file:
            found = {"x": file["x"][()], "y": file["y"][()]}
            for name, dataset in file.items():
                if dataset.ndim == 3:
                    found[name] = dataset[()]
            return found

    def walks(self):
        path = self.folder / "walks.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def finite(value):
    return value is not None and np.isfinite(value)


def is_told_assumption(row):
    """Whether a change hangs on an assumption for all that is known: the interval of their rank correlation does not contain 0."""
    return finite(row.low) and finite(row.high) and finite(row.level_low) and (row.level_low > 0 or row.level_high < 0)
