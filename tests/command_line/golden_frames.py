#!/usr/bin/python3
"""Pictures of the viewer are the committed ones, tests/golden_frames: what a field, a mark, a figure or a panel looks like changes with a new
picture alone. Who stands where is declared here and written into two short runs, so that no change of the simulator changes a picture.

    golden_frames.py PROGRAM [NAME ...]

Where a picture differs, it is left in build/golden_frames beside one of the difference. Looked at and found right, all are taken over by
    PLATTAN_APPROVE=1 tests/command_line/golden_frames.py build/release/sim/plattan
"""
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import h5py
import numpy as np
from PIL import Image

from calling import program, root
from sealing import MARK, sealed
golden, found = root / "tests/golden_frames", root / "build/golden_frames"
step = 12  # of 255, to which committed colours are rounded: so they take half of the bytes
tolerance, most_different = 12, 0.001  # of 255; share of the pixels that may differ by more: another FreeType sets letters otherwise
most_bytes = 600_000  # of all pictures together
approves = os.environ.get("PLATTAN_APPROVE") == "1"

day, dusk, night = "21:10", "21:58", "22:40"
views = {
    "day": ("AB", "--at", day),
    "day-alone": ("B", "--at", day),
    "dusk": ("AB", "--at", dusk),
    "night": ("AB", "--at", night, "--language", "sv"),
    "night-alone": ("B", "--at", night),
    "density": ("B", "--at", day, "--layer", "density"),
    "staying-b-minus-a": ("AB", "--at", day, "--layer", "staying", "--mode", "difference"),
    "unsafe": ("B", "--at", night, "--layer", "unsafe"),
    "deals": ("B", "--at", night, "--layer", "deals"),
    "litter": ("AB", "--at", day, "--layer", "litter"),
    "light": ("B", "--at", night, "--layer", "light"),
    "sight": ("B", "--at", day, "--layer", "sight"),
    "coverage": ("B", "--at", night, "--layer", "coverage", "--language", "sv"),
    "defects": ("B", "--at", day, "--layer", "defects"),
    "wipe": ("AB", "--at", dusk, "--mode", "wipe", "--size", "320x240"),
    "bare": ("AB", "--at", day, "--bare", "--size", "320x240"),
}
session = """
size 360 240
type i
type 4
key enter
type g
shot card
key escape
type e
shot details
type e
key end
shot not-recorded
"""
minute = lambda clock: int(clock[:2]) * 60 + int(clock[3:])


def replace(file, name, values):
    """The same dataset with other values."""
    old = file[name]
    kept, kind = dict(old.attrs), old.dtype
    scales = [key for key in ("DIMENSION_LIST", "REFERENCE_LIST") if key in kept]
    for key in scales:
        kept.pop(key)
    values = np.asarray(values)
    if values.shape == old.shape:
        old[...] = values
        return
    del file[name]
    made = file.create_dataset(name, data=values.astype(kind, copy=False), dtype=kind, chunks=True if values.size else None, maxshape=(None,) * values.ndim if values.size else None)
    for key, value in kept.items():
        made.attrs[key] = value


