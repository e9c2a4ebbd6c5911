#!/usr/bin/python3
"""Writes what a geographic information system opens: the plan, what stands there, and the cells of maps, as GeoJSON in SWEREF 99 18 00 (EPSG:3011).

geojson.py RUN.h5 FOLDER, or geojson.py STUDY FOLDER for the maps of a comparison. A style for QGIS lies beside the cells. Needs ogr2ogr (gdal-bin).
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import h5py
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from plattan_reader import Run, open_study

SYSTEM = "EPSG:3011"
CELLS_OF_RUN = ["free_area", "lamps_at_night", "unsafe_day", "unsafe_night"]


def source_system(run):
    """How the metres of a run lie on the globe: its own system where it has a projected one, else a plane that touches the globe at its origin."""
    crs = str(run.attributes.get("crs", ""))
    x, y = (float(one) for one in np.atleast_1d(run.file.attrs["origin"])[:2]) if "origin" in run.file.attrs else (0.0, 0.0)
    if crs.upper().startswith("EPSG:"):
        return crs, x, y
    site = run.file["site"].attrs
    return f"+proj=tmerc +lat_0={float(site['latitude'])} +lon_0={float(site['longitude'])} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m", 0.0, 0.0


def feature(kind, coordinates, properties):
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}


def number(value):
    return None if value is None or not np.isfinite(value) else float(f"{float(value):.6g}")


def write(path, features, system, shift):
    """In the system of the run first, then by GDAL in the one that planners use."""
    def moved(coordinates):
        return [moved(one) for one in coordinates] if isinstance(coordinates[0], list) else [coordinates[0] + shift[0], coordinates[1] + shift[1]]
    for one in features:
        one["geometry"]["coordinates"] = moved(one["geometry"]["coordinates"])
    with tempfile.TemporaryDirectory() as folder:
        own = pathlib.Path(folder) / path.name
        own.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        made = pathlib.Path(folder) / f"made-{path.name}"
        subprocess.run(["ogr2ogr", "-f", "GeoJSON", "-s_srs", system, "-t_srs", SYSTEM, "-lco", "COORDINATE_PRECISION=2", str(made), str(own)], check=True)
        shutil.move(made, path)


def plan(run):
    """Outlines and what stands there on the first day."""
    outlines, points = [], []
    for one in run.outlines().itertuples():
        ring = [[float(x), float(y)] for x, y in one.points]
        if one.closed and one.hole:  # of the outline before it
            outlines[-1]["geometry"]["coordinates"].append(ring + ring[:1])
        elif one.closed:
            outlines.append(feature("Polygon", [ring + ring[:1]], {"kind": one.kind, "id": one.id}))
        elif not one.closed and len(ring) > 1:
            outlines.append(feature("LineString", ring, {"kind": one.kind, "id": one.id}))
    for kind in ("seats", "luminaires", "bins", "cameras"):
        for row in run.day(kind).itertuples():
            more = {"places": int(row.places), "what": row.kind} if kind == "seats" else {"lumen": float(row.lumen)} if kind == "luminaires" else {}
            points.append(feature("Point", [float(row.x), float(row.y)], {"kind": kind, "id": row.id, **more}))
    for row in run.day("duties").dropna(subset="post_x").drop_duplicates(["role", "post_x", "post_y"]).itertuples():
        points.append(feature("Point", [float(row.post_x), float(row.post_y)], {"kind": "post", "id": str(row.role)}))
    return outlines, points


def cells(x, y, values):
    """A square for each cell in which anything is known; `values` are arrays by y and x."""
    half = (x[1] - x[0]) / 2
    known = np.any([np.isfinite(one) & (one != 0) for one in values.values()], axis=0)
    for r, c in zip(*np.nonzero(known)):
        a, b, d, e = x[c] - half, y[r] - half, x[c] + half, y[r] + half
        yield feature("Polygon", [[[a, b], [d, b], [d, e], [a, e], [a, b]]], {name: number(one[r, c]) for name, one in values.items()})


def style(column, largest):
    """A style of QGIS: five classes of a difference, orange worse or less, green better or more; pale in the middle."""
    colours = ["180,71,15,255", "239,171,132,255", "246,246,244,160", "125,186,180,255", "15,111,112,255"]
    edges = np.array([-1, -0.4, -0.05, 0.05, 0.4, 1]) * largest
    ranges = "".join(f'<range lower="{low:.6g}" upper="{high:.6g}" symbol="{i}" label="{low:.3g} to {high:.3g}" render="true"/>' for i, (low, high) in enumerate(zip(edges, edges[1:])))
    symbols = "".join(f'<symbol name="{i}" type="fill" alpha="1"><layer class="SimpleFill" enabled="1"><Option type="Map"><Option name="color" type="QString" value="{colour}"/>'
                      f'<Option name="outline_style" type="QString" value="no"/></Option></layer></symbol>' for i, colour in enumerate(colours))
    return f'<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">\n<qgis version="3.22" styleCategories="Symbology"><renderer-v2 type="graduatedSymbol" attr="{column}" graduatedMethod="GraduatedColor"><ranges>{ranges}</ranges><symbols>{symbols}</symbols></renderer-v2></qgis>\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=pathlib.Path, help="run file, or folder of a comparison")
    parser.add_argument("folder", type=pathlib.Path, help="folder to write to; it is made where it is missing")
    arguments = parser.parse_args()
    if not shutil.which("ogr2ogr"):
        print("ogr2ogr is missing: apt-get install -y --no-install-recommends gdal-bin", file=sys.stderr)
        return 3
    is_study = arguments.source.is_dir()
    path = sorted((arguments.source / "runs").glob("*.h5"))[0] if is_study else arguments.source
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with Run(path) as run:
        system, *shift = source_system(run)
        outlines, points = plan(run)
        if is_study:
            study = open_study(arguments.source)
            grids = {}
            for name in study:
                if name.startswith("map_") and study[name].dims == ("scenario", "y", "x"):  # not the moments of each point
                    for s, title in enumerate(study.scenario.values):
                        if s or not name.endswith(("_difference", "_low", "_high")):
                            grids[f"{name[4:]}_{s}"] = study[name].values[s]
            x, y = study.x.values, study.y.values
            column, largest = "staying_difference_1", float(np.nanmax(np.abs(grids.get("staying_difference_1", np.ones((1, 1)))))) or 1.0
            names = {str(s): str(title) for s, title in enumerate(study.scenario.values)}
            (arguments.folder / "cells.txt").write_text("".join(f"columns that end in _{s}: {title}\n" for s, title in names.items()), encoding="utf-8")
        else:
            grids = {name: run.grids[name].values for name in CELLS_OF_RUN if name in run.grids}
            x, y = run.grids.x.values, run.grids.y.values
            column, largest = "unsafe_day", float(np.nanmax(np.abs(grids["unsafe_day"]))) if np.isfinite(grids["unsafe_day"]).any() else 1.0
    for name, features in (("plan", outlines), ("points", points), ("cells", list(cells(x, y, grids)))):
        if features:
            write(arguments.folder / f"{name}.geojson", features, system, shift)
            print(arguments.folder / f"{name}.geojson")
    (arguments.folder / "cells.qml").write_text(style(column, largest), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
