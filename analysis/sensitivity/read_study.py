"""What a study.h5 holds, for an analysis of its factors."""
import dataclasses
import pathlib

import h5py
import numpy as np

NOT_FIGURES = {"seconds", "memory", "state"}


@dataclasses.dataclass
class Answers:
    """Of one figure: values by point and replication, NaN where a run is missing."""

    figure: str
    units: str
    of: str  # the scenario, or the difference of two
    values: np.ndarray
    there: np.ndarray  # runs, or pairs of runs, that are done; a figure may be not a number all the same


@dataclasses.dataclass
class Design:
    factors: list[str]
    values: np.ndarray  # by point and factor; NaN: as the scenario has it
    base_row: list[str]
    changed: list[str]  # the factor that differs from the base row
    seed: int


def _texts(dataset):
    return [row.tobytes().rstrip(b"\0").decode() for row in dataset[()]]


def _text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


class StudyFile:
    """A row of the design is a point, or the days of a period, which count with their weights."""

    def __init__(self, path):
        self.file = h5py.File(path)
        if _text(self.file.attrs.get("format", "")) != "plattan study":
            raise ValueError("it is no study.h5 of plattan")
        self.scenarios = _texts(self.file["scenario_name"])
        points = self.file["point"].shape[0]
        self.row = self.file["row"][()] if "row" in self.file else np.arange(points)
        self.weight = self.file["weight"][()] if "weight" in self.file else np.ones(points)
        first = np.unique(self.row, return_index=True)[1]  # of each row
        factors = [name for name, set_ in self._sets() if set_.shape == (points,) and set_.dtype.kind == "f" and name != "weight"]
        self.design = Design(factors, np.array([self.file[name][()][first] for name in factors]).T.reshape(len(first), len(factors)),
                             *([_texts(self.file[name])[i] for i in first] for name in ("base_row", "factor")), int(self.file.attrs["seed"]))
        done = self.file["state"][()] == 1
        self.missing = int((~done).sum())
        self.runs = int(done.size)
        self.done = np.array([done[self.row == row].all(axis=0) for row in self.row[first]])
        self.sources = _text(self.file.attrs.get("sources", ""))

    def is_older_than_its_rows(self):
        """While runs come in, a file of some of them is behind."""
        path = pathlib.Path(self.file.filename)
        return any(rows.stat().st_mtime > path.stat().st_mtime for rows in (path.parent / "rows").glob("*.rows"))

    def figures(self):
        return [name for name, set_ in self._sets() if set_.ndim == 3 and set_.dtype.kind == "f" and name not in NOT_FIGURES]

    def primary(self):
        """The figures that the study names, primary ones first."""
        return [_text(name) for key in ("primary", "secondary") if key in self.file.attrs for name in np.atleast_1d(self.file.attrs[key])]

    def answers(self, figure):
        """Of each scenario; and of the paired difference that the study asks for, or of each scenario from the first."""
        units = _text(self.file[figure].attrs["units"])
        cube = np.zeros(self.done.shape)
        np.add.at(cube, np.unique(self.row, return_inverse=True)[1], self.file[figure][()] * self.weight[:, None, None])
        for s, name in enumerate(self.scenarios):
            yield Answers(figure, units, name, cube[:, :, s], self.done[:, :, s])
        pairs = [(int(self.file.attrs["base"]), int(self.file.attrs["alternative"]))] if "base" in self.file.attrs else [(0, s) for s in range(1, len(self.scenarios))]
        for base, alternative in pairs:
            yield Answers(figure, units, f"{self.scenarios[alternative]} - {self.scenarios[base]}", cube[:, :, alternative] - cube[:, :, base],
                          self.done[:, :, alternative] & self.done[:, :, base])

    def _sets(self):
        return [(name, one) for name, one in self.file.items() if isinstance(one, h5py.Dataset)]
