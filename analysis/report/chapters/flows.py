"""Where people walk: from gate to gate."""
from markupsafe import Markup

from figures.flows import flows

ROWS_TOLD = 12


def figure(telling):
    """The figure, or None where nobody was counted."""
    answer, words, wording = telling.answer, telling.words, telling.wording
    svg = flows(answer, words, wording.term)
    if svg is None:
        return None
    first = next(row for row in largest_first(answer) if " to " in row.part)
    title = Markup(words["flows_title"]).format(way=wording.way(first.part), count=telling.numbers.level(first), each=wording.each(), interval=telling.cells.level_interval(first))
    return {"title": title.replace("  ", " "), "subtitle": words["flows_subtitle"], "svg": svg, "alt": words["flows_alt"], "caption": words["flows_text"].format(base=answer.base)}


def table(telling):
    return [telling.cells.line(telling.wording.way(row.part), row) for row in largest_first(telling.answer)[:ROWS_TOLD]]


def largest_first(answer):
    rows = [row for row in answer.all(scenario=answer.base, indicator="flows_between_gates") if row.level]
    return sorted(rows, key=lambda row: -row.level)
