#!/usr/bin/python3
"""The guide for planners: each of its entries is understood, its scenario can be checked, names of places are listed, usual ways to write are read or named.

usage: your_scenario.py PROGRAM
"""
import functools
import pathlib
import re
import sys
import tempfile

import calling
from calling import check, faults, root

plattan = functools.partial(calling.plattan, timeout=300)

guide = (root / "docs/your-scenario.md").read_text(encoding="utf-8")
blocks = re.findall(r"```yaml\n(.*?)```", guide, re.S)
with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    head = f"scenario: mine\nextends: {root}/scenarios/baseline-2014.yaml\ninterventions:\n"
    entries = [line for block in blocks for line in block.splitlines() if line.startswith("  - ")]
    check(len(entries) >= 12, f"the guide has {len(entries)} entries")
    for number, entry in enumerate(entries):
        path = here / f"{number}.yaml"
        path.write_text(head + entry + "\n", encoding="utf-8")
        check("no problems" in plattan("check", path), f"the guide's '{entry.strip()}' is not understood")
    mine = here / "mine.yaml"
    mine.write_text(blocks[0].replace("extends: baseline-2014.yaml", f"extends: {root}/scenarios/baseline-2014.yaml"), encoding="utf-8")
    roster = plattan("check", "--roster", mine)
    check("guards" in roster and "16:00 - 00:00" in roster.replace("24:00", "00:00 "), roster)

    # Names of places, and a map of them.
    told = plattan("check", "--places", mine, "-o", here / "map.svg")
    for word in ("furniture_b", "scene_core", "safety_walk", "T_metro", "areas", "routes", "Map:"):
        check(word in told, f"--places does not tell {word}")
    check((here / "map.svg").read_text(encoding="utf-8").count("<circle") > 30, "the map has no numbers")
    check(plattan("check", "--places", root / "scenarios/sites/sergels-torg.geojson") in told, "a site and a scenario have other places")

    # What a list says that takes its names does take them.
    for keys, first in re.findall(r"^\w.*\((\w+: of .*)\)\n +\d+ +(\S+)", told, re.M):
        for part in keys.split("; "):
            key, _, kinds = part.partition(": of ")
            for kind in kinds.split(", "):
                value = {"area": f"{key}: {first}", "lamps": f"lamps: [{{id: {first}, lumen: 5000}}]"}.get(key, f"{key}: {first}")
                more = {"furniture": f"add: [{{kind: bench, count: 0, area: {first}}}]", "lighting": value + (", lux: 30 lx" if key == "area" else ""), "opening_hours": f"{value}, hours: [08:00-20:00]"}
                path = here / "named.yaml"
                path.write_text(head + f"  - {kind}: {{name: named, {more.get(kind, value)}}}\n", encoding="utf-8")
                check("no problems" in plattan("check", path), f"--places says that {kind} takes {first} as {key}")

    # How planners write.
    for entry, said in (("lighting: {area: plattan, lux: 30,5}", "with a point"), ("lighting:\n      area: plattan\n      lux: 30,5 lx", "with a point"),
                        ("guards: {weekdays: [Saturdag]}", "saturday")):
        path = here / "wrong.yaml"
        path.write_text(head + "  - " + entry + "\n", encoding="utf-8")
        answer = plattan("check", path, code=2)
        check(said in answer, f"'{entry}' is answered by: {answer}")
    for entry in ("guards: {weekdays: [friday, saturday]}",):
        path = here / "right.yaml"
        path.write_text(head + "  - " + entry + "\nparameters:\n  cost: {guard: 400 kr/h, bench: 20 kkr}\n", encoding="utf-8")
        check("no problems" in plattan("check", path), f"'{entry}' is not read")
    path = here / "grouped.yaml"
    path.write_text(head + "  - guards: {}\nparameters:\n  cost:\n    bench: 18 000 SEK\n", encoding="utf-8")
    check("not grouped" in plattan("check", path, code=2), "grouped digits are not named")

    # What comes beside an entry of the scenario above it is told; what takes its place is not.
    path = here / "police.yaml"
    for entry, is_told in (("police_visits: {visits: 1}", True), ("police_visits: {name: police_visits, visits: 1}", False)):
        path.write_text(head + "  - " + entry + "\n", encoding="utf-8")
        check(("police_visits-2' comes in addition" in plattan("check", path)) == is_told, f"'{entry}': that it comes in addition is {'not ' if is_told else ''}told")

for fault in faults:
    print("FAULT", fault)
sys.exit(1 if faults else 0)
