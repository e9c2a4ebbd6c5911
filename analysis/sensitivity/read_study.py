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


class StudyFile:
    def __init__(self, path):
        self.file = h5py.File(path)
        if self.file.attrs.get("format") != "plattan study":
            raise ValueError(f"{path} is no study.h5 of plattan")
        self.scenarios = _texts(self.file["scenario_name"])
        points = self.file["point"].shape[0]
        factors = [name for name, set_ in self.file.items() if isinstance(set_, h5py.Dataset) and set_.shape == (points,) and set_.dtype.kind == "f"]
        self.design = Design(factors, np.array([self.file[name][()] for name in factors]).T.reshape(points, len(factors)), _texts(self.file["base_row"]),
                             _texts(self.file["factor"]), int(self.file.attrs["seed"]))
        self.done = self.file["state"][()] == 1
        self.missing = int((~self.done).sum())
        self.runs = int(self.done.size)
        self.sources = self.file.attrs["sources"] if "sources" in self.file.attrs else ""
        self.sources = self.sources.decode() if isinstance(self.sources, bytes) else str(self.sources)

    def is_older_than_its_rows(self):
        """While runs come in, a file of some of them is behind."""
        path = pathlib.Path(self.file.filename)
        return any(rows.stat().st_mtime > path.stat().st_mtime for rows in (path.parent / "rows").glob("*.rows"))

    def figures(self):
        return [name for name, set_ in self.file.items()
                if isinstance(set_, h5py.Dataset) and set_.ndim == 3 and set_.dtype.kind == "f" and name not in NOT_FIGURES]

    def primary(self):
        """The figures that the study names, primary ones first."""
        names = [name for key in ("primary", "secondary") if key in self.file.attrs for name in np.atleast_1d(self.file.attrs[key])]
        return [name.decode() if isinstance(name, bytes) else str(name) for name in names]

    def answers(self, figure):
        """Of each scenario, and of its paired difference from the first."""
        dataset = self.file[figure]
        units = dataset.attrs["units"]
        units = units.decode() if isinstance(units, bytes) else units
        cube = dataset[()]
        for s, name in enumerate(self.scenarios):
            yield Answers(figure, units, name, cube[:, :, s], self.done[:, :, s])
        for s, name in enumerate(self.scenarios[1:], 1):
            yield Answers(figure, units, f"{name} - {self.scenarios[0]}", cube[:, :, s] - cube[:, :, 0], self.done[:, :, s] & self.done[:, :, 0])
