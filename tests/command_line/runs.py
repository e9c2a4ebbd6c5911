#!/usr/bin/python3
"""The commands a newcomer uses, on short runs: run, digest, diff, compare, export, interruption, the result contract."""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import h5py
import numpy as np

program = sys.argv[1]
root = pathlib.Path(__file__).resolve().parents[2]
faults = []


def call(*words, code=0, **more):
    result = subprocess.run([program, *map(str, words)], capture_output=True, text=True, cwd=root, timeout=300, **more)
    if result.returncode != code:
        faults.append(f"{' '.join(map(str, words))}: exit code {result.returncode}, not {code}: {(result.stdout + result.stderr)[:500]}")
    return result


def check(holds, what):
    if not holds:
        faults.append(what)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    hour = ["--from", "16:30", "--until", "17:00"]
    base, guards = folder / "base.h5", folder / "guards.h5"
    shown = call("run", "scenarios/baseline-2014.yaml", *hour, "-o", base)
    for word in ("visitors", "mean dwell", "stop share", "people sitting at peak", "deals", "visible deals", "litter per 10 m2", "cost", "plattan view", "plattan compare"):
        check(word in shown.stdout, f"run does not say '{word}'")
    check("Baseline 2014: 2018-07-17, seed 1" in shown.stderr and "simulated seconds per second" in shown.stderr, "run shows no progress lines where there is no terminal")
    call("run", "scenarios/guards-only.yaml", *hour, "-o", guards, "--quiet")

    contract = subprocess.run([sys.executable, root / "tests/result_contract.py", base, "--stage", "4"], capture_output=True, text=True)
    check(contract.returncode == 0, f"the result contract is broken:\n{contract.stdout}{contract.stderr}")

    again = folder / "again.h5"
    call("run", "scenarios/baseline-2014.yaml", *hour, "-o", again, "--threads", "1", "--no-trajectories", "--quiet")
    digests = [call("digest", path).stdout for path in (base, again, guards)]
    check(digests[0] == digests[1], "one thread without trajectories gives another digest")
    check(digests[0] != digests[2], "guards change no digest")
    check(len(digests[0].strip()) == 32, "a digest is one hexadecimal line")
    check("/people/key" in call("digest", base, "--each").stdout, "digest --each names no datasets")
    check(call("diff", base, again).stdout == "equal\n", "equal runs are not called equal")
    check("differ" in call("diff", base, guards, code=1).stdout, "different runs are not called different")
    compared = call("compare", base, guards, "--all").stdout
    check("visible_deals" in compared and "no interval" in compared and "alternative" in compared, "compare says too little")

    with h5py.File(base) as f:
        people = f["people"]
        entered = people["entered_at"][:]
        here = entered >= 0
        total = people["walking_time"][:] + people["stopped_time"][:] + people["sat_time"][:]
        visitor = people["kind"][:] == h5py.check_enum_dtype(people["kind"].dtype)["visitor"]
        more = total - (people["left_at"][:] - entered)
        check(np.abs(more)[here & visitor].max() <= 1, "times of visitors do not add up")
        check(more[here].max() <= 1, "people are here longer than from when they come until they leave")  # dealers fetch stock and come back
        for path in ("people/age", "series/minute/present", "grids/density", "summary/cost", "parameters/number", "days/seats/comfort", "site/points/x", "trajectories/x"):
            check("units" in f[path].attrs and "long_name" in f[path].attrs, f"{path} has no units or long_name")
        check(f.attrs["complete"] == 1 and f.attrs["seed"] == 1, "root attributes are wrong")
        present = f["series/minute/present"][:]
        check(len(present) == 30 and 200 < present.mean() < 600, f"{len(present)} minutes, {present.mean()} present")

    with h5py.File(base) as f, h5py.File(guards) as g:
        n = int((f["people/kind"][:] == 0).sum())
        for column in ("key", "entry_gate", "exit_gate", "trip_class", "free_speed", "sex", "age", "group"):
            check((f["people"][column][:n] == g["people"][column][:n]).all(), f"guards change the visitors' {column}")
        both = (f["people/entered_at"][:n] >= 0) & (g["people/entered_at"][:n] >= 0)
        check((f["people/entered_at"][:n] == g["people/entered_at"][:n])[both].all(), "guards change when visitors enter")

    listing = call("export", base, "--csv", folder / "csv").stdout
    for table in ("people", "events", "minutes", "summary", "parameters", "density", "roles", "site_points", "days_seats", "days_costs", "states_bins", "columns"):
        path = folder / "csv" / f"{table}.csv"
        check(path.exists() and path.stat().st_size > 100 and str(path) in listing, f"no {table}.csv")
    check("visitor" in (folder / "csv/people.csv").read_text()[:2000], "export does not name the kinds")

    h5dump = subprocess.run(["h5dump", "-A", "-g", "/series", base], capture_output=True, text=True)
    check(h5dump.returncode == 0 and "seconds since 2018-07-17 00:00:00" in h5dump.stdout, "h5dump does not find the units")

    # SIGINT and SIGTERM close the file properly.
    for number, name in ((signal.SIGINT, "int"), (signal.SIGTERM, "term")):
        output = folder / f"{name}.h5"
        process = subprocess.Popen([program, "run", "scenarios/baseline-2014.yaml", "--set", "spin_up=0", "-o", output], cwd=root, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        part = folder / f"{name}.h5.part"
        while process.poll() is None and not (part.exists() and part.stat().st_size > 1_000_000):  # minutes of the day are in it
            time.sleep(0.02)
        os.kill(process.pid, number)
        message = process.communicate(timeout=60)[1]
        check(process.returncode == 130, f"{name}: exit code {process.returncode}, not 130: {message[-300:]}")
        check(part.exists() and not output.exists(), f"{name}: the file is not kept as .part")
        if part.exists():
            with h5py.File(part) as f:
                check(f.attrs["complete"] == 0 and len(f["trajectories/id"]) > 0, f"{name}: the part file is not readable")
        check("kept in" in message, f"{name}: it is not said what is kept")
        check("interrupted" in call("digest", output, code=2).stderr, f"{name}: an interrupted run is not named")

    # In the days before the first nothing of the run is there yet, and nobody waits for their end.
    early = folder / "early.h5"
    process = subprocess.Popen([program, "run", "scenarios/baseline-2014.yaml", "--set", "spin_up=60", "--no-cache", "-o", early], cwd=root, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    process.stderr.readline()  # it has begun, and says so
    process.send_signal(signal.SIGTERM)
    message = process.communicate(timeout=60)[1]
    check(process.returncode == 130 and "days before the first" in message, f"a spin-up that is interrupted: exit code {process.returncode}: {message[-300:]}")
    check(not early.exists() and not (folder / "early.h5.part").exists(), "a spin-up that is interrupted leaves a file")

    # A window has its own people, and the litter of its own hour; the same whether the cache is used or not.
    window = ["run", "scenarios/baseline-2014.yaml", "--from", "14:30", "--until", "15:05", "--set", "spin_up=1", "--no-trajectories", "--quiet"]
    kept, found, plain, other = (folder / f"window{i}.h5" for i in range(4))
    for path, words in ((kept, []), (found, []), (plain, ["--no-cache"]), (other, ["--replication", "1"])):
        call(*window, *words, "-o", path)
    check(call("diff", kept, found).stdout == call("diff", kept, plain).stdout == "equal\n", "the cache changes results")
    if kept.exists() and other.exists():
        with h5py.File(kept) as f, h5py.File(other) as g:
            visitor = f["people/kind"][:] == h5py.check_enum_dtype(f["people/kind"].dtype)["visitor"]
            came = f["people/entered_at"][:] >= 0
            check(f["summary/visitors"][()] == (visitor & came).sum(), "visitors are not the rows of /people that came")
            check((f["people/left_at"][:][came & visitor] >= 14.5 * 3600).all(), "who left before the window counts in it")
            check((f["people/walked"][:][~came] == 0).all(), "who did not come has walked")
            check(f["series/minute/litter_items"][0] != g["series/minute/litter_items"][0], "replications begin with one litter")

    # Two days, no trajectories; day 1 counts on.
    two = folder / "two.h5"
    call("run", "scenarios/baseline-2014.yaml", "--days", "2", "--until", "00:30", "--from", "23:30", "--set", "demand.trips_factor=0.2", "-o", two, "--quiet")
    if two.exists():
        with h5py.File(two) as f:
            check(f.attrs["days"] == 2 and set(f["people/day"][:]) == {0, 1}, "two days do not have two numbers")
            check(len(f["series/minute/time"]) == 60, f"two half hours round midnight have {len(f['series/minute/time'])} minutes")
            check((np.diff(f["people/key"][:].astype(np.int64)) != 0).all() and len(np.unique(f["people/key"][:])) == len(f["people/key"]), "keys repeat over days")

    # Killed on the third day: goes on from the second midnight, and the file is the one of a run that was never interrupted.
    days = ["scenarios/summer-2018.yaml", "--days", "3", "--set", "demand.trips_factor=0.05"]
    whole, killed = folder / "whole.h5", folder / "killed.h5"
    call("run", *days, "-o", whole, "--quiet")
    if whole.exists():
        with h5py.File(whole) as f:
            entered, left, walked = (f[f"people/{name}"][:] for name in ("entered_at", "left_at", "walked"))
            over_midnight = left > 86400
            check(over_midnight.sum() > 3, "nobody stays over a midnight")
            check((left[entered >= 0] >= entered[entered >= 0]).all(), "what became of who stayed over a midnight is not in the file")
            check((walked[over_midnight] > 0).all(), "who stayed over a midnight never walked")
    process = subprocess.Popen([program, "run", *days, "-o", killed, "--quiet"], cwd=root)
    part, state = folder / "killed.h5.part", folder / "killed.h5.part.state"
    begun = time.time()
    while not state.exists() and process.poll() is None and time.time() - begun < 120:
        time.sleep(0.02)
    time.sleep(0.3)
    process.kill()
    process.wait()
    check(part.exists() and state.exists(), "a killed run leaves no state of its last midnight")
    damaged = folder / "damaged.h5"
    for name in (part, state):
        (folder / name.name.replace("killed", "damaged")).write_bytes(name.read_bytes())
    damage = bytearray(state.read_bytes())
    damage[len(damage) // 2] ^= 1
    (folder / "damaged.h5.part.state").write_bytes(damage)
    check("damaged" in call("run", *days, "-o", damaged, "--resume", "--quiet", code=2).stderr, "a damaged state is not named")
    check("seed is 1 in the file, 2 in the command" in call("run", *days, "--seed", "2", "-o", killed, "--resume", "--quiet", code=2).stderr, "a run goes on with another seed")
    call("run", *days, "-o", killed, "--resume", "--quiet")
    check(killed.exists() and not part.exists() and not state.exists(), "a run that went on leaves its .part or its state")
    check(call("diff", whole, killed).stdout == "equal\n", "a run that went on differs from one that was never interrupted")
    check("nothing to resume" in call("run", *days, "-o", killed, "--resume", "--quiet").stdout, "a complete run is resumed")
    if killed.exists():
        with h5py.File(whole) as f, h5py.File(killed) as g:
            sets = []
            f.visititems(lambda path, at: sets.append(path) if isinstance(at, h5py.Dataset) and at.dtype.kind != "O" else None)
            differs = [path for path in sets if np.asarray(f[path]).tobytes() != np.asarray(g[path]).tobytes()]
            check(not differs, f"a run that went on differs in {differs}")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
