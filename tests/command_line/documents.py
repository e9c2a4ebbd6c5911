#!/usr/bin/python3
"""Documents that are made from declarations are up to date; PLATTAN_APPROVE=1 writes them anew."""
import json
import os
import pathlib
import subprocess
import sys

import model_tables

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "docs"))
import make_patterns  # noqa: E402

program = sys.argv[1]
root = pathlib.Path(__file__).resolve().parents[2]
faults = []

documents = {
    "docs/parameters.md": ["parameters", "--markdown"],
    "docs/output.md": ["document", "output"],
    "docs/scenario.schema.json": ["parameters", "--schema"],
}
for file, words in documents.items():
    made = subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout
    path = root / file
    if os.environ.get("PLATTAN_APPROVE"):
        path.write_text(made)
    elif not path.exists() or path.read_text() != made:
        faults.append(f"{file} is not what 'plattan {' '.join(words)}' prints; PLATTAN_APPROVE=1 writes it anew")

# The keys of the viewer stand on its page.
path = root / "docs/viewer.md"
page, begin, end = path.read_text(), "<!-- keys -->\n", "<!-- end of keys -->"
made = subprocess.run([program, "document", "keys"], capture_output=True, text=True, check=True).stdout
filled = page[: page.index(begin) + len(begin)] + made + page[page.index(end) :]
if os.environ.get("PLATTAN_APPROVE"):
    path.write_text(filled)
elif filled != page:
    faults.append("docs/viewer.md has other keys than 'plattan document keys' prints; PLATTAN_APPROVE=1 writes them anew")

# The pages of the model show the parameters of their module; every section stands on a page.
made = subprocess.run([program, "parameters", "--markdown"], capture_output=True, text=True, check=True).stdout
sections = model_tables.sections_of(made)
on_a_page = set()
for path in sorted((root / "docs/model").glob("*.md")):
    page = path.read_text()
    filled, seen, unknown = model_tables.fill(page, sections)
    on_a_page.update(seen)
    faults += [f"docs/model/{path.name} wants the parameters of '{name}', a section that docs/parameters.md does not have" for name in unknown]
    if os.environ.get("PLATTAN_APPROVE"):
        path.write_text(filled)
    elif filled != page:
        faults.append(f"docs/model/{path.name} has other tables of parameters than 'plattan parameters --markdown' prints; PLATTAN_APPROVE=1 writes them anew")
faults += [f"no page of docs/model shows the parameters of '{section}'; add it to a line '<!-- parameters: ... -->'"
           for section in sections if section not in on_a_page]

# What the tables of patterns say, for programs.
path = root / "docs/patterns.json"
if os.environ.get("PLATTAN_APPROVE"):
    path.write_text(make_patterns.made(), encoding="utf-8")
elif not path.exists() or path.read_text(encoding="utf-8") != make_patterns.made():
    faults.append("docs/patterns.json is not what the tables of docs/verification.md, docs/model/predictions.md and docs/holdout.md say; PLATTAN_APPROVE=1 writes it anew")

schema = json.loads(subprocess.run([program, "parameters", "--schema"], capture_output=True, text=True, check=True).stdout)
for section in ("dealer", "walking", "litter"):
    if section not in schema["properties"]["parameters"]["properties"]:
        faults.append(f"the schema does not know {section}")

for words in (["--help"], ["run", "--help"], ["check", "--help"], ["parameters", "--help"], ["digest", "--help"], ["diff", "--help"], ["compare", "--help"], ["report", "--help"], ["optimise", "--help"], ["export", "--help"],
              ["view", "--help"], ["walk", "--help"], ["verify", "--help"], ["calibrate", "--help"], ["bench", "--help"], ["sweep", "--help"],
              ["sweep", "work", "--help"], ["sweep", "status", "--help"], ["sweep", "collect", "--help"], ["rerun", "--help"], ["sensitivity", "--help"]):
    result = subprocess.run([program, *words], capture_output=True, text=True)
    if result.returncode != 0 or len(result.stdout) < 100:
        faults.append(f"{' '.join(words)} does not help")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
