#!/usr/bin/python3
"""What the viewer and the analysis link: the plan of a place and the file, no threads, no PROJ, nothing of the model. YAML only the viewer: tours.

    link_lines.py BUILD ANALYSIS_ALONE [VIEWER]      the analysis whole in a program of its own; the viewer where it is built
"""
import pathlib
import re
import subprocess
import sys

build, programs = pathlib.Path(sys.argv[1]), [pathlib.Path(path) for path in sys.argv[2:]]
own = {"base", "plan", "results", "analysis"}
of_viewer = {"parameters", "view"}  # the reader of YAML, and what of the viewer needs no display
foreign = ("tbb", "yaml", "proj", "json")
faults = []
rules = (build / "build.ninja").read_text()
for program in programs:
    name = program.relative_to(build)
    is_viewer = program.name == "plattan-view"
    allowed = own | of_viewer if is_viewer else own
    refused = tuple(word for word in foreign if not (is_viewer and word == "yaml"))
    found = re.search(rf"^build {re.escape(str(name))}: .*?LINK_LIBRARIES = ([^\n]*)", rules, re.M | re.S)
    if found is None:
        faults.append(f"{name}: its link line was not found")
        continue
    for word in found.group(1).split():
        library = pathlib.Path(word).name
        layer = re.match(r"libplattan_(\w+)\.a", library)
        if layer and layer.group(1) not in allowed:
            faults.append(f"{name}: links plattan_{layer.group(1)}")
        if not layer and any(part in library.lower() for part in refused):
            faults.append(f"{name}: links {library}")
    loaded = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    if "hdf5" not in loaded:
        faults.append(f"{name}: does not even read files:\n{loaded}")
    for line in loaded.splitlines():
        if any(re.search(rf"lib[\w+-]*{part}", line) for part in refused):
            faults.append(f"{name}: loads {line.strip()}")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
