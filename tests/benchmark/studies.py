#!/usr/bin/python3
"""What a study costs: processor time and memory of a run, calls to the system, and what it takes to collect ten thousand rows.

usage: studies.py PROGRAM collect [ROWS]     collects copies of a real row, under the ids of as many planned runs
       studies.py PROGRAM calls [RUNS]       calls to the system, of files, that one run more makes (needs strace)
       studies.py PROGRAM cores [RUNS]       processor and wall time of the same short runs on one and on two cores
One line of CSV for each figure: what, figure, unit.
"""
import csv
import pathlib
import re
import resource
import struct
import subprocess
import sys
import tempfile
import time

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(__file__).resolve().parents[2]
MARK = 8  # bytes before each frame of a file of rows
COLUMNS, ROW = 1, 2
WORD = 2**64 - 1


def mix(x):
    """As base/random.h."""
    x = (x + 0x9E3779B97F4A7C15) & WORD
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & WORD
    return x ^ (x >> 31)


def checksum(payload):
    """As base/checked_file."""
    sum_ = mix(len(payload))
    for (word,) in struct.iter_unpack("<Q", payload + bytes(-len(payload) % 8)):
        sum_ = mix(sum_ ^ word)
    return sum_


def frame(mark, kind, payload):
    return mark + struct.pack("<BI", kind, len(payload)) + payload + struct.pack("<Q", checksum(payload))


def frames(data):
    """Mark, kind and payload of each frame; the checksum is that of the program, or this would not be a measurement of it."""
    at = 0
    while at < len(data):
        kind, size = struct.unpack_from("<BI", data, at + MARK)
        begin = at + MARK + 5
        mark, payload = data[at:at + MARK], data[begin:begin + size]
        if not mark.startswith(b"plattan") or data[at:begin + size + 8] != frame(mark, kind, payload):
            raise ValueError("rows are written in another way than this script reads")
        yield mark, kind, payload
        at = begin + size + 8


def figure(what, value, unit):
    print(f"{what},{value},{unit}", flush=True)


def spent(words):
    """Processor time, wall time and largest memory of a command."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        try:
            peak = max(peak, int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1]) * 1024)
        except (OSError, TypeError):
            pass
        time.sleep(0.02)
    if process.returncode != 0:
        sys.exit(f"{words}: exit {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - begun, peak


def short_study(here, replications, until="12:01"):
    """Of one scenario whose days before are left out, on two levels of a factor."""
    (here / "plain.yaml").write_text(f"scenario: plain\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\nparameters:\n  demand: {{trips_factor: 0.05}}\n")
    (here / "study.yaml").write_text(f"study: costs\nscenarios: [plain.yaml]\nreplications: {replications}\nfrom: 12:00\nuntil: {until}\n"
                                     "factors: {dealer.sight_radius: [20, 60]}\n")
    return here / "study.yaml"


def collect(here, rows):
    subprocess.run([program, "sweep", short_study(here, 1), "-o", here / "study", "--threads", "1", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    processor, wall, peak = spent([program, "sweep", "extend", here / "study", "--replications", rows // 2])
    figure(f"planning {rows} runs: processor", f"{processor:.1f}", "s")
    figure(f"planning {rows} runs: largest memory", f"{peak / 2**20:.0f}", "MiB")
    with open(here / "study/design.csv", newline="") as f:
        ids = [int(row["id"], 16) for row in csv.DictReader(f)]
    file = next((here / "study/rows").glob("*.rows"))
    read = list(frames(file.read_bytes()))
    mark = read[0][0]
    columns, row = (next(payload for _, kind, payload in read if kind == wanted) for wanted in (COLUMNS, ROW))
    file.unlink()
    shards = 200
    for shard in range(shards):
        own = ids[shard * len(ids) // shards:(shard + 1) * len(ids) // shards]
        (here / f"study/rows/shard-{shard + 1:05}-of-{shards:05}.rows").write_bytes(frame(mark, COLUMNS, columns) + b"".join(frame(mark, ROW, struct.pack("<Q", one) + row[8:]) for one in own))
    figure("a row of figures", len(row) + MARK + 13, "byte")
    for words in (["collect"], ["status"]):
        processor, wall, peak = spent([program, "sweep", *words, here / "study"])
        figure(f"{words[0]} of {len(ids)} runs: processor", f"{processor:.1f}", "s")
        figure(f"{words[0]} of {len(ids)} runs: wall", f"{wall:.1f}", "s")
        figure(f"{words[0]} of {len(ids)} runs: largest memory", f"{peak / 2**20:.0f}", "MiB")
    figure(f"study.h5 of {len(ids)} runs", f"{(here / 'study/study.h5').stat().st_size / len(ids):.0f}", "byte a run")
    told = subprocess.run([program, "sweep", "status", here / "study"], capture_output=True, text=True).stdout
    if f"{len(ids)} of {len(ids)} runs are done" not in told:
        sys.exit(f"the copies are no rows: {told}")


def calls(here, runs):
    """Of a study of as many runs and of one of twice as many; what is made once falls out of the difference."""
    counts = []
    for replications in (runs // 2, runs):
        folder = here / f"study{replications}"
        subprocess.run(["strace", "-f", "-c", "-o", here / "calls", "-e", "trace=%file,%desc", program, "sweep", short_study(here, replications), "-o", folder, "--threads", "1", "--quiet"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        counts.append({line.split()[-1]: int(line.split()[3]) for line in (here / "calls").read_text().splitlines()[2:] if len(line.split()) >= 5 and line.split()[3].isdigit()})
    few, many = counts
    more = {name: (many[name] - few.get(name, 0)) / runs for name in many if name != "total"}
    for name, each in sorted(more.items(), key=lambda one: -one[1]):
        if each >= 0.05:
            figure(f"{name} a run", f"{each:.1f}", "calls")
    figure("all a run", f"{sum(more.values()):.1f}", "calls")


def cores(here, runs):
    for threads in (1, 2):
        processor, wall, peak = spent([program, "sweep", short_study(here, runs // 2, "13:00"), "-o", here / f"on{threads}", "--threads", str(threads), "--quiet"])
        figure(f"{runs} runs on {threads}: processor", f"{processor:.1f}", "s")
        figure(f"{runs} runs on {threads}: wall", f"{wall:.1f}", "s")
        figure(f"{runs} runs on {threads}: largest memory", f"{peak / 2**20:.0f}", "MiB")


WAYS = {"collect": (collect, 10000), "calls": (calls, 20), "cores": (cores, 24)}
if len(sys.argv) < 3 or sys.argv[2] not in WAYS:
    sys.exit(__doc__)
measure, usual = WAYS[sys.argv[2]]
with tempfile.TemporaryDirectory() as name:
    measure(pathlib.Path(name), int(sys.argv[3]) if len(sys.argv) > 3 else usual)
