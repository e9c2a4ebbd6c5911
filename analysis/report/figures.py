"""Draws the figures of a report as SVG with texts as texts. Colours are told apart by colour-blind readers and in grey; no meaning hangs on colour alone."""
import datetime
import functools
import io
import re

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "plattan", "font.family": ["Inter", "DejaVu Sans"], "font.size": 9, "text.parse_math": False,
                            "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": "#6b7785", "axes.labelcolor": "#3b4754",
                            "xtick.color": "#3b4754", "ytick.color": "#1d2733", "axes.unicode_minus": True, "axes.titlelocation": "left"})
import logging

logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
from matplotlib.colors import LinearSegmentedColormap  # noqa: E402
from matplotlib.patches import PathPatch  # noqa: E402
from matplotlib.path import Path  # noqa: E402

from estimates import finite  # noqa: E402
from numbers_of_page import plain  # noqa: E402
from presentation import of_paper, presentation  # noqa: E402

BETTER, WORSE, NEITHER, PALE, INK = "#0f6f70", "#b4470f", "#59636e", "#c3cbd3", "#1d2733"
LINES = [*(of_paper(presentation()["runs"][letter]) for letter in "AB"), "#b4470f", "#5b4fa2", "#96750c", "#a2356e", "#0f6f70"]
DASHES = ["-", "-", (0, (5, 2)), (0, (1, 1)), (0, (5, 1, 1, 1)), (0, (3, 1)), (0, (7, 2))]
MARKERS = ["o", "s", "D", "^", "v", "P", "X"]
DIVERGING = LinearSegmentedColormap.from_list("difference", ["#b4470f", "#efab84", "#f6f6f4", "#7dbab4", "#0f6f70"])
GROUND = presentation()["ground"]
# Of each map the scale of the viewer that has its colours.
SCALE_OF_MAP = {"staying": "staying", "sitting": "staying", "standing": "staying", "unsafe_by_day": "unsafe", "unsafe_in_the_evening": "unsafe", "unsafe_at_night": "unsafe",
                "visible_deals": "deals", "litter": "litter", "light": "light"}


@functools.cache
def amounts(name):
    """Colours from nothing to much of what a map shows, those of the viewer without its steps."""
    colours = presentation()["scales"][SCALE_OF_MAP[name]]["colours"]
    return LinearSegmentedColormap.from_list(name, colours if name == "light" else [of_paper(GROUND["open"]), *colours])


class Ticks(matplotlib.ticker.ScalarFormatter):
    """Numbers along an axis as the readers of a language write them."""

    def __init__(self, language):
        super().__init__(useOffset=False, useMathText=False)
        self.set_scientific(False)
        self.language = language

    def __call__(self, value, position=None):
        decimals = len(super().__call__(value, position).partition(".")[2])
        return plain(value, self.language, decimals)


def two_digits(value, language):
    """A difference beside a scale, with its sign and the first two of its digits."""
    rounded = float(f"{value:.2g}")
    decimals = 0 if abs(value) >= 10 else len(np.format_float_positional(rounded, trim="-").partition(".")[2])
    return plain(value, language, decimals, True)


def colour_of(quality):
    return BETTER if quality > 0 else WORSE if quality < 0 else NEITHER


def svg_of(figure):
    """The figure as markup to stand in a page; decoration for a screen reader, which reads the alternative text."""
    text = io.StringIO()
    figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}, transparent=True)
    plt.close(figure)
    markup = text.getvalue()
    markup = markup[markup.index("<svg"):]
    markup = re.sub(r"<metadata>.*?</metadata>", "", markup, flags=re.S)
    markup = re.sub(r'(<image\b[^>]*?)\s+id="[^"]*"', r"\1", markup)  # equal pictures would have one id
    prefix = f"f{svg_of.count}-"
    svg_of.count += 1
    markup = re.sub(r'\bid="([^"]+)"', lambda m: f'id="{prefix}{m.group(1)}"', markup)  # ids of several figures of a page differ
    markup = re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{prefix}{m.group(1)})", markup)
    markup = re.sub(r'href="#([^"]+)"', lambda m: f'href="#{prefix}{m.group(1)}"', markup)
    markup = re.sub(r' d="[^"]*"', lambda m: re.sub(r"(\.\d\d)\d+", r"\1", m.group()), markup)  # hundredths of a point
    markup = re.sub(r'<svg ([^>]*?)width="[^"]*" height="[^"]*"', r"<svg \1", markup, count=1) if "viewBox" in markup[:500] else markup
    return markup.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


