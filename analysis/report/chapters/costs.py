"""What it costs, and what it buys."""
from markupsafe import Markup

import titles
from cells import NOTHING
from estimates import finite
from figures.plane import plane
from notices import are_unlike
from wording import is_told, sentence_case

# Of costs and effects, and what the texts call them.
QUADRANTS = {"dearer and better": "dearer_better", "dearer and worse": "dearer_worse", "cheaper and better": "cheaper_better", "cheaper and worse": "cheaper_worse"}
PLANES = {"unsafe_person_hours": "less", "stay_hours": "more", "all_deals": "less"}  # and what is better of each


def parts_of(answer, title):
    """Rows of what is paid for in a scenario: who pays | an entry of the scenario | a thing or work | SEK."""
    return [row for row in answer.all(scenario=title, indicator="costs") if row.part.endswith("| SEK") and row.level is not None]


def is_of_part(answer):
    """Whether a part of a day was simulated, of which who pays for what is not known, nor what an effect costs: a shift is paid whole."""
    return not answer.is_whole_day()


def table(telling):
    """Who pays for what, and the sum."""
    answer, numbers, wording = telling.answer, telling.numbers, telling.wording
    lines = []
    for part in [] if is_of_part(answer) else sorted({row.part for title in answer.titles for row in parts_of(answer, title)}):
        payer, entry, what, _ = part.split(" | ")
        entry, what = wording.term(entry), wording.paid_for(what)
        rows = [answer.of(title, "costs", part=part) for title in answer.titles]
        lines.append({"payer": wording.payer(payer), "what": f"{entry}: {what}" if entry != what else what,
                      "cells": [numbers.mark(row, "level", 0) if row and row.level is not None else NOTHING for row in rows]})
    totals = [answer.of(title, "cost") for title in answer.titles]
    lines.append({"payer": telling.words["sum" if answer.is_whole_day() else "sum_window"], "what": "", "cells": [numbers.mark(row, "level", 0) if row else NOTHING for row in totals], "sum": True})
    return lines


def prices(telling):
    """What an effect costs, where that means something."""
    answer, words = telling.answer, telling.words
    lines = []
    for name, what in () if is_of_part(answer) else words["priced"].items():
        for title in answer.alternatives:
            row = answer.of(title, f"cost_per_{name}", method="fieller")
            if row is None or row.verdict == "not told":
                continue
            with_interval = Markup("{} {} ({})").format(price(telling, row), words["money"], telling.numbers.interval(row, sign=False)) if row.difference is not None else NOTHING
            lines.append({"scenario": title, "what": what, "verdict": words[QUADRANTS[row.verdict]], "price": with_interval})
    return lines


def price(telling, row):
    return telling.numbers.mark(row, "difference", 0 if abs(row.difference) >= 20 else 1)


def best(telling):
    """From which worth of an effect on which alternative is best."""
    answer, numbers, words = telling.answer, telling.numbers, telling.words
    lines = []
    for name, what in () if is_of_part(answer) else words["priced"].items():
        steps = answer.all(indicator=f"best_option_{name}")
        if len(steps) < 2:
            continue
        parts = [steps[0].scenario]
        for row in steps[1:]:
            interval = telling.cells.level_interval(row) if finite(row.level_low) and finite(row.level_high) else words["verdicts"]["not enough runs"]
            parts.append(Markup("{} {} {} ({}): {}").format(words["best_text"], numbers.mark(row, "level", 0 if row.level >= 20 else 1), words["money"], interval, row.scenario))
        lines.append({"what": what, "steps": Markup("; ").join(parts)})
    return lines


def planes(telling):
    """Costs against effects."""
    answer, words = telling.answer, telling.words
    drawings = []
    for name, better in () if is_of_part(answer) else PLANES.items():
        base = answer.of(answer.base, name)
        if base is None:
            continue
        label = telling.wording.label(base)
        if svg := plane(answer, name, better, f"{label}: {words['better_words']}\N{NO-BREAK SPACE}\u2192", words):
            drawings.append({"title": plane_title(telling, label, name), "subtitle": f"{label}, {words['extra_cost']}", "svg": svg, "caption": words["plane_caption"],
                             "alt": words["plane_alt"].format(label=sentence_case(label), indicator=name)})
    return drawings


def plane_title(telling, label, name):
    """The quadrant of the largest effect that is told, and its price; or that none is."""
    words = telling.words
    message, scenario = titles.message(telling, label, name)
    row = telling.answer.of(scenario, f"cost_per_{name}", method="fieller")
    if row is None or are_unlike(telling.answer) or row.verdict not in QUADRANTS or not is_told(telling.answer.of(scenario, name)):
        return message
    verdict = words[QUADRANTS[row.verdict]]
    if row.difference is None:
        return Markup(words["title_quadrant"]).format(scenario=scenario, verdict=verdict)
    return Markup(words["title_price"]).format(scenario=scenario, verdict=verdict, what=words["priced"][name], price=price(telling, row), interval=telling.numbers.interval(row, sign=False))
