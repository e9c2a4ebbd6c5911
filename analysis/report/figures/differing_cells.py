"""In which cells of a map an alternative differs from the base, and where these lie."""
import numpy as np

from figures.plan import view_of


def inside_of(x, y, window):
    """Which cells lie in a window, as an index of a map."""
    return np.ix_((y > window[2]) & (y < window[3]), (x > window[0]) & (x < window[1]))


def light_of(run):
    """Light of lamps by night where people can go."""
    grids = run.file["grids"]
    return np.where(grids["free_area"][()] > 0, grids["lamps_at_night"][()], np.nan)


def told_cells(answer, maps, name, number):
    """The cells of a map in which the interval of an alternative does not contain 0."""
    difference = maps[f"{name}_difference"][number]
    counts = np.isfinite(difference) & ((maps[name] != 0) & np.isfinite(maps[name])).any(axis=0)  # where anything ever is
    return cells_that_differ(maps["x"], maps["y"], view_of(answer.run(answer.base)), counts, maps[f"{name}_low"][number] > 0, maps[f"{name}_high"][number] < 0)


def lit_cells(answer, title):
    """The cells that are brighter or darker than in the base, by half a lux at least."""
    grids = answer.run(title).file["grids"]
    difference = light_of(answer.run(title)) - light_of(answer.run(answer.base))
    return cells_that_differ(grids["x"][()], grids["y"][()], view_of(answer.run(answer.base)), np.isfinite(difference), difference >= 0.5, difference <= -0.5)


def cells_that_differ(x, y, window, counts, rise, fall):
    """How many cells of a window rise and fall, of those that count, on how much ground, and where."""
    inside = inside_of(x, y, window)
    across, up = np.meshgrid(x, y)
    across, up, counts, rise, fall = across[inside], up[inside], counts[inside], (rise & counts)[inside], (fall & counts)[inside]
    area = (x[1] - x[0]) * (y[1] - y[0])
    return {"rise": int(rise.sum()), "fall": int(fall.sum()), "rest": int(counts.sum() - rise.sum() - fall.sum()), "rise_area": rise.sum() * area, "fall_area": fall.sum() * area,
            "rise_part": part_of(across[rise], up[rise], window), "fall_part": part_of(across[fall], up[fall], window)}


def part_of(x, y, window):
    """In which part of a window most of some cells lie, as a key of the texts; nothing where they lie all over it."""
    if not len(x):
        return ""
    middle_x, middle_y = (window[0] + window[1]) / 2, (window[2] + window[3]) / 2
    sides = []
    for share, far, near in ((np.mean(y > middle_y), "north", "south"), (np.mean(x > middle_x), "east", "west")):
        if abs(share - 0.5) > 0.15:
            sides.append(far if share > 0.5 else near)
    return " ".join(sides)
