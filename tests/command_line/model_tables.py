"""Tables of parameters in the pages of docs/model: cut out of what `plattan parameters --markdown` prints.

A page names the sections it shows, and the tables stand between the two comments:

    <!-- parameters: walking, walker -->
    <!-- end of parameters -->

Sections of interventions are called `interventions NAME`; `interventions` alone stands for all of them.
"""
import re

mark = re.compile(r"(<!-- parameters: (?P<sections>[^>]*?) -->\n)(?P<tables>.*?)(<!-- end of parameters -->)", re.DOTALL)
interventions = "interventions"


def sections_of(document):
    """What stands under each heading of the document of parameters, by name; several parts of it may speak of one section."""
    sections, part, name = {}, "", None
    for line in document.splitlines():
        if line.startswith("# "):
            part = line[2:].lower() if line[2:].lower() == interventions else ""
            name = part or None
        elif line.startswith("## "):
            name = f"{part} {line[3:]}".strip()
        elif name is not None:
            sections.setdefault(name, []).append(line)
    return {name: "\n".join(lines).strip() for name, lines in sections.items()}


def shown(names, sections):
    """The sections that the words of a comment name."""
    return [section for name in names for section in sections
            if section == name or (name == interventions and section.startswith(interventions + " "))]


def fill(page, sections):
    """The page with its tables made anew, the sections it shows, and the names in it that no section has."""
    seen, unknown = [], []

    def tables(match):
        names = [name.strip() for name in match["sections"].split(",")]
        here = shown(names, sections)
        seen.extend(here)
        unknown.extend(name for name in names if not shown([name], sections))
        text = "".join(f"\n### `{name.removeprefix(interventions + ' ')}`\n\n{sections[name]}\n" if name != interventions else f"\n{sections[name]}\n"
                       for name in here)
        return f"{match[1]}{text}\n{match[4]}"

    return mark.sub(tables, page), seen, unknown
