"""Maps of what is done and felt on the square and of its light: each scenario, and the differences from the base."""
import functools

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, LogNorm

from figures.differing_cells import inside_of, light_of
from figures.panels import Layer, pairs_of_maps
from figures.plan import GROUND, view_of
from figures.style import Ticks
from figures.svg import svg_of
from numbers_of_page import plain
from presentation import of_paper, presentation

DIVERGING = LinearSegmentedColormap.from_list("difference", ["#b4470f", "#efab84", "#f6f6f4", "#7dbab4", "#0f6f70"])
# Of each map the scale of the viewer that has its colours.
SCALE_OF_MAP = {"staying": "staying", "sitting": "staying", "standing": "staying", "unsafe_by_day": "unsafe", "unsafe_in_the_evening": "unsafe", "unsafe_at_night": "unsafe",
                "visible_deals": "deals", "litter": "litter", "light": "light"}


def map_rows(answer, maps, name, less_is_better, words, unit):
    """A map of each scenario and the differences from the base, pale where none is seen."""
    if name not in maps or not np.isfinite(maps[name]).any():
        return None
    runs = {title: answer.run(title) for title in answer.titles}
    if runs[answer.base] is None:
        return None
    inside = inside_of(maps["x"], maps["y"], view_of(runs[answer.base]))
    most = scale_of([one[inside] for one in maps[name]])
    largest = scale_of([one[inside] for one in maps[f"{name}_difference"][1:]])
    sign = -1 if less_is_better else 1
    levels = Layer(maps[name], dict(cmap=amounts(name), vmin=0, vmax=most), unit)
    differences = Layer(seen_differences(maps, name, sign), dict(cmap=DIVERGING, vmin=-largest, vmax=largest), words["difference_axis"])
    figure, bar, bar_of_differences = pairs_of_maps(answer, runs, levels, differences, extent_of(maps["x"], maps["y"]), words)
    bar.ax.xaxis.set_major_formatter(Ticks(words["language"]))
    bar_of_differences.ax.xaxis.set_major_formatter(lambda value, _: two_digits(sign * value, words["language"]))
    return svg_of(figure)


def seen_differences(maps, name, sign):
    """Differences times a sign, 0 where their interval contains 0."""
    differences = sign * maps[f"{name}_difference"]
    is_seen = (maps[f"{name}_low"] > 0) | (maps[f"{name}_high"] < 0)
    return np.where(is_seen | ~np.isfinite(differences), differences, 0.0)


def light_map(answer, words):
    """The light of each scenario by night and its difference from the base, which chance does not move."""
    runs = {title: answer.run(title) for title in answer.titles}
    if any(run is None for run in runs.values()):
        return None
    base = runs[answer.base]
    x, y = (base.file["grids"][name][()] for name in "xy")
    light = [light_of(run) for run in runs.values()]
    brighter = [one - light[0] for one in light]
    inside = inside_of(x, y, view_of(base))
    largest = max(0.5, scale_of([one[inside] for one in brighter[1:]]))
    levels = Layer(light, dict(cmap=amounts("light"), norm=LogNorm(0.5, 100)), words["lux"])
    differences = Layer(brighter, dict(cmap=DIVERGING, vmin=-largest, vmax=largest), words["lux_difference"])
    figure, bar, bar_of_differences = pairs_of_maps(answer, runs, levels, differences, extent_of(x, y), words, base)
    bar.set_ticks([1, 3, 10, 30, 100], labels=["1", "3", "10", "30", "100"])
    bar.ax.minorticks_off()
    bar_of_differences.ax.xaxis.set_major_formatter(lambda value, _: two_digits(value, words["language"]))
    return svg_of(figure)


@functools.cache
def amounts(name):
    """Colours from nothing to much of what a map shows, those of the viewer without its steps."""
    colours = presentation()["scales"][SCALE_OF_MAP[name]]["colours"]
    return LinearSegmentedColormap.from_list(name, colours if name == "light" else [of_paper(GROUND["open"]), *colours])


def scale_of(maps):
    """Up to where a scale goes, for the few largest values not to take all of it."""
    values = np.abs(np.concatenate([one.ravel() for one in maps]))
    values = values[np.isfinite(values)]
    if not values.any():
        return 1.0
    return float(np.percentile(values, 99.5)) or float(values.max())


def extent_of(x, y):
    """Where the outer edges of cells lie, of which x and y are the middles."""
    half = (x[1] - x[0]) / 2
    return x[0] - half, x[-1] + half, y[0] - half, y[-1] + half


def two_digits(value, language):
    """A difference beside a scale, with its sign and the first two of its digits."""
    rounded = float(f"{value:.2g}")
    decimals = 0 if abs(value) >= 10 else len(np.format_float_positional(rounded, trim="-").partition(".")[2])
    return plain(value, language, decimals, True)
