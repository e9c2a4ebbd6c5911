#!/usr/bin/python3
"""Makes docs/patterns.json: what the tables of docs/verification.md, docs/model/predictions.md and docs/holdout.md say, for programs to read.

docs/make_patterns.py writes it; tests/command_line/documents.py says whether it is up to date.
"""
import json
import pathlib
import re

root = pathlib.Path(__file__).resolve().parents[1]


def table_below(page, head):
    """Rows of the table whose first cells are these, as maps; an empty first cell is the one above."""
    lines = iter(page.splitlines())
    for line in lines:
        names = cells_of(line)
        if names[: len(head)] == head:
            break
    else:
        raise ValueError(f"there is no table {head}")
    next(lines)  # the rule under the head
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        cells = cells_of(line)
        if len(cells) != len(names):
            raise ValueError(f"{len(cells)} cells and {len(names)} names: {line}")
        if not cells[0]:
            cells[0] = rows[-1][names[0]]
        rows.append(dict(zip(names, cells)))
    return rows


def cells_of(line):
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def plain(text):
    """Without the marks of Markdown."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text).replace("**", "").replace("`", "")


def state_of(outcome):
    """What became of a prediction or of a pattern that was kept back."""
    if not outcome or "not run" in outcome:
        return "open"
    return "failed" if "**fail" in outcome or outcome.startswith(("**outside", "outside")) else "held" if outcome.startswith(("holds", "inside")) else "told"


def verified(page):
    rows = []
    for row in table_below(page, ["name", "what"]):
        level, role = row["level, role"].split(", ")
        what = row["what"].split(" *")[0].rstrip(".")
        rows.append({"name": row["name"], "what": plain(what), "figure": row["figure"], "band": row["band"], "source": row["source"], "level": level, "role": role,
                     "runs": row["runs"], "verdict": row["verdict"]})
    notice = re.match(r"# .*\n\n\*\*(.*?)\*\*\n", page, re.DOTALL)
    return {"notice": plain(" ".join(notice[1].split())) if notice else "", "rows": rows}


def predicted(page):
    return [{"mechanism": plain(row["mechanism"]), "prediction": plain(row["prediction, before the run"]), "from": plain(row["band from"]), "outcome": plain(row["outcome"]),
             "state": state_of(row["outcome"])} for row in table_below(page, ["mechanism"])]


def kept_back(page):
    return [{"pattern": plain(row["pattern"]), "figure": plain(row["figure"]), "band": row["band"], "from": plain(row["from"]), "outcome": plain(row["outcome"]), "state": state_of(row["outcome"])}
            for row in table_below(page, ["pattern"])]


def made():
    def page(name):
        return (root / "docs" / name).read_text(encoding="utf-8")
    return json.dumps({"verified": verified(page("verification.md")), "predicted": predicted(page("model/predictions.md")), "kept_back": kept_back(page("holdout.md"))}, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    (root / "docs/patterns.json").write_text(made(), encoding="utf-8")
