#!/usr/bin/python3
"""No run is lost: full disks, failing writes, two processes with one output, signals, wrong resumptions, results that are there already.

    lost_runs.py PROGRAM [--long] [PART]...    --long tries many more places and moments; PART: full, limit, failing, double, signals,
                                               resume, fits, overwrite, names, numbers, places
"""
import fcntl
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import h5py
import numpy as np

program = pathlib.Path(sys.argv[1]).resolve()
long = "--long" in sys.argv
asked = [word for word in sys.argv[2:] if word != "--long"]
draw = random.Random(18)
faults, calls = [], 0
quarter = ["--from", "23:50", "--days", "2", "--until", "00:10", "--quiet", "--threads", "1"]  # one midnight
nights = ["--from", "22:00", "--days", "3", "--until", "02:00", "--quiet", "--threads", "1"]  # two midnights


def check(holds, what):
    if not holds:
        faults.append(what)


def write_scenario(folder):
    """A room of 40 m with a few people, so that a day takes a second."""
    def feature(kind, name, geometry, coordinates, **more):
        return {"type": "Feature", "properties": {"kind": kind, "id": name, **more}, "geometry": {"type": geometry, "coordinates": coordinates}}

    def rectangle(x0, y0, x1, y1):
        return [[[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]]

    features = [feature("walkable", "room", "Polygon", rectangle(0, 0, 40, 20), square=True),
                feature("gate", "west", "LineString", [[0, 4], [0, 16]]), feature("gate", "east", "LineString", [[40, 4], [40, 16]]),
                feature("gate", "office", "LineString", [[30, 0], [36, 0]]), feature("zone", "scene", "Polygon", rectangle(10, 8, 20, 12), rule="scene"),
                feature("route", "round", "LineString", [[5, 10], [35, 10]])]
    place = {"coordinates": "local", "anchor": {"wgs84": [18.0653, 59.3325]}}
    (folder / "room.geojson").write_text(json.dumps({"type": "FeatureCollection", "plattan": place, "features": features}))
    hours, full = "[" + "4.2, " * 23 + "3.4]", "[" + "1, " * 23 + "1]"
    (folder / "room.demand.yaml").write_text(
        f"trips_per_day: 1500\nhourly: {{weekday: {hours}, saturday: {hours}, sunday: {hours}}}\n"
        "ends: {W: {gates: {west: 1}}, E: {gates: {east: 1}}}\nclasses: {A: {share: 1, between: [W, E]}}\n"
        f"scene: {{dealers: {full}, buyers: {full}, ends: {{W: 1}}}}\nstaff: {{gate: office}}\n")
    for name, pairs in (("room", 1), ("other", 2)):
        (folder / f"{name}.yaml").write_text("scenario: A room\nsite: room.geojson\ndemand: room.demand.yaml\ndate: 2018-07-17\nspin_up: 0\ninterventions:\n"
                                             f"  - guards: {{pairs: {pairs}, route: round, shifts: [18:00-02:00]}}\n  - cleaners: {{count: 1}}\n")


def start(*words, cwd=None, **more):
    return subprocess.Popen([program, *map(str, words)], cwd=cwd or home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)


def end_of(process, name, codes):
    """Exit code and text of a process, which must end with one of these codes and in a sentence."""
    global calls
    calls += 1
    text = process.communicate(timeout=300)[0]
    code = process.returncode
    check(code in codes, f"{name}: ends with {code}, not {codes}: {text[-400:]}")
    for sign in ("HDF5-DIAG", "HDF5:", "terminate called", "std::", "free()"):
        check(sign not in text, f"{name}: shows the inside of a library: {text[-400:]}")
    if code in (1, 2, 130):
        check(1 <= len(text.splitlines()) <= 2, f"{name}: is told not in one line: {text[-400:]}")
    return code, text


def call(name, codes, *words, **more):
    return end_of(start(*words, **more), name, codes)


def bytes_of(*paths):
    return [path.read_bytes() for path in paths]


def left_beside(path):
    """The files that a run which is not finished leaves beside its result."""
    return sorted(other for other in path.parent.iterdir() if other.name.startswith(path.name + "."))


def digest_of(path):
    return subprocess.run([program, "digest", path], capture_output=True, text=True).stdout


def everything_in(path):
    """All values and attributes by path, without what tells of the command that was typed."""
    all_of_it = {}

    def note(name, at):
        attributes = {key: at.attrs[key] for key in at.attrs if key not in ("command_line", "started", "DIMENSION_LIST", "REFERENCE_LIST")}
        value = at[()] if isinstance(at, h5py.Dataset) else None
        all_of_it[name] = (repr(value) if value is None or getattr(value, "dtype", np.dtype("O")).kind == "O" else (value.dtype, value.shape, value.tobytes()),
                           {key: repr(value) for key, value in attributes.items()})

    with h5py.File(path) as f:
        note("/", f)
        f.visititems(note)
    return all_of_it


def check_whole(name, path, digest, whole=None):
    check(path.exists(), f"{name}: there is no result")
    if not path.exists():
        return
    check(digest_of(path) == digest, f"{name}: the result is damaged or another one")
    check(not left_beside(path), f"{name}: leaves {left_beside(path)}")
    if whole is not None:
        there = everything_in(path)
        differs = [key for key in whole.keys() | there.keys() if whole.get(key) != there.get(key)]
        check(not differs, f"{name}: differs in {differs}")


class Disturbed:
    """Runs that are written over an older result while writing fails at some place."""

    def __init__(self, folder):
        self.folder, self.older, self.finished, self.failed = folder, home / "older.h5", 0, 0
        if not self.older.exists():
            call("an older result", (0,), "run", "other.yaml", *quarter, "-o", self.older)
            call("an undisturbed run", (0,), "run", "room.yaml", *quarter, "-o", home / "undisturbed.h5")
        self.digest = digest_of(home / "undisturbed.h5")
        self.size = (home / "undisturbed.h5").stat().st_size

    def try_one(self, name, before=lambda: None, after=lambda: None, reasons=("",), **more):
        shutil.rmtree(self.folder / "results", ignore_errors=True)
        (self.folder / "results").mkdir()
        path = self.folder / "results/run.h5"
        shutil.copy(self.older, path)
        before()
        code, text = call(name, (0, 1), "run", "room.yaml", *quarter, "-o", path, "--force", **more)
        after()
        if code == 0:
            self.finished += 1
            check_whole(name, path, self.digest)
            return
        self.failed += 1
        check(path.read_bytes() == self.older.read_bytes(), f"{name}: the older result is gone")
        check("cannot" in text and any(reason in text for reason in reasons) and str(path) in text, f"{name}: does not say why: {text}")
        left = left_beside(path)
        kept = any(other.name.endswith(".state") for other in left)
        check(kept or not left, f"{name}: keeps no day but leaves {left}")
        if kept:
            call(name + ", gone on with", (0,), "run", "room.yaml", *quarter, "-o", path, "--resume", "--force")
            check_whole(name + ", gone on with", path, self.digest)
        else:
            check(subprocess.run([program, "digest", path], capture_output=True).returncode == 0, f"{name}: the older result cannot be read")


def full():
    """A disk with room for so many KiB."""
    disk = home / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], capture_output=True).returncode == 0
    if not mounted:
        print("no disk can be mounted here; only the limit of the size of files is tried")
        return
    try:
        trial, filler = Disturbed(disk), disk / "filler"
        for kibibytes in range(0, 2 * trial.size // 1024 + 200, 10 if long else 90):
            def fill(kibibytes=kibibytes):
                room = os.statvfs(disk)
                filler.write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - 1024 * kibibytes)))

            trial.try_one(f"a disk with {kibibytes} KiB", fill, lambda: filler.unlink(), ("No space left on device",))
        check(trial.failed >= 5 and trial.finished >= 1, f"full disks: {trial.failed} runs fail, {trial.finished} do not")
    finally:
        subprocess.run(["umount", "-l", disk])


