#!/usr/bin/python3
"""Reads the sources: includes point one way, nothing that breaks determinism, every source is in the bibliography."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
# What a module may include besides itself: the pairs of ARCHITECTURE.md. Whoever needs another pair adds it here, with the reason where a
# stranger would ask. Two rules hold for all of them: no module includes one that includes it, over however many steps, and what reads results
# (analysis, visualize) knows the plan of a place and the file, nothing of the model.
allowed = {
    "base": "",
    "statistics": "base",
    "estimates": "base statistics",  # knows numbers of runs, neither how they were made nor where they lie
    "parameters": "base",
    "site": "base parameters",  # reads YAML and text files as parameters/document does
    "results": "base site",  # the plan of a place is part of a file
    "people": "base parameters site",
    "environment": "base parameters site people",
    "demand": "base parameters site people environment",  # events have places and hours; the audience of one is demand
    "perception": "base parameters site people environment",
    "information": "base parameters site people environment perception",  # reports tell what is noticed
    "encounters": "base parameters site people environment demand perception information",  # what lasts of the scene is kept by demand
    "roles": "base parameters site people environment demand perception information encounters",  # a buyer asks at which price a deal is struck
    "locomotion": "base parameters site people",
    "interventions": "base parameters site environment demand information roles",  # they write the roster of a role
    "observables": "base statistics parameters site results people environment demand perception information roles",  # pack numbers as the layout has them
    "record": "base parameters site results people environment demand interventions observables",  # writes what observables declare, and the plan of a day
    "day": "base parameters site results people environment demand perception information encounters roles locomotion interventions observables record",
    "experiments": "base parameters site results record day",
    "benchmarks": "base people locomotion day experiments",  # walking alone, and whole days
    "verification": "base statistics parameters site people observables day experiments benchmarks",  # the crossing that is timed is verified too
    "studies": "base statistics estimates parameters site demand people interventions results observables record day experiments",  # rows of figures, and one file of them; options to choose from are priced entries for a site; seats are counted by events of people
    "analysis": "base statistics estimates site results",
    "visualize": "base parameters site results",  # tours and looks are YAML
    "commands": "base statistics estimates parameters site demand results record day experiments benchmarks verification studies analysis visualize",  # tours and demand files are checked like every other file
}
modules = {name: set(others.split()) for name, others in allowed.items()}
uses_hdf5 = {"results", "record", "studies"}
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


def reached(module, seen=()):
    """Modules that one leads to over any number of steps."""
    for other in modules[module]:
        if other in seen:
            continue
        seen = (*reached(other, (*seen, other)),)
    return seen


for module in modules:
    if module in reached(module):
        faults.append(f"the table of modules: {module} leads back to itself")
    for other in modules[module] - set(modules):
        faults.append(f"the table of modules: {module} may include '{other}', which there is not")

for path in [*sorted((root / "sim").rglob("*")), *sorted((root / "analysis").rglob("*")), *sorted((root / "visualize").rglob("*"))]:
    if path.suffix not in (".h", ".cpp"):
        continue
    parts = path.relative_to(root).parts
    module = parts[1] if parts[0] == "sim" else parts[0]
    if module == "main.cpp":
        continue
    if module not in modules:
        faults.append(f"{path}: the module '{module}' is not in the table")
        continue
    for number, line in enumerate(path.read_text().splitlines(), 1):
        included = re.match(r'#include "(\w+)/', line)
        if included and included.group(1) != module and included.group(1) not in modules[module]:
            faults.append(f"{path}:{number}: {module}/ may not include {included.group(1)}/")
        if re.match(r'#include [<"](hdf5|H5)', line) and module not in uses_hdf5:
            faults.append(f"{path}:{number}: only {' and '.join(sorted(uses_hdf5))} use HDF5")
        if parts[0] != "sim":
            continue
        code = line.split("//")[0]
        for pattern, why in forbidden.items():
            if re.search(pattern, code) and not (why == "wall clock" and module in may_use_wall_clock):
                faults.append(f"{path}:{number}: {why}: {line.strip()}")
    if len(path.read_text().splitlines()) > 620:
        faults.append(f"{path}: longer than 620 lines; one idea a file")

# What the model assumes about the world is declared: as a PARAMETER, or as a FIXED figure. A bare constant is allowed for what only the
# computation needs (a tolerance, the side of a cell, a limit of a file), and then says so: "// numerical: why" beside it or above it.
model_modules = ["site", "people", "environment", "demand", "perception", "information", "encounters", "roles", "locomotion", "interventions",
                 "observables", "day"]
kinds = "float|double|Seconds|Metres|MetresPerSecond|Lux|Lumen|Kronor"
constant = re.compile(rf"\bconstexpr\s+(?:const\s+)?(?:std::array<\s*)?(?:{kinds})\b[^;(]*?[={{](?P<value>[^;]*)")
literal = re.compile(rf"\b(?:const|constexpr)\s+(?:{kinds}|auto)\s+\w+\s*[=({{]\s*-?\.?\d[\w.']*\s*[)}}]?\s*;")
allowed_because = re.compile(r"//\s*/?<?\s*numerical: \S+ \S+")


def is_bare(value):
    """True where one of the values is a number; half of a declared figure, its double and its inverse are none."""
    numbers = [set(re.findall(r"(?<![\w.])\.?\d[\w.]*", part)) for part in re.split(r",(?![^<]*>)", value)]
    named = [re.search(r"[A-Za-z_]{2,}", part.split("=")[-1]) is not None for part in re.split(r",(?![^<]*>)", value)]
    return any(digits and not (name and digits <= {"1", "2"}) for digits, name in zip(numbers, named))


def bare_constants(text):
    """Numbers of the lines that declare a constant by a number, without a reason."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        code = line.split("//")[0]
        declared = constant.search(code)
        # The reason stands on the line, or in the comment right above.
        above = lines[number - 2] if number > 1 and lines[number - 2].lstrip().startswith("//") else ""
        if (declared and is_bare(declared.group("value")) or literal.search(code)) and not allowed_because.search(line) and not allowed_because.search(above):
            yield number


