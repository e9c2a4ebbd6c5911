"""The nine aspects of the modelled index."""
from markupsafe import Markup

import titles
from figures.rows import levels
from numbers_of_page import shown

ASPECTS = ["populated", "function_mix", "flows", "overview", "lighting", "upkeep", "informal_control", "formal_control", "open_disorder"]
FLOOR, CEILING = 0.05, 19.95  # nearer to 0 or 20 a level is shown as one of them


def figure(telling):
    answer, words = telling.answer, telling.words
    names = [f"index_{name}" for name in ASPECTS if answer.of(answer.base, f"index_{name}")]
    if not names:
        return None
    series = []
    for title in answer.titles:
        rows = [answer.of(title, name) for name in names]
        series.append((title, [row.level for row in rows], [shown(row, "level_low") for row in rows], [row.level_high for row in rows]))
    svg = levels([aspect(telling, answer.of(answer.base, name)) for name in names], series, "0\u201320", words)
    title, _ = titles.message(telling, words["sections"]["index"], "safety_index")
    return {"title": title, "subtitle": words["sections"]["index"], "svg": svg, "alt": words["index_alt"], "caption": words["index_caption"]}


def table(telling):
    """The aspects, and the index with and without formal control."""
    lines = []
    for name in ASPECTS:
        if rows := rows_of(telling.answer, f"index_{name}"):
            lines.append({"label": aspect(telling, rows[0]), "cells": [points(telling, row) + at_an_end(telling, row) for row in rows]})
    for name, text in (("safety_index", "with_control"), ("index_without_formal_control", "without_control")):
        if rows := rows_of(telling.answer, name):
            lines.append({"label": telling.words[text], "sum": True, "cells": [points(telling, row) for row in rows]})
    return lines


def rows_of(answer, name):
    """A row of each scenario, or none where a scenario has no level."""
    rows = [answer.of(title, name) for title in answer.titles]
    return rows if all(row is not None and row.level is not None for row in rows) else []


def aspect(telling, row):
    """The name of an aspect without that of the index before it."""
    return telling.wording.label(row).split(": ")[-1].capitalize()


def points(telling, row):
    return Markup('{} <span class="interval">{}</span>').format(telling.numbers.mark(row, "level", 1), telling.cells.level_interval(row))


def at_an_end(telling, row):
    if FLOOR <= row.level <= CEILING:
        return ""
    return Markup('<span class="note">{}</span>').format(telling.words["floor" if row.level < FLOOR else "ceiling"])
