"""Cost against effect: four quadrants with names."""
import matplotlib.pyplot as plt

from estimates import finite
from figures.style import AXIS, INK, NEITHER, Ticks, height_of_legend, legend_above, looks_of
from figures.svg import svg_of


def plane(answer, indicator, sense, label, words):
    """A point for each alternative, better to the right and dearer upwards; None where no alternative has both."""
    points = points_of(answer, indicator, -1 if sense == "less" else 1)
    if not points:
        return None
    is_crowded = len(points) > 3  # names beside the points would cover each other
    figure, axes = plt.subplots(figsize=(4.9, 2.9 + (height_of_legend(len(points)) if is_crowded else 0)), layout="constrained")
    wide = 1.25 * max([1e-9] + [abs(value) for _, x, _, ends in points for value in [x, *(ends or [])]])
    tall = 1.7 * max([1e-9] + [abs(y) for _, _, y, _ in points])
    axes.set(xlim=(-wide, wide), ylim=(-tall, tall))
    quadrants(axes, words)
    for number, (title, x, y, ends) in enumerate(points, 1):
        colour, _, marker = looks_of(number)
        if ends:
            axes.plot(ends, [y, y], color=colour, linewidth=3, alpha=0.4, solid_capstyle="butt")
        axes.plot(x, y, marker if is_crowded else "o", color=colour, markersize=6, linestyle="none", label=title)
        if not is_crowded:
            axes.annotate(title, (x, y), xytext=(7 if x <= 0 else -7, 7), textcoords="offset points", fontsize=8, ha="left" if x <= 0 else "right", color=INK)
    if is_crowded:
        legend_above(axes)
    axes.set_xlabel(label)
    axes.set_ylabel(words["extra_cost"])
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(Ticks(words["language"]))
    return svg_of(figure)


def points_of(answer, indicator, sign):
    """Title, effect, cost, and both ends of the interval of the effect or None."""
    points = []
    for title in answer.alternatives:
        effect, cost = answer.of(title, indicator), answer.of(title, "cost")
        if effect and cost and finite(effect.difference) and finite(cost.difference):
            points.append((title, sign * effect.difference, cost.difference, sorted((sign * effect.low, sign * effect.high)) if finite(effect.low) else None))
    return points


def quadrants(axes, words):
    axes.axhline(0, color=AXIS, linewidth=0.9)
    axes.axvline(0, color=AXIS, linewidth=0.9)
    for x, y, name, across, up in ((0.985, 0.97, "dearer_better", "right", "top"), (0.015, 0.97, "dearer_worse", "left", "top"),
                                   (0.985, 0.03, "cheaper_better", "right", "bottom"), (0.015, 0.03, "cheaper_worse", "left", "bottom")):
        axes.text(x, y, words[name], transform=axes.transAxes, ha=across, va=up, fontsize=8, color=NEITHER, style="italic")
