"""Cost against effect: quadrants with names, and a letter for each alternative."""
import string
import textwrap

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import MaxNLocator

from estimates import finite
from figures.style import AXIS, INK, NEITHER, Ticks, looks_of
from figures.svg import svg_of

WIDE, TALL, LEFT, BELOW = 2.75, 2.1, 0.85, 0.72  # of the axes, and beside and below them (unit: inch)
POINTS = 72  # in an inch
APART = 10  # letters and points from each other, where there is room (unit: point)


def letters(answer):
    """The letter of each alternative."""
    return dict(zip(answer.alternatives, string.ascii_uppercase))


def plane(answer, indicator, sense, label, words):
    """A point for each alternative, better to the right and dearer upwards; None where no alternative has both."""
    points = points_of(answer, indicator, -1 if sense == "less" else 1)
    if not points:
        return None
    size = np.array([WIDE + LEFT + 0.1, TALL + BELOW + 0.12])
    figure = plt.figure(figsize=size)
    axes = figure.add_axes([*(np.array([LEFT, BELOW]) / size), *(np.array([WIDE, TALL]) / size)])
    wide = 1.25 * max([1e-9] + [abs(value) for _, x, _, ends in points for value in [x, *(ends or [])]])
    tall = 1.7 * max([1e-9] + [abs(y) for _, _, y, _ in points])
    are_dearer = all(y >= 0 for _, _, y, _ in points)
    axes.set(xlim=(-wide, wide), ylim=(0 if are_dearer else -tall, tall))
    quadrants(axes, words, are_dearer)
    letter, taken = letters(answer), [in_points(axes, x, y) for _, x, y, _ in points]
    for title, x, y, ends in points:
        colour, _, marker = looks_of(1 + answer.alternatives.index(title))
        if ends:
            axes.plot(ends, [y, y], color=colour, linewidth=3, alpha=0.35, solid_capstyle="butt")
        axes.plot(x, y, marker, color=colour, markersize=5.5, linestyle="none", clip_on=False, zorder=3)
        beside = free_place(in_points(axes, x, y), taken)
        taken.append(in_points(axes, x, y) + beside)
        axes.annotate(letter[title], (x, y), xytext=beside, textcoords="offset points", fontsize=9, fontweight="bold", ha="center", va="center", color=INK, zorder=4)
    axes.set_xlabel(textwrap.fill(label, 42), fontsize=8.5)
    axes.set_ylabel(words["extra_cost"], fontsize=8.5)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(5))
        axis.set_major_formatter(Ticks(words["language"]))
    axes.tick_params(labelsize=8.5)
    return svg_of(figure)


def in_points(axes, x, y):
    """Where something lies from the lower left corner of the axes (unit: point)."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    return np.array([(x - left) / (right - left) * WIDE, (y - low) / (high - low) * TALL]) * POINTS


def free_place(at, taken):
    """Where beside a point a letter covers no other letter or point, or covers them least."""
    around = [np.array([np.sin(turn), np.cos(turn)]) * far for far in (11, 20, 29) for turn in np.linspace(0, 2 * np.pi, 8, endpoint=False)]
    around = [one for one in around if 6 < (at + one)[1] < TALL * POINTS - 16 and 6 < (at + one)[0] < WIDE * POINTS - 6] or around
    distance = [min(np.hypot(*(at + one - other)) for other in taken) for one in around]
    return next((one for one, far in zip(around, distance) if far >= APART), around[int(np.argmax(distance))])


def points_of(answer, indicator, sign):
    """Title, effect, cost, and both ends of the interval of the effect or None."""
    points = []
    for title in answer.alternatives:
        effect, cost = answer.of(title, indicator), answer.of(title, "cost")
        if effect and cost and finite(effect.difference) and finite(cost.difference):
            points.append((title, sign * effect.difference, cost.difference, sorted((sign * effect.low, sign * effect.high)) if finite(effect.low) else None))
    return points


def quadrants(axes, words, are_dearer):
    """Names in the corners; the lower ones have none where the axis begins at nothing."""
    axes.axhline(0, color=AXIS, linewidth=0.9)
    axes.axvline(0, color=AXIS, linewidth=0.9)
    upper = [(0.985, 0.985, "dearer_better", "right", "top"), (0.015, 0.985, "dearer_worse", "left", "top")]
    lower = [(0.985, 0.02, "cheaper_better", "right", "bottom"), (0.015, 0.02, "cheaper_worse", "left", "bottom")]
    for x, y, name, across, up in upper + ([] if are_dearer else lower):
        axes.text(x, y, words[name], transform=axes.transAxes, ha=across, va=up, fontsize=8, color=NEITHER, style="italic")
