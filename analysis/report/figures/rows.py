"""Figures with a row for each thing that has a name, and along it what was found of it."""
import textwrap

import matplotlib.pyplot as plt
import numpy as np

from estimates import finite, is_told_assumption
from figures.style import ACCENT, AXIS, BETTER, GRID, INK, NEITHER, PALE, WORSE, Ticks, height_of_legend, legend_above, looks_of, names_at_left
from figures.svg import svg_of
from numbers_of_page import percent, plain


def forest(answer, scenario, indicators, labels, words):
    """Changes in per cent of the level compared with, a row for each indicator."""
    rows = [answer.of(scenario, name) for name in indicators]
    rows = [row for row in rows if row and finite(row.change)]
    if not rows:
        return None
    figure, axes = plt.subplots(figsize=(5.2, 0.5 + 0.26 * len(rows)), layout="constrained")
    most = max(10.0, min(120.0, max(map(reach, rows))))
    for y, row in enumerate(reversed(rows)):
        colour = BETTER if row.quality > 0 else WORSE if row.quality < 0 else NEITHER
        if finite(row.change_low):
            axes.plot([max(-most, row.change_low), min(most, row.change_high)], [y, y], color=colour, linewidth=3.2, alpha=0.45, solid_capstyle="butt")
        else:  # nothing is excluded: the level compared with may be none, or there is one pair
            axes.plot([-most, most], [y, y], color=PALE, linewidth=1.4, linestyle=(0, (2, 2)))
        axes.plot(np.clip(row.change, -most, most), y, "o" if row.quality >= 0 else "D", color=colour, markersize=5, markeredgecolor="white", markeredgewidth=0.7)
    axes.axvline(0, color=AXIS, linewidth=0.9)
    axes.set_yticks(range(len(rows)), [labels(row) for row in reversed(rows)])
    axes.set_xlim(-most * 1.05, most * 1.05)
    axes.set_ylim(-0.6, len(rows) - 0.4)
    names_at_left(axes)
    axes.xaxis.set_major_formatter(lambda value, _: plain(value, words["language"], 0, True) + (percent(words["language"]) if value else ""))
    axes.set_xlabel(words["change_axis"])
    return svg_of(figure)


def reach(row):
    """How far from 0 a change and its interval go; an end that is not known goes nowhere."""
    return max(abs(value) for value in (row.change, row.change_low, row.change_high) if finite(value))


def levels(groups, series, label, words):
    """Levels with their intervals, a row for each group and in it a point for each series; groups: names, series: (name, values, lows, highs)."""
    step = 0.15 if len(series) > 3 else 0.2  # (unit: inch)
    row = step * len(series) + 0.12
    figure, axes = plt.subplots(figsize=(6.4, 0.75 + height_of_legend([name for name, *_ in series], 6.4, 3) + row * len(groups)), layout="constrained")
    for number, (name, values, lows, highs) in enumerate(series):
        at = np.arange(len(groups)) + (number - (len(series) - 1) / 2) * step / row
        colour, _, marker = looks_of(number)
        for y, low, high in zip(at, lows, highs):
            if finite(low) and finite(high):
                axes.plot([low, high], [y, y], color=colour, linewidth=2.2, alpha=0.45, solid_capstyle="butt")
        axes.plot([value if finite(value) else np.nan for value in values], at, marker, color=colour, markersize=4.2, linestyle="none", label=name)
    for y in range(1, len(groups)):
        axes.axhline(y - 0.5, color=GRID, linewidth=0.7)
    axes.set_yticks(range(len(groups)), groups)
    axes.set_ylim(len(groups) - 0.5, -0.5)
    axes.set_xlabel(label)
    axes.xaxis.set_major_formatter(Ticks(words["language"]))
    names_at_left(axes)
    if len(series) > 1:
        legend_above(axes, 3)
    return svg_of(figure)


def tornado(rows, label, names, words):
    """How far one difference goes from the low to the high third of each assumption."""
    rows = [row for row in rows if finite(row.low) and finite(row.high)]
    rows = sorted(rows, key=lambda row: abs(row.high - row.low))[-12:]
    if not rows:
        return None
    written = [textwrap.fill(textwrap.shorten(names(row.part), 84, placeholder="\u2026"), 42) for row in rows]
    figure, axes = plt.subplots(figsize=(4.9, 0.7 + (0.31 if any("\n" in name for name in written) else 0.25) * len(rows)), layout="constrained")
    for y, row in enumerate(rows):
        axes.barh(y, row.high - row.low, left=row.low, height=0.62, color=ACCENT if is_told_assumption(row) else PALE)
        axes.plot(row.low, y, "|", color=INK, markersize=7)
    axes.set_yticks(range(len(rows)), written, fontsize=8)
    axes.set_xlabel(label)
    axes.xaxis.set_major_formatter(Ticks(words["language"]))
    names_at_left(axes)
    return svg_of(figure)
