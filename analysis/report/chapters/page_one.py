"""Page one: what each alternative costs, and what it does to the indicators that are told first."""
from markupsafe import Markup

from cells import NOTHING
from chapters.costs import parts_of
from chapters.evidence import evidence
from chapters.messages import PAGE_ONE, headline, messages
from chapters.unknown import unknown
from estimates import finite
from notices import are_unlike

WIDE_FROM = 3  # alternatives: they have rows then, and no columns, so that page one stays one page of paper


def page_one(telling):
    alternatives = telling.answer.alternatives
    title = None if are_unlike(telling.answer) else headline(telling)
    return {"headline": title, "messages": [] if title or are_unlike(telling.answer) else messages(telling), "caption": caption(telling), "cost": [cost_cell(telling, title) for title in alternatives],
            "rows": [row_of(telling, name) for name in PAGE_ONE if is_known(telling.answer, name)] + help_rows(telling),
            "evidence": evidence(telling), "unknown": unknown(telling), "is_wide": len(alternatives) >= WIDE_FROM}


def is_known(answer, name):
    """Whether any scenario has a level of an indicator."""
    return any((row := answer.of(title, name)) and row.level is not None for title in answer.titles)


def caption(telling):
    """Of what time the table is, and what stands beside a change."""
    answer, words, about = telling.answer, telling.words, telling.answer.about
    if "period" in about:
        parts = [words["row_head_period"]]
    elif about["days"] > 1:
        parts = [words["row_head_days"].format(count=about["days"])]
    else:
        parts = [words["row_head" if answer.is_whole_day() else "row_head_window"]]
    if about["draws_kept"]:
        parts.append(words["assumed_head"])
    if any(answer.of(title, "displaced_share", method="fieller") for title in answer.alternatives):
        parts.append(words["moved_head"])
    return "; ".join(parts) + "."


def row_of(telling, name):
    answer = telling.answer
    base = answer.of(answer.base, name)
    cells = [Markup("{}{}{}").format(telling.cells.change(answer.of(title, name)), assumed(telling, title, name), moved(telling, title) if name == "all_deals" else "")
             for title in answer.alternatives]
    return {"label": telling.wording.label(base), "unit": telling.wording.unit(base), "cells": cells,
            "today": telling.cells.level(base, telling.numbers.percent() if base.units == "%" else "")}


def assumed(telling, title, name):
    """How far a change goes with what is assumed."""
    row = telling.answer.of(title, name, method="assumptions 90 %")
    return Markup(' <span class="assumed">[{}]</span>').format(telling.numbers.interval(row)) if row else ""


def moved(telling, title):
    """Which share of the deals that vanish on the square is done elsewhere, where that is known."""
    row = telling.answer.of(title, "displaced_share", method="fieller")
    if row is None or not finite(row.low) or not finite(row.high) or row.difference <= 0:
        return ""
    numbers = telling.numbers
    return Markup('<span class="note">{}{} ({}) {}</span>').format(numbers.mark(row, "difference", 0), numbers.percent(), numbers.interval(row, sign=False), telling.words["moved"])


def cost_cell(telling, title):
    """What an alternative costs, who pays it, and what of it is paid at once."""
    answer, numbers, words = telling.answer, telling.numbers, telling.words
    row = answer.of(title, "cost")
    if row is None or row.difference is None:
        return Markup(NOTHING)
    cell = Markup('<span class="price"><b>{}</b> {}</span> ').format(numbers.mark(row, "difference", 0, True), words["money"])
    if row.low is not None and row.high - row.low > 1:
        cell += Markup('<span class="interval">{}</span>').format(numbers.interval(row))
    payers = dict.fromkeys(one.part.split(" | ")[0] for one in parts_of(answer, title)) if answer.is_whole_day() else ()  # lists of who pays are of whole days
    for payer in payers:
        paid = answer.of(title, "cost_by_payer", part=payer)
        if is_money(paid):
            cell += Markup('<span class="note">{}: {}</span>').format(telling.wording.payer(payer), numbers.mark(paid, "difference", 0, True))
    outlay = answer.of(title, "outlay")
    if is_money(outlay):
        cell += Markup('<span class="note">{} {}</span>').format(numbers.mark(outlay, "difference", 0, True), words["paid_at_once"])
    return cell


def is_money(row):
    """Whether a difference is more than nothing when it is rounded."""
    return row is not None and abs(row.difference or 0) >= 0.5


def help_rows(telling):
    """Conversations with people of the scene, and how many of them accept help; none where the table has no conversations."""
    answer, numbers = telling.answer, telling.numbers
    base = answer.of(answer.base, "contacts")
    if base is None:
        return []
    line = telling.cells.line(telling.words["help"], base)
    help_accepted = next((name for name in ("expected_help_accepted", "help_accepted") if answer.of(answer.base, name)), None)
    for number, title in enumerate(answer.alternatives):
        accepted = answer.of(title, help_accepted)
        if accepted is not None and accepted.difference is not None and (accepted.difference or accepted.low != accepted.high):
            line["cells"][number] += Markup('<span class="note">{} ({}) {}</span>').format(numbers.difference(accepted), numbers.interval(accepted), telling.words["accept"])
    return [line]