def people_of(file, busy):
    """(kind, state, place now, metres a second): rows, rings and lines of people, one of each kind among them."""
    kinds = h5py.check_enum_dtype(file["people/kind"].dtype)
    walks, stands, sits = (h5py.check_enum_dtype(file["trajectories/state"].dtype)[word] for word in ("walking", "standing", "sitting"))
    some = []
    for number, kind in enumerate(kinds):
        if kind != "walker":
            some.append((kinds[kind], stands if number % 3 else walks, (12 + 4 * number, 8), (0.8, 0.3)))
    for k in range(40):
        angle = 2 * math.pi * k / 40
        some.append((kinds["visitor"], walks, (35 + 14 * math.cos(angle), 25 + 12 * math.sin(angle)), (-math.sin(angle), math.cos(angle))))
    for k in range(30 * busy):
        some.append((kinds["visitor"], sits, (40 + 1.2 * (k % 15), 2 + 1.4 * (k // 15)), (0, 0)))
    for k in range(12):
        some.append((kinds["visitor"], stands, (5 + 5 * k, 33), (0, 0)))
    return some


def declare(path, busy):
    """Writes people, grids, series and events into a run, and seals it as the program does."""
    with h5py.File(path, "r+") as file:
        times = file["series/minute/time"][:]
        rows = {name: [] for name in ("id", "t", "x", "y", "state", "heading")}
        offsets = [0]
        some = people_of(file, busy)
        scale = file["trajectories/x"].attrs["scale_factor"]
        for block in range(file["trajectories/block_offset"].shape[0] - 1):
            if any(0 <= block - minute(clock) + 2 < 4 for clock in (day, dusk, night)):
                for number, (_, state, (x, y), (u, v)) in enumerate(some):
                    for second in range(60):
                        ago = ((block * 60 + second) % 240) - 120
                        rows["id"].append(number)
                        rows["t"].append(block * 60 + second)
                        rows["x"].append(round((x + (u * ago / 60 if state == 1 else 0)) / scale))
                        rows["y"].append(round((y + (v * ago / 60 if state == 1 else 0)) / scale))
                        rows["state"].append(state)
                        rows["heading"].append(round(math.atan2(v, u) / math.tau * 256) % 256)
            offsets.append(len(rows["id"]))
        for name, values in rows.items():
            replace(file, f"trajectories/{name}", values)
        replace(file, "trajectories/block_offset", offsets)

        def people(name, value):
            values = np.full(file[f"people/{name}"].shape, value)
            file[f"people/{name}"][...] = values

        for name, value in (("age", 30), ("sex", 0), ("group_size", 1), ("entered_at", times[0] - 600), ("left_at", -1), ("walked", 250), ("safe", 3), ("whole", 4),
                            ("entry_gate", 0), ("exit_gate", 2), ("trip_class", 1), ("kind", 0)):
            people(name, value)
        values = file["people/kind"][:]
        values[:len(some)] = [kind for kind, *_ in some]
        file["people/kind"][...] = values
        groups = np.arange(values.size)
        groups[1:4] = 0
        file["people/group"][...] = groups

        number = np.arange(times.size)
        for name, value in (("present", 300 + 100 * np.sin(number / 20) + 50 * busy), ("sitting", 60 + 30 * busy + number // 10), ("standing", 40 + number % 3),
                            ("walking", 100 + number % 7), ("litter_items", 4000 / (1 + 4 * busy) + number), ("deals", number % 5 == 0), ("deals_seen", (number % 3 == 0) / (1 + busy)),
                            ("visible_deals", number % 4), ("uniforms", np.full(times.size, 2 * busy)), ("unsafe_share", np.full(times.size, 0.06 - 0.02 * busy)), ("recorded_offences", number * 0)):
            file[f"series/minute/{name}"][...] = value

        frames, height, width = file["grids/litter"].shape
        y, x = np.mgrid[0:height, 0:width]
        ground = file["grids/free_area"][:] > 0
        for name, value in (("litter", np.maximum(0, 24 - np.hypot(x - 30, y - 30) * (1 + busy)).round()), ("butts", (x + y) % 3), ("defects", np.where((x % 5 == 3) & (y % 4 == 2), (x + y) % 6, 0)),
                            ("density", 0.6 * np.exp(-((x - 40) ** 2 + (y - 36) ** 2) / 90)), ("staying", (0.4 if busy else 0.2) * np.exp(-((x - 44 + 9 * busy) ** 2 + (y - 32) ** 2) / 60)),
                            ("looks", 5 + 0 * x), ("unsafe", x / width * 0.4), ("visible_deals", np.maximum(0, 5 - np.hypot(x - 22, y - 44))), ("uniforms", 0 * x)):
            grid = file[f"grids/{name}"]
            grid[...] = np.broadcast_to((np.where(ground, value, 0) / grid.attrs.get("scale_factor", 1)).round().astype(grid.dtype), (frames, height, width))

        kinds = h5py.check_enum_dtype(file["events/kind"].dtype)
        shown = ("deal", "deal_broken_off", "police_check", "guard_intervention", "arrest", "contact", "help_accepted", "theft", "disturbance", "graffiti", "lamp_failed", "repaired")
        events = sorted((minute(clock) * 60 - 40 * k + 20, kinds[kind], 15 + 5 * k, 20) for clock in (day, dusk, night) for k, kind in enumerate(shown))
        columns = {"time": [e[0] for e in events], "kind": [e[1] for e in events], "x": [e[2] for e in events], "y": [e[3] for e in events]}
        for name in ("day", "value"):
            columns[name] = [0] * len(events)
        for name in ("actor", "other", "thing"):
            columns[name] = [-1] * len(events)
        for name, values in columns.items():
            replace(file, f"events/{name}", values)
        for name in ("time", "day", "bin", "items"):
            replace(file, f"states/bins/{name}", {"time": [times[0]] * 12, "day": [0] * 12, "bin": list(range(12)), "items": [10 * k for k in range(12)]}[name])
    content = path.read_bytes()
    path.write_bytes(sealed(content[:content.rfind(MARK)] if MARK in content[-4096:] else content))


def compare(name, picture):
    """A sentence where the picture is not the committed one."""
    image = Image.open(picture).convert("RGB")
    target = golden / f"{name}.png"
    if approves:
        golden.mkdir(exist_ok=True)
        rounded = np.minimum(255, (np.asarray(image, dtype=int) + step // 2) // step * step)
        Image.fromarray(rounded.astype(np.uint8)).save(target, optimize=True)
        return None
    if not target.exists():
        difference, sentence = None, f"{name}: there is no committed picture"
    else:
        wanted = Image.open(target).convert("RGB")
        if wanted.size != image.size:
            difference, sentence = None, f"{name}: {image.size} instead of {wanted.size}"
        else:
            difference = np.abs(np.asarray(image, dtype=int) - np.asarray(wanted, dtype=int)).max(axis=2)
            share = (difference > tolerance).mean()
            if share <= most_different:
                return None
            sentence = f"{name}: {100 * share:.2f} % of the pixels differ by more than {tolerance} of 255; allowed are {100 * most_different} %"
    found.mkdir(parents=True, exist_ok=True)
    shutil.copy(picture, found / f"{name}.png")
    if difference is not None:
        Image.fromarray(np.minimum(255, difference * 3).astype(np.uint8)).save(found / f"{name}-difference.png")
    return f"{sentence}; see build/golden_frames/{name}.png" + (f" and {name}-difference.png" if difference is not None else "")


faults = []
with tempfile.TemporaryDirectory() as folder_name:
    folder = pathlib.Path(folder_name)
    for letter, scenario, until, busy in (("A", "baseline-2014", "22:50", 0), ("B", "summer-2018", "22:45", 1)):
        subprocess.run([program, "run", root / f"scenarios/{scenario}.yaml", "--from", "21:05", "--until", until, "--set", "spin_up=0", "--set", "demand.trips_factor=0.02", "--quiet",
                        "-o", folder / f"{letter}.h5"], check=True)
        declare(folder / f"{letter}.h5", busy)
    wanted = sys.argv[2:] or list(views)
    for name in wanted:
        if name not in views:
            continue
        letters, *words = views[name]
        size = [] if "--size" in words else ["--size", "400x250" if letters == "AB" else "320x240"]
        picture = folder / f"{name}.png"
        subprocess.run([program, "view", *[folder / f"{letter}.h5" for letter in letters], *words, *size, "--export", picture], check=True, stdout=subprocess.DEVNULL)
        faults.append(compare(name, picture))
    if not sys.argv[2:]:
        (folder / "session.txt").write_text(session)
        subprocess.run([program, "view", folder / "A.h5", folder / "B.h5", "--at", day, "--play-events", folder / "session.txt", "--shots", folder], check=True)
        for line in session.splitlines():
            if line.startswith("shot "):
                faults.append(compare(line[5:], folder / f"{line[5:]}.png"))
total = sum(path.stat().st_size for path in golden.glob("*.png"))
if total > most_bytes:
    faults.append(f"the pictures take {total} bytes; allowed are {most_bytes}")
faults = [fault for fault in faults if fault]
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
