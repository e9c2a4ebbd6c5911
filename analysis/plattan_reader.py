"""Reads run files of plattan into pandas and xarray objects.

    from plattan_reader import Run
    run = Run("results/baseline-2014-1.h5")
    run.people            # pandas.DataFrame, one row per person, enumerations as categories
    run.events            # pandas.DataFrame
    run.minutes           # xarray.Dataset with the dimension time
    run.grids             # xarray.Dataset: density, litter, unsafe, ... [time, y, x], and of the whole run [y, x]
    run.density           # xarray.DataArray of that, in people per m2
    run.summary           # pandas.Series with the units in .attrs
    run.daily             # pandas.DataFrame, the same figures for each day
    run.minute("17:30")   # pandas.DataFrame of the trajectories of that minute
    run.parameters        # pandas.DataFrame by section and name
    run.roles             # pandas.DataFrame; the row is the number of the role
    run.outlines()        # pandas.DataFrame of the plan: a polygon or line each, in metres
    run.day("seats")      # pandas.DataFrame of what stood there on a day: seats, luminaires, bins, duties, costs, ...
    run.states("seats")   # pandas.DataFrame of seats taken or bins filled, every 15 minutes
    run.tables["dwell"]   # xarray.DataArray of numbers by row and column

    from plattan_reader import open_study
    study = open_study("answer")   # xarray.Dataset: each figure by point, replication and scenario (by name), and the maps of a comparison
    gain = study.deals.sel(scenario="2-summer-2018") - study.deals.sel(scenario="1-baseline-2014")
    read_estimates("answer")       # pandas.DataFrame of estimates.csv

Needs h5py, numpy, pandas and xarray, nothing of plattan's own. Units are in `.attrs["units"]`.
"""
from __future__ import annotations

import functools
import pathlib
import typing

import h5py
import numpy as np
import pandas as pd

if typing.TYPE_CHECKING:  # it takes longer to load than most that is done without it
    import xarray as xr


def _text(value) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _column(dataset: h5py.Dataset):
    """Values of a column; enumerations become categories, rows of characters become texts, scale factors are applied."""
    values = dataset[()]
    if values.dtype == "S1" and values.ndim == 2:
        return [row.tobytes().rstrip(b"\0").decode() for row in values]
    members = h5py.check_enum_dtype(dataset.dtype)
    if members:
        names = {number: name for name, number in members.items()}
        return pd.Categorical([names.get(int(v)) for v in values], categories=[names[n] for n in sorted(names)])
    if "scale_factor" in dataset.attrs:
        return values * float(dataset.attrs["scale_factor"])
    return values


