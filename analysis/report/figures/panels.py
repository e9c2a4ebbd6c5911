"""Maps of one window beside each other, on the same scales."""
import dataclasses
import textwrap

import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator

from figures.plan import outline, things, view_of
from figures.style import LABEL


class Panels:
    """Maps of one window side by side, and bars with their scales. Places are reckoned and not tried out, which would take longer than to draw."""
    width, gap, bar = 7.3, 0.06, 0.62  # (unit: inch)

    def __init__(self, window, rows, columns, titles, bar_below=True):
        self.window = window
        self.panel = (self.width - (columns + 1) * self.gap) / columns
        self.tall = self.panel * (window[3] - window[2]) / (window[1] - window[0])
        self.letters = int(self.panel * 17)
        self.over = 0.07 + 0.13 * max(self.wrapped(title).count("\n") + 1 for title in titles)
        self.first_over = self.over if bar_below else 0.2  # one row is that of the base alone, with a short title
        self.height = self.first_over - self.over + rows * (self.tall + self.over) + (self.bar if bar_below else 0.05)
        self.figure = plt.figure(figsize=(self.width, self.height))

    def at(self, row, column, title, values, extent, plan, staff=None, **looks):
        """A map in its place. @param plan: the run of the base; staff: that of which chairs, other lamps and posts are drawn"""
        left, bottom = self.gap + column * (self.panel + self.gap), self.height - self.first_over + self.over - (row + 1) * (self.tall + self.over)
        axes = self.figure.add_axes((left / self.width, bottom / self.height, self.panel / self.width, self.tall / self.height), xticks=[], yticks=[], frame_on=False)
        picture = axes.imshow(values, origin="lower", extent=extent, interpolation="nearest", aspect="auto", **looks)
        outline(axes, plan)
        if staff is not None:
            things(axes, staff, plan)
        axes.set(xlim=self.window[:2], ylim=self.window[2:])
        axes.set_title(self.wrapped(title), fontsize=8, color=LABEL, pad=3)
        return picture

    def wrapped(self, title):
        return textwrap.fill(title, self.letters)

    def scale(self, picture, label, left, width, bottom):
        """A bar with the colours of a picture. @param left, width, bottom of the bar (unit: inch)"""
        bar = self.figure.colorbar(picture, cax=self.figure.add_axes((left / self.width, bottom / self.height, width / self.width, 0.09 / self.height)), orientation="horizontal")
        bar.outline.set_visible(False)
        bar.set_label(label, fontsize=8)
        bar.ax.tick_params(labelsize=8)
        return bar


@dataclasses.dataclass
class Layer:
    """What is drawn of each scenario: a map by its number, colours, and the unit beside their scale."""
    maps: object
    looks: dict
    unit: str


def pairs_of_maps(answer, runs, levels, differences, extent, words, staff_of_base=None):
    """The base once, each alternative on the same scale, and the difference; it returns the figure, and the bars of the levels and of the differences.
    Of more than two alternatives two pairs stand in a row."""
    base, is_many = runs[answer.base], len(answer.alternatives) > 2
    window = view_of(base)
    panels = Panels(window, 1 + -(-len(answer.alternatives) // 2), 4, answer.titles, False) if is_many else Panels(window, len(answer.alternatives), 3, answer.titles)
    panels.at(0, 0, words["base"], levels.maps[0], extent, base, staff_of_base, **levels.looks)
    for number, title in enumerate(answer.alternatives):
        row, column = (1 + number // 2, 2 * (number % 2)) if is_many else (number, 1)
        level = panels.at(row, column, title, levels.maps[number + 1], extent, base, runs[title], **levels.looks)
        difference = panels.at(row, column + 1, words["difference"], differences.maps[number + 1], extent, base, runs[title], **differences.looks)
    step = panels.panel + panels.gap
    bottom = panels.height - panels.tall / 2 - panels.first_over if is_many else 0.42  # beside the one base there is room
    bar = panels.scale(level, levels.unit, *((1.12 * step, 1.2 * step) if is_many else (0.5 * step, step)), bottom)
    bar_of_differences = panels.scale(difference, differences.unit, *((2.5 * step, 1.4 * step) if is_many else (2.05 * step, 0.9 * step)), bottom)
    bar_of_differences.ax.xaxis.set_major_locator(MaxNLocator(5))
    return panels.figure, bar, bar_of_differences
