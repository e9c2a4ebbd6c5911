#!/usr/bin/python3
"""The safety walk finds a dark corner and a heap of litter that were planted in a recorded evening, and says where."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import h5py
import numpy as np

program, root = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).resolve().parents[2]
faults = []


def walk(run, *more, code=0):
    done = subprocess.run([program, "walk", run, *more], cwd=root, capture_output=True, text=True)
    if done.returncode != code:
        faults.append(f"walk {more}: exit code {done.returncode}, not {code}: {done.stderr[-300:]}")
    return done.stdout + done.stderr


def near(line, x, y, metres=4):
    at = line[line.index(" at (") + 5 : line.index(") m")].split(", ")
    return abs(float(at[0]) - x) <= metres and abs(float(at[1]) - y) <= metres


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    plain, planted = folder / "plain.h5", folder / "planted.h5"
    subprocess.run([program, "run", "scenarios/summer-2018.yaml", "-o", plain, "--from", "22:15", "--until", "22:45", "--quiet", "--set", "spin_up=0"], cwd=root, check=True)
    shutil.copy(plain, planted)
    with h5py.File(planted, "r+") as f:
        x, y = f["grids/x"][:], f["grids/y"][:]
        column, row = np.abs(x - 40).argmin(), np.abs(y - 52).argmin()
        f["grids/litter"][:, row - 1 : row + 2, column - 1 : column + 2] = 40
        column, row = np.abs(x - 105).argmin(), np.abs(y - 12).argmin()
        f["grids/lamps_at_night"][row - 1 : row + 2, column - 1 : column + 2] = 0.1
    def spots(text, kind):
        return [line for line in text.splitlines() if f"  {kind}" in line]
    before, after = walk(plain, "--at", "22:30", "--spots", "100"), walk(planted, "--at", "22:30", "--spots", "100")
    if not any(near(line, 40, 52) for line in spots(after, "litter")[:1]):
        faults.append("the planted heap is not the worst litter:\n" + after)
    if not any(near(line, 105, 12) for line in spots(after, "little light")[:1]):
        faults.append("the planted dark corner is not the darkest spot:\n" + after)
    if any(near(line, 40, 52) for line in spots(before, "litter")[:1]) or any(near(line, 105, 12) for line in spots(before, "little light")[:1]):
        faults.append("they are found without having been planted:\n" + before)
    if "touched by: lighting" not in after or "cleaners" not in after:
        faults.append("it is not said what touches the spots")
    map_ = folder / "planted.walk.svg"
    if not map_.exists() or map_.read_text().count("<circle") < 2:
        faults.append("there is no map with marks")
    if "unknown route" not in walk(plain, "--route", "saftey_walk", code=2):
        faults.append("an unknown route is not named")
    walk(plain, "--at", "03:00", code=2)
    walk(plain, "--at", "25:00", code=2)

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
