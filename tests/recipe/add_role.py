#!/usr/bin/python3
"""Follows CONTRIBUTING.md: a role is one header/source pair and one line in roles/list.h."""
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
    (overlay / "roles").mkdir()
    for file in ("busker.h", "busker.cpp"):
        (overlay / "roles" / file).write_text((here / file).read_text())
    listed = (sim / "roles/list.h").read_text()
    changed = re.sub(r"(using Roles = RoleList<[^>]*\w)\n>", r"\1,\n    Busker\n>", listed).replace("#include \"roles/buyer.h\"", "#include \"roles/busker.h\"\n#include \"roles/buyer.h\"")
    assert changed != listed, "roles/list.h no longer looks as the recipe says"
    (overlay / "roles/list.h").write_text(changed)
    for source in (overlay / "roles/busker.cpp", here / "use_busker.cpp"):
        # The overlay comes first, so the changed list is what day/ sees.
        subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{overlay}", f"-I{sim}", str(source)], check=True)
