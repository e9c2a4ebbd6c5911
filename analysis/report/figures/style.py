"""What figures have in common. Colours are told apart by colour-blind readers and in grey; no meaning hangs on colour alone."""
import textwrap

from matplotlib.ticker import ScalarFormatter

from numbers_of_page import plain
from presentation import of_paper, presentation

BETTER, WORSE, NEITHER, PALE, INK = "#0f6f70", "#b4470f", "#59636e", "#c3cbd3", "#1d2733"
AXIS, GRID, LABEL = "#6b7785", "#e4e8ec", "#3b4754"
# Of each scenario, in their order; the first two have the colours of the viewer.
COLOURS = [*(of_paper(presentation()["runs"][letter]) for letter in "AB"), "#b4470f", "#5b4fa2", "#96750c", "#a2356e", "#0f6f70"]
ACCENT = COLOURS[1]  # where one colour is enough
DASHES = ["-", "-", (0, (5, 2)), (0, (1, 1)), (0, (5, 1, 1, 1)), (0, (3, 1)), (0, (7, 2))]
MARKERS = ["o", "s", "D", "^", "v", "P", "X"]


def looks_of(number):
    """Colour, dash and marker of a scenario by its number."""
    return tuple(looks[number % len(looks)] for looks in (COLOURS, DASHES, MARKERS))


class Ticks(ScalarFormatter):
    """Numbers along an axis as the readers of a language write them."""

    def __init__(self, language):
        super().__init__(useOffset=False, useMathText=False)
        self.set_scientific(False)
        self.language = language

    def __call__(self, value, position=None):
        decimals = len(super().__call__(value, position).partition(".")[2])
        return plain(value, self.language, decimals)


def names_at_left(axes):
    """Rows have names and no line at their left; lines across them lead the eye down to the scale."""
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)


def letters_of_legend(width, columns):
    """How long a name in a legend of some columns may be. @param width: of the figure (unit: inch)"""
    return int((width / columns - 0.5) / 0.062)


def columns_of_legend(names, width, most):
    """How many columns of names there is room for."""
    return next((columns for columns in range(most, 1, -1) if max(map(len, names)) <= letters_of_legend(width, columns)), 1)


def legend_above(axes, most=2):
    """Names of lines over the picture, where they cover nothing; long ones go on in a second line."""
    handles, names = axes.get_legend_handles_labels()
    width = axes.figure.get_figwidth()
    axes.legend(handles, [textwrap.fill(name, letters_of_legend(width, 1)) for name in names], frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(-0.02, 1.0),
                ncols=columns_of_legend(names, width, most), handlelength=2.4, columnspacing=1.2, borderpad=0.1)


def height_of_legend(names, width, most=2):
    """Room that a legend takes (unit: inch)."""
    lines = sum(len(textwrap.wrap(name, letters_of_legend(width, 1))) for name in names)
    return 0.15 * -(-lines // columns_of_legend(names, width, most))
