#!/usr/bin/python3
"""Makes small result files for the corpus of the fuzzer `results`: seeds_of_results.py PROGRAM [FOLDER]

A short run of a small place is cut down to a few rows, one part of the format in each file: fuzzers change little in large files. To be run
again when the format changes; files that the readers refuse at once teach a fuzzer nothing.
"""
import hashlib
import pathlib
import subprocess
import sys
import tempfile

import h5py

program = pathlib.Path(sys.argv[1]).resolve()
folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).resolve().parent / "corpus" / "results"
most_rows = 8
parts = {
    "people": ["people"],
    "events": ["people/key", "events"],
    "minutes": ["series"],
    "grids": ["grids/x", "grids/y", "grids/time", "grids/density", "grids/unsafe", "grids/free_area"],
    "tracks": ["people/kind", "roles", "trajectories"],
    "place": ["roles", "site"],
    "seats": ["roles", "site", "days/seats", "days/bins", "days/luminaires", "states"],
    "duties": ["roles", "days/duties", "days/beats", "days/gates", "days/costs"],
    "figures": ["summary", "tables"],
    "parameters": ["parameters"],
}


def copy(source, target, path):
    """A dataset with its attributes, cut to a few rows and unpacked; a group with all in it."""
    thing = source[path]
    if isinstance(thing, h5py.Group):
        group = target.require_group(path)
        group.attrs.update(thing.attrs)
        for name in thing:
            copy(source, target, f"{path}/{name}")
        return
    values = thing[()] if not thing.shape or path.startswith(("grids", "site", "tables")) else thing[:most_rows]
    made = target.create_dataset(path, data=values, dtype=thing.dtype)
    for name, value in thing.attrs.items():
        if name not in ("CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST"):
            made.attrs[name] = value


with tempfile.TemporaryDirectory() as name:
    home = pathlib.Path(name)
    place = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "verification" / "imo-01.yaml"
    subprocess.run([program, "run", place, "--from", "12:00", "--until", "12:02", "--set", "spin_up=0", "--quiet", "-o", home / "run.h5"], check=True,
                   stdout=subprocess.DEVNULL)
    folder.mkdir(parents=True, exist_ok=True)
    with h5py.File(home / "run.h5") as run:
        for part, paths in parts.items():
            seed = home / f"{part}.h5"
            with h5py.File(seed, "w", libver="earliest") as made:
                neutral = {"command_line": "plattan run imo-01.yaml", "started": "2026-01-01T00:00:00Z", "git": "seed"}  # nothing of this machine
                made.attrs.update({**run.attrs, **neutral})
                for enumeration in ("role", "sex", "trip_class", "gate", "event_kind", "state"):
                    made[enumeration] = run[enumeration].dtype
                for path in paths:
                    copy(run, made, path)
            body = seed.read_bytes()
            (folder / hashlib.sha1(body).hexdigest()).write_bytes(body)
            print(f"{part}: {len(body)} bytes")
