#!/usr/bin/python3
"""Times whole days: scenario x threads, each several times in turn, so that a drifting machine hits all alike.

usage: day.py PROGRAM [REPETITIONS] > results/MACHINE.csv
"""
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

program = sys.argv[1]
repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 3
root = pathlib.Path(__file__).resolve().parents[2]
print("scenario,threads,trajectories,wall_s,user_s,peak_mib")
with tempfile.TemporaryDirectory() as folder:
    for _ in range(repetitions):
        for scenario in ("baseline-2014", "summer-2018"):
            for threads in (1, 2):
                for trajectories in (True, False):
                    words = [program, "run", root / f"scenarios/{scenario}.yaml", "--threads", str(threads), "--quiet", "--force", "-o", f"{folder}/run.h5"]
                    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
                    subprocess.run(words + ([] if trajectories else ["--no-trajectories"]), check=True)
                    after = resource.getrusage(resource.RUSAGE_CHILDREN)
                    print(f"{scenario},{threads},{'yes' if trajectories else 'no'},{time.monotonic() - begun:.1f},{after.ru_utime - before.ru_utime:.1f},{after.ru_maxrss // 1024}", flush=True)
