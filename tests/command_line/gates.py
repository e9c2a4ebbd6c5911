#!/usr/bin/python3
"""Narrow gates stay open whoever stands in them, and what cannot be reached from the gates is refused with its line."""
import json
import pathlib
import subprocess
import sys
import tempfile

import h5py

program = pathlib.Path(sys.argv[1]).resolve()
faults = []
flat = "[" + "4.2, " * 23 + "3.4]"
trips = (f"trips_per_day: 20\nhourly: {{weekday: {flat}, saturday: {flat}, sunday: {flat}}}\nends: {{W: {{gates: {{west: 1}}}}, E: {{gates: {{east: 1}}}}}}\n"
         "classes: {A: {share: 1, between: [W, E]}}\nstaff: {gate: west}\n")


def check(holds, what):
    if not holds:
        faults.append(what)


def box(x0, y0, x1, y1):
    return [[[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]]


def feature(kind, name, shape, coordinates, **more):
    return {"type": "Feature", "properties": {"kind": kind, "id": name, **more}, "geometry": {"type": shape, "coordinates": coordinates}}


def gate(name, x0, y0, x1, y1):
    return feature("gate", name, "LineString", [[x0, y0], [x1, y1]])


def hall(width, height):
    return feature("walkable", "hall", "Polygon", box(0, 0, width, height), square=True)


def write(features, demand, interventions=""):
    place = {"coordinates": "local", "anchor": {"wgs84": [18.0653, 59.3325]}}
    (folder / "t.geojson").write_text(json.dumps({"type": "FeatureCollection", "plattan": place, "features": features}))
    (folder / "t.demand.yaml").write_text(demand)
    (folder / "t.yaml").write_text("site: t.geojson\ndemand: t.demand.yaml\ndate: 2018-07-17\nspin_up: 0\n" + interventions)


def summary(name, *words, until="12:20"):
    """Figures of a run from noon, and who is there at its end."""
    result = folder / "t.h5"
    done = subprocess.run([program, "run", folder / "t.yaml", "--from", "12:00", "--until", until, "--quiet", "--force", "-o", result, *words], capture_output=True, text=True)
    if done.returncode != 0:
        faults.append(f"{name}: ends with {done.returncode}: {done.stderr}")
        return None
    with h5py.File(result) as f:
        return {**{key: float(one[()]) for key, one in f["summary"].items()}, "there": float(f["series/minute/present"][-1])}


def refused(name, said):
    done = subprocess.run([program, "check", folder / "t.yaml"], capture_output=True, text=True)
    check(done.returncode == 2 and said in done.stderr, f"{name}: ends with {done.returncode}, and '{said}' is not said: {done.stderr}")


with tempfile.TemporaryDirectory() as folder_name:
    folder = pathlib.Path(folder_name)

    # Somebody waits in the mouth of a gate through which one person fits.
    mouth = feature("zone", "mouth", "Polygon", box(0, 4.6, 0.8, 5.4))
    write([hall(30, 10), gate("west", 0, 4.7, 0, 5.3), gate("east", 30, 1, 30, 9), mouth],
          "crowds:\n  a: {count: 1, area: mouth, at: 12:00, waits: 1000, to: east}\n  b: {count: 20, gate: west, at: 12:01, over: 60 s, to: east}\n")
    if figures := summary("somebody in the mouth", until="12:08"):
        check(figures["there"] == 1 and figures["never_entered"] == 0 and figures["entry_wait_longest"] < 30, f"somebody in the mouth shuts the gate: {figures}")

    # A large shift of people who stand about, some of them idle, begins at such a gate.
    walk = feature("route", "safety_walk", "LineString", [[3, 5], [27, 5]])
    write([hall(30, 10), gate("west", 0, 4.7, 0, 5.3), gate("east", 30, 4.7, 30, 5.3), walk], trips,
          "interventions:\n  - guards: {pairs: 10, shifts: [12:02-12:20]}\n  - cleaners: {count: 20, shifts: [12:02-12:20]}\n  - hosts: {count: 20, shifts: [12:02-12:20]}\n"
          "  - outreach: {workers: 10, shifts: [12:02-12:20]}\n")
    for seed in ("1", "2", "3"):
        if figures := summary("a large shift", "--seed", seed):
            check(figures["entry_wait_longest"] < 300 and figures["never_entered"] == 0, f"a shift does not get in, seed {seed}: {figures['entry_waits']}, {figures['entry_wait_longest']} s")

    # People who are pushed against the wall beside a narrow gate get out all the same.
    for width in (0.47, 0.6):
        write([hall(8, 8), gate("west", 0, 4, 0, 4 + width), gate("east", 8, 4, 8, 4 + width)],
              "crowds:\n  a: {count: 30, gate: west, at: 12:00, over: 60 s, to: east}\n  b: {count: 30, gate: east, at: 12:00, over: 60 s, to: west}\n")
        for seed in ("1", "2", "3"):
            if figures := summary(f"a gate of {width} m", "--seed", seed):
                check(figures["there"] == 0 and figures["stuck"] == 0, f"{figures['there']} people do not get out by a gate of {width} m, seed {seed}")
    write([hall(30, 10), gate("west", 0, 4.7, 0, 5.2), gate("east", 30, 4.7, 30, 5.2)],
          "crowds:\n  a: {count: 48, gate: west, at: 12:00, to: east, group_size: 12}\n  b: {count: 48, gate: east, at: 12:00, to: west, group_size: 12}\n")
    if figures := summary("large groups"):
        check(figures["there"] == 0, f"{figures['there']} people of large groups do not get out by a gate of 0.5 m")

    # Where there is no square, people of the scene spend their time elsewhere on the ground, not in the gate by which they come.
    plain = feature("walkable", "hall", "Polygon", box(0, 0, 30, 10))
    full, none = str([1] * 24), str([0] * 24)
    write([plain, gate("west", 0, 4.7, 0, 5.3), gate("east", 30, 1, 30, 9)],
          trips + f"scene: {{dealers: {none}, buyers: {none}, drug_users: {full}, rough_sleepers: {full}, youth_at_risk: {none}, offenders: {none}, ends: {{W: 1}}}}\n")
    if figures := summary("the scene without a square", until="13:00"):
        with h5py.File(folder / "t.h5") as f:
            track = {name: values[:] for name, values in f["trajectories"].items()}
        sits = track["state"] == 3
        before_gate = (track["x"] < 100) & (abs(track["y"] - 500) < 130)  # (unit: cm)
        check(sits.sum() > 1000 and not (sits & before_gate).any(), f"of {sits.sum()} seconds that people sit, {(sits & before_gate).sum()} are in the mouth of a gate")

    # Ground without a way to the gates.
    yard = [feature("walkable", "yard", "Polygon", box(0, 30, 30, 40)), feature("zone", "half", "Polygon", box(2, 5, 6, 39)),
            feature("route", "astray", "LineString", [[20, 5], [20, 35]])]
    for entry, said in (("guards: {post: half}", "nobody can get to 'half'"), ("guards: {route: astray}", "the route 'astray' at (20.0, 35.0)"), ("hosts: {route: astray}", "astray"),
                        ("police_visits: {route: astray}", "astray"), ("place_manager: {route: astray}", "astray"), ("kiosk: {at: [10, 35]}", "(10.0, 35.0)")):
        write([hall(30, 10), gate("west", 0, 1, 0, 9), gate("east", 30, 1, 30, 9), walk, *yard], trips, f"interventions:\n  - {entry}\n")
        refused(entry, said)
        refused(entry, "t.yaml:6:")

    # An event draws its audience where no class of the demand comes for the place itself; where nobody could come, it is refused.
    stage = feature("zone", "stage", "Polygon", box(10, 2, 20, 8))
    event = "interventions:\n  - events: {area: stage, hours: 12:30-13:00, audience: 100}\n"
    write([hall(30, 10), gate("west", 0, 1, 0, 9), gate("east", 30, 1, 30, 9), stage], trips, event)
    if figures := summary("an event"):
        check(figures["visitors"] > 50, f"only {figures['visitors']} visitors come to an event for 100")
    write([hall(30, 10), gate("west", 0, 1, 0, 9), gate("east", 30, 1, 30, 9), stage], "crowds:\n  a: {count: 1, gate: west, at: 12:00, to: east}\nstaff: {gate: west}\n", event)
    refused("an event without anybody", "nobody would come")
    write([hall(30, 10), gate("west", 0, 1, 0, 9), gate("east", 30, 1, 30, 9)], trips.replace("between:", "ends: {W: 1}, between:"))
    refused("two kinds of class at once", "are both given")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
