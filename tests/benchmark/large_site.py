#!/usr/bin/python3
"""Writes a site of several squares side by side, with one demand and one scenario, to measure how a day grows:

    tests/benchmark/large_site.py SITE.geojson DEMAND.yaml FOLDER [COPIES]

Each copy has its own gates and trips; nobody walks from one to the other, though streets join them. The trip classes of a
copy are folded into two, because a class is named by one letter; compare with COPIES 1, not with the square itself.
"""
import copy
import json
import pathlib
import sys

import yaml

WIDTH, HEIGHT = 215, 155  # from one copy to the next: the square is 200 m by 140 m
COLUMNS = 3
NAMED = ("id", "of", "link", "zone")


def shifted(coordinates, by):
    if isinstance(coordinates[0], (int, float)):
        return [coordinates[0] + by[0], coordinates[1] + by[1]] + coordinates[2:]
    return [shifted(part, by) for part in coordinates]


def features_of(site, number):
    by = (WIDTH * (number % COLUMNS), HEIGHT * (number // COLUMNS))
    for feature in copy.deepcopy(site["features"]):
        for key in NAMED:
            if key in feature["properties"]:
                feature["properties"][key] = f"{feature['properties'][key]}_{number}"
        if feature["geometry"]:
            feature["geometry"]["coordinates"] = shifted(feature["geometry"]["coordinates"], by)
        yield feature


def demand_of(demand, copies):
    large = {key: demand[key] for key in ("hourly", "opening_hours")}
    large.update(demand="Large site", trips_per_day=demand["trips_per_day"] * copies, ends={}, classes={})
    lingering = demand["classes"]["H"]
    for number in range(copies):
        for name, end in demand["ends"].items():
            own = large["ends"][f"{name}_{number}"] = {"gates": {f"{gate}_{number}": weight for gate, weight in end["gates"].items()}}
            if "via" in end:
                own["via"] = f"{end['via']}_{number}"
        letter = chr(ord("A") + number)
        large["classes"][letter] = {"share": (1 - lingering["share"]) / copies,
                                    "between": [{f"{end}_{number}": weight for end, weight in side.items()} for side in
                                                ({"south": 0.36, "T": 0.45, "W": 0.19}, {"north": 0.36, "E": 0.32, "N": 0.32})]}
        large["classes"][chr(ord(letter) + copies)] = {"share": lingering["share"] / copies,
                                                       "ends": {f"{end}_{number}": weight for end, weight in lingering["ends"].items()}}
    large["staff"] = {"gate": f"{demand['staff']['gate']}_0"}
    return large


def main():
    site, demand = json.loads(pathlib.Path(sys.argv[1]).read_text()), yaml.safe_load(pathlib.Path(sys.argv[2]).read_text())
    folder, copies = pathlib.Path(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 10
    if not 1 <= copies <= 12:
        raise SystemExit("COPIES is 1 to 12: a site is at most 650 m across")
    site["name"] = f"{copies} squares side by side"
    site["features"] = [feature for number in range(copies) for feature in features_of(site, number)]
    # An alley along the western edge of each column, and a street that joins the alleys.
    columns, rows = min(copies, COLUMNS), (copies + COLUMNS - 1) // COLUMNS
    strips = [(-36, -50, -32 + WIDTH * (columns - 1), -46)] + [(WIDTH * c - 36, -46, WIDTH * c - 32, HEIGHT * rows - 60) for c in range(columns)]
    for number, (west, south, east, north) in enumerate(strips):
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        site["features"].append({"type": "Feature", "properties": {"kind": "walkable", "id": f"street_{number}", "level": "street"},
                                 "geometry": {"type": "Polygon", "coordinates": [ring]}})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.geojson").write_text(json.dumps(site))
    (folder / "demand.yaml").write_text(yaml.safe_dump(demand_of(demand, copies), sort_keys=False))
    (folder / "large.yaml").write_text(f"scenario: {copies} squares\nsite: site.geojson\ndemand: demand.yaml\ndate: 2018-07-17\nweather: dry\n")


if __name__ == "__main__":
    main()
