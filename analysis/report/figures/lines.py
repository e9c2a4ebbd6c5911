"""Lines over time, one for each scenario with the band of its interval. What goes up is said above the figure, where there is room for it."""
import datetime

import matplotlib.pyplot as plt

from estimates import finite
from figures.style import GRID, Ticks, height_of_legend, legend_above, looks_of
from figures.svg import svg_of
from window import text_of


WIDTH = 4.9  # (unit: inch)


def hours(answer, indicator, words, time):
    """The day by hours; None where no scenario has two of them."""
    rows_of = {title: [row for hour in range(24) if (row := answer.of(title, indicator, hour=hour)) and finite(row.level)] for title in answer.titles}
    if all(len(rows) < 2 for rows in rows_of.values()):
        return None
    figure, axes = empty(answer)
    for number, (title, rows) in enumerate(rows_of.items()):
        if len(rows) > 1:
            band_and_line(axes, number, title, [sum(answer.window.part_of_hour(row.hour)) / 2 for row in rows], rows, linewidth=1.8)
    ticks = ticks_of_hours(answer, {row.hour for rows in rows_of.values() for row in rows})
    are_hours = ticks.step > 60
    axes.set_xticks(ticks, [str(tick // 60) if are_hours else time(text_of(tick)) for tick in ticks])
    axes.set_xlabel(words["hour_axis" if are_hours else "time_axis"])
    return finished(figure, axes, words)


def ticks_of_hours(answer, found):
    """Whole, half or quarter hours under the hours that are drawn, not too many (unit: minute)."""
    start, end = answer.window.part_of_hour(min(found))[0], answer.window.part_of_hour(max(found))[1]
    step = next(step for step in (15, 30, 60, 120, 180) if (end - start) / step <= 8 or step == 180)
    return range(-(-start // step) * step, end + 1, step)


def days(answer, indicator, words, short_date):
    """Day by day; None where there is one. Of a sample of a period, days that are not simulated are between the points."""
    names = answer.days(indicator)
    if len(names) < 2:
        return None
    figure, axes = empty(answer)
    date = {name: datetime.date.fromisoformat(name[:10]).toordinal() for name in names}
    for number, title in enumerate(answer.titles):
        rows = [row for name in names if (row := answer.of(title, indicator, part=name)) and finite(row.level)]
        if rows:
            band_and_line(axes, number, title, [date[row.part] for row in rows], rows, linewidth=1.5, marker="o", markersize=2.6 if len(rows) < 40 else 0)
    first, last = min(date.values()), max(date.values())
    ticks = sorted({first + round(i * (last - first) / 5) for i in range(6)})
    axes.set_xticks(ticks, [short_date(datetime.date.fromordinal(one)) for one in ticks])
    return finished(figure, axes, words)


def empty(answer):
    return plt.subplots(figsize=(WIDTH, 2.1 + height_of_legend(answer.titles, WIDTH)), layout="constrained")


def band_and_line(axes, number, title, x, rows, **looks):
    colour, dash, _ = looks_of(number)
    if all(finite(row.level_low) for row in rows):
        axes.fill_between(x, [row.level_low for row in rows], [row.level_high for row in rows], color=colour, alpha=0.13, linewidth=0)
    axes.plot(x, [row.level for row in rows], color=colour, linestyle=dash, label=title, **looks)


def finished(figure, axes, words):
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(Ticks(words["language"]))
    axes.grid(axis="y", color=GRID, linewidth=0.7)
    legend_above(axes)
    return svg_of(figure)
