#!/usr/bin/python3
"""Every source file is as clang-format leaves it, by .clang-format in the root. `clang-format -i FILE` mends a file."""
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
sources = [path for module in ("sim", "analysis", "visualize", "tests", "cmake") for ending in ("*.cpp", "*.h") for path in sorted((root / module).rglob(ending))]
told = subprocess.run(["clang-format", "--dry-run", *map(str, sources)], capture_output=True, text=True, check=True).stderr
places = [line.split(": warning")[0].removeprefix(f"{root}/") for line in told.splitlines() if "[-Wclang-format-violations]" in line]
for place in places:
    print(f"{place}: not as clang-format would have it")
print(f"{len(sources)} files, {len(places)} places")
sys.exit(1 if places or not sources else 0)
