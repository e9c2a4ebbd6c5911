#!/usr/bin/python3
"""Pairs of runs that differ in nothing that matters: how often does a 95 % interval say that they differ?

usage: null_pairs.py PROGRAM [--pairs 200] [--group 10] [--jobs 1] [--keep FOLDER] [-- WORDS OF plattan run]

Each pair has a replication of its own; its second run has visitor.brief_stop_median 72.07 s instead of 72 s. For each figure, intervals of
Student's t are taken over groups of pairs drawn from all of them. Where the two runs of a pair began in one state that both did not draw for
themselves, or replications shared one, far more than 5 % of the intervals would lie off 0. Takes hours with 200 pairs; not part of the suite.
"""
import argparse
import concurrent.futures
import math
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np

FIGURES = ["litter_per_10_m2", "index_upkeep", "safety_index", "shopkeeper_view", "deals", "visitors", "stop_share"]
ALLOWED = (0.03, 0.08)
JUDGED = ["litter_per_10_m2", "index_upkeep", "safety_index", "deals"]
T_95 = {10: 2.262157, 20: 2.093024}  # Student's t, 9 and 19 degrees of freedom

words = sys.argv[1:]
own, more = (words[: words.index("--")], words[words.index("--") + 1 :]) if "--" in words else (words, [])
parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--pairs", type=int, default=200)
parser.add_argument("--group", type=int, default=10, choices=sorted(T_95))
parser.add_argument("--jobs", type=int, default=1, help="runs at a time")
parser.add_argument("--keep", type=pathlib.Path, help="folder of the figures found so far; goes on from them")
arguments = parser.parse_args(own)
root = pathlib.Path(__file__).resolve().parents[2]
window = more or ["--from", "14:30", "--until", "15:30"]


def figures(replication, changed, folder):
    kept = folder / f"{replication}-{changed}.npy"
    if kept.exists():
        return np.load(kept)
    path = folder / f"{replication}-{changed}.h5"
    settings = ["--set", "visitor.brief_stop_median=72.07 s"] if changed else []
    subprocess.run([arguments.program, "run", root / "scenarios/baseline-2014.yaml", *window, *settings, "--replication", str(replication), "--no-cache",
                    "--no-trajectories", "--quiet", "--threads", "1", "--force", "-o", path], check=True, stdout=subprocess.DEVNULL)
    with h5py.File(path) as f:
        values = np.array([f["summary"][name][()] for name in FIGURES], dtype=float)
    path.unlink()
    np.save(kept, values)
    return values


with tempfile.TemporaryDirectory() as name:
    folder = arguments.keep or pathlib.Path(name)
    folder.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        found = list(pool.map(lambda i: figures(i // 2, i % 2 == 1, folder), range(2 * arguments.pairs)))
    base, changed = np.array(found[0::2]), np.array(found[1::2])

difference = changed - base
draw = np.random.default_rng(1)
print(f"{arguments.pairs} pairs, intervals over {arguments.group} of them; {' '.join(window)}")
print(f"{'figure':<20} {'mean':>9} {'sd':>9} {'difference':>11} {'sd':>9} {'t of all':>9} {'off 0':>7}")
faults = []
for i, figure in enumerate(FIGURES):
    d = difference[:, i]
    off = 0
    tries = 4000
    for _ in range(tries):
        some = draw.choice(d, arguments.group, replace=False)
        spread = some.std(ddof=1) / math.sqrt(arguments.group)
        off += abs(some.mean()) > T_95[arguments.group] * spread if spread > 0 else some.mean() != 0
    share = off / tries
    t = d.mean() / (d.std(ddof=1) / math.sqrt(len(d))) if d.std() > 0 else 0
    print(f"{figure:<20} {base[:, i].mean():>9.4f} {base[:, i].std(ddof=1):>9.4f} {d.mean():>11.5f} {d.std(ddof=1):>9.4f} {t:>9.2f} {100 * share:>6.1f}%")
    if figure in JUDGED and not ALLOWED[0] <= share <= ALLOWED[1]:
        faults.append(f"{figure}: {100 * share:.1f} % of the intervals lie off 0, not {100 * ALLOWED[0]:.0f} to {100 * ALLOWED[1]:.0f} %")
print("\n".join(faults))
sys.exit(bool(faults))