svg_of.count = 0


def forest(answer, scenario, indicators, labels, words):
    """Changes in per cent of the level compared with, a row for each indicator."""
    rows = [answer.of(scenario, name) for name in indicators]
    rows = [row for row in rows if row and finite(row.change)]
    if not rows:
        return None
    figure, axes = plt.subplots(figsize=(5.2, 0.5 + 0.26 * len(rows)), layout="constrained")
    most = max(10.0, *(min(120.0, max(abs(row.change_low or 0) if finite(row.change_low) else 0, abs(row.change_high or 0) if finite(row.change_high) else 0, abs(row.change))) for row in rows))
    for y, row in enumerate(reversed(rows)):
        colour = colour_of(row.quality)
        if finite(row.change_low):
            axes.plot([max(-most, row.change_low), min(most, row.change_high)], [y, y], color=colour, linewidth=3.2, alpha=0.45, solid_capstyle="butt")
        else:  # nothing is excluded: the level compared with may be none, or there is one pair
            axes.plot([-most, most], [y, y], color=PALE, linewidth=1.4, linestyle=(0, (2, 2)))
        axes.plot(np.clip(row.change, -most, most), y, "o" if row.quality >= 0 else "D", color=colour, markersize=5, markeredgecolor="white", markeredgewidth=0.7)
    axes.axvline(0, color="#6b7785", linewidth=0.9)
    axes.set_yticks(range(len(rows)), [labels(row) for row in reversed(rows)])
    axes.set_xlim(-most * 1.05, most * 1.05)
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color="#e4e8ec", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter(lambda value, _: plain(value, words["language"], 0, True) + ("\N{NO-BREAK SPACE}%" if value else ""))
    axes.set_xlabel(words["change_axis"])
    return svg_of(figure)


