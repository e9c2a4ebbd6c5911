"""When it changes: by hours of the day, and day by day."""
import titles
from cells import NOTHING
from estimates import finite
from figures import lines
from window import text_of

# Of each figure by hours the indicators that its title tells: the first of which a difference is told, or else the first.
TOLD_OF = {"unsafe_share": ["unsafe_day", "unsafe_evening", "unsafe_night_hours"], "staying": ["stay_hours"], "visible_deals": ["visible_deals"], "deals": ["deals"],
           "litter_items": ["litter_per_10_m2"]}


def hour_figures(telling):
    words, drawings = telling.words, []
    for name, (subtitle,) in words["hours_named"].items():
        if svg := lines.hours(telling.answer, name, words, telling.numbers.time):
            title, scenario = titles.message(telling, subtitle, *TOLD_OF[name])
            drawings.append({"title": title, "subtitle": subtitle, "svg": svg, "caption": hours_caption(telling, name, scenario),
                             "alt": f"{subtitle}. " + words["hours_alt"].format(indicator=name)})
    return drawings


def hours_caption(telling, name, scenario):
    """At what hour an alternative is farthest from the base."""
    answer = telling.answer
    rows = [row for title in ([scenario] if scenario else answer.alternatives) for hour in range(24) if (row := answer.of(title, name, hour=hour)) and finite(row.difference)]
    widest = max(rows, key=lambda row: abs(row.difference), default=None)
    if widest is None or not widest.difference:
        return telling.words["hours_caption_same"]
    hours = map(text_of, telling.answer.window.part_of_hour(widest.hour))
    return telling.words["hours_caption"].format(scenario=widest.scenario, hours=telling.numbers.hours(*hours))


def hour_table(telling):
    """The hours of P(unsafe), for those who read no picture."""
    answer, numbers = telling.answer, telling.numbers
    table = []
    for hour in range(24):
        rows = [answer.of(title, "unsafe_share", hour=hour) for title in answer.titles]
        if any(row is not None and row.level is not None for row in rows):
            table.append({"hour": f"{hour:02}", "cells": [numbers.mark(row, "level", 1) if row and row.level is not None else NOTHING for row in rows],
                          "intervals": [telling.cells.level_interval(row) if row else "" for row in rows]})
    return table


def day_figures(telling):
    answer, words = telling.answer, telling.words
    return [{"title": titles.message(telling, subtitle, name)[0], "subtitle": subtitle, "svg": svg, "caption": words["days_caption"],
             "alt": words["days_alt"].format(title=subtitle, count=len(answer.days(name)), indicator=name)}
            for name, subtitle in words["days_named"].items() if (svg := lines.days(answer, name, words, telling.numbers.short_date))]


def day_table(telling):
    """The days of what is told first on page one, for those who read no picture."""
    answer = telling.answer
    table = []
    for day in answer.days("unsafe_day"):
        date, weather = day[:10], day[11:]
        rows = [answer.of(title, "unsafe_day", part=day) for title in answer.titles]
        table.append({"day": telling.numbers.date(date) + (f", {telling.wording.term(weather)}" if weather else ""),
                      "cells": [telling.cells.level(row) if row and row.level is not None else NOTHING for row in rows]})
    return table
