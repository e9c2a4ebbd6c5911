#!/usr/bin/python3
"""Follows CONTRIBUTING.md: a layer of the viewer is one file and one line of its list. Usage: follow_layer.py COMPILER."""
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
with tempfile.TemporaryDirectory() as name:
    overlay = pathlib.Path(name)
    folder = overlay / "visualize/model/layers"
    folder.mkdir(parents=True)
    (folder / "looks.cpp").write_text((here / "looks.cpp").read_text())
    listed = (root / "visualize/model/layers/list.h").read_text()
    last = "LAYER(defects)"
    assert listed.count(last) == 1, "list.h no longer looks as the recipe says"
    (folder / "list.h").write_text(listed.replace(last, f"{last} LAYER(looks)"))
    for source in ("list.cpp", "layer.h"):
        (folder / source).write_text((root / "visualize/model/layers" / source).read_text())
    for source in ("looks.cpp", "list.cpp"):
        # The overlay comes first, so the changed list is what everybody sees.
        subprocess.run([sys.argv[1], "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{overlay}", f"-I{root}", f"-I{root / 'sim'}",
                        str(folder / source)], check=True)
