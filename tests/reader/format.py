#!/usr/bin/python3
"""What a run file of format 2 holds, read without plattan: the contract, xarray on every group, a plan with chairs, lamps and posts, sizes."""
import pathlib
import subprocess
import sys
import tempfile

import h5py
import netCDF4
import numpy as np
import xarray as xr

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(__file__).resolve().parents[2]
faults = []


def check(right, what):
    if not right:
        faults.append(what)


def texts(dataset):
    return [row.tobytes().rstrip(b"\0").decode() for row in dataset[:]]


with tempfile.TemporaryDirectory() as name:
    path = pathlib.Path(name) / "run.h5"
    scenario = pathlib.Path(name) / "chairs.yaml"
    scenario.write_text(f"scenario: Chairs\nextends: {root / 'scenarios' / 'summer-2018.yaml'}\ninterventions:\n"
                        "  - furniture: {name: chairs, add: [{kind: deck_chair, count: 7, area: furniture_b}]}\n"
                        "  - guards: {name: at a post, pairs: 1, shifts: [13:00-23:00], post: furniture_b}\n")
    subprocess.run([program, "run", scenario, "-o", path, "--from", "14:00", "--until", "14:20", "--set", "spin_up=0", "--days", "1", "--quiet"],
                   check=True, stdout=subprocess.DEVNULL)
    contract = subprocess.run([sys.executable, root / "tests" / "result_contract.py", path, "--stage", "4"], capture_output=True, text=True)
    check(contract.returncode == 0, "the contract is broken:\n" + contract.stdout + contract.stderr[-500:])

    with h5py.File(path) as f:
        # A plan is drawn without projecting anything: seats lie on the ground that the file has.
        outline, x, y = f["site/points/outline"][:], f["site/points/x"][:], f["site/points/y"][:]
        feature, hole = f["site/outlines/feature"][:], f["site/outlines/hole"][:]
        kind = texts(f["site/features/kind"])
        grounds = [np.c_[x[outline == i], y[outline == i]] for i in range(len(feature)) if kind[feature[i]] == "walkable" and not hole[i]]

        def inside(ring, px, py):
            a, b = ring, np.roll(ring, -1, axis=0)
            crosses = (a[:, 1] > py) != (b[:, 1] > py)
            with np.errstate(divide="ignore", invalid="ignore"):
                at = a[:, 0] + (py - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
            return np.count_nonzero(crosses & (px < at)) % 2 == 1

        seats = f["days/seats"]
        kinds = texts(seats["kind"])
        check(kinds.count("deck_chair") >= 7, f"the deck chairs are not in the file: {sorted(set(kinds))}")
        for i, one in enumerate(kinds):
            if one == "deck_chair" and not any(inside(ring, seats["x"][i], seats["y"][i]) for ring in grounds):
                faults.append(f"deck chair {i} stands off the ground")
        check(len(f["days/luminaires/x"]) > 10 and (f["days/luminaires/lumen"][:] > 0).all(), "the lamps are not in the file")
        duties = f["days/duties"]
        names = {number: role for role, number in h5py.check_enum_dtype(duties["role"].dtype).items()}
        on_duty = {names[int(number)] for number in duties["role"][:]}
        check({"guard", "police", "cleaner"} <= on_duty, f"not everybody on duty is in the file: {on_duty}")
        check(len(f["days/beats/x"]) > 0, "nobody has a beat")
        costs = dict(zip(texts(f["days/costs/what"]), f["days/costs/cost"][:]))
        check(costs.get("deck_chair, written off", 0) > 0 and costs.get("guard", 0) > 1000, f"the lines of cost are {costs}")
        check({"city", "police"} <= set(texts(f["days/costs/payer"])), "it is not said who pays")
        check(set(f["days/seats/day"][:]) == {0}, "there is another day")
        # What happened where, every 15 minutes: parts add up, and what is counted twice is equal.
        grid = {key: values[:].astype(float) * values.attrs.get("scale_factor", 1) for key, values in f["grids"].items() if values.ndim == 3}
        frames = f["grids/time"].shape[0]
        check(frames == 2 and all(len(values) == frames for values in grid.values()), f"{frames} frames in twenty minutes")
        check(np.abs(grid["walking"] + grid["staying"] - grid["density"]).max() < 0.0021, "who walks and who stays are not all")
        check(grid["walking"].max() > 0 and grid["staying"].max() > 0, "nobody walks, or nobody stays")
        nothing = f["grids/unsafe"][:] == f["grids/unsafe"].attrs["_FillValue"]
        check(f["grids/unsafe"].attrs["_FillValue"].dtype == np.uint16, "the type of _FillValue is not that of the grid")
        check(((grid["looks"] == 0) == nothing).all() and nothing.any() and not nothing.all(), "P(unsafe) is not there exactly where somebody looked")
        check(grid["unsafe"][~nothing].max() <= 1, "P(unsafe) is above 1")
        kind_of = {name: number for name, number in h5py.check_enum_dtype(f["events/kind"].dtype).items()}
        kinds_of_events, values, things = f["events/kind"][:], f["events/value"][:], f["events/thing"][:]
        seen = values[kinds_of_events == kind_of["deal"]].sum()
        check(grid["visible_deals"].sum() == seen == f["summary/visible_deals"][()], f"{grid['visible_deals'].sum()} visible deals on the cells, {seen} in events")
        expected = sum(f[f"summary/expected_{kind}"][()] for kind in ("thefts", "robberies", "assaults", "harassments"))
        check(0 < expected and abs(grid["expected_offences"].sum() - expected) < 1e-5 * expected, f"{grid['expected_offences'].sum()} expected offences on the cells, {expected} in all")
        check((grid["butts"] + grid["lodged_butts"] <= grid["litter"]).all() and grid["butts"].sum() > grid["lodged_butts"].sum() > 0, "the kinds of litter are wrong")
        at_night = f["grids/lamps_at_night"][:]
        check((grid["lamps"] <= at_night + 0.006).all() and (grid["lamps"][0] < at_night - 1).mean() > 0.2, "street lamps burn at two in the afternoon")
        free, cell = f["grids/free_area"][:], 4.0
        check(0 <= free.min() and free.max() == cell and 0.02 < np.mean((free > 0) & (free < cell)) < 0.5, "free ground by cell is wrong")
        check(not grid["density"][:, free == 0].any(), "people stand where there is no ground")

        # Who sits where, and what is in the bins.
        taken, tracks = f["states/seats"], f["trajectories"]
        sits = tracks["state"][:] == h5py.check_enum_dtype(tracks["state"].dtype)["sitting"]
        visits = f["people/kind"][:][tracks["id"][:]] == 0  # rough sleepers sit on the ground
        sitting = [np.count_nonzero(sits & visits & (tracks["t"][:] == time)) for time in f["grids/time"][:]]
        counted = [taken["sitting"][:][taken["time"][:] == time].sum() for time in f["grids/time"][:]]
        check(counted == sitting and sum(counted) > 0, f"{counted} sit on seats, {sitting} sit in the trajectories")
        check((taken["women"][:] <= taken["sitting"][:]).all() and (taken["sitting"][:] <= seats["places"][:][taken["seat"][:]]).all(), "a seat has more people than places")
        bins = f["states/bins"]
        check(len(bins["bin"]) == frames * len(f["days/bins/x"]) and (bins["items"][:] >= 0).all(), "not every bin has a state in every frame")
        # Who sits down names the seat.
        down = kinds_of_events == kind_of["sat_down"]
        where = np.c_[f["events/x"][:], f["events/y"][:]][down]
        middle = np.c_[seats["x"][:], seats["y"][:]][things[down]]
        half = (seats["places"][:] * seats["spacing"][:])[things[down]] / 2
        check(down.sum() > 3 and (np.hypot(*(where - middle).T) <= half + 0.01).all(), "who sits down names another seat")
        check((things[np.isin(kinds_of_events, [kind_of["deal"], kind_of["litter_dropped"]])] == -1).all(), "a deal names a thing")
        # From gate to gate.
        flows = f["tables/flows_between_gates"]
        left = (f["people/left_at"][:] >= 0) & (f["people/entry_gate"][:] >= 0) & (f["people/kind"][:] == 0)
        there = f["people/left_at"][:] == f.attrs["until"]
        check(0 < flows[:].sum() <= left.sum() and flows[:].sum() >= (left & ~there).sum(), f"{flows[:].sum()} visitors went from gate to gate, {left.sum()} left")
        check(len(f.attrs["identity"]) == 16 and f.attrs["settings"] == "spin_up=0", f"settings: {f.attrs['settings']!r}")

        # One table of parameters instead of a dataset with seven attributes each.
        size = sum(column.id.get_storage_size() for column in f["parameters"].values())
        rows = len(f["parameters/name"])
        check(rows > 500 and size < 55 * rows, f"{rows} parameters and fixed figures take {size} bytes")
        radius = [value for section, key, value in zip(texts(f["parameters/section"]), texts(f["parameters/name"]), f["parameters/number"][:])
                  if (section, key) == ("dealer", "sight_radius")]
        check(len(radius) == 1 and 1 < radius[0] < 1000, f"dealer.sight_radius is {radius}")

        # Every column has units, and netCDF and xarray see all of them, enumerations and texts included.
        groups = []
        f.visititems(lambda group, thing: groups.append(group) if isinstance(thing, h5py.Group) else None)
        with netCDF4.Dataset(path) as plain:
            check(set(plain.enumtypes) == {"role", "sex", "trip_class", "gate", "event_kind", "state"}, f"named types: {set(plain.enumtypes)}")
            for group in groups:
                columns = {key for key, thing in f[group].items() if isinstance(thing, h5py.Dataset)}
                seen = set(plain[group].variables)
                check(columns == seen, f"netCDF does not see {columns - seen} of /{group}")
                for key in columns:
                    check("units" in f[group][key].attrs, f"/{group}/{key} has no units")
        for group in groups:
            if group == "scenario":
                continue
            with xr.open_dataset(path, group=group, engine="netcdf4") as opened:
                opened.load()
        with xr.open_dataset(path, group="roles", engine="netcdf4") as roles:
            check(str(roles.name.values[0]) in ("visitor", "b'visitor'"), f"roles in xarray: {roles.name.values[:3]}")

    # The example: a plan of what stood there, drawn from the file alone.
    picture = pathlib.Path(name) / "plan.svg"
    subprocess.run([sys.executable, root / "analysis" / "draw_plan.py", path, picture], check=True)
    drawn = picture.read_text()
    for label in ("lamps", "seats", "bins", "posts: guard"):
        check(f"<!-- {label} -->" in drawn, f"the plan shows no {label}")

    # Two days: what is measured of each for itself makes up what is measured of both.
    days = pathlib.Path(name) / "days.h5"
    subprocess.run([program, "run", scenario, "-o", days, "--set", "spin_up=0", "--set", "demand.trips_factor=0.05", "--days", "2", "--no-trajectories",
                    "--quiet"], check=True, stdout=subprocess.DEVNULL)
    with h5py.File(days) as f:
        for figure, dataset in f["summary"].items():
            method, whole, of_days = dataset.attrs["cell_methods"], dataset[()], f[f"daily/{figure}"][:]
            check(len(of_days) == 2, f"{figure} has {len(of_days)} days")
            parts = {"time: sum": of_days.sum(), "time: maximum": of_days.max(), "time: minimum": of_days.min(), "time: point": of_days[-1]}
            if figure in ("repeat_victims", "stuck"):  # of each day alone
                continue
            if method in parts:
                check(np.isclose(parts[method], whole, rtol=1e-9, equal_nan=True), f"{figure}, {method}: {of_days} make {whole}")
            else:
                around = 0.05 if figure.startswith(("safety_index", "index_")) else 1e-9  # sub-scores are no linear functions of what days add to
                check(np.isnan(whole) or np.nanmin(of_days) - around <= whole <= np.nanmax(of_days) + around, f"{figure}: {of_days} have the mean {whole}")
        # A visit counts on the day on which it ends, also one that ended just before midnight, whose row is kept for a while.
        people, visitor = f["people"], f["people/kind"][:] == h5py.check_enum_dtype(f["people/kind"].dtype)["visitor"]
        left = people["left_at"][:]
        came = visitor & (people["entered_at"][:] >= 0)
        last = np.where(left < 0, 1, people["day"][:] + (left > 86400))  # who is still there at the end counts then
        own = [int((came & (last == day)).sum()) for day in (0, 1)]
        check(list(f["daily/visitors"][:]) == own, f"visits that ended on each day are {own}, /daily tells {list(f['daily/visitors'][:])}")
        check(f["daily/visitors"][:].min() > 1000 and np.ptp(f["daily/visitors"][:]) > 0, "two days have the same visitors")

    # A file of format 1 is refused with what it lacks.
    with h5py.File(path, "r+") as f:
        f.attrs["format_version"] = np.int64(1)
    refused = subprocess.run([program, "digest", path], capture_output=True, text=True)
    check(refused.returncode == 2 and "lacks" in refused.stderr and "simulate it again" in refused.stderr, f"format 1: {refused.returncode} {refused.stderr}")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