class Run:
    """One run file, opened for reading."""

    def __init__(self, path, allow_partial: bool = False):
        self.file = h5py.File(path, "r")
        if _text(self.file.attrs.get("format", "")) != "plattan-run":
            raise ValueError(f"{path} is no run of plattan")
        if int(self.file.attrs["format_version"]) != 2:
            raise ValueError(f"{path} is of format {int(self.file.attrs['format_version'])}; this reader reads format 2")
        if not allow_partial and int(self.file.attrs["complete"]) != 1:
            raise ValueError(f"{path} is a run that was interrupted; allow_partial=True reads it all the same")

    def __enter__(self) -> "Run":
        return self

    def __exit__(self, *_) -> None:
        self.file.close()

    @property
    def attributes(self) -> dict:
        return {name: _text(v) if isinstance(v, (bytes, str)) else v for name, v in self.file.attrs.items()}

    def _table(self, group: str) -> pd.DataFrame:
        columns = self.file[group]
        frame = pd.DataFrame({name: _column(columns[name]) for name in columns})
        frame.attrs["units"] = {name: _text(columns[name].attrs["units"]) for name in columns}
        return frame

    @functools.cached_property
    def people(self) -> pd.DataFrame:
        return self._table("people")

    @functools.cached_property
    def events(self) -> pd.DataFrame:
        return self._table("events")

    def _times(self, dataset: h5py.Dataset) -> pd.DatetimeIndex:
        since = _text(dataset.attrs["units"]).split(" since ")[1]
        return pd.Timestamp(since) + pd.to_timedelta(dataset[()], unit="s")

    @functools.cached_property
    def minutes(self) -> xr.Dataset:
        import xarray as xr
        group = self.file["series/minute"]
        time = self._times(group["time"])
        series = {}
        for name in group:
            if name != "time":
                attributes = {key: _text(group[name].attrs[key]) for key in ("units", "long_name", "cell_methods") if key in group[name].attrs}
                series[name] = ("time", group[name][()], attributes)
        return xr.Dataset(series, coords={"time": time})

    @functools.cached_property
    def grids(self) -> xr.Dataset:
        """All grids in their units, with NaN where a grid says nothing."""
        import xarray as xr
        group = self.file["grids"]
        grids = {}
        for name, dataset in group.items():
            if name in ("time", "y", "x"):
                continue
            values = dataset[()].astype(float)
            if "_FillValue" in dataset.attrs:
                values[values == float(dataset.attrs["_FillValue"])] = np.nan
            attributes = {key: _text(dataset.attrs[key]) for key in ("units", "long_name", "cell_methods")}
            grids[name] = (("time", "y", "x")[3 - dataset.ndim :], values * float(dataset.attrs.get("scale_factor", 1)), attributes)
        return xr.Dataset(grids, coords={"time": self._times(group["time"]), "y": group["y"][()], "x": group["x"][()]})

    @property
    def density(self) -> xr.DataArray:
        return self.grids.density

    @functools.cached_property
    def tables(self) -> dict[str, xr.DataArray]:
        import xarray as xr
        found = {}
        for name, dataset in self.file["tables"].items():
            rows, columns = ([_text(one) for one in dataset.attrs[key]] for key in ("rows", "columns"))
            found[name] = xr.DataArray(dataset[()], dims=("row", "column"), coords={"row": rows, "column": columns}, name=name,
                                       attrs={key: _text(dataset.attrs[key]) for key in ("units", "long_name")})
        return found

    @functools.cached_property
    def summary(self) -> pd.Series:
        group = self.file["summary"]
        series = pd.Series({name: float(group[name][()]) for name in group}, name=_text(self.file.attrs["scenario"]))
        series.attrs["units"] = {name: _text(group[name].attrs["units"]) for name in group}
        return series

    @functools.cached_property
    def daily(self) -> pd.DataFrame:
        """The figures of the summary, a row for each day; a run of one day has no others than those of its summary."""
        if "daily" not in self.file:
            return self.summary.to_frame().T.reset_index(drop=True).rename_axis("day")
        group = self.file["daily"]
        return pd.DataFrame({name: group[name][()] for name in group if name != "day"}, index=pd.Index(group["day"][()], name="day"))

    @functools.cached_property
    def parameters(self) -> pd.DataFrame:
        return self._table("parameters").set_index(["section", "name"])

    @functools.cached_property
    def roles(self) -> pd.DataFrame:
        return self._table("roles")

    def day(self, table: str, day: int = 0) -> pd.DataFrame:
        """What stood there on a day of the run; `table` is a group of /days."""
        rows = self._table(f"days/{table}")
        return rows[rows.day == day].reset_index(drop=True)

    def states(self, table: str) -> pd.DataFrame:
        """What changed with people, every 15 minutes: `table` is "seats" or "bins"."""
        return self._table(f"states/{table}")

    def outlines(self) -> pd.DataFrame:
        """The plan of the place: a row for each outline, with its feature's kind and id, and `points`, an array of x and y in metres."""
        features, outlines, points = (self._table(f"site/{name}") for name in ("features", "outlines", "points"))
        of_outline = points.outline.to_numpy()
        order = np.argsort(of_outline, kind="stable")
        ends = np.searchsorted(of_outline[order], np.arange(1, len(outlines)))
        outlines["points"] = np.split(points[["x", "y"]].to_numpy()[order], ends)
        return outlines.join(features, on="feature")

    def minute(self, clock: str, day: int = 0) -> pd.DataFrame:
        """Trajectories of the minute that begins at HH:MM of a day; one row per person and second, metres."""
        hours, minutes = (int(part) for part in clock.split(":"))
        block = day * 1440 + hours * 60 + minutes
        tracks = self.file["trajectories"]
        offset = tracks["block_offset"][()]
        if block + 1 >= len(offset):
            return pd.DataFrame(columns=["id", "t", "x", "y", "state", "heading"])
        rows = slice(int(offset[block]), int(offset[block + 1]))
        states = {number: name for name, number in h5py.check_enum_dtype(tracks["state"].dtype).items()}
        scale = float(tracks["x"].attrs["scale_factor"])
        return pd.DataFrame({"id": tracks["id"][rows], "t": tracks["t"][rows], "x": tracks["x"][rows].astype(np.float64) * scale,
                             "y": tracks["y"][rows].astype(np.float64) * scale, "state": [states[int(s)] for s in tracks["state"][rows]],
                             "heading": tracks["heading"][rows]})


