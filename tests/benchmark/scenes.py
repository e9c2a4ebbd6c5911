#!/usr/bin/python3
"""Times the scenes of plattan bench, each several times in turn, so that a drifting machine hits all alike.

usage: scenes.py PROGRAM [REPETITIONS] > results/MACHINE-scenes.csv
"""
import json
import subprocess
import sys

program = sys.argv[1]
repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 3
calls = [("crossing", n, t, i) for n in (500, 2000, 8000) for t in (1, 2) for i in ("best",)]
calls += [("crossing", 8000, 1, i) for i in ("plain", "avx2")]
calls += [(scene, 0, t, "best") for scene in ("square", "event", "day") for t in (1, 2)] + [("day-200000", 0, 2, "best")]
print("scene,agents,threads,instructions,agent_seconds_per_second,wall_s,mean_speed,overlaps_per_person,digest")
for _ in range(repetitions):
    for scene, agents, threads, instructions in calls:
        words = [program, "bench", "--scene", scene, "--threads", str(threads), "--instructions", instructions, "--json"]
        figures = json.loads(subprocess.check_output(words + (["--agents", str(agents)] if agents else [])))
        print(f"{scene},{figures['agents']},{threads},{figures['instructions']},{figures['agent_seconds_per_second']:.4g},{figures['wall_seconds']:.4g},"
              f"{figures['mean_speed']:.4f},{figures['overlaps_per_person']:.5f},{figures['digest']}", flush=True)
