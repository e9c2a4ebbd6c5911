#!/usr/bin/python3
"""Files that come by mail: coordinate systems, GeoJSON as other programs write it, paths that lead to devices, sites and rosters far too
large. Each is answered within ten seconds of a processor and one gigabyte, by the line that says it, with exit code 2; what is meant well is read."""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

program = pathlib.Path(sys.argv[1]).resolve()
under_sanitizer = b"__asan_init" in program.read_bytes()  # reserves terabytes of addresses
root = pathlib.Path(__file__).resolve().parents[2]
sites = root / "scenarios" / "sites"
faults = []


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (10, 20))  # a busy machine makes nobody late
    if not under_sanitizer:
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))


def expect(name, words, code, *parts, absent=()):
    try:
        result = subprocess.run([program, *map(str, words)], capture_output=True, timeout=60, cwd=folder, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return faults.append(f"{name}: not answered within a minute")
    text = (result.stdout + result.stderr).decode("utf-8", "replace")
    if result.returncode != code:
        faults.append(f"{name}: exit code {result.returncode}, not {code}: {text[:300]}")
    for part in parts:
        if part not in text:
            faults.append(f"{name}: '{part}' is not said: {text[:400]}")
    for part in (*absent, "boost", "Exception", "exception"):
        if part in text:
            faults.append(f"{name}: '{part}' is said: {text[:400]}")


def write(name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def feature(kind, name, shape, coordinates, **properties):
    geometry = None if shape is None else {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"kind": kind, "id": name, **properties}, "geometry": geometry}


def box(x, y, width, height):
    return [[[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]]


def room(width=30, height=10):
    return [feature("walkable", "room", "Polygon", box(0, 0, width, height), square=True),
            feature("gate", "west", "LineString", [[0, 1], [0, 9]]), feature("gate", "east", "LineString", [[width, 1], [width, 9]])]


def moved(features, place):
    """Every point p as place(p)."""
    def of(value):
        return place(value) if value and isinstance(value[0], (int, float)) else [of(part) for part in value]
    for one in features:
        one["geometry"]["coordinates"] = of(one["geometry"]["coordinates"])
    return features


local = {"plattan": {"coordinates": "local", "anchor": {"wgs84": [18.0653, 59.3325]}}}


def site(features, head=local, name="site.geojson", mark=""):
    return write(name, mark + json.dumps({"type": "FeatureCollection", "name": "trial", **head, "features": features}))


def named(code):
    return {"crs": {"type": "name", "properties": {"name": code}}}


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)

    # --- coordinate systems
    stockholm = (153600, 6579700)
    planes = {
        "EPSG::3011": (stockholm, 0, ()),
        "EPSG::3006": ((674000, 6580800), 0, ()),
        "EPSG::32634": ((333000, 6580800), 0, ()),
        "EPSG::5850": (stockholm, 0, ()),  # with heights
        "EPSG::3857": ((2011020, 8252602), 2, ("1.96 times", "EPSG:3011")),
        "EPSG::3395": ((2011020, 8214802), 2, ("1.96 times", "EPSG:3011")),
        "EPSG::2263": ((987000, 212000), 2, ("US survey foot", "EPSG:32618")),
        "EPSG::2048": ((0, 3760000), 2, ("do not run east and north",)),
        "EPSG::4978": ((3100000, 1010000), 2, ("geocentric",)),
        "EPSG::5613": ((1, 1), 2, ("heights alone",)),
        "EPSG::99999": ((1, 1), 2, ("there is no coordinate system EPSG:99999",)),
    }
    for code, ((x, y), result, said) in planes.items():
        path = site(moved(room(), lambda p: [x + p[0], y + p[1]]), named("urn:ogc:def:crs:" + code))
        expect(code, ["check", path], result, *said, *(["site.geojson:1:", "'room': "] if result else []))
    expect("exchanged", ["check", site(moved(room(), lambda p: [stockholm[1] + p[1], stockholm[0] + p[0]]), named("EPSG:3011"))], 2, "seem to be exchanged")
    in_metres = moved(room(), lambda p: [stockholm[0] + p[0], stockholm[1] + p[1]])
    expect("no crs", ["check", site(in_metres, {})], 2, "'room': ", "need a word", "EPSG::3011")
    expect("crs null", ["check", site(in_metres, {"crs": None})], 2, "need a word")
    for wrong in ([named("EPSG:3011")["crs"]], "EPSG:3011", 3011, {"type": "link", "properties": {"href": "x"}}):
        expect(f"crs {wrong}", ["check", site(in_metres, {"crs": wrong})], 2, "'crs' must be written as")
    expect("crs and local", ["check", site(room(), {**named("EPSG:3011"), **local})], 2, "are both given")

    def degrees(longitude, latitude):
        return moved(room(), lambda p: [longitude + p[0] / 57000, latitude + p[1] / 111000])

    for head in ({}, named("urn:ogc:def:crs:OGC:1.3:CRS84"), named("urn:ogc:def:crs:EPSG::4326"), named("EPSG:4258"), {"crs": None}):
        expect(f"degrees {head}", ["check", site(degrees(18.06, 59.33), head)], 0)
    expect("degrees in metres", ["check", site(degrees(18.06, 59.33), named("EPSG:3011"))], 2, "degrees")
    expect("degrees in Mercator's metres", ["check", site(degrees(18.06, 59.33), named("EPSG:3857"))], 2, "degrees")
    expect("exchanged degrees", ["check", site(moved(degrees(18.06, 59.33), lambda p: p[::-1]), {})], 2, "site.geojson:1:1", "longitude first")
    expect("longitude 400", ["check", site(degrees(400, 59.33), {})], 2, "'room': [400, 59.33]", "between -180 and 180")
    expect("antimeridian", ["check", site(moved(degrees(179.9999, -17), lambda p: [p[0] - 360 if p[0] > 180 else p[0], p[1]]), {})], 0)

    # --- GeoJSON as QGIS and OGR write it
    empty = {key: None for key in ("level", "cover", "stairs", "radius", "blocks_sight", "height", "opening_hours", "places", "colour")}
    nulls = room()
    for one in nulls:
        one["properties"] |= {key: None for key in empty if key not in one["properties"]}
    expect("null columns", ["check", site(nulls)], 0)
    expect("byte order mark", ["check", site(room(), mark="\ufeff")], 0)
    steps = box(0, 10, 30, 10)
    read = {
        "one part": [feature("walkable", "w", "MultiPolygon", [steps]), feature("bin", "b", "MultiPoint", [[3, 3]]), feature("edge", "e", "MultiLineString", [[[3, 3], [4, 4]]])],
        "whole ids": [feature("bin", 7, "Point", [3, 3]), feature("bin", 8.0, "Point", [4, 3])],
        "id beside": [{**feature("bin", None, "Point", [3, 3]), "id": 12}],
        "heights": [feature("bin", "b", "Point", [3, 3, 12.5]), feature("edge", "e", "LineString", [[3, 3, 1], [4, 4, 1]])],
        "text": [feature("walkable", "w", "Polygon", steps, stairs='{ "rise": 3.0, "up": [ 0.0, 1.0 ] }')],
        "flat": [feature("walkable", "w", "Polygon", steps, stairs_rise=3, stairs_up=[0, 1], stairs_step_free=1)],
        "flat text": [feature("walkable", "w", "Polygon", steps, stairs_rise="3", stairs_up="[0, 1]")],
        "columns of programs": [feature("bin", "b", "Point", [3, 3], fid=3, layer="x", path="/a/b", ash=1, capacity="50")],
    }
    for case, more in read.items():
        expect(case, ["check", site(room() + more)], 0)
    collection = feature("bin", "b", "Point", [])
    collection["geometry"] = {"type": "GeometryCollection", "geometries": []}
    refused = {
        "two parts": (feature("bin", "b", "MultiPoint", [[3, 3], [4, 4]]), "'b': a MultiPoint of 2 parts"),
        "no part": (feature("bin", "b", "MultiPoint", []), "'b': the geometry, a MultiPoint, is empty"),
        "empty": (feature("zone", "b", "Polygon", []), "'b': the geometry, a Polygon, is empty"),
        "collection": (collection, "'b': a GeometryCollection"),
        "no geometry": (feature("bin", "b", None, None), "'b': the geometry of a bin must be a Point"),
        "the gate none": (feature("gate", "none", "LineString", [[3, 0], [6, 0]]), "'none': results say 'none'"),
        "half an id": (feature("bin", 7.5, "Point", [3, 3]), "needs an id"),
        "half of stairs": (feature("walkable", "b", "Polygon", steps, stairs_rise=3), "'b': stairs must be"),
        "other property": (feature("bin", "b", "Point", [3, 3], colour="red"), "'b': unknown property 'colour'"),
        "gate without length": (feature("gate", "b", "LineString", [[0, 1], [0, 1]]), "'b': this line must have two different points"),
        "bow tie": (feature("zone", "b", "Polygon", [[[3, 3], [9, 9], [9, 3], [3, 9], [3, 3]]]), "'b': the ring crosses or touches itself"),
        "spike": (feature("zone", "b", "Polygon", [[[3, 3], [9, 3], [9, 9], [9, 3], [3, 3]]]), "'b': the ring near"),
    }
    for case, (one, said) in refused.items():
        expect(case, ["check", site(room() + [one])], 2, said, "site.geojson:1:")

    for case, more in (("another word", " x"), ("another object", "{}"), ("a comma", ",")):
        expect(f"after the end: {case}", ["check", write("site.geojson", site(room()).read_text() + more)], 2, "something stands after its end")

    # The line of a feature is its own, whatever stands before it.
    lines = ['{"type": "FeatureCollection", "name": "trial", "plattan": {"coordinates": "local"}, "features": [', *(json.dumps(one) + "," for one in room()), "null,",
             json.dumps(feature("seat", "s", "Point", [5, 5])), "]}"]
    expect("null among the features", ["check", write("n.geojson", "\n".join(lines))], 2, f"n.geojson:{2 + len(room())}:1: this is no GeoJSON Feature")

    # --- texts
    for case, text, said in (("latin-1", "scenario: t\xf6rg\n".encode("latin-1"), "t.yaml:1:12: the byte 0xF6 is no UTF-8"), ("utf-16", "scenario: x\n".encode("utf-16"), "UTF-16"), ("utf-16-le", "scenario: x\n".encode("utf-16-le"), "UTF-16"), ("utf-32", "scenario: x\n".encode("utf-32"), "UTF-32"), ("utf-32-be", "scenario: x\n".encode("utf-32-be"), "UTF-32"),
                             ("tab", "scenario: x\nparameters:\n\tdealer: {}\n", "t.yaml:3:1: a tab"), ("escape", 'scenario: "a\\e[31m"\n', "0x1B"),
                             ("no separator", f"site: {sites}/sergels-torg.geojson\ndemand: {sites}/sergels-torg.demand.yaml\ndate: 2018-07-17\nweather: zzzz\n", "'zzzz'. Allowed: dry")):
        expect(case, ["check", write("t.yaml", text)], 2, said)
    expect("latin-1 site", ["check", write("l.geojson", '{"type": "FeatureCollection", "name": "t\xf6rg"}'.encode("latin-1"))], 2, "l.geojson:1:41: the byte 0xF6")

    # --- paths: the line that says so is named, nothing is waited for
    os.mkfifo(folder / "pipe")
    os.symlink("loop", folder / "loop")
    (folder / "folder").mkdir()
    for path in ("/dev/zero", "/dev/null", "pipe", "loop", "folder", "nowhere", "/proc/kmsg", "/proc/self/mem", "x" * 300, "a/" * 3000, '"a\\0b"'):
        short = path[:12]
        expect(f"extends {short}", ["check", write("p.yaml", f"scenario: p\nextends: {path}\n")], 2, "p.yaml:2:10: ", absent=["is missing"])
        expect(f"site {short}", ["check", write("p.yaml", f"date: 2018-07-17\nsite: {path}\ndemand: {sites}/sergels-torg.demand.yaml\n")], 2, "p.yaml:2:7: ")
        expect(f"demand {short}", ["check", write("p.yaml", f"date: 2018-07-17\nsite: {sites}/sergels-torg.geojson\ndemand: {path}\n")], 2, "p.yaml:3:9: ")
        if path.isprintable() and '"' not in path:
            expect(f"check {short}", ["check", path], 2)

    # --- demand: known by content; what run refuses, check finds
    site(room())
    write("site.crowd.yaml", "crowds:\n  a: {count: 5, gate: west, at: 12:00, to: east}\n")
    expect("demand by content", ["check", "site.crowd.yaml"], 0)
    write("plan.txt", (folder / "site.geojson").read_bytes())
    expect("site by content", ["check", "plan.txt"], 0)
    expect("demand without a site", ["check", write("alone.yaml", "crowds: {}\n")], 2, "belongs to a site")
    expect("demand run", ["run", "site.crowd.yaml", "-o", "x.h5"], 2, "this is a demand file, no scenario")
    scenario = write("t.yaml", "site: site.geojson\ndemand: site.crowd.yaml\ndate: 2018-07-17\n")
    for crowd, said in (("count: 5000, area: room", "do not fit into its area"), ("density: 8, area: room, group_size: 0", "is not between"),
                        ("count: 5, gate: west, via: [], laps: 3", "expected a list of 1 to"), ("count: 5, count: 5, gate: west", "twice")):
        write("site.crowd.yaml", f"crowds:\n  a: {{{crowd}, at: 12:00, to: east}}\n")
        for words in (["check", scenario], ["run", scenario, "-o", "x.h5"]):
            expect(f"crowd {crowd} ({words[0]})", words, 2, "site.crowd.yaml:2:", said)
    write("site.crowd.yaml", "crowds:\n  a: {count: 5, gate: west, at: 12:00, to: west}\n")
    expect("out beside where it came in", ["check", scenario], 2, "site.crowd.yaml:2:", "would leave by the gate it comes in through at once")
    write("site.crowd.yaml", "crowds:\n  a: {count: 5, gate: west, at: 12:00, to: []}\n")
    expect("nowhere to go", ["check", scenario], 2, "expected a list")

    # --- far too large
    large = room(100, 100)
    huge = {
        "gates": (large + [feature("gate", f"g{i}", "LineString", [[1 + i * 0.019, 0], [1.9 + i * 0.019, 0]]) for i in range(5000)], "gates and links; allowed are 200"),
        "links": (large + [feature("link", f"l{i}", "LineString", [[1 + i * 0.019, 5], [1 + i * 0.019, 9]]) for i in range(5000)], "gates and links; allowed are 200"),
        "walkables": ([feature("walkable", f"w{i}", "Polygon", box(i % 70, i // 70, 1, 1)) for i in range(4900)] + room()[1:], "walkable areas and zones; allowed are 500"),
        "zones": (large + [feature("zone", f"z{i}", "Polygon", box(3, 3, 3, 3)) for i in range(4900)], "walkable areas and zones; allowed are 500"),
        "obstacles": (large + [feature("obstacle", f"o{i}", "Polygon", box(20 + i * 0.01, 20 + i * 0.01, 20, 20)) for i in range(4000)], "obstacles; allowed are 2000"),
        "slats": (large + [feature("obstacle", f"o{i}", "Polygon", box(5, 5 + i * 0.2, 90, 0.05) if i % 2 else box(5 + i * 0.2, 5, 0.05, 90)) for i in range(400)], "cross each other more than"),
        "nodes": (large + [feature("node", f"n{i}", None, None) for i in range(2000)], "nodes; allowed are 100"),
        "seats": (large + [feature("seat", f"s{i}", "Point", [5, 5]) for i in range(15000)], "seats; allowed are 2000"),
        "extent": (room(200_000, 200_000), "200000.0 m across"),
        "a zone far away": (large + [feature("zone", "z", "Polygon", box(0, 0, 200_000, 200_000), rule="keep_clear")], "'z': lies 199900 m"),
        "features": (large + [feature("bin", f"b{i}", "Point", [5, 5]) for i in range(20_001)], "features; allowed are 20000"),
    }
    for case, (features, said) in huge.items():
        expect(case, ["check", site(features)], 2, said)
    for kind, entry in (("police", "police_visits: {}"), ("cleaners", "cleaners: {count: 50}"), ("rounds", "cleaning_round: {}")):
        path = write("staff.yaml", f"extends: {root}/scenarios/baseline-2014.yaml\ninterventions:\n" + f"  - {entry}\n" * 190)
        expect(kind, ["check", path], 2, "staff.yaml:", "allowed are")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