def _variable(dataset: h5py.Dataset, dimensions: dict) -> xr.Variable:
    """A dataset with the names of its scales as dimensions, enumerations and rows of characters as texts."""
    import xarray as xr
    names = []
    for axis in range(dataset.ndim):
        scale = dataset.dims[axis][0] if len(dataset.dims[axis]) else dataset
        names.append(scale.name.lstrip("/"))
    values = dataset[()]
    if values.dtype == "S1":
        shape = values.shape[:-1]
        values = np.array([row.tobytes().rstrip(b"\0").decode() for row in values.reshape(-1, values.shape[-1])], dtype=object).reshape(shape)
        names = names[:-1]
    elif members := h5py.check_enum_dtype(dataset.dtype):
        words = {number: name for name, number in members.items()}
        values = np.vectorize(lambda number: words.get(int(number), ""), otypes=[object])(values)
    attributes = {key: _text(dataset.attrs[key]) for key in ("units", "long_name", "cell_methods") if key in dataset.attrs}
    return xr.Variable(tuple(dimensions.get(name, name) for name in names), values, attributes)


def open_study(folder) -> xr.Dataset:
    """A study as one dataset: figures by point, replication and scenario, the design, and maps with names that begin with
    `map_`: of a comparison those of maps.h5, and where minutes are kept the moments of each point.

    Scenarios are selected by the names that their folders have in the study.
    """
    import xarray as xr
    folder = pathlib.Path(folder)
    with h5py.File(folder / "study.h5", "r") as file:
        if _text(file.attrs.get("format", "")) != "plattan study":
            raise ValueError(f"{folder} holds no study of plattan")
        variables = {name: _variable(dataset, {}) for name, dataset in file.items() if isinstance(dataset, h5py.Dataset) and not name.startswith("string")}
        attributes = {name: _text(value) if isinstance(value, (bytes, str)) else value for name, value in file.attrs.items()}
    names = variables.pop("scenario_name").values
    scales = {name: variables.pop(name) for name in ("point", "replication", "scenario", "x", "y") if name in variables}
    if (folder / "maps.h5").exists():
        with h5py.File(folder / "maps.h5", "r") as file:
            for name, dataset in file.items():
                if dataset.ndim == 3:
                    variables[f"map_{name}"] = _variable(dataset, {})
            attributes["titles"] = [_text(one) for one in np.atleast_1d(file.attrs["scenarios"])]
    coordinates = {**{name: (name, scale.values, scale.attrs) for name, scale in scales.items()}, "scenario": ("scenario", names)}
    return xr.Dataset(variables, coords=coordinates, attrs=attributes)


def read_estimates(folder) -> pd.DataFrame:
    """Every estimate of a comparison, a row each; docs/answers.md says what the columns are."""
    return pd.read_csv(pathlib.Path(folder) / "estimates.csv", keep_default_na=False, na_values={name: [""] for name in (
        "hour", "level", "difference", "low", "high", "level_low", "level_high", "change", "change_low", "change_high", "smallest", "p", "p_holm", "bca_low", "bca_high",
        "correlation", "gain", "pairs_wanted")})
