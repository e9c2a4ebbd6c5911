"""Visitors between gates."""
import matplotlib.pyplot as plt
import numpy as np

from figures.plan import outline, outlines_of
from figures.style import ACCENT, INK
from figures.svg import svg_of


def flows(answer, words, name_of):
    """Visitors between gates of the base as lines on the plan, as wide as they are many."""
    run = answer.run(answer.base)
    rows = [row for row in answer.all(scenario=answer.base, indicator="flows_between_gates") if " to " in row.part and row.level and row.level > 0]
    if run is None or not rows:
        return None
    outlines = outlines_of(run)
    middle = {one.id: one.points.mean(axis=0) for one in outlines[outlines.kind == "gate"].itertuples()}
    both = both_ways(rows)
    points = np.vstack(list(outlines[outlines.kind == "walkable"].points))
    figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
    outline(axes, run)
    largest = max(both.values())
    centre = points.mean(axis=0)
    for (a, b), count in sorted(both.items(), key=lambda one: one[1]):
        if a not in middle or b not in middle or a == b or count < largest / 60:
            continue
        axes.plot(*curve(middle[a], middle[b], centre).T, color=ACCENT, alpha=0.55, linewidth=0.4 + 9 * count / largest, solid_capstyle="round")
    for name, place in middle.items():
        away = place - centre
        axes.annotate(name_of(name), place, xytext=place + 5 * away / max(1.0, np.hypot(*away)), fontsize=7, ha="center", va="center", color=INK,
                      bbox=dict(facecolor="white", edgecolor="none", alpha=0.8, pad=0.8))
    axes.set(aspect="equal", xticks=[], yticks=[])
    axes.set_xlim(points[:, 0].min() - 12, points[:, 0].max() + 12)
    axes.set_ylim(points[:, 1].min() - 10, points[:, 1].max() + 10)
    for side in axes.spines.values():
        side.set_visible(False)
    return svg_of(figure)


def both_ways(rows):
    """How many walk between two gates, there and back together."""
    both = {}
    for row in rows:
        gates = tuple(sorted(row.part.split(" to ")))
        both[gates] = both.get(gates, 0) + row.level
    return both


def curve(start, end, centre):
    """Points of a line that bends towards the middle, where it does not lie on others."""
    bend = (start + end) / 2 + 0.25 * (centre - (start + end) / 2)
    t = np.linspace(0, 1, 40)[:, None]
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t ** 2 * end
