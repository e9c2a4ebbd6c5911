#!/usr/bin/python3
"""Reads the documents: links and anchors lead somewhere, names of files and parameters are known, prose is wrapped, every page can be reached."""
import pathlib
import re
import sys
import urllib.parse

root = pathlib.Path(__file__).resolve().parents[2]
documents = sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])
widest = 100
# Programs write these; their lines are as long as what they tell.
generated = {"docs/parameters.md", "docs/output.md", "docs/verification.md"}
# What a document of the past names may be gone.
of_the_past = {"CHANGELOG.md"}
# The recipe adds these; tests/recipe follows it.
to_be_added = re.compile(r"sim/(roles/busker|interventions/fountain|observables/name)\b.*")

made_from_declarations = re.compile(r"<!-- parameters: .*?<!-- end of parameters -->", re.DOTALL)
fence = re.compile(r"^(```+).*?^\1", re.DOTALL | re.MULTILINE)
link = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
unbreakable = re.compile(r"\s*(\||<!--|!?\[[^\]]*\]\([^)]*\)\S*$|[*-]? ?\S+$)")  # a table, a comment, a link or a word alone
span = re.compile(r"`([^`\n]+)`")


def without_code(text):
    """The text with the lines of code blocks left empty, so that lines keep their numbers."""
    return fence.sub(lambda block: "\n" * block[0].count("\n"), text)


def anchor(heading):
    """As GitHub makes it of a heading."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def anchors(path):
    found = {}
    for heading in re.findall(r"^#{1,6} (.*)$", without_code(path.read_text()), re.MULTILINE):
        name = anchor(heading)
        found[name] = found.get(name, -1) + 1
    return {name if n == 0 else f"{name}-{n}" for name, most in found.items() for n in range(most + 1)}


def sections():
    """Names of parameters by section, from docs/parameters.md."""
    found = {}
    for line in (root / "docs/parameters.md").read_text().splitlines():
        if line.startswith("## "):
            section = found.setdefault(line[3:], set())
        elif line.startswith("# "):
            section = set()
        elif name := re.match(r"\| `(\w+)` \|", line):
            section.add(name[1])
    return found


def is_there(name):
    """Whether a name with a slash in it is a file or folder of the repository; modules stand without `sim/` and without their ending."""
    if to_be_added.fullmatch(name):
        return True
    names = [name.replace("{h,cpp}", ending) for ending in ("h", "cpp")] if "{h,cpp}" in name else [name]
    return all(any(next(root.glob(place + one.rstrip("/") + ending), None) for place in ("", "sim/") for ending in ("", ".h", ".cpp"))
               for one in names)


bibliography = set(re.findall(r"@\w+\{([\w-]+),", (root / "docs/references.bib").read_text()))
known_sections = sections()
folders = {path.name for folder in (root, root / "sim") for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")}
faults, leads_to = [], {}
for path in documents:
    name = str(path.relative_to(root))
    text = path.read_text()
    plain = without_code(text)
    own = made_from_declarations.sub(lambda block: "\n" * block[0].count("\n"), plain).splitlines()
    leads_to[path] = set()
    for number, line in enumerate(plain.splitlines(), 1):
        here = f"{name}:{number}"
        for _, target in link.findall(line):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, place = urllib.parse.unquote(target).partition("#")
            aim = (path.parent / file).resolve() if file else path
            if not aim.exists():
                faults.append(f"{here}: the link leads to {target}, which is not there")
            elif place and aim.suffix == ".md" and place not in anchors(aim):
                faults.append(f"{here}: {target} has no such heading")
            leads_to[path].add(aim)
        if name not in of_the_past:
            for code in span.findall(line):
                first = code.split("/")[0]
                if re.fullmatch(r"[\w.]+(/[\w.{},*-]*)+", code) and first in folders and not is_there(code):
                    faults.append(f"{here}: there is no `{code}`")
                if re.fullmatch(r"[a-z]+(19|20)\d\d[a-z]?", code) and code not in bibliography:
                    faults.append(f"{here}: the source `{code}` is not in docs/references.bib")
                section, _, parameter = code.partition(".")
                if re.fullmatch(r"\w+\.[a-z]\w+", code) and section in known_sections and parameter not in known_sections[section] | {"h", "cpp", "py"}:
                    faults.append(f"{here}: there is no parameter `{code}`")
        if name not in generated and (line.count("`") % 2 or re.sub("`[^`]*`", "", line).count("$") % 2):
            faults.append(f"{here}: a word of code, or a formula, is broken at the end of the line")
        if name not in generated and len(own[number - 1]) > widest and not unbreakable.match(line):
            faults.append(f"{here}: {len(line)} characters; prose is wrapped at {widest}")

# A word in italics in the glossary has an entry there.
glossary = (root / "docs/glossary.md").read_text()
entries = {word.strip() for line in re.findall(r"^\| ([^|]+) \|", glossary, re.MULTILINE) for word in line.split(",")}
for word in sorted(set(re.findall(r"(?<!\*)\*([a-z][\w ]*)\*", glossary)) - {"italics"}):
    if not {word, word.removesuffix("s")} & entries:
        faults.append(f"docs/glossary.md: *{word}* has no entry")

# The tick in ARCHITECTURE.md is the tick of the program: the same calls in the same order.
told = re.search(r"## One tick\n\n```\n(.*?)```", (root / "ARCHITECTURE.md").read_text(), re.DOTALL)[1]
told = [line.split()[0] for line in told.splitlines()]
tick = re.search(r"void Simulation::tick\(\)\n{\n(.*?)\n}\n", (root / "sim/day/simulation.cpp").read_text(), re.DOTALL)[1]
# Bookkeeping and what is asked for on the way; nothing happens on the square by it.
not_told = re.compile(r"world\.(now|present|perceived|view|moment|setting|writable_\w+)|(clock|events|workers)\..*|admission\.(gone|before_gates)|roles\.enter|(begin|end)_\w+|phase_done|in_drawn_order|expects|done|std\..*|size_t|if|for")
done = [call for call in re.findall(r"(?<![\w:>])(?:\w+\.)?[a-z]\w*(?=\()", re.sub(r"//.*", "", tick)) if not not_told.fullmatch(call)]
if told != done:
    faults += [f"ARCHITECTURE.md: the tick is told without {call}" for call in done if call not in told]
    faults += [f"ARCHITECTURE.md: the tick has no {call} any more" for call in told if call not in done]
    faults += [f"ARCHITECTURE.md: the tick is told in another order: {told}, while the program does {done}"] if sorted(told) == sorted(done) else []

reached, new = set(), {root / "README.md"}
while new:
    reached |= new
    new = {aim for path in new for aim in leads_to.get(path, ())} - reached
for path in documents:
    if path not in reached:
        faults.append(f"{path.relative_to(root)}: no link leads here from README.md")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
