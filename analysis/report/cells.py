"""How a level or a change becomes a cell of a table."""
from markupsafe import Markup

NOTHING = "\u2013"
SIGNS = {"clearly more": "\u25b2\u25b2", "probably more": "\u25b2", "little or no difference": "=", "probably less": "\u25bc", "probably fewer": "\u25bc", "clearly less": "\u25bc\u25bc",
         "clearly fewer": "\u25bc\u25bc", "not enough runs": "?", "not known": "\u2013"}
ROSTERED = {"cost", "outlay", "worked_hours"}  # follow from the roster where nothing is bought or left undone by chance


def is_rostered(row):
    """Whether chance has no part in a cost or in hours of work, so that words of chance say nothing of them."""
    return row.indicator in ROSTERED and row.low is not None and row.high - row.low < 0.5


class Cells:
    def __init__(self, answer, numbers, wording):
        self.answer, self.numbers, self.wording = answer, numbers, wording

    def change(self, row):
        """A change with sign, words and interval."""
        if row is None or row.difference is None:
            return Markup(NOTHING)
        if is_rostered(row):
            return Markup('<span class="change neither"><b>{}</b></span>').format(self.numbers.difference(row))
        sign = SIGNS.get(row.verdict, "") + (" !" if row.quality < 0 else "")
        kind = "better" if row.quality > 0 else "worse" if row.quality < 0 else "neither"
        return Markup('<span class="change {}"><span class="sign" aria-hidden="true">{}</span> <b>{}</b></span> <span class="word">{}</span> <span class="interval">{}</span>').format(
            kind, sign, self.numbers.difference(row), self.wording.verdict(row), self.numbers.interval(row))

    def level(self, row, unit=""):
        """A level, and how sure it is."""
        return Markup('{}{} <span class="interval">{}</span>').format(self.numbers.level(row), unit, self.level_interval(row))

    def level_interval(self, row):
        return self.numbers.interval(row, "level_low", "level_high", sign=False)

    def line(self, label, row, unit=""):
        """A line of a table: the level of the base, of which the row is, and the change that each alternative makes."""
        changes = [self.change(self.answer.of(title, row.indicator, zone=row.zone, part=row.part)) for title in self.answer.alternatives]
        return {"label": label, "unit": unit, "today": self.level(row), "cells": changes}
