#!/usr/bin/python3
"""Hostile and mistaken input: every problem is named as file:line:column, exit code 2, nothing is written, nothing crashes."""
import pathlib
import re
import subprocess
import sys
import tempfile

program = sys.argv[1]
root = pathlib.Path(__file__).resolve().parents[2]
faults = []


def call(*words, cwd=None):
    return subprocess.run([program, *map(str, words)], capture_output=True, text=True, cwd=cwd or root, timeout=120)


def expect(name, result, code, *parts, lines=None):
    text = result.stdout + result.stderr
    if result.returncode != code:
        faults.append(f"{name}: exit code {result.returncode}, not {code}: {text[:400]}")
    for part in parts:
        if part not in text:
            faults.append(f"{name}: '{part}' is not said: {text[:600]}")
    if lines is not None:
        places = [line for line in result.stderr.splitlines() if re.match(r"\S+?:\d+:\d+: ", line)]
        if len(places) != lines:
            faults.append(f"{name}: {len(places)} lines file:line:column, not {lines}:\n{result.stderr}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    sites = root / "scenarios" / "sites"

    def write(file, text):
        path = folder / file
        path.write_text(text)
        return path

    head = f"site: {sites}/sergels-torg.geojson\ndemand: {sites}/sergels-torg.demand.yaml\n"

    ten = write("ten.yaml", head + """date: 2018-02-30
weathr: rain
days: -1
parameters:
  dealer: {sight_radius: 300 m, patience: 3}
  dragon: {fire: 1}
interventions:
  - guards: {pairs: -1, shifts: [25:00-10:00]}
  - cleaners: {tools: [broom]}
  - wizards: {count: 1}
""")
    result = call("run", ten, "-o", folder / "ten.h5")
    expect("ten mistakes", result, 2, "did you mean 'weather'?", "unknown intervention 'wizards'", lines=10)

    cases = {
        "truncated": ("site: [1, 2\ndate: 20", "not YAML"),
        "bomb": ("a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"{c}: &{c} [{', '.join(['*' + chr(ord(c) - 1)] * 10)}]\n" for c in "bcdefgh"), "more than 20000 values"),
        "unclosed": (head + 'date: 2018-07-17\nscenario: "x\nspin_up: 0\n', "4:11: the quotation mark that stands here is never closed"),
        "unclosed_in_a_list": (head + "date: 2018-07-17\ninterventions:\n  - guards: {route: 'round, pairs: 1}\n", "never closed"),
        "deep": ("[" * 3000 + "]" * 3000, "nested deeper"),
        "role": (head + "date: 2018-07-17\ninterventions:\n  - gards: {pairs: 1}\n", "did you mean 'guards'?"),
        "count": (head + "date: 2018-07-17\ninterventions:\n  - guards: {pairs: -2}\n", "-2 is not between 0 and 20"),
        "nothing_at_the_end": (head + "date: \n", "3:1: here stands nothing"),
        "nothing_in_a_list": (head + "date: 2018-07-17\ninterventions:\n  -\n  - guards: {}\n", "5:3: "),
        "alias": ("scenario: &a trial\n" + head + "date: 2018-07-17\nweather: *a\n", "5:10: unknown value 'trial'"),
        "empty_name": (head + "date: 2018-07-17\nscenario: ''\n", "here stands an empty text"),
        "colon": ("scenario: A: b\n" + head + "date: 2018-07-17\n", "1:12: this is not YAML: a ':' stands where no key can be"),
        "lamp_in_a_lane": (head + "date: 2018-07-17\ninterventions:\n  - lighting: {add: [{at: [10, 43]}]}\n", "fire lane"),
        "no_weekday": (head + "date: 2018-07-17\ninterventions:\n  - guards: {weekdays: []}\n", "5:24: here stands an empty list"),
        "no_shift": (head + "date: 2018-07-17\ninterventions:\n  - hosts: {shifts: []}\n", "here stands an empty list"),
        "hours": (head + "date: 2018-07-17\ninterventions:\n  - guards: {shifts: ['25:00-26:00']}\n", "are no hours"),
        "binary": ("\x00\x01\x02\xff", ":"),
        "empty": ("", "empty"),
        "list": ("- a\n- b\n", "a scenario is a map"),
        "no_site": ("date: 2018-07-17\n", "the key 'site' is missing"),
        "lost_site": ("date: 2018-07-17\nsite: nowhere.geojson\ndemand: nowhere.demand.yaml\n", "there is no file"),
        "area": (head + "date: 2018-07-17\ninterventions:\n  - furniture: {add: [{kind: bench, count: 3, area: furniture_c}]}\n", "unknown area 'furniture_c'"),
        "crowded": (head + "date: 2018-07-17\ninterventions:\n  - furniture: {add: [{kind: bench, count: 1000, area: furniture_a}]}\n", "do not fit"),
        "lane": (head + "date: 2018-07-17\ninterventions:\n  - furniture: {add: [{kind: bench, count: 1, area: fire_lane}]}\n", "do not fit"),
    }
    for case, (text, said) in cases.items():
        path = folder / f"{case}.yaml"
        path.write_bytes(text.encode("latin-1"))
        for words in (["check", path], ["run", path, "-o", folder / "x.h5"]):
            result = call(*words)
            expect(f"{case} ({words[0]})", result, 2, said)
            if not re.search(r"^\S+?:\d+:\d+: ", result.stderr, re.M):
                faults.append(f"{case}: no file:line:column: {result.stderr[:300]}")

    # A value that does not fit the site is named where it stands, not where its entry begins.
    in_lane = "[27.5, 43]"
    values = {
        "guards": ["{post: !nowhere!}", "{pairs: 1, route: !nowhere!}", "{post: !furniture_a!, route: safety_walk}"],
        "police_visits": ["{officers: 2, gate: !nowhere!}", "{officers: 2, route: !nowhere!}", "{visits: 3, times: ![12]!}"],
        "hosts": ["{count: 1, route: !nowhere!}"],
        "outreach": ["{workers: 2, route: !nowhere!}"],
        "youth_workers": ["{workers: 2, route: !nowhere!}"],
        "place_manager": ["{count: 1, route: !nowhere!}"],
        "furniture": ["{add: [{kind: bench, count: 3, area: !nowhere!}]}", "{put_away: [], remove: ![nowhere]!}"],
        "lighting": ["{lux: 30 lx, area: !nowhere!}", "{lamps: [{id: !nowhere!, lumen: 1}]}", "{lux: !30 lx!}"],
        "events": ["{hours: 12:00-13:00, area: !nowhere!}", "{hours: 12:00-13:00, area: !fire_lane!}"],
        "opening_hours": ["{hours: [08:00-20:00], gate: !nowhere!}"],
        "kiosk": ["{hours: [08:00-20:00], at: ![900, 900]!}", f"{{hours: [08:00-20:00], at: !{in_lane}!}}"],
        "cameras": ["{range: 20, at: ![900, 900]!}"],
        "bins": [f"{{add: [{{at: !{in_lane}!}}]}}"],
        "screens": ["{height: 1, line: ![900, 900, 901, 900]!}", "{height: 1, line: ![27, 38, 28, 47]!}"],
    }
    for kind, entries in values.items():
        for entry in entries:
            line = f"  - {kind}: {entry}"
            result = call("check", write("value.yaml", head + "date: 2018-07-17\ninterventions:\n" + line.replace("!", "") + "\n"))
            expect(f"a value of {kind}", result, 2, f"value.yaml:5:{line.index('!') + 1}: ")

    # What is missing in a file that could not be read says nothing; what is wrong in the one that could is said all the same.
    unread = {
        "no_yaml": ("extends: [\n", ["not YAML"]),
        "orphan": ("extends: nowhere.yaml\ndays: -1\n", ["there is no file", "-1 is not between"]),
        "child_of_a_list": ("extends: list.yaml\ndays: -1\n", ["a scenario is a map", "-1 is not between"]),
        "own_parent": ("extends: own_parent.yaml\n", ["extends itself"]),
        "no_path": ("extends: [a, b]\n", ["expected the path of a scenario"]),
    }
    for case, (text, said) in unread.items():
        result = call("check", write(f"{case}.yaml", text))
        expect(f"unread: {case}", result, 2, *said, lines=len(said))
        if "is missing" in result.stderr:
            faults.append(f"unread: {case}: keys are said to be missing: {result.stderr[:300]}")

    geojson = {
        "nan": ('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kind": "bin", "id": "b"}, "geometry": {"type": "Point", "coordinates": [NaN, 1]}}]}', "not JSON"),
        "huge_number": ('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kind": "bin", "id": "b"}, "geometry": {"type": "Point", "coordinates": [1e400, 1]}}]}', ""),
        "no_gates": ('{"type": "FeatureCollection", "plattan": {"coordinates": "local"}, "features": [\n{"type": "Feature", "properties": {"kind": "walkable", "id": "w"}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[20,0],[20,20],[0,20],[0,0]]]}}]}', "there are no gates"),
        "not_closed": ('{"type": "FeatureCollection", "plattan": {"coordinates": "local"}, "features": [\n{"type": "Feature", "properties": {"kind": "walkable", "id": "w"}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[20,0],[20,20],[0,20]]]}}]}', "not closed"),
        "deep": ("[" * 5000, "not JSON"),
        "twice": ('{"type": "FeatureCollection", "features": [\n{"type": "Feature", "properties": {"kind": "gate", "id": "west", "id": "east"}, "geometry": null}]}', "2:66: the key 'id' stands here a second time"),
        "cut": ((sites / "sergels-torg.geojson").read_text()[:5000], "not JSON"),
        "wrong_types": ('{"type": "FeatureCollection", "features": [3, null, {"type": "Feature"}, {"type": "Feature", "properties": 4}, {"type": "Feature", "properties": {"kind": 3}, "geometry": 7}]}', "no GeoJSON Feature"),
    }
    for case, (text, said) in geojson.items():
        path = write(f"{case}.geojson", text)
        result = call("check", path)
        expect(f"site {case}", result, 2, said)
        if not re.search(r"^\S+?:\d+:\d+: ", result.stderr, re.M):
            faults.append(f"site {case}: no file:line:column: {result.stderr[:300]}")

    missing = call("run", folder / "missing.yaml")
    expect("missing file", missing, 2, "there is no such file")
    if len(missing.stderr.splitlines()) != 1:
        faults.append(f"missing file: more is said than that it is missing: {missing.stderr[:300]}")
    expect("missing file (check)", call("check", folder / "missing.yaml", folder / "missing.geojson"), 2, "missing.yaml: there is no such file", "missing.geojson: there is no such file")
    expect("a folder as scenario", call("check", folder), 2)
    expect("unknown option", call("run", ten, "--sed", "3"), 2)
    expect("unknown command", call("rum"), 2)
    expect("no command", call(), 2)
    expect("wrong time", call("run", root / "scenarios/baseline-2014.yaml", "--from", "25:00", "-o", folder / "x.h5"), 2, "no time of day")
    expect("wrong --set", call("run", root / "scenarios/baseline-2014.yaml", "--set", "dealer.sight_radius=3 s", "-o", folder / "x.h5"), 2, "allowed: m")
    for settings, said in {"guards.pairs=2": "write interventions.guards.pairs", "hosts.count=2": "this scenario has none of that kind", "lighting.lux=30": "none of that kind",
                           "furniture.add=[]": "write interventions.furniture.add", "guard.pairs=1": "unknown key 'pairs'"}.items():
        expect(f"--set {settings}", call("run", root / "scenarios/summer-2018.yaml", "--set", settings, "-o", folder / "x.h5"), 2, said)
    for price, said in {"18.000 SEK": "could be 18 or 18000", "18.000": "could be 18 or 18000", "18 000": "not grouped", "18,000 SEK": "decimals"}.items():
        expect(f"a price of {price}", call("check", write("price.yaml", head + f"date: 2018-07-17\nparameters:\n  cost: {{kiosk: '{price}'}}\n")), 2, said)
    for price in ("300.5 kkr", "250000 kr", "0.250 kkr", "299999.125"):
        expect(f"a price of {price}", call("check", write("price.yaml", head + f"date: 2018-07-17\nparameters:\n  cost: {{kiosk: '{price}'}}\n")), 0)
    never = write("never.yaml", f"extends: {root}/scenarios/baseline-2014.yaml\nparameters:\n  cost: {{year: 2025}}\ninterventions:\n  - guards: {{pairs: 1, from: 2019-01-01}}\n")
    result = call("check", never)
    if "'guards' acts on none of the days" not in result.stdout or "called prices of 2025" not in result.stdout:
        faults.append(f"an entry that never acts, and a year without an index: {result.stdout}")
    expect("a folder as output", call("run", root / "scenarios/baseline-2014.yaml", "-o", folder), 2, "is a folder")
    expect("negative seed", call("run", root / "scenarios/baseline-2014.yaml", "--seed", "-1"), 2)
    expect("no run file", call("digest", ten), 2, "HDF5")
    expect("missing run file", call("diff", folder / "a.h5", folder / "b.h5"), 2, "no such file")
    expect("scenarios compared, one with mistakes", call("compare", ten, root / "scenarios/baseline-2014.yaml"), 2, "unknown key 'weathr'")

    left = [path.name for path in folder.iterdir() if path.suffix in (".h5", ".part")]
    if left:
        faults.append(f"files were left: {left}")

    # A night belongs to the day on which it begins.
    night = (f"scenario: Night\nextends: {root / 'scenarios/baseline-2014.yaml'}\ndate: 2018-07-16\ninterventions:\n"
             "  - guards: {pairs: 1, shifts: [22:00-02:00], weekdays: [mon]}\n")
    monday = call("check", "--roster", write("monday.yaml", night)).stdout
    tuesday = call("check", "--roster", write("tuesday.yaml", night.replace("07-16", "07-17"))).stdout
    if "2 x guard            22:00 - 02:00 (next day)" not in monday or "00:00 - 02:00" in monday or "3,040" not in monday:
        faults.append("a night that begins on Monday is not in Monday's roster alone:\n" + monday)
    if "2 x guard            00:00 - 02:00" not in tuesday or "22:00 - 02:00" in tuesday or "1,520 SEK of the night before" not in tuesday:
        faults.append("on Tuesday it is not said what is left of Monday's night:\n" + tuesday)

    # A zone of the scene all of which lies in the mouth of a gate, and one that does not.
    def feature(kind, name, shape, points, more=""):
        return f'{{"type": "Feature", "properties": {{"kind": "{kind}", "id": "{name}"{more}}}, "geometry": {{"type": "{shape}", "coordinates": {points}}}}}'

    def site_with_scene(x0, x1):
        return ('{"type": "FeatureCollection", "plattan": {"coordinates": "local", "anchor": {"wgs84": [18.0653, 59.3325]}}, "features": [' + ",\n".join(
            [feature("walkable", "room", "Polygon", "[[[0, 0], [40, 0], [40, 20], [0, 20], [0, 0]]]", ', "square": true'),
             feature("gate", "west", "LineString", "[[0, 4], [0, 16]]"),
             feature("zone", "corner", "Polygon", f"[[[{x0}, 8], [{x1}, 8], [{x1}, 12], [{x0}, 12], [{x0}, 8]]]", ', "rule": "scene"')]) + "]}")

    in_mouth = call("check", write("mouth.geojson", site_with_scene(0.5, 2.5)))
    expect("a scene in the mouth of a gate", in_mouth, 0)
    if "mouth.geojson:3:1: warning: 'corner' has no point where people of the scene would stand" not in in_mouth.stdout:
        faults.append("check does not say that nobody of the scene finds a spot:\n" + in_mouth.stdout)
    beside = call("check", write("beside.geojson", site_with_scene(0.5, 4.5)))
    if beside.returncode != 0 or "warning" in beside.stdout:
        faults.append("check warns of a zone of the scene in which there is room:\n" + beside.stdout + beside.stderr)

    expect("a roster", call("check", "--roster", root / "scenarios/summer-2018.yaml"), 0)
    expect("the library", call("check", *sorted((root / "scenarios").glob("*.yaml")), *sorted(sites.glob("*"))), 0)

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
