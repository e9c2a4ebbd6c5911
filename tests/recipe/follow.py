#!/usr/bin/python3
"""Follows CONTRIBUTING.md: a role, or an intervention, is one header/source pair and one line of its list. Usage: follow.py COMPILER role|intervention."""
import pathlib
import re
import subprocess
import sys
import tempfile

# folder, name of the list, class added, the files of it, the include after which its own comes, and what is compiled with the changed list
recipes = {
    "role": ("roles", "Roles = RoleList", "Busker", "busker", "buyer", ["busker.cpp"], ["use_busker.cpp"]),
    "intervention": ("interventions", "Interventions = InterventionList", "Fountain", "fountain", "furniture", ["fountain.cpp", "list.cpp"], []),
}
compiler, (folder, listing, added, stem, after, sources, users) = sys.argv[1], recipes[sys.argv[2]]
here = pathlib.Path(__file__).resolve().parent
sim = here.parents[1] / "sim"
with tempfile.TemporaryDirectory() as name:
    overlay = pathlib.Path(name)
    (overlay / folder).mkdir()
    for file in (f"{stem}.h", f"{stem}.cpp"):
        (overlay / folder / file).write_text((here / file).read_text())
    for source in sources:
        if not (overlay / folder / source).exists():
            (overlay / folder / source).write_text((sim / folder / source).read_text())
    listed = (sim / folder / "list.h").read_text()
    changed = re.sub(rf"(using {listing}<[^>]*\w)\n>", rf"\1,\n    {added}\n>", listed)
    include = f'#include "{folder}/{after}.h"'
    changed = changed.replace(include, f'#include "{folder}/{stem}.h"\n{include}')
    assert changed.count(added) == 1 and changed.count(f"/{stem}.h") == 1, f"{folder}/list.h no longer looks as the recipe says"
    (overlay / folder / "list.h").write_text(changed)
    for source in [overlay / folder / source for source in sources] + [here / user for user in users]:
        # The overlay comes first, so the changed list is what everybody sees.
        subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{overlay}", f"-I{sim}", str(source)], check=True)
