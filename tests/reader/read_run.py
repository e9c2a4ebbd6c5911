#!/usr/bin/python3
"""The Python reader gives pandas and xarray objects with units; xarray opens the file without it."""
import pathlib
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "analysis"))
import xarray as xr
from plattan_reader import Run

program = sys.argv[1]
with tempfile.TemporaryDirectory() as name:
    path = pathlib.Path(name) / "run.h5"
    subprocess.run([program, "run", root / "scenarios/baseline-2014.yaml", "--from", "12:00", "--until", "12:20", "-o", path, "--quiet"], check=True)
    with Run(path) as run:
        people = run.people
        assert 2_000 < (people.kind == "visitor").sum() < 10_000  # those who are due in twenty minutes, and the half hour before
        assert people.attrs["units"]["free_speed"] == "m s-1"
        assert set(people.sex.unique()) == {"female", "male"}
        assert set("ABCDEFGH") <= set(people.trip_class.cat.categories)
        assert run.minutes.present.attrs["units"] == "1" and len(run.minutes.time) == 20
        assert str(run.minutes.time.values[0]).startswith("2018-07-17T12:00")
        assert run.density.dims == ("time", "y", "x") and 0 < float(run.density.max()) < 5
        assert run.grids.unsafe.attrs["cell_methods"] == "time: mean area: mean" and 0 < float(run.grids.unsafe.mean()) < 1
        assert run.grids.free_area.dims == ("y", "x") and float(run.grids.lamps.max()) < 1000
        assert set(run.states("bins").columns) == {"day", "time", "bin", "items"} and run.states("seats").sitting.sum() > 0
        assert run.tables["flows_between_gates"].dims == ("row", "column") and run.tables["flows_between_gates"].sum() > 100
        assert run.summary["visitors"] > 2000 and run.summary.attrs["units"]["cost"] == "SEK"
        assert run.parameters.loc[("dealer", "sight_radius"), "unit"] == "m" and run.parameters.loc[("dealer", "sight_radius"), "number"] > 0
        assert run.roles.name[0] == "visitor" and set(run.roles.group) == {"visitor", "scene", "care", "order", "crowd"}
        outlines = run.outlines()
        square = outlines[(outlines.square == 1) & (outlines.hole == 0)]
        assert len(square) >= 1 and all(points.shape[1] == 2 and len(points) >= 3 for points in square.points)
        assert len(run.day("seats")) >= 10 and run.day("seats").attrs["units"]["x"] == "m" and len(run.day("seats", 1)) == 0
        minute = run.minute("12:10")
        assert len(minute) > 60 * 100 and minute.t.between(43800, 43859).all()
        assert minute.x.between(-33, 121).all() and minute.y.between(-41, 101).all()
        # Nobody moves faster than people do between two seconds.
        steps = minute.sort_values(["id", "t"]).groupby("id")[["x", "y"]].diff().dropna()
        assert ((steps.x**2 + steps.y**2) ** 0.5).max() < 3.0
        assert run.attributes["date"] == "2018-07-17"
    # Without our code: xarray decodes times, scale factors and units by itself.
    with xr.open_dataset(path, group="series/minute", engine="netcdf4") as plain:
        assert plain.present.attrs["units"] == "1" and str(plain.time.values[0]).startswith("2018-07-17T12:00")
    with xr.open_dataset(path, group="grids", engine="netcdf4") as plain:
        assert plain.density.dims == ("time", "y", "x") and plain.density.attrs["units"] == "m-2" and float(plain.density.max()) < 5
        assert plain.lamps_at_night.dims == ("y", "x")
