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
                        "  - furniture: {name: chairs, add: [{kind: deck_chair, count: 7, area: furniture_b}]}\n")
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
        # One table of parameters instead of a dataset with seven attributes each.
        size = sum(column.id.get_storage_size() for column in f["parameters"].values())
        check(size < 30_000, f"the parameters take {size} bytes")
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

    # A file of format 1 is refused with what it lacks.
    with h5py.File(path, "r+") as f:
        f.attrs["format_version"] = np.int64(1)
    refused = subprocess.run([program, "digest", path], capture_output=True, text=True)
    check(refused.returncode == 2 and "lacks" in refused.stderr and "simulate it again" in refused.stderr, f"format 1: {refused.returncode} {refused.stderr}")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
