"""The plan of a place under maps and flows: edges of the ground, obstacles, gates, and what a scenario put there."""
import functools

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from figures.style import INK
from presentation import of_paper, presentation

GROUND = presentation()["ground"]


@functools.lru_cache(maxsize=None)
def outlines_of(run):
    return run.outlines()


@functools.lru_cache(maxsize=None)
def plan_of(run):
    """Edges of the ground, obstacles and gates, each as one path: there are many panels with the same plan."""
    kinds = {"walkable": [], "obstacle": [], "gate": []}
    for one in outlines_of(run).itertuples():
        if one.kind == "gate":
            kinds["gate"].append(Path(one.points))
        elif one.kind in kinds and one.closed:
            kinds[one.kind].append(Path(np.vstack([one.points, one.points[:1]]), closed=True))
    return {kind: Path.make_compound_path(*paths) for kind, paths in kinds.items() if paths}


def outline(axes, run):
    """The plan under a map: edges of the ground, obstacles, gates."""
    looks = {"walkable": dict(facecolor="none", edgecolor=of_paper(GROUND["outline"]), linewidth=0.8), "obstacle": dict(facecolor=of_paper(GROUND["obstacle"]), linewidth=0),
             "gate": dict(facecolor="none", edgecolor=INK, linewidth=2.4, capstyle="butt")}
    for kind, path in plan_of(run).items():
        axes.add_artist(PathPatch(path, zorder=2, **looks[kind]))


def lamps_of(run):
    """What tells lamps apart: where they are, how bright, and when."""
    lamps = run.day("luminaires")
    return list(lamps[["x", "y", "lumen", "height", "always_on", "broken", "hours"]].itertuples(index=False, name=None))


@functools.lru_cache(maxsize=None)
def things_of(run, base):
    """Places of chairs that were brought, of lamps that are others than in the base, and of posts."""
    seats, duties = run.day("seats"), run.day("duties")
    brought, posts = seats[seats.kind != "fixed"], duties.dropna(subset="post_x")
    lamps, of_base = run.day("luminaires"), set(lamps_of(base))
    others = lamps[[one not in of_base for one in lamps_of(run)]]
    return (brought.x, brought.y), (others.x, others.y), (posts.post_x, posts.post_y)


def things(axes, run, base):
    """Chairs, lamps and posts of a scenario; what is below them is seen."""
    chairs, lamps, posts = things_of(run, base)
    axes.plot(*chairs, ".", color="#5b4fa2", markersize=0.9, markeredgewidth=0, linestyle="none")
    axes.plot(*lamps, "+", color="#96750c", markersize=2.6, markeredgewidth=0.6, linestyle="none")
    axes.plot(*posts, "^", color=INK, markersize=4.5, linestyle="none")


def view_of(run):
    """The part of the plan that belongs to the square, with its surroundings."""
    outlines = outlines_of(run)
    square = outlines[(outlines.kind == "walkable") & (outlines.square == 1)] if "square" in outlines else outlines[outlines.kind == "walkable"]
    points = np.vstack(list(square.points if len(square) else outlines.points))
    return points[:, 0].min() - 6, points[:, 0].max() + 6, points[:, 1].min() - 6, points[:, 1].max() + 6
