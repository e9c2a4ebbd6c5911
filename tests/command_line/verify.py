#!/usr/bin/python3
"""plattan verify: every published test passes, and fails when the model is broken; plattan bench: what its JSON says."""
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

plattan = sys.argv[1]
faults = []


def call(*words):
    return subprocess.run([plattan, *words], capture_output=True, text=True)


def expect(condition, what):
    if not condition:
        faults.append(what)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    # The stylised facts of whole days, of packages and of the trade take long; docs/verification.md holds them.
    whole = call("verify", "--group", "walking", "--group", "care", "-o", str(folder / "all.json"))
    sys.stdout.write(whole.stdout)
    expect(whole.returncode == 0, "verify does not pass")
    rows = json.loads((folder / "all.json").read_text())
    keys = {"name", "figure", "unit", "low", "high", "source", "level", "role", "verdict", "replications"}
    expect(all(keys <= set(row) for row in rows), "a row lacks a key of the contract")
    expect(all(row["verdict"] in ("inside", "touches", "outside", "undecided", "info") and row["level"] in ("must", "should")
               and row["role"] in ("published", "calibrated", "built_in", "seen", "validated") for row in rows), "a word of a row is not of the contract")
    names = {row["name"] for row in rows} | set(call("verify", "--list", "--group", "baseline").stdout.splitlines())
    wanted = {f"RiMEA {n}" for n in (*range(1, 8), *range(9, 12), "12a", "12b", "12c", "12d", 13, 14, 15, 16)} | {f"IMO {n}" for n in range(1, 12)} \
        | {f"NIST {n}" for n in ("1.1", "2.1", "2.2", "2.3", "2.4", "2.8", "2.9", "3.1", "5.1", "5.2")} \
        | {f"Weidmann {d}/m2" for d in ("0.5", "1", "1.5", "2", "3", "4")} | {f"both ways {d}/m2" for d in (1, 2, 3)} \
        | {"lanes", "groups 2", "groups 3", "groups 4", "crossing 0.05/m2", "crossing 0.2/m2", "crossing 0.8/m2", "stuck day", "stuck package", "stuck event", "SF-02", "SF-05", "SF-10", "SF-21", "SF-23", "SF-24 night", "SF-25 unsafe", "SF-27", "SF-30", "SF-31"}
    expect(wanted <= names, f"missing: {sorted(wanted - names)}")

    # Broken on purpose.
    for setting, victim in (("walking.density_scale=1.5", "Weidmann 2/m2"), ("walking.body_radius=0.2", "crossing 0.8/m2 overlaps"), ("walking.maximal_density=10", "IMO 4"),
                            ("walker.group_slowing=0", "groups 2")):
        broken = call("verify", "--only", victim, "--set", setting)
        print(setting, "->", victim, "exit", broken.returncode)
        expect(broken.returncode == 1, f"{victim} passes with {setting}")
    html = call("verify", "--only", "RiMEA 1", "-o", str(folder / "one.html"))
    expect(html.returncode == 0 and "RiMEA 1" in (folder / "one.html").read_text(), "no HTML")
    expect([path.name for path in folder.glob("one*")] == ["one.html"], "something lies beside the table of a verification that has ended")

    # Interrupted: the rows so far lie beside an earlier table.
    kept, so_far = folder / "kept.json", folder / "kept.json.part"
    kept.write_text("an earlier table")
    begun = subprocess.Popen([plattan, "verify", "--group", "walking", "-o", kept], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    rows_are_there = lambda: so_far.exists() and '"RiMEA 1"' in so_far.read_text()
    while begun.poll() is None and not rows_are_there():
        time.sleep(0.05)
    begun.send_signal(signal.SIGINT)
    begun.communicate(timeout=300)
    expect(begun.returncode == 130 and kept.read_text() == "an earlier table" and rows_are_there(), f"interrupted: exit {begun.returncode}, {list(folder.iterdir())}")
    names = [call("verify", "--list", *more).stdout.splitlines() for more in ((), ("--group", "care"), ("--only", "RiMEA 1"))]
    expect(0 < len(names[1]) < len(names[0]) and names[2] == ["RiMEA 1"], "--list names rows that were not asked for")
    wrong = call("verify", "--only", "RiMEA 99")
    expect(wrong.returncode == 2 and "RiMEA 9" in wrong.stderr, "an unknown name is not exit 2 with the nearest name")
    expect(call("verify", "-o", str(folder / "x.pdf")).returncode == 2 and not (folder / "x.pdf").exists(), "an unknown ending is not exit 2")

    bench = call("bench", "--scene", "crossing", "--agents", "500", "--json")
    figures = json.loads(bench.stdout)
    expect({"agent_steps_per_second", "agent_seconds_per_second", "step", "mean_speed", "overlaps_per_person", "phases", "digest"} <= set(figures), "bench keys")
    expect(1.32 <= figures["mean_speed"] <= 1.34 and figures["overlaps_per_person"] < 0.001, f"bench figures: {figures}")

for fault in faults:
    print("FAULT:", fault)
sys.exit(bool(faults))
