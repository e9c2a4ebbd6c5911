"""Where it changes: maps of what is done and felt, and of the light."""
import re

from markupsafe import Markup

import titles
from estimates import finite
from figures.differing_cells import lit_cells, told_cells
from figures.maps import light_map, map_rows
from numbers_of_page import plain

CHANCE = 0.025  # share of cells whose intervals of 95 % lie above 0 where nothing differs, and as many below
MOST_NAMED = 2  # alternatives in the caption of a map whose title speaks of none
MORE_IS_BETTER = {"staying", "sitting", "standing"}
# Of each map the indicator that its title tells; no indicator is the time that is spent sitting or standing.
TOLD_OF = {"staying": "stay_hours", "unsafe_by_day": "unsafe_day", "unsafe_in_the_evening": "unsafe_evening",
           "unsafe_at_night": "unsafe_night_hours", "visible_deals": "visible_deals", "litter": "litter_per_10_m2"}


def figures(telling):
    answer, words = telling.answer, telling.words
    values, drawings = answer.maps(), []
    if values is None:
        return drawings
    for name, (subtitle, what, unit) in words["maps_named"].items():
        if not answer.window.reaches(name):
            continue
        what = telling.wording.of_hours(what, name)
        unit = unit if answer.is_whole_day() else words["units_of_part"].get(name, unit)
        svg = map_rows(answer, values, name, name not in MORE_IS_BETTER, words, unit)
        if svg:
            title, scenario = titles.message(telling, subtitle, *([TOLD_OF[name]] if name in TOLD_OF else []))
            shown = [scenario] if scenario else answer.alternatives if len(answer.alternatives) <= MOST_NAMED else []
            cells = {one: told_cells(answer, values, name, number) for number, one in enumerate(answer.alternatives, 1)}
            drawings.append({"title": title, "subtitle": what[:1].upper() + what[1:], "svg": svg, "caption": words["map_caption"].format(where=where(telling, shown, cells)).strip(),
                             "alt": words["map_alt"].format(what=what, base=answer.base, summary=counted(telling, "map_alt_of", cells))})
    svg = light_map(answer, words)
    if svg:
        subtitle, what = words["light_named"]
        cells = {one: lit_cells(answer, one) for one in answer.alternatives}
        drawings.append({"title": light_title(telling), "subtitle": subtitle, "svg": svg, "caption": words["light_caption"].format(base=answer.base),
                         "alt": words["light_alt"].format(what=what, base=answer.base, summary=counted(telling, "light_alt_of", cells))})
    return drawings


def where(telling, scenarios, cells):
    """Where on a map alternatives make a difference, a sentence for each that makes one; nothing where one pair tells none from chance."""
    if telling.answer.about["pairs"] < 2 or not scenarios:
        return ""
    told = " ".join(sentence for one in scenarios if (sentence := where_of(telling, one, cells[one])))
    return told or telling.words["map_chance" if len(scenarios) == 1 else "map_chance_of_all"].format(scenario=scenarios[0])


def where_of(telling, scenario, cells):
    """Where an alternative makes a difference; nothing where no more cells differ than by chance."""
    words, least = telling.words, CHANCE * (cells["rise"] + cells["fall"] + cells["rest"])
    if max(cells["rise"], cells["fall"]) <= least:
        return ""
    rise, fall = (words[f"map_{way}"].format(part=words["parts"][cells[f"{way}_part"]]) if cells[way] > least else words[f"map_no_{way}"] for way in ("rise", "fall"))
    return words["map_where"].format(scenario=scenario, rise=rise, fall=fall)


def counted(telling, sentence, cells_of):
    """How many cells of a map rise and fall with each alternative, and where."""
    words = telling.words
    sentences = []
    for scenario, cells in cells_of.items():
        numbers = {name: plain(float(cells[name]), telling.numbers.language, 0) for name in ("rise", "fall", "rest", "rise_area", "fall_area")}
        parts = {f"{way}_part": words["parts"][cells[f"{way}_part"]] if cells[way] else "" for way in ("rise", "fall")}
        sentences.append(re.sub(r"\s+(?=[;.])", "", words[sentence].format(scenario=scenario, **numbers, **parts)))
    return " ".join(sentences)


def light_title(telling):
    """Where the light changes most; chance has no part in it."""
    answer, words = telling.answer, telling.words
    rows = [row for title in answer.alternatives for row in answer.all(scenario=title, indicator="mean") if row.zone and finite(row.difference)]
    most = max(rows, key=lambda row: abs(row.difference), default=None)
    if most is None or abs(most.difference) < 0.5:
        return words["light_title_same"]
    return Markup(words["light_title"]).format(scenario=most.scenario, zone=telling.wording.term(most.zone), difference=telling.numbers.difference(most))