for module in model_modules:
    for path in sorted((root / "sim" / module).rglob("*")):
        if path.suffix in (".h", ".cpp"):
            for number in bare_constants(path.read_text()):
                faults.append(f"{path}:{number}: a figure of the model is a PARAMETER or FIXED; what only the computation needs says '// numerical: why'")

# It notices what it is there for.
for text, wrong in {"constexpr float range = 8;": True, "static constexpr Seconds beat = 5; ///< (unit: s)": True, "constexpr double a = p.a, b = 2;": True,
                    "constexpr std::array<double, 2> x{0, 8};": True, "constexpr float range = 8; // numerical:": True,
                    "constexpr float range = 8; // numerical: cells of the sort": False, "// numerical: cells of the sort\nconstexpr float range = 8;": False,
                    "constexpr float range = people_figures.range;": False, "constexpr float apart = 2 * body_radius;": False, "constexpr Seconds kept = 3 * seconds_per_day;": True,
                    "const float x = 8;": True, "static const Seconds beat{20};": True, "constexpr float x(8);": True, "constexpr float x = .8F;": True, "constexpr auto x = 8.5;": True,
                    "const double share = a / b;": False, "constexpr int rounds = 7;": False, "constexpr double f(double x) { return 2 * x; }": False}.items():
    if bool(list(bare_constants(text))) != wrong:
        faults.append(f"{__file__}: '{text}' is {'not ' if wrong else ''}taken for a bare constant")

# A header and its source are one pair; no pair includes, by way of others, itself. Those that are one thing in several files say so here.
ONE_THING = [{"base/problems", "base/utf8"},  # a text that is no UTF-8 is a problem, and problems are told in UTF-8
             {"site/features", "site/polygons"},  # features consist of polygons, which are checked as those of a feature
             {"environment/environment", "environment/ground_day"},  # what a day leaves of the environment it belongs to
             {"commands/optimise_answer", "commands/optimise_search", "commands/optimise_study"}]  # one command


def circles(edges):
    """The strongly connected parts of a graph that have more than one node."""
    order, low, stack, found = {}, {}, [], []

    def visit(node):
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in edges.get(node, ()):
            if other not in order:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == order[node]:
            part = set()
            while node not in part:
                part.add(stack.pop())
            if len(part) > 1:
                found.append(part)

    for node in list(edges):
        if node not in order:
            visit(node)
    return found


sys.setrecursionlimit(10_000)
edges = {}
for path in sorted((root / "sim").rglob("*")):
    if path.suffix in (".h", ".cpp"):
        pair = str(path.relative_to(root / "sim").with_suffix(""))
        edges.setdefault(pair, set()).update(other for other in (include.rsplit(".", 1)[0] for include in re.findall(r'^#include "([^"]+)"', path.read_text(), re.M)) if other != pair)
for part in circles(edges):
    if part not in ONE_THING:
        faults.append(f"these pairs of files include one another in a circle: {', '.join(sorted(part))}")
if circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) != [{"a", "b", "c"}]:
    faults.append(f"{__file__}: circles are not found")

# Every aggregate of fixed figures is in the documents and in the result files.
listed = (root / "sim" / "day" / "fixed_figures.cpp").read_text()
for path in sorted((root / "sim").rglob("*.h")):
    for name, body in re.findall(r"\bstruct (\w+) \{(.*?)\n\};", path.read_text(), re.S):
        if re.search(r"^\s*FIXED\(", body, re.M) and not re.search(rf"\b{name}\b", listed):
            faults.append(f"{path}: the fixed figures of {name} are not listed in sim/day/fixed_figures.cpp")

# Keys of measured() and estimated() stand in the bibliography.
bibliography = set(re.findall(r"@\w+\{([\w-]+),", (root / "docs" / "references.bib").read_text()))
for path in sorted((root / "sim").rglob("*.h")):
    for key in re.findall(r'(?:measured|estimated)\("([^"]+)"', path.read_text()):
        if key not in bibliography:
            faults.append(f"{path}: the source '{key}' is not in docs/references.bib")
    for key in re.findall(r"\(`(\w+\d{4}|[a-z]+_[a-z]+)`\)", path.read_text()):
        if key not in bibliography:
            faults.append(f"{path}: the source '{key}' is not in docs/references.bib")

# CMake splits at semicolons: such a test would be two that run nothing and pass.
for path in sorted((root / "tests").rglob("*.cpp")):
    for name in re.findall(r'TEST_CASE\("([^"]*)"', path.read_text()):
        if ";" in name:
            faults.append(f"{path}: the test name '{name}' has a semicolon")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