def limit():
    """A limit of the size of a file, as quotas of clusters set it."""
    folder = home / "limited"
    folder.mkdir()
    trial = Disturbed(folder)
    for kibibytes in range(0, trial.size // 1024 + 100, 10 if long else 70):
        def limited(kibibytes=kibibytes):
            resource.setrlimit(resource.RLIMIT_FSIZE, (1024 * kibibytes, resource.RLIM_INFINITY))

        trial.try_one(f"files of {kibibytes} KiB", reasons=("File too large",), preexec_fn=limited)
    check(trial.failed >= 5 and trial.finished >= 1, f"limits of size: {trial.failed} runs fail, {trial.finished} do not")


shim = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

/* The call of number FAIL_AT fails, and with FAIL_ON all after it. */
static int fails(void)
{
    const char *at = getenv("FAIL_AT"), *on = getenv("FAIL_ON");
    const long number = atomic_fetch_add(&calls, 1) + 1, wanted = at ? atol(at) : 0;
    return wanted > 0 && (number == wanted || (on && number > wanted));
}

static int is_file(int descriptor)
{
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

static int reason(void) { return getenv("FAIL_ON") ? ENOSPC : EIO; }

#define REPLACE(type, name, parameters, arguments, counts)               \
    type name parameters                                                 \
    {                                                                    \
        static type(*real) parameters;                                   \
        if (!real)                                                       \
            real = (type(*) parameters)dlsym(RTLD_NEXT, #name);          \
        if ((counts) && fails()) {                                       \
            errno = reason();                                            \
            return -1;                                                   \
        }                                                                \
        return real arguments;                                           \
    }

REPLACE(ssize_t, write, (int f, const void *b, size_t n), (f, b, n), is_file(f))
REPLACE(ssize_t, pwrite, (int f, const void *b, size_t n, off_t o), (f, b, n, o), is_file(f))
REPLACE(ssize_t, pwrite64, (int f, const void *b, size_t n, off64_t o), (f, b, n, o), is_file(f))
REPLACE(int, fsync, (int f), (f), is_file(f))
REPLACE(int, ftruncate, (int f, off_t n), (f, n), is_file(f))
REPLACE(int, ftruncate64, (int f, off64_t n), (f, n), is_file(f))
REPLACE(int, rename, (const char *a, const char *b), (a, b), 1)

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("COUNT_TO");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld", (long)calls);
        fclose(file);
    }
}
"""


def failing():
    """Writes that fail: one, or all from one on."""
    compiler = next((name for name in ("cc", "gcc", "clang") if shutil.which(name)), None)
    (home / "shim.c").write_text(shim)
    built = compiler and subprocess.run([compiler, "-shared", "-fPIC", "-o", home / "shim.so", home / "shim.c", "-ldl"], capture_output=True).returncode == 0
    if not built:
        print("there is no C compiler here; failing writes are not tried")
        return
    folder = home / "failing"
    folder.mkdir()
    trial = Disturbed(folder)
    surroundings = {**os.environ, "LD_PRELOAD": str(home / "shim.so")}
    trial.try_one("counted writes", env={**surroundings, "COUNT_TO": str(home / "count")})
    number = int((home / "count").read_text())
    check(number > 40 and trial.finished == 1, f"{number} calls that write are counted")
    places = range(1, number + 1, 25) if long else sorted({1, 2, 3, number, number - 1, number - 2, number - 3, *draw.sample(range(4, number - 3), 10)})
    for at in places:
        for on in ({}, {"FAIL_ON": "1"}):
            trial.try_one(f"writes failing {'from' if on else 'at'} {at} of {number}", env={**surroundings, "FAIL_AT": str(at), **on},
                          reasons=("No space left on device",) if on else ("Input/output error",))
    check(trial.failed > len(places), f"of {2 * len(places)} disturbed runs {trial.failed} fail")


def wait_for(holds, process=None, seconds=60):
    begun = time.monotonic()
    while not holds() and (process is None or process.poll() is None) and time.monotonic() - begun < seconds:
        time.sleep(0.001)
    return holds()


def double():
    """Two processes, one output."""
    call("a run", (0,), "run", "room.yaml", *nights, "-o", home / "double-whole.h5")
    digest = digest_of(home / "double-whole.h5")
    for number, locking in enumerate(({}, {"HDF5_USE_FILE_LOCKING": "FALSE"})):
        path, surroundings = home / f"double{number}.h5", {**os.environ, **locking}
        claim = home / f"double{number}.h5.lock"
        first = start("run", "room.yaml", *nights, "-o", path, env=surroundings)
        wait_for(lambda: claim.exists() and claim.read_text().endswith("\n"), first)
        for words in ([], ["--replication", "1"], ["--force"], ["--resume"], ["--resume", "--force"]):
            text = call(f"a second writer with {words}", (2,), "run", "room.yaml", *nights, *words, "-o", path, env=surroundings)[1]
            check(f"{path} is being written by {socket.gethostname()}:{first.pid} since 20" in text, f"a second writer is told: {text}")
        check(first.poll() is None, "the first writer was too fast to be met by a second one")
        end_of(first, "the first writer", (0,))
        check_whole("the first writer", path, digest)

        # A writer that was killed holds nothing.
        killed = home / f"killed{number}.h5"
        process = start("run", "room.yaml", *nights, "-o", killed, env=surroundings)
        wait_for((home / f"killed{number}.h5.part").exists, process)
        process.kill()
        process.communicate()
        check((home / f"killed{number}.h5.lock").exists(), "a killed writer leaves no claim")
        call("after a killed writer", (0,), "run", "room.yaml", *nights, "-o", killed, "--force", env=surroundings)
        check_whole("after a killed writer", killed, digest)

    elsewhere = home / "elsewhere.h5"
    claim = home / "elsewhere.h5.lock"
    claim.write_text("another-machine:17 since 2018-07-17T12:00:00Z\n")
    text = call("a claim of another machine", (2,), "run", "room.yaml", *quarter, "-o", elsewhere)[1]
    check("another-machine:17" in text and str(claim) in text and claim.exists(), f"a claim of another machine: {text}")

    # Starts at the same moment: one is the writer, every other stops.
    call("a run", (0,), "run", "room.yaml", *quarter, "-o", home / "start-whole.h5")
    digest = digest_of(home / "start-whole.h5")
    for number in range(200 if long else 8):
        surroundings = {**os.environ, **({"HDF5_USE_FILE_LOCKING": "FALSE"} if number % 2 else {})}
        path = home / f"start{number}.h5"
        processes = [start("run", "room.yaml", *quarter, "-o", path, env=surroundings) for _ in range(2 if long else 3)]
        ends = [end_of(process, f"start {number}", (0, 2)) for process in processes]
        check([code for code, _ in ends].count(0) == 1, f"start {number}: {[code for code, _ in ends]}")
        check(all("is being written by" in text or "is there already" in text for code, text in ends if code == 2), f"start {number}: {ends}")
        check_whole(f"start {number}", path, digest)


def signals():
    """Interrupted at any moment, a run of several days goes on to what it would have been."""
    whole = home / "signals-whole.h5"
    begun = time.monotonic()
    call("a whole run", (0,), "run", "room.yaml", *nights, "-o", whole)
    duration = time.monotonic() - begun
    digest, content = digest_of(whole), everything_in(whole)
    path = home / "signals.h5"
    journals = [home / f"signals.h5.part.journal-{parity}" for parity in (0, 1)]
    state = home / "signals.h5.part.state"
    moments = [("at random", draw.uniform(0.05, duration)) for _ in range(5 if long else 1)]
    moments += [(f"at midnight {midnight}", draw.choice((0, 0, 0.002, 0.01, 0.04))) for midnight in (1, 2) for _ in range(3 if long else 1)]
    interrupted = 0
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGUSR1, signal.SIGHUP, signal.SIGXCPU, signal.SIGXFSZ, signal.SIGUSR2):
        every = long or number in (signal.SIGTERM, signal.SIGKILL)
        for where, wait in moments if every else draw.sample(moments, 1):
            name = f"{number.name} {where} and {wait:.3f} s"
            for other in (path, *left_beside(path)):
                other.unlink(missing_ok=True)
            words = ["run", "room.yaml", *nights, "-o", path]
            for attempt in range(4):  # one that goes on is interrupted too
                process = start(*words, *(["--resume"] if attempt else []))
                if where == "at random":
                    time.sleep(wait if attempt == 0 else draw.uniform(0, duration / 2))
                else:
                    wait_for(journals[int(where[-1]) % 2].exists if draw.random() < 0.5 else state.exists, process)
                    time.sleep(wait)
                process.send_signal(number)
                early = number == signal.SIGKILL or where == "at random" or attempt > 0  # it may meet a process that has only just begun
                code, text = end_of(process, name, (0, 130, -number) if early else (0, 130))
                check(path.exists() == (code == 0), f"{name}: ends with {code}, but the result is {'not ' * (not path.exists())}there")
                if code == 130:
                    check("kept in" in text and "--resume" in text or "nothing is kept" in text, f"{name}: does not say how to go on: {text}")
                    interrupted += 1
                if code == 0 or attempt == 1 + (number == signal.SIGKILL):
                    break
            text = call(name + ", gone on with", (0,), *words, "--resume")[1]
            check(code != 0 or "nothing to resume" in text, f"{name}: a finished run is resumed: {text}")
            check_whole(name, path, digest, content)
    check(interrupted >= 5, f"only {interrupted} runs were interrupted")

    # Before the first tick of a run that goes on there is no day to finish.
    path.unlink(missing_ok=True)
    interrupted_run(path)
    claim = home / "signals.h5.lock"
    for wait in (0, 0.002, 0.005, 0.01, 0.02):
        claim.unlink(missing_ok=True)
        process = start("run", "room.yaml", *nights, "-o", path, "--resume")
        wait_for(claim.exists, process)  # it listens to signals now
        time.sleep(wait)
        process.send_signal(signal.SIGTERM)
        end_of(process, f"SIGTERM {wait} s after a run goes on", (130,))
    call("gone on with after many signals", (0,), "run", "room.yaml", *nights, "-o", path, "--resume")
    check_whole("gone on with after many signals", path, digest, content)


def interrupted_run(path):
    """A run that was killed in its second day."""
    process = start("run", "room.yaml", *nights, "-o", path)
    check(wait_for((path.parent / (path.name + ".part.state")).exists, process), "no midnight is stored")
    process.kill()
    process.communicate()
    return [other for other in left_beside(path) if not other.name.endswith(".lock")]


def resume():
    """Only the run that was asked for is gone on with."""
    finished, begun = home / "finished.h5", home / "begun.h5"
    call("a run", (0,), "run", "room.yaml", *nights, "-o", finished)
    digest = digest_of(finished)
    parts = interrupted_run(begun)
    check(len(parts) == 3, f"an interrupted run is {parts}")

    def refused(name, path, *words, said=(), scenario="room.yaml", options=nights):
        before = {other: other.read_bytes() for other in (path, *left_beside(path)) if other.exists() and not other.name.endswith(".lock")}
        text = call(name, (2,), "run", scenario, *options, *words, "-o", path, "--resume")[1]
        for part in said:
            check(part in text, f"{name}: '{part}' is not said: {text}")
        after = {other: other.read_bytes() for other in (path, *left_beside(path)) if other.exists() and not other.name.endswith(".lock")}
        check(before == after, f"{name}: files were touched")

    shutil.copy(home / "room.geojson", home / "moved.geojson")
    site = json.loads((home / "room.geojson").read_text())
    site["features"][0]["properties"]["id"] = "hall"
    (home / "hall.geojson").write_text(json.dumps(site))
    room = (home / "room.yaml").read_text()
    (home / "hall.yaml").write_text(room.replace("room.geojson", "hall.geojson"))
    (home / "moved.yaml").write_text(room.replace("room.geojson", "moved.geojson") + "# the same\n")
    unlike = {"seed": (["--seed", "2"], {}, ["seed is 1 in the file, 2 in the command"]),
              "replication": (["--replication", "3"], {}, ["replication is 0 in the file, 3 in the command"]),
              "a setting": (["--set", "dealer.sight_radius=20 m"], {}, ["dealer.sight_radius is not given in the file, 20 m in the command"]),
              "the date": (["--set", "date=2018-07-18"], {}, ["date is 2018-07-17 in the file, 2018-07-18 in the command"]),
              "trajectories": (["--no-trajectories"], {}, ["trajectories is yes in the file, no in the command"]),
              "the window": ([], {"options": [*nights[:5], "03:00", *nights[6:]]}, ["until is 02:00 in the file, 03:00 in the command"]),
              "days": ([], {"options": [*nights[:3], "4", *nights[4:]]}, ["days is 3 in the file, 4 in the command"]),
              "the scenario": ([], {"scenario": "other.yaml"}, ["interventions.guards.pairs is 1 in the file, 2 in the command"]),
              "the site": ([], {"scenario": "hall.yaml"}, ["the contents of the site file differ"])}
    for name, (words, more, said) in unlike.items():
        for path in (finished, begun):
            refused(f"{path.stem}, another {name}", path, *words, said=["is another run", *said], **more)

    # What is no run, or not any more.
    content = finished.read_bytes()
    foreign = home / "foreign.source"
    with h5py.File(foreign, "w") as f:
        f["x"] = np.arange(10)
    for name, bytes_ in {"empty": b"", "cut": content[:len(content) // 2], "cut a little": content[:-1000], "text": b"my thesis\n" * 1000, "foreign": foreign.read_bytes()}.items():
        path = home / "no-run.h5"
        path.write_bytes(bytes_)
        refused(f"a result that is {name}", path, said=[str(path), "stays as it is"])
        for source in parts:
            shutil.copy(source, home / source.name.replace("begun", "broken"))
        broken = home / "broken.h5.part"
        broken.write_bytes(bytes_[:-1] if name == "cut a little" else bytes_)
        refused(f"an interrupted run that is {name}", home / "broken.h5", said=[str(broken), "nothing was touched"])
    for source in parts:
        if not source.name.endswith(".part"):
            for name in ("removed", "changed", "cut"):
                for again in parts:
                    shutil.copy(again, home / again.name.replace("begun", "broken"))
                damaged = home / source.name.replace("begun", "broken")
                damage = bytearray(source.read_bytes())
                if name == "removed":
                    damaged.unlink()
                elif name == "changed":
                    damage[12] ^= 1
                    damaged.write_bytes(damage)
                else:
                    damaged.write_bytes(damage[:20])
                if damaged.exists() or ".journal" in source.name:
                    refused(f"{source.name} is {name}", home / "broken.h5", said=[str(damaged)])

    # Beside what is no run, or another one of which no day was finished.
    stray = home / "stray.h5.part"
    for name, bytes_ in {"text": b"my thesis\n" * 1000, "foreign": foreign.read_bytes()}.items():
        for options in (nights, [*nights, "--resume"]):
            stray.write_bytes(bytes_)
            text = call(f"beside a {name}", (2,), "run", "room.yaml", *options, "-o", home / "stray.h5")[1]
            check(str(stray) in text and "--force" in text and stray.read_bytes() == bytes_, f"beside a {name}: {text}")
    stray.write_bytes(b"")
    day = ["--quiet", "--threads", "1"]
    call("a day", (0,), "run", "room.yaml", *day, "-o", home / "day.h5")
    process = start("run", "room.yaml", *day, "-o", home / "stray.h5")
    wait_for(lambda: stray.stat().st_size > 100_000, process)
    time.sleep(0.2)  # until what it says of itself is in the file
    process.kill()
    process.communicate()
    refused("beside the first day of another run", home / "stray.h5", "--seed", "2", said=["seed is 1 in the file, 2 in the command"], options=day)
    call("anew", (0,), "run", "room.yaml", *day, "-o", home / "stray.h5", "--resume")
    check_whole("anew", home / "stray.h5", digest_of(home / "day.h5"))

    # The same run from another place, and with other threads; written otherwise, with a name that comes from the file's, in a folder of another name.
    text = call("finished, the same run", (0,), "run", "moved.yaml", *nights[:-1], "2", "-o", finished, "--resume")[1]
    check("nothing to resume" in text and finished.read_bytes() == content, f"the same run: {text}")
    elsewhere = home / "another folder"
    elsewhere.mkdir()
    for file in ("room.geojson", "room.demand.yaml"):
        shutil.copy(home / file, elsewhere / f"our {file}")
    (elsewhere / "ours.yaml").write_text("# the same\ninterventions:\n  - guards:\n      shifts: [18:00-02:00]\n      route: round\n      pairs: 1\n"
                                         "  - cleaners: {count: 1}\nweather: dry\nspin_up: 0\ndate: 2018-07-17\n"
                                         "demand: our room.demand.yaml\nsite: our room.geojson\n")
    default = subprocess.run([program, "parameters"], capture_output=True, text=True).stdout
    radius = next(line.split()[1] for line in default.splitlines() if line.startswith("dealer.sight_radius "))
    text = call("finished, the same run elsewhere", (0,), "run", "ours.yaml", *nights, "--set", f"dealer.sight_radius={radius} m", "-o",
                "../finished.h5", "--resume", cwd=elsewhere)[1]
    check("nothing to resume" in text and finished.read_bytes() == content, f"the same run elsewhere: {text}")
    for part in parts:
        shutil.copy(part, elsewhere / part.name)
    call("begun, the same run elsewhere", (0,), "run", "ours.yaml", *nights, "-o", "begun.h5", "--resume", cwd=elsewhere)
    check(digest_of(elsewhere / "begun.h5") == digest, "begun, the same run elsewhere: another result")
    call("begun, the same run", (0,), "run", "moved.yaml", *nights[:-1], "2", "-o", begun, "--resume")
    check_whole("begun, the same run", begun, digest)


def fits():
    """A fit goes on with its own record only."""
    record = home / "fit.json"
    fit = ["calibrate", "--only", "litter", "--threads", "1", "-o", record]
    call("a fit", (0,), *fit, "room.yaml", "--days", "1")
    before = record.read_bytes()

    def tries(text):
        return [(step["stage"], step["value"], step.get("identity")) for step in json.loads(text)["tries"]]

    for name, words, said in (("another scenario", ["other.yaml", "--days", "1"], "interventions.guards.pairs is 1 in the file, 2 in the command"),
                              ("other days", ["room.yaml", "--days", "2"], "days of a try is 1 in the file, 2 in the command")):
        text = call(f"a fit gone on with, {name}", (2,), *fit, *words, "--resume")[1]
        check(str(record) in text and said in text and record.read_bytes() == before, f"a fit gone on with, {name}: {text}")
    text = call("a fit gone on with", (0,), *fit, "room.yaml", "--days", "1", "--resume")[1]
    check(tries(record.read_text()) == tries(before), f"a fit gone on with simulates again: {text}")


def overwrite():
    """Nothing that is finished is written over unasked."""
    path = home / "kept.h5"
    call("a run", (0,), "run", "room.yaml", *quarter, "-o", path)
    for mode in (0o644, 0o444):
        path.chmod(mode)
        before = path.read_bytes()
        for words in ([], ["--seed", "2"], ["--set", "dealer.sight_radius=20 m"]):
            text = call(f"mode {mode:o} {words}", (2,), "run", "room.yaml", *quarter, *words, "-o", path)[1]
            check("is there already" in text and "--force" in text and path.read_bytes() == before, f"mode {mode:o}: {text}")
    call("--force", (0,), "run", "room.yaml", *quarter, "--seed", "2", "-o", path, "--force")
    with h5py.File(path) as f:
        check(f.attrs["seed"] == 2, "--force does not write over a result")
    path.write_text("my thesis")
    text = call("a text", (2,), "run", "room.yaml", *quarter, "-o", path)[1]
    check(path.read_bytes() == b"my thesis", "a text was written over")

    # Nor the finished days of an interrupted run.
    begun = home / "days.h5"
    parts = interrupted_run(begun)
    before = bytes_of(*parts)
    text = call("beside an interrupted run", (2,), "run", "room.yaml", *nights, "-o", begun)[1]
    check("--resume" in text and "--force" in text and bytes_of(*parts) == before, f"beside an interrupted run: {text}")
    call("--force beside an interrupted run", (0,), "run", "room.yaml", *quarter, "-o", begun, "--force")
    check(not left_beside(begun), f"leaves {left_beside(begun)}")


def names():
    """Another run, another default name."""
    folder = home / "defaults"
    folder.mkdir()
    made = folder / "results"

    def new_name(*words, code=0):
        before = set(made.iterdir()) if made.exists() else set()
        text = call(f"default name of {words}", (code,), "run", home / "room.yaml", "--quiet", "--threads", "1", *words, cwd=folder)[1]
        new = (set(made.iterdir()) if made.exists() else set()) - before
        check(len(new) == (code == 0), f"default name of {words}: {new} {text}")
        return new.pop().name if new else ""

    short = ["--from", "12:00", "--until", "12:01"]
    found = [new_name(*short), new_name(*short, "--replication", "2"), new_name(*short, "--seed", "7"), new_name("--from", "12:00", "--until", "12:02"),
             new_name(*short, "--no-trajectories"), new_name(*short, "--set", "dealer.sight_radius=20 m"),
             new_name(*short, "--set", "dealer.sight_radius=21 m"), new_name(*short, "--set", "dealer.sight_radius=20 m", "--set", "date=2018-07-18"), new_name()]
    check(found[-1] == "room-1.h5", f"the plain run is {found[-1]}")
    check(found[1].startswith("room-1-r2-") and found[2].startswith("room-7-"), f"seed and replication: {found}")
    check(all(len(name.removesuffix(".h5").split("-")[-1]) == 8 for name in found[:-1]), f"names without a hash: {found}")
    check(len(set(found)) == len(found), f"equal names: {found}")
    new_name(*short, code=2)
    new_name(*short, "--set", "date=2018-07-18", "--set", "parameters.dealer.sight_radius=20 m", code=2)  # the same in another order
    processes = [start("run", home / "room.yaml", *quarter, cwd=folder) for _ in range(6)]
    codes = sorted(end_of(process, "an array of tasks", (0, 2))[0] for process in processes)
    check(codes == [0, 2, 2, 2, 2, 2], f"an array of tasks with one default name: {codes}")


def numbers():
    """Numbers of the command line are decimal."""
    short = ["--from", "12:00", "--until", "12:01", "--quiet"]
    for option, word, value in (("replication", "010", 10), ("replication", "08", 8), ("seed", "0018", 18), ("seed", "4294967295", 4294967295)):
        path = home / f"number-{word}.h5"
        call(f"--{option} {word}", (0,), "run", "room.yaml", *short, f"--{option}", word, "-o", path)
        with h5py.File(path) as f:
            check(f.attrs[option] == value, f"--{option} {word} is {f.attrs[option]}")
    path = home / "no-number.h5"
    for option in ("--seed", "--replication", "--threads", "--days"):
        for word in ("", "0x10", "1e3", "1.5", "+1", " 1", "one", "4294967296", "99999999999999999999"):
            result = subprocess.run([program, "run", "room.yaml", *short, option, word, "-o", path], cwd=home, capture_output=True, text=True)
            check(result.returncode == 2 and option in result.stdout + result.stderr and not path.exists(), f"{option} '{word}': {result}")


def places():
    """Places that cannot be written to, and files that others hold."""
    short = ["run", "room.yaml", "--from", "12:00", "--until", "12:01", "--quiet"]
    (home / "a-file").write_text("")
    for path in ("/proc/nowhere/run.h5", home / "a-file/run.h5", home / ("x" * 300 + ".h5")):
        text = call(f"{path}", (1,), *short, "-o", path)[1]
        check("cannot" in text and str(path).split("/run.h5")[0] in text, f"{path}: {text}")
    if os.geteuid() != 0:
        barred = home / "barred"
        barred.mkdir(mode=0o555)
        check("Permission denied" in call("a barred folder", (1,), *short, "-o", barred / "run.h5")[1], "a barred folder is not named")
    path, part = home / "held.h5", home / "held.h5.part"
    part.write_text("")
    with open(part) as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        text = call("a locked file", (1,), *short, "-o", path)[1]
        check("locked" in text and "damaged" not in text, f"a locked file: {text}")
    call("a file that was locked", (0,), *short, "-o", path)
    with open(path) as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        text = call("a locked result", (2,), *short, "-o", path, "--resume")[1]
        check("locked" in text and "damaged" not in text, f"a locked result: {text}")


parts = (full, limit, failing, double, signals, resume, fits, overwrite, names, numbers, places)
with tempfile.TemporaryDirectory() as folder_name:
    home = pathlib.Path(folder_name)
    os.environ.pop("HDF5_USE_FILE_LOCKING", None)
    write_scenario(home)
    for part in parts:
        if not asked or part.__name__ in asked:
            begun, before = time.monotonic(), calls
            part()
            print(f"{part.__name__}: {calls - before} runs in {time.monotonic() - begun:.0f} s")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
