#!/usr/bin/python3
"""Measures the viewer: milliseconds of the processor that a frame takes in the whole process, threads that draw by software among them.

The runs that it shows are made in FOLDER where they are not there yet; 62 days take some minutes. Each case is measured several times in
turn, so that a drifting machine hits all alike.

usage: viewer.py PROGRAM FOLDER [REPETITIONS] > results/MACHINE-viewer.csv
"""
import json
import pathlib
import resource
import subprocess
import sys

program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
repetitions = int(sys.argv[3]) if len(sys.argv) > 3 else 3
scenarios = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
runs = {
    "A": ["baseline-2014"],
    "B": ["summer-2018"],
    "event": ["verification/event-5000", "--from", "12:00", "--until", "12:40"],
    "days": ["summer-2018", "--days", "62", "--set", "demand.trips_factor=0.005"],
}
folder.mkdir(parents=True, exist_ok=True)
for name, (scenario, *words) in runs.items():
    if not (folder / f"{name}.h5").exists():
        subprocess.run([program, "run", scenarios / f"{scenario}.yaml", *words, "-o", folder / f"{name}.h5", "--quiet"], check=True)

busy, event = ["--at", "17:30"], ["--at", "12:10"]
cases = [(f"{what} {size}", files, [*words, "--size", size, "--benchmark", benchmark, "--seconds", {"jumps": "40", "paused": "8"}.get(benchmark, "35")])  # half an hour at 60x takes 30 s
         for what, files, words, benchmark, sizes in (
             ("replay 60x", "AB", [*busy, "--layer", "litter"], "replay", ("1280x720", "1920x1080")),
             ("replay 60x without a field", "AB", busy, "replay", ("1280x720", "1920x1080")),
             ("replay 600x", "AB", [*busy, "--speed", "600"], "replay", ("1280x720",)),
             ("event", ["event"], event, "replay", ("1280x720",)),
             ("event twice", ["event", "event"], event, "replay", ("1280x720",)),
             ("jumps", "AB", [], "jumps", ("1280x720", "1920x1080")),
             ("jumps over 62 days", ["days"], [], "jumps", ("1280x720",)),
             ("paused", "AB", busy, "paused", ("1280x720",)),
             ("ten replays", "AB", [*busy, "--speed", "600"], "replays", ("1920x1080",)))
         for size in sizes]


def view(*words):
    return subprocess.run([program, "view", *map(str, words)], cwd=folder, check=True, capture_output=True, text=True).stdout


print("case,frames,cpu_ms_mean,cpu_ms_p99,cpu_ms_max,wall_ms_p99,wall_ms_max,late_frames,first_frame_s,rss_mib,rss_growth_mib")
for _ in range(repetitions):
    for name, files, words in cases:
        found = json.loads(view(*[f"{file}.h5" for file in files], *words, "--json"))
        cpu, wall = found["cpu_ms"], found["wall_ms"]
        print(f"{name},{found['frames']},{cpu['mean']},{cpu['p99']},{cpu['max']},{wall['p99']},{wall['max']},{found['late_frames']},"
              f"{found['first_frame_s']},{found['rss_mib']},{found['rss_growth_mib']}", flush=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    view("A.h5", "B.h5", *busy, "--minutes", "20", "--size", "1280x720", "--export", "film.mp4")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    frames = 20 * 60 // 60 * 30
    print(f"film 1280x720 with ffmpeg,{frames},{1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) / frames:.2f},,,,,,,,", flush=True)
    (folder / "film.mp4").unlink()
