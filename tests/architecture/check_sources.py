#!/usr/bin/python3
"""Reads the sources: includes point one way, nothing that breaks determinism, every source is in the bibliography."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
# The order of ARCHITECTURE.md: a module may include itself and those before it.
modules = ["base", "statistics", "parameters", "site", "people", "environment", "demand", "perception", "information", "encounters", "roles",
           "locomotion", "interventions", "observables", "record", "day", "experiments", "benchmarks", "verification", "safety_walk", "commands"]
# What may not stand in sim/, and why. Commands talk to the user and may look at the wall clock.
forbidden = {
    r"std::unordered_(map|set)": "iteration over unordered containers has no fixed order",
    r"std::atomic<\s*(float|double)": "sums of floats by atomics depend on the threads",
    r"\bthread_local\b": "sums per thread depend on the threads",
    r"parallel_reduce|parallel_deterministic_reduce": "TBB's reductions depend on the threads",
    r"std::(random_device|mt19937|rand\b|uniform_real_distribution|normal_distribution)": "draws come from base/random",
    r"std::(exp|log|log2|log10|pow|sin|cos|tan|atan|atan2|asin|acos|tanh|cbrt|hypot)\s*\(": "transcendental functions come from base/elementary",
    r"\b(system_clock|steady_clock|high_resolution_clock|time\(nullptr\)|gettimeofday)\b": "wall clock",
    r"\b(setlocale|std::locale)\b": "locale",
}
may_use_wall_clock = {"commands", "benchmarks"}

faults = []
for path in sorted((root / "sim").rglob("*")):
    if path.suffix not in (".h", ".cpp"):
        continue
    module = path.relative_to(root / "sim").parts[0]
    if module == "main.cpp":
        continue
    if module not in modules:
        faults.append(f"{path}: the module '{module}' is not in the list")
        continue
    for number, line in enumerate(path.read_text().splitlines(), 1):
        included = re.match(r'#include "(\w+)/', line)
        if included and included.group(1) in modules and modules.index(included.group(1)) > modules.index(module):
            faults.append(f"{path}:{number}: {module}/ may not include {included.group(1)}/")
        if 'hdf5' in line and line.startswith('#include') and module != "record":
            faults.append(f"{path}:{number}: only record/ uses HDF5")
        code = line.split("//")[0]
        for pattern, why in forbidden.items():
            if re.search(pattern, code) and not (why == "wall clock" and module in may_use_wall_clock):
                faults.append(f"{path}:{number}: {why}: {line.strip()}")
    if len(path.read_text().splitlines()) > 620:
        faults.append(f"{path}: longer than 620 lines; one idea a file")

# Keys of measured() and estimated() stand in the bibliography.
bibliography = set(re.findall(r"@\w+\{([\w-]+),", (root / "docs" / "references.bib").read_text()))
for path in sorted((root / "sim").rglob("*.h")):
    for key in re.findall(r'(?:measured|estimated)\("([^"]+)"', path.read_text()):
        if key not in bibliography:
            faults.append(f"{path}: the source '{key}' is not in docs/references.bib")
    for key in re.findall(r"\(`(\w+\d{4}|[a-z]+_[a-z]+)`\)", path.read_text()):
        if key not in bibliography:
            faults.append(f"{path}: the source '{key}' is not in docs/references.bib")

# The viewer and the analysis know the file, not the model.
for path in sorted((root / "visualize").rglob("*.[hc]*")) + sorted((root / "analysis").rglob("*.[hc]*")):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        included = re.match(r'#include "(\w+)/', line)
        if included and included.group(1) in modules and included.group(1) not in ("base", "statistics", "record", "site"):
            faults.append(f"{path}:{number}: knows only the file, not {included.group(1)}/")

# CMake splits at semicolons: such a test would be two that run nothing and pass.
for path in sorted((root / "tests").rglob("*.cpp")):
    for name in re.findall(r'TEST_CASE\("([^"]*)"', path.read_text()):
        if ";" in name:
            faults.append(f"{path}: the test name '{name}' has a semicolon")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
