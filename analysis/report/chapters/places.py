"""What a spot of the plan is called after."""
import numpy as np
from matplotlib.path import Path

from figures.plan import outlines_of

NEAR = 6  # how far off a gate may be for a spot to be called after it (unit: m)
UNNAMED = {"fire_lane"}  # it crosses other places


def place_of(run, x, y):
    """The id of the nearest gate, or else of the smallest area or zone around a spot; None where there is neither."""
    outlines = outlines_of(run)
    gates = [(distance_of(one.points, x, y), one.id) for one in outlines[outlines.kind == "gate"].itertuples()]
    if gates and min(gates)[0] <= NEAR:
        return min(gates)[1]
    around = [(area_of(one.points), one.id) for one in outlines[outlines.kind.isin(["walkable", "zone"])].itertuples()
              if one.id not in UNNAMED and Path(one.points).contains_point((x, y), radius=1e-6)]
    return min(around)[1] if around else None


def distance_of(line, x, y):
    """How far a line is from a spot."""
    found = []
    for start, end in zip(line[:-1], line[1:]):
        along = end - start
        t = np.clip(np.dot((x, y) - start, along) / max(np.dot(along, along), 1e-9), 0, 1)
        found.append(float(np.hypot(*(start + t * along - (x, y)))))
    return min(found, default=np.inf)


def area_of(points):
    x, y = points[:, 0], points[:, 1]
    return float(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)