def hours(answer, indicator, words, factor=1):
    """The day by hours, a line for each scenario with the band of its interval. What goes up is said above the figure, where there is room for it."""
    figure, axes = plt.subplots(figsize=(4.9, 2.1 + 0.15 * -(-len(answer.titles) // 2)), layout="constrained")
    any_line = False
    ends = []
    for number, title in enumerate(answer.titles):
        rows = [answer.of(title, indicator, hour=hour) for hour in range(24)]
        rows = [row for row in rows if row and finite(row.level)]
        if len(rows) < 2:
            continue
        any_line = True
        x = np.array([row.hour + 0.5 for row in rows])
        y = np.array([row.level * factor for row in rows])
        if all(finite(row.level_low) for row in rows):
            axes.fill_between(x, [row.level_low * factor for row in rows], [row.level_high * factor for row in rows], color=LINES[number % 7], alpha=0.13, linewidth=0)
        axes.plot(x, y, color=LINES[number % 7], linestyle=DASHES[number % 7], linewidth=1.8, label=title)
    if not any_line:
        plt.close(figure)
        return None
    axes.set_ylim(bottom=0)
    axes.set_xlabel(words["hour_axis"])
    axes.yaxis.set_major_formatter(Ticks(words["language"]))
    axes.xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(integer=True, nbins=12))
    axes.grid(axis="y", color="#e4e8ec", linewidth=0.7)
    legend_above(axes)
    return svg_of(figure)


def days(answer, indicator, words, short_date):
    """Day by day, a line for each scenario with the band of its interval. Of a sample of a period, days that are not simulated are between the points."""
    names = answer.days(indicator)
    if len(names) < 2:
        return None
    figure, axes = plt.subplots(figsize=(4.9, 2.1 + 0.15 * -(-len(answer.titles) // 2)), layout="constrained")
    date = {name: datetime.date.fromisoformat(name[:10]).toordinal() for name in names}
    for number, title in enumerate(answer.titles):
        rows = [row for name in names if (row := answer.of(title, indicator, part=name)) and finite(row.level)]
        if not rows:
            continue
        x, colour = [date[row.part] for row in rows], LINES[number % 7]
        if all(finite(row.level_low) for row in rows):
            axes.fill_between(x, [row.level_low for row in rows], [row.level_high for row in rows], color=colour, alpha=0.13, linewidth=0)
        axes.plot(x, [row.level for row in rows], color=colour, linestyle=DASHES[number % 7], linewidth=1.5, marker="o", markersize=2.6 if len(rows) < 40 else 0, label=title)
    first, last = min(date.values()), max(date.values())
    ticks = sorted({first + round(i * (last - first) / 5) for i in range(6)})
    axes.set_xticks(ticks, [short_date(datetime.date.fromordinal(one)) for one in ticks])
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(Ticks(words["language"]))
    axes.grid(axis="y", color="#e4e8ec", linewidth=0.7)
    legend_above(axes)
    return svg_of(figure)


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


@functools.lru_cache(maxsize=None)
def things_of(run):
    """Places of chairs that were brought, of lamps and of posts."""
    seats, lamps, duties = run.day("seats"), run.day("luminaires"), run.day("duties")
    brought, posts = seats[seats.kind != "fixed"], duties.dropna(subset="post_x")
    return (brought.x, brought.y), (lamps.x, lamps.y), (posts.post_x, posts.post_y)


def things(axes, run):
    """Chairs, lamps and posts of a scenario."""
    chairs, lamps, posts = things_of(run)
    axes.plot(*chairs, "s", color="#5b4fa2", markersize=1.1, linestyle="none")
    axes.plot(*lamps, "+", color="#96750c", markersize=2.6, markeredgewidth=0.6, linestyle="none")
    axes.plot(*posts, "^", color=INK, markersize=4.5, linestyle="none")


def view_of(run):
    """The part of the plan that belongs to the square, with its surroundings."""
    outlines = outlines_of(run)
    square = outlines[(outlines.kind == "walkable") & (outlines.square == 1)] if "square" in outlines else outlines[outlines.kind == "walkable"]
    points = np.vstack(list(square.points if len(square) else outlines.points))
    return points[:, 0].min() - 6, points[:, 0].max() + 6, points[:, 1].min() - 6, points[:, 1].max() + 6


def scale_of(values):
    values = np.abs(values[np.isfinite(values)])
    return float(np.percentile(values, 99.5)) if values.size and np.percentile(values, 99.5) > 0 else float(values.max()) if values.size and values.max() > 0 else 1.0


class Panels:
    """Maps of one window side by side, and bars with their scales. Places are reckoned and not tried out, which would take longer than to draw."""
    width, gap, over, bar = 7.3, 0.06, 0.2, 0.62  # (unit: inch)

    def __init__(self, window, rows, columns, bar_below=True):
        self.window = window
        self.panel = (self.width - (columns + 1) * self.gap) / columns
        self.tall = self.panel * (window[3] - window[2]) / (window[1] - window[0])
        self.height = rows * (self.tall + self.over) + (self.bar if bar_below else 0.05)
        self.letters = int(self.panel * 13)
        self.figure = plt.figure(figsize=(self.width, self.height))

    def at(self, row, column, title, values, extent, plan, staff=None, **looks):
        """A map in its place. @param staff: the run of which chairs, lamps and posts are drawn"""
        left, bottom = self.gap + column * (self.panel + self.gap), self.height - (row + 1) * (self.tall + self.over)
        axes = self.figure.add_axes((left / self.width, bottom / self.height, self.panel / self.width, self.tall / self.height), xticks=[], yticks=[], frame_on=False)
        picture = axes.imshow(values, origin="lower", extent=extent, interpolation="nearest", aspect="auto", **looks)
        outline(axes, plan)
        if staff is not None:
            things(axes, staff)
        axes.set(xlim=self.window[:2], ylim=self.window[2:])
        axes.set_title(title if len(title) <= self.letters else title[:self.letters - 1] + "\u2026", fontsize=8, color="#3b4754", pad=3)
        return picture

    def scale(self, picture, label, left, width, bottom=0.36):
        """@param left, width, bottom of the bar (unit: inch)"""
        bar = self.figure.colorbar(picture, cax=self.figure.add_axes((left / self.width, bottom / self.height, width / self.width, 0.09 / self.height)), orientation="horizontal")
        bar.outline.set_visible(False)
        bar.set_label(label, fontsize=8)
        bar.ax.tick_params(labelsize=8)
        return bar


def extent_of(x, y):
    half = (x[1] - x[0]) / 2
    return x[0] - half, x[-1] + half, y[0] - half, y[-1] + half


def pairs_of_maps(answer, runs, levels, differences, looks, looks_of_difference, extent, words, staff_of_base=None):
    """The base, each alternative on the same scale, and the difference. Of one or two alternatives the base stands beside each; of more it stands once, and
    two pairs in a row. It returns the panels, and of levels and of differences one picture each, for their scales."""
    base, many = runs[answer.base], len(answer.alternatives) > 2
    window = view_of(base)
    panels = Panels(window, 1 + -(-len(answer.alternatives) // 2), 4, False) if many else Panels(window, len(answer.alternatives), 3)
    if many:
        panels.at(0, 0, words["base"], levels[0], extent, base, staff_of_base, **looks)
    for number, title in enumerate(answer.alternatives):
        row, column = (1 + number // 2, 2 * (number % 2)) if many else (number, 1)
        if not many:
            panels.at(number, 0, words["base"], levels[0], extent, base, staff_of_base, **looks)
        level = panels.at(row, column, title, levels[number + 1], extent, base, runs[title], **looks)
        difference = panels.at(row, column + 1, words["difference"], differences[number + 1], extent, base, runs[title], **looks_of_difference)
    return panels, level, difference


def scales_of_pairs(panels, many, level, difference, unit, unit_of_difference):
    """The bars of the pictures that `pairs_of_maps` made: of levels, and of differences."""
    step = panels.panel + panels.gap
    bottom = panels.height - panels.tall / 2 - panels.over if many else 0.42
    first = panels.scale(level, unit, *((1.12 * step, 1.2 * step) if many else (0.5 * step, step)), bottom)
    second = panels.scale(difference, unit_of_difference, *((2.5 * step, 1.4 * step) if many else (2.05 * step, 0.9 * step)), bottom)
    second.ax.xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(5))
    return first, second


def inside_of(x, y, window):
    return np.ix_((y > window[2]) & (y < window[3]), (x > window[0]) & (x < window[1]))


def map_rows(answer, maps, name, less_is_better, words, unit):
    """A map of each scenario and the differences from the base, pale where none is seen."""
    if name not in maps or not np.isfinite(maps[name]).any():
        return None
    runs = {title: answer.run(title) for title in answer.titles}
    if runs[answer.base] is None:
        return None
    inside = inside_of(maps["x"], maps["y"], view_of(runs[answer.base]))
    numbers = range(len(answer.titles))
    amount = scale_of(np.concatenate([maps[name][s][inside].ravel() for s in numbers]))
    largest = scale_of(np.concatenate([maps[f"{name}_difference"][s][inside].ravel() for s in numbers[1:]]))
    sign = -1 if less_is_better else 1
    pale = {}
    for s in numbers[1:]:
        unseen = ~((maps[f"{name}_low"][s] > 0) | (maps[f"{name}_high"][s] < 0))
        delta = sign * maps[f"{name}_difference"][s]
        pale[s] = np.where(unseen, 0.0, delta)
        pale[s][~np.isfinite(delta)] = np.nan
    panels, level, difference = pairs_of_maps(answer, runs, maps[name], pale, dict(cmap=amounts(name), vmin=0, vmax=amount), dict(cmap=DIVERGING, vmin=-largest, vmax=largest),
                                              extent_of(maps["x"], maps["y"]), words)
    first, second = scales_of_pairs(panels, len(answer.alternatives) > 2, level, difference, unit, words["difference_axis"])
    first.ax.xaxis.set_major_formatter(Ticks(words["language"]))
    second.ax.xaxis.set_major_formatter(lambda value, _: two_digits(sign * value, words["language"]))
    return svg_of(panels.figure)


def part_of(x, y, window):
    """In which part of a window most of some cells lie, as a key of the texts; nothing where they lie all over it."""
    if not len(x):
        return ""
    east, north = np.mean(x > (window[0] + window[1]) / 2), np.mean(y > (window[2] + window[3]) / 2)
    return " ".join(([("north" if north > 0.5 else "south")] if abs(north - 0.5) > 0.15 else []) + ([("east" if east > 0.5 else "west")] if abs(east - 0.5) > 0.15 else []))


def cells_that_differ(x, y, window, counts, rise, fall):
    """How many cells of a window rise and fall, of those that count, on how much ground, and where."""
    inside = inside_of(x, y, window)
    across, up = np.meshgrid(x, y)
    across, up, counts, rise, fall = across[inside], up[inside], counts[inside], (rise & counts)[inside], (fall & counts)[inside]
    area = (x[1] - x[0]) * (y[1] - y[0])
    return {"rise": int(rise.sum()), "fall": int(fall.sum()), "rest": int(counts.sum() - rise.sum() - fall.sum()), "rise_area": rise.sum() * area, "fall_area": fall.sum() * area,
            "rise_part": part_of(across[rise], up[rise], window), "fall_part": part_of(across[fall], up[fall], window)}


def told_cells(answer, maps, name, number):
    """The cells of a map in which the interval of an alternative does not contain 0."""
    level, difference = maps[name], maps[f"{name}_difference"][number]
    counts = np.isfinite(difference) & ((level[0] > 0) | (level[number] > 0))
    return cells_that_differ(maps["x"], maps["y"], view_of(answer.run(answer.base)), counts, maps[f"{name}_low"][number] > 0, maps[f"{name}_high"][number] < 0)


def light_of(run):
    grids = run.file["grids"]
    return np.where(grids["free_area"][()] > 0, grids["lamps_at_night"][()], np.nan)


def lit_cells(answer, title):
    """The cells that are brighter or darker than in the base, by half a lux at least."""
    grids = answer.run(title).file["grids"]
    difference = light_of(answer.run(title)) - light_of(answer.run(answer.base))
    return cells_that_differ(grids["x"][()], grids["y"][()], view_of(answer.run(answer.base)), np.isfinite(difference), difference >= 0.5, difference <= -0.5)


def light_map(answer, words):
    """The light of each scenario by night and its difference from the base, which chance does not move."""
    runs = {title: answer.run(title) for title in answer.titles}
    if any(run is None for run in runs.values()):
        return None
    base = runs[answer.base]
    grids = base.file["grids"]
    x, y = grids["x"][()], grids["y"][()]
    levels = [light_of(run) for run in runs.values()]
    differences = [one - levels[0] for one in levels]
    inside = inside_of(x, y, view_of(base))
    largest = max(0.5, scale_of(np.concatenate([one[inside].ravel() for one in differences[1:]])))
    panels, level, difference = pairs_of_maps(answer, runs, levels, differences, dict(cmap=amounts("light"), norm=matplotlib.colors.LogNorm(0.5, 100)),
                                              dict(cmap=DIVERGING, vmin=-largest, vmax=largest), extent_of(x, y), words, base)
    first, second = scales_of_pairs(panels, len(answer.alternatives) > 2, level, difference, words["lux"], words["lux_difference"])
    first.set_ticks([1, 3, 10, 30, 100], labels=["1", "3", "10", "30", "100"])
    first.ax.minorticks_off()
    second.ax.xaxis.set_major_formatter(lambda value, _: two_digits(value, words["language"]))
    return svg_of(panels.figure)


def flows(answer, words, name_of):
    """Visitors between gates of the base as lines on the plan, as wide as they are many."""
    run = answer.run(answer.base)
    rows = [row for row in answer.all(scenario=answer.base, indicator="flows_between_gates") if " to " in row.part and row.level and row.level > 0]
    if run is None or not rows:
        return None
    outlines = outlines_of(run)
    middle = {one.id: one.points.mean(axis=0) for one in outlines[outlines.kind == "gate"].itertuples()}
    both = {}
    for row in rows:
        a, b = row.part.split(" to ")
        both[tuple(sorted((a, b)))] = both.get(tuple(sorted((a, b))), 0) + row.level
    points = np.vstack(list(outlines[outlines.kind == "walkable"].points))
    figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
    outline(axes, run)
    largest = max(both.values())
    centre = points.mean(axis=0)
    for (a, b), count in sorted(both.items(), key=lambda one: one[1]):
        if a not in middle or b not in middle or a == b or count < largest / 60:
            continue
        start, end = middle[a], middle[b]
        bend = (start + end) / 2 + 0.25 * (centre - (start + end) / 2)
        t = np.linspace(0, 1, 40)[:, None]
        curve = (1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t ** 2 * end
        axes.plot(*curve.T, color=LINES[1], alpha=0.55, linewidth=0.4 + 9 * count / largest, solid_capstyle="round")
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


def legend_above(axes, columns=2):
    """Names of lines over the picture, where they cover nothing."""
    axes.legend(frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=columns, handlelength=2.4, columnspacing=1.2, borderpad=0.1)


def levels(groups, series, label, words):
    """Levels with their intervals, a row for each group and in it a point for each series; groups: names, series: (name, values, lows, highs)."""
    step = 0.15 if len(series) > 3 else 0.2  # (unit: inch)
    row = step * len(series) + 0.12
    figure, axes = plt.subplots(figsize=(6.4, 0.75 + 0.16 * -(-len(series) // 3) + row * len(groups)), layout="constrained")
    for number, (name, values, lows, highs) in enumerate(series):
        at = np.arange(len(groups)) + (number - (len(series) - 1) / 2) * step / row
        colour = LINES[number % 7]
        for y, low, high in zip(at, lows, highs):
            if finite(low) and finite(high):
                axes.plot([low, high], [y, y], color=colour, linewidth=2.2, alpha=0.45, solid_capstyle="butt")
        axes.plot([v if finite(v) else np.nan for v in values], at, MARKERS[number % 7], color=colour, markersize=4.2, linestyle="none", label=name)
    for y in range(1, len(groups)):
        axes.axhline(y - 0.5, color="#e4e8ec", linewidth=0.7)
    axes.set_yticks(range(len(groups)), groups)
    axes.set_ylim(len(groups) - 0.5, -0.5)
    axes.set_xlabel(label)
    axes.xaxis.set_major_formatter(Ticks(words["language"]))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color="#e4e8ec", linewidth=0.7)
    axes.set_axisbelow(True)
    if len(series) > 1:
        legend_above(axes, 3)
    return svg_of(figure)


def plane(answer, indicator, sense, label, words):
    """Cost against effect: four quadrants with names."""
    points = []
    for title in answer.alternatives:
        effect, cost = answer.of(title, indicator), answer.of(title, "cost")
        if effect and cost and finite(effect.difference) and finite(cost.difference):
            sign = -1 if sense == "less" else 1
            points.append((title, sign * effect.difference, cost.difference, sorted((sign * effect.low, sign * effect.high)) if finite(effect.low) else None))
    if not points:
        return None
    crowded = len(points) > 3  # names beside the points would cover each other
    figure, axes = plt.subplots(figsize=(4.9, 2.9 + (0.15 * -(-len(points) // 2) if crowded else 0)), layout="constrained")
    wide = 1.25 * max([1e-9] + [abs(v) for _, x, _, ends in points for v in [x, *(ends or [])]])
    tall = 1.7 * max([1e-9] + [abs(y) for _, _, y, _ in points])
    axes.set(xlim=(-wide, wide), ylim=(-tall, tall))
    axes.axhline(0, color="#6b7785", linewidth=0.9)
    axes.axvline(0, color="#6b7785", linewidth=0.9)
    for x, y, name, ha, va in ((0.985, 0.97, words["dearer_better"], "right", "top"), (0.015, 0.97, words["dearer_worse"], "left", "top"),
                               (0.985, 0.03, words["cheaper_better"], "right", "bottom"), (0.015, 0.03, words["cheaper_worse"], "left", "bottom")):
        axes.text(x, y, name, transform=axes.transAxes, ha=ha, va=va, fontsize=8, color="#59636e", style="italic")
    for number, (title, x, y, ends) in enumerate(points):
        if ends:
            axes.plot(ends, [y, y], color=LINES[(number + 1) % 7], linewidth=3, alpha=0.4, solid_capstyle="butt")
        axes.plot(x, y, MARKERS[(number + 1) % 7] if crowded else "o", color=LINES[(number + 1) % 7], markersize=6, linestyle="none", label=title)
        if not crowded:
            axes.annotate(title, (x, y), xytext=(7 if x <= 0 else -7, 7), textcoords="offset points", fontsize=8, ha="left" if x <= 0 else "right", color=INK)
    if crowded:
        legend_above(axes)
    axes.set_xlabel(label)
    axes.set_ylabel(words["extra_cost"])
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(Ticks(words["language"]))
    return svg_of(figure)


def is_told_assumption(row):
    """Whether the interval of the rank correlation between an assumption and the change does not contain 0."""
    return finite(row.level_low) and (row.level_low > 0 or row.level_high < 0)


def tornado(rows, label, names, words):
    """How far one difference goes from the low to the high third of each assumption."""
    rows = [row for row in rows if finite(row.low) and finite(row.high)]
    rows.sort(key=lambda row: abs(row.high - row.low))
    rows = rows[-12:]
    if not rows:
        return None
    figure, axes = plt.subplots(figsize=(4.9, 0.7 + 0.25 * len(rows)), layout="constrained")
    for y, row in enumerate(rows):
        told = is_told_assumption(row)
        axes.barh(y, row.high - row.low, left=row.low, height=0.62, color=LINES[1] if told else PALE)
        axes.plot(row.low, y, "|", color=INK, markersize=7)
    axes.set_yticks(range(len(rows)), [names(row.part) for row in rows], fontsize=8)
    axes.set_xlabel(label)
    axes.xaxis.set_major_formatter(Ticks(words["language"]))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color="#e4e8ec", linewidth=0.7)
    axes.set_axisbelow(True)
    return svg_of(figure)
