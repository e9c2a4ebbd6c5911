#!/usr/bin/python3
"""The Apptainer definition installs the packages of packages.txt, all of them and no others, and copies what the build needs."""
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
definition = (root / "docs/clusters/plattan.def").read_text()
sections = dict(re.findall(r"^%(\w+)\n(.*?)(?=^%|\Z)", definition, re.MULTILINE | re.DOTALL))
faults = []

wanted = [line.split("#")[0].strip() for line in (root / "packages.txt").read_text().splitlines()]
wanted = [name for name in wanted if name]
# The commands of the section that install, with an apt-get that only says what it is asked for.
with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    (here / "apt-get").write_text('#!/bin/sh\n[ "$1" = install ] && printf "%s\\n" "$@" >> "$0.said"\nexit 0\n')
    (here / "apt-get").chmod(0o755)
    (here / "packages.txt").write_bytes((root / "packages.txt").read_bytes())
    lines = [line.strip() for line in sections["post"].splitlines() if "apt-get" in line or "packages.txt" in line]
    subprocess.run(["sh", "-e", "-c", "\n".join(lines)], cwd=here, env={"PATH": f"{here}:/usr/bin:/bin"}, check=True)
    said = here / "apt-get.said"
    installed = [word for word in said.read_text().split() if word != "install" and not word.startswith("-")] if said.exists() else []
if sorted(installed) != sorted(wanted):
    faults.append(f"docs/clusters/plattan.def installs {sorted(set(installed) ^ set(wanted))} otherwise than packages.txt says")

copied = [line.split() for line in sections["files"].splitlines() if line.strip()]
for source, target in copied:
    if not (root / source).exists() or target != f"/opt/plattan/{source}":
        faults.append(f"docs/clusters/plattan.def copies {source} to {target}")
sources = {source for source, _ in copied}
cmake = (root / "CMakeLists.txt").read_text()
cmake = re.sub(r"^if\(PLATTAN_(VIEWER|TESTS)\).*?^endif\(\)", "", cmake, flags=re.MULTILINE | re.DOTALL)  # are off in the image
needed = {"CMakeLists.txt", "CMakePresets.json", "packages.txt", *re.findall(r"add_subdirectory\((\w+)\)", cmake)}
for words in re.findall(r"install\((?:DIRECTORY|PROGRAMS|FILES) ([^)]*)\)", cmake) + re.findall(r"include\((cmake/[^)]*)\)", cmake):
    needed |= {word.split("/")[0] for word in words.split(" DESTINATION")[0].split()}
for missing in sorted(needed - sources):
    faults.append(f"the build needs {missing}, which docs/clusters/plattan.def does not copy")

print("\n".join(faults))
sys.exit(bool(faults))
