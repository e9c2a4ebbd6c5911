#!/usr/bin/python3
"""Follows CONTRIBUTING.md: an intervention is one header/source pair and one line in interventions/list.h."""
import pathlib
import re
import subprocess
import sys
import tempfile

compiler = sys.argv[1]
here = pathlib.Path(__file__).resolve().parent
sim = here.parents[1] / "sim"
with tempfile.TemporaryDirectory() as name:
    overlay = pathlib.Path(name)
    (overlay / "interventions").mkdir()
    for file in ("fountain.h", "fountain.cpp"):
        (overlay / "interventions" / file).write_text((here / file).read_text())
    listed = (sim / "interventions/list.h").read_text()
    changed = re.sub(r"(using Interventions = InterventionList<[^>]*\w)\n>", r"\1,\n    Fountain\n>", listed)
    changed = changed.replace('#include "interventions/furniture.h"', '#include "interventions/fountain.h"\n#include "interventions/furniture.h"')
    assert changed.count("ountain") == 2, "interventions/list.h no longer looks as the recipe says"
    (overlay / "interventions/list.h").write_text(changed)
    (overlay / "interventions/list.cpp").write_text((sim / "interventions/list.cpp").read_text())
    for source in (overlay / "interventions/fountain.cpp", overlay / "interventions/list.cpp"):
        # The overlay comes first, so the changed list is what everybody sees.
        subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{overlay}", f"-I{sim}", str(source)], check=True)
