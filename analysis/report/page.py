"""Puts what a comparison came to into the chapters of a report. It chooses and words; the numbers are those of estimates.csv."""
import json
import pathlib
import re

import jinja2
from markupsafe import Markup

import text_en
import text_sv
from estimates import finite, is_told_assumption
from figures import differing_cells, lines, maps
from figures.flows import flows
from figures.plane import plane
from figures.rows import forest, levels, tornado
from numbers_of_page import Numbers, plain, shown

TEXTS = {"en": text_en, "sv": text_sv}
PAGE_ONE = ["unsafe_day", "unsafe_evening", "visible_deals", "all_deals", "stay_hours", "litter_per_10_m2"]
ASPECTS = ["populated", "function_mix", "flows", "overview", "lighting", "upkeep", "informal_control", "formal_control", "open_disorder"]
SIGNS = {"clearly more": "\u25b2\u25b2", "probably more": "\u25b2", "little or no difference": "=", "probably less": "\u25bc", "probably fewer": "\u25bc", "clearly less": "\u25bc\u25bc",
         "clearly fewer": "\u25bc\u25bc", "not enough runs": "?", "not known": "\u2013"}
# Of each map and each figure by hours the indicators that its title tells: the first of which a difference is told, or else the first.
TITLE_OF_MAP = {"staying": ["stay_hours"], "sitting": ["sitting_share_of_stayers"], "standing": ["standing_share"], "unsafe_by_day": ["unsafe_day"], "unsafe_in_the_evening": ["unsafe_evening"],
                "unsafe_at_night": ["unsafe_night_hours"], "visible_deals": ["visible_deals"], "litter": ["litter_per_10_m2"]}
TITLE_OF_HOURS = {"unsafe_share": ["unsafe_day", "unsafe_evening", "unsafe_night_hours"], "staying": ["stay_hours"], "visible_deals": ["visible_deals"], "deals": ["deals"], "litter_items": ["litter_per_10_m2"]}
# Whoever does not sit while staying stands: the one share is the other turned round.
TURNED = {"standing_share": "sitting_share_of_stayers"}
ROSTERED = {"cost", "outlay", "worked_hours"}  # follow from the roster where nothing is bought or left undone by chance
# Nobody can tell what these did on Sergels torg from what else changed between 2014 and 2018, when they came together.
SERGELS_TORG = {"latitude": 59.3325, "longitude": 18.0653}
PACKAGE_OF_2018 = {"guards", "cleaners", "furniture", "outreach", "youth_workers", "place_manager", "safety_office"}
CHANCE = 0.05  # share of cells whose intervals of 95 % do not contain 0 where nothing differs
WIDE_FROM = 3  # alternatives: they have rows then, and no columns, so that page one stays one page of paper
# By what the band and the interval of a row of verification have in common; other rows are told without a verdict.
VERDICTS_OF_ROWS = {"inside": "inside", "pass": "inside", "touches": "near", "undecided": "near", "outside": "outside", "fail": "outside", "fails": "outside"}
DIRECTION = {"clearly more": "more", "probably more": "more", "probably less": "less", "clearly less": "less", "probably fewer": "fewer", "clearly fewer": "fewer"}


def sentence_case(text):
    return text[:1].lower() + text[1:] if text[:2].lower() != text[:2].upper() and not text[:2].isupper() else text


class Report:
    def __init__(self, answer, language, replay=None):
        self.answer, self.language, self.replay = answer, language, replay
        self.words, self.labels = TEXTS[language].WORDS, TEXTS[language].LABELS
        self.numbers = Numbers(language)

    # Words

    def label(self, row):
        text = self.labels.get(row.indicator, row.label).replace("m2", "m\u00b2")
        return text[:1].upper() + text[1:]

    def unit(self, row):
        return self.words["pp"] if row.units == "%" else {"1": "", "SEK": self.words["money"]}.get(row.units, row.units)

    def unit_of_level(self, row):
        return {"1": "", "SEK": self.words["money"]}.get(row.units, row.units)

    def is_rostered(self, row):
        """Whether chance has no part in a cost or in hours of work, so that words of chance say nothing of them."""
        return row.indicator in ROSTERED and row.low is not None and row.high - row.low < 0.5

    def verdict(self, row):
        word = self.words["verdicts"].get(row.verdict, row.verdict)
        return f"{word} ({self.words['worse']})" if row.quality < 0 else word

    def cell(self, row):
        """A change with sign, words and interval, for a table."""
        if row is None or row.difference is None:
            return Markup("\u2013")
        if self.is_rostered(row):
            return Markup('<span class="change neither"><b>{}</b></span>').format(self.numbers.difference(row))
        sign = SIGNS.get(row.verdict, "") + (" !" if row.quality < 0 else "")
        kind = "better" if row.quality > 0 else "worse" if row.quality < 0 else "neither"
        return Markup('<span class="change {}"><span class="sign" aria-hidden="true">{}</span> <b>{}</b></span> <span class="word">{}</span> <span class="interval">{}</span>').format(
            kind, sign, self.numbers.difference(row), self.verdict(row), self.numbers.interval(row))

    def assumption(self, scenario, indicator):
        row = self.answer.of(scenario, indicator, method="assumptions 90 %")
        if row is None:
            return Markup("")
        return Markup(' <span class="assumed">[{}]</span>').format(self.numbers.interval(row))

    # Page one

    def messages(self):
        """What the table says, a sentence for each alternative."""
        sentences = []
        for title in self.answer.alternatives:
            better, worse = [], []
            for name in PAGE_ONE:
                row = self.answer.of(title, name)
                if row is None or not row.quality:
                    continue
                (better if row.quality > 0 else worse).append(self.phrase(row))
            better, worse = self.joined(better), self.joined(worse)
            name = Markup("<b>{}</b>").format(title)
            rows = [row for row in (self.answer.of(title, one) for one in PAGE_ONE) if row]
            few = any(row.verdict == "not enough runs" for row in rows)
            key = "message_and_worse" if better and worse else "message_better" if better else "message_worse" if worse else "message_few" if few else "message_none"
            sentences.append(Markup(self.words[key]).format(name=name, better=", ".join(better), worse=", ".join(worse)))
        return sentences

    def joined(self, phrases):
        """The day and the evening in one breath."""
        for day, evening, both in TEXTS[self.language].PHRASES_OF_BOTH:
            if day in phrases and evening in phrases:
                phrases[phrases.index(day)] = both
                phrases.remove(evening)
        return phrases

    def phrase(self, row, name=None, how="", is_turned=False):
        is_more = (DIRECTION[row.verdict] == "more") != is_turned
        return " ".join(TEXTS[self.language].PHRASES[name or row.indicator][0 if is_more else 1].format(how=how).split())

    # Titles of figures

    def each(self):
        """Of what time a count is: a day, or several days together; nothing where only a part of a day was simulated."""
        about = self.answer.about
        if about["days"] > 1 and "period" not in about:
            return self.words["each_days"].format(count=about["days"])
        return self.words["each_day"] if self.is_whole_day() else ""

    def told(self, names):
        """Of the indicators that a title may tell: name and rows of the first of which a difference is told, or of the first."""
        found = [(name, [row for title in self.answer.alternatives if (row := self.answer.of(title, TURNED.get(name, name)))]) for name in names]
        return next((one for one in found if any(row.verdict in DIRECTION for row in one[1])), found[0])

    def title(self, names):
        """What the rows of an indicator say, as the title of a figure: the largest difference that is told, or that none is; and the alternative it speaks of."""
        name, rows = self.told(names)
        words, subject = self.words, TEXTS[self.language].PHRASES[name][2]
        told = [row for row in rows if row.verdict in DIRECTION]
        if told:
            row = max(told, key=lambda one: abs(one.difference))
            return self.title_of(row, name), row.scenario
        verdicts = {row.verdict for row in rows}
        kind = "few" if "not enough runs" in verdicts else "same" if verdicts == {"little or no difference"} else "unknown"
        first = self.answer.alternatives[0]
        return (words[f"titles_{kind}"].format(subject=subject) if len(self.answer.alternatives) > 1 else words[f"title_{kind}"].format(scenario=first, subject=subject)), first

    def title_of(self, row, name):
        is_turned = name in TURNED
        factor, ends = (-1, ("high", "low")) if is_turned else (1, ("low", "high"))
        decimals = self.numbers.decimals(row)
        low, high = (self.numbers.mark(row, end, decimals, True, factor) for end in ends)
        phrases = TEXTS[self.language].PHRASES[name]
        return Markup(" ".join(self.words["title_told"].split())).format(
            scenario=row.scenario, phrase=self.phrase(row, name, self.words["how"][row.verdict.split()[0]], is_turned), difference=self.numbers.mark(row, "difference", decimals, True, factor),
            unit=phrases[3].format(each=self.each()).strip(), interval=Markup("{} {} {}").format(low, self.words["to"], high)).replace("  ", " ").replace(" )", ")")

    def headline(self):
        """The title of the page: the message, or what was asked where there is none."""
        def gains(title):
            rows = [self.answer.of(title, name) for name in PAGE_ONE]
            return sum(row.quality for row in rows if row)
        best = max(self.answer.alternatives, key=gains)
        if gains(best) <= 0:
            return None
        costs = {title: self.answer.of(title, "cost") for title in self.answer.alternatives}
        cheaper = [title for title in self.answer.alternatives if title != best and gains(title) == gains(best) and costs[title] and costs[best] and costs[title].difference < costs[best].difference]
        best = min(cheaper, key=lambda title: costs[title].difference) if cheaper else best
        rows = sorted((row for row in (self.answer.of(best, name) for name in PAGE_ONE) if row and row.quality > 0), key=lambda row: -abs(row.change) if finite(row.change) else 0)
        return f"{best}: " + ", ".join(self.joined([self.phrase(row) for row in rows[:3]]))

    def page_one(self):
        answer, words = self.answer, self.words
        rows = []
        for name in PAGE_ONE:
            base = answer.of(answer.base, name)
            if base is None:
                continue
            rows.append({"label": self.label(base), "unit": self.unit(base), "today": self.level_cell(base, self.numbers.percent() if base.units == "%" else ""),
                         "cells": [Markup("{}{}{}").format(self.cell(answer.of(title, name)), self.assumption(title, name), self.moved(title) if name == "all_deals" else "") for title in answer.alternatives]})
        rows += self.help_rows()
        caption = words["row_head_period"] if "period" in answer.about else words["row_head_days"].format(count=answer.about["days"]) if answer.about["days"] > 1 \
            else words["row_head"] if self.is_whole_day() else words["row_head_window"]
        if answer.about["draws_kept"]:
            caption += "; " + words["assumed_head"]
        if any(answer.of(title, "displaced_share", method="fieller") for title in answer.alternatives):
            caption += "; " + words["moved_head"]
        return {"cost": [self.cost_cell(title) for title in answer.alternatives], "rows": rows, "evidence": self.evidence(), "unknown": self.unknown(),
                "messages": self.messages(), "headline": self.headline(), "caption": caption + ".", "is_wide": len(answer.alternatives) >= WIDE_FROM}

    def moved(self, title):
        row = self.answer.of(title, "displaced_share", method="fieller")
        if row is None or not finite(row.low) or not finite(row.high) or row.difference <= 0:
            return Markup("")
        return Markup('<span class="note">{}{} ({}) {}</span>').format(self.numbers.mark(row, "difference", 0), self.numbers.percent(), self.numbers.interval(row, sign=False), self.words["moved"])

    def cost_cell(self, title):
        row = self.answer.of(title, "cost")
        if row is None or row.difference is None:
            return Markup("\u2013")
        cell = Markup('<span class="price"><b>{}</b> {}</span> ').format(self.numbers.mark(row, "difference", 0, True), self.words["money"])
        payers = {}
        for one in self.cost_rows(title) if self.is_whole_day() else []:  # lists of who pays are of whole days
            payers.setdefault(one.part.split(" | ")[0], []).append(one)
        lines = []
        for payer, rows in payers.items():
            sums = self.answer.of(title, "cost_by_payer", part=payer)
            if sums is not None and abs(sums.difference or 0) >= 0.5:
                lines.append(Markup('<span class="note">{}: {}</span>').format(self.payer(payer), self.numbers.mark(sums, "difference", 0, True)))
        if row.low is not None and row.high - row.low > 1:
            lines.insert(0, Markup('<span class="interval">{}</span>').format(self.numbers.interval(row)))
        outlay = self.answer.of(title, "outlay")
        if outlay is not None and abs(outlay.difference or 0) >= 0.5:
            lines.append(Markup('<span class="note">{} {}</span>').format(self.numbers.mark(outlay, "difference", 0, True), self.words["paid_at_once"]))
        return cell + Markup("").join(lines)

    def is_whole_day(self):
        return self.answer.about["from"] == "00:00" and self.answer.about["until"] == "24:00"

    def payer(self, payer):
        return self.words["payers"].get(payer, payer)

    def level_interval(self, row):
        return self.numbers.interval(row, "level_low", "level_high", sign=False)

    def level_cell(self, row, unit=""):
        """A level, and how sure it is."""
        return Markup('{}{} <span class="interval">{}</span>').format(self.numbers.level(row), unit, self.level_interval(row))

    def help_rows(self):
        row = self.answer.of(self.answer.base, "contacts")
        if row is None:
            return []
        help_ = self.answer.of(self.answer.base, "expected_help_accepted") or self.answer.of(self.answer.base, "help_accepted")
        cells = []
        for title in self.answer.alternatives:
            cell = self.cell(self.answer.of(title, "contacts"))
            accepted = self.answer.of(title, help_.indicator) if help_ else None
            if accepted is not None and accepted.difference is not None and (accepted.difference or accepted.low != accepted.high):
                cell += Markup('<span class="note">{} ({}) {}</span>').format(self.numbers.difference(accepted), self.numbers.interval(accepted), self.words["accept"])
            cells.append(cell)
        return [{"label": self.words["help"], "unit": "", "today": self.level_cell(row), "cells": cells}]

    def kinds(self, title):
        """Kinds of interventions in which a scenario and the base differ: what comes or changes, and what is taken away altogether; as (kind, is_removed)."""
        entries, of_base = self.answer.interventions(title), self.answer.interventions(self.answer.base)
        found = {(kind, False) for name, (kind, keys) in entries.items() if of_base.get(name) != (kind, keys)}
        left = {kind for kind, _ in entries.values()}
        found |= {(kind, kind not in left) for name, (kind, _) in of_base.items() if name not in entries}
        return [(kind, is_removed) for kind in TEXTS[self.language].EVIDENCE for is_removed in (False, True) if (kind, is_removed) in found]

    def evidence(self):
        """What is known of the kinds of measures that any alternative has, those of which the same is known together."""
        texts = TEXTS[self.language]
        used = {kind for title in self.answer.alternatives for kind in self.kinds(title)}
        by_text = {}
        for kind, (quality, text) in texts.EVIDENCE.items():
            for is_removed in (False, True):
                if (kind, is_removed) in used:
                    by_text.setdefault(f"{texts.QUALITY[quality]}. {text}", []).append(self.term(kind) + (f" ({self.term('removed')})" if is_removed else ""))
        return [(", ".join(kinds).capitalize(), text) for text, kinds in by_text.items()]

    def brings_package(self):
        """Whether an alternative brings to Sergels torg all the kinds of measures that came there together in 2018."""
        run = self.answer.run(self.answer.base)
        if run is None or any(abs(float(run.file["site"].attrs.get(name, 0)) - value) > 0.002 for name, value in SERGELS_TORG.items()):
            return False
        return any(PACKAGE_OF_2018 <= {kind for kind, is_removed in self.kinds(title) if not is_removed} for title in self.answer.alternatives)

    def term(self, name):
        """What the program calls something, in the language of the page."""
        return TEXTS[self.language].TERMS.get(name, name.replace("_", " "))

    def cost_of(self, what):
        """What is paid for; a price that is written off says so."""
        thing, comma, written_off = what.partition(", ")
        return self.term(thing) + (f", {self.term(written_off)}" if comma else "")

    def way(self, part):
        """From one gate to another, in the language of the page."""
        return f" {self.words['to']} ".join(self.term(gate) for gate in part.split(" to "))

    def activity(self, part):
        """Activity, sex and age of a row such as "standing female | 16-30"."""
        what, _, age = part.partition(" | ")
        low, _, high = age.partition("-")
        texts = TEXTS[self.language]
        return ", ".join([*(self.term(one) for one in what.split(" ")), (texts.AGE if high else texts.AGE_FROM).format(low=low, high=high)])

    def parameter(self, name):
        """What a parameter that is drawn is called, or the text with which it is declared."""
        known = TEXTS[self.language].PARAMETERS
        run = self.answer.run(self.answer.base)
        if name in known or run is None or tuple(name.split(".")) not in run.parameters.index:
            return known.get(name, name)
        return sentence_case(str(run.parameters.loc[tuple(name.split(".")), "text"]).rstrip("."))

    def in_unit(self, row):
        """The unit of a change after its number, with a space before it."""
        unit = self.unit(row)
        return f" {unit}" if unit else ""

    def walks(self):
        """The safety walks, in the language of the page."""
        walks = self.answer.walks()
        def measure(text):
            for english, own in TEXTS[self.language].MEASURES:
                text = text.replace(english, own)
            text = text.replace("m2", "m\u00b2")
            return re.sub(r"(?<=\d)\.(?=\d)", ",", text) if self.language == "sv" else text
        if not walks:
            return walks
        return {"at": walks["at"], "scenarios": [{"scenario": walk["scenario"], "spots": [{**spot, "fault": self.term(spot["fault"]), "measure": measure(spot["measure"]),
                                                                                          "touched_by": self.term(spot["touched_by"])} for spot in walk["spots"]]} for walk in walks["scenarios"]]}

    def unknown(self):
        answer, words = self.answer, self.words
        points = []
        def chance(row):
            found = answer.of(row.scenario, row.indicator)
            return found.high - found.low if found and finite(found.low) else 0
        def weight(row):
            return abs(row.high - row.low) / chance(row)
        rows = [row for row in answer.rows if row.method == "assumption low to high" and row.indicator in PAGE_ONE and finite(row.low) and finite(row.high) and is_told_assumption(row)
                and chance(row) > 0]
        if rows:
            worst = max(rows, key=weight)
            decimals = self.numbers.decimals(worst, value="low")
            known = words["unknown_assumption" if weight(worst) >= 1 else "unknown_assumption_less"]
            times = words["times"][min(max(round(weight(worst)), 1), len(words["times"])) - 1]
            points.append(Markup(known).format(name=self.parameter(worst.part), label=self.label(worst), scenario=worst.scenario, times=times, unit=self.in_unit(worst),
                                                                    low=self.numbers.mark(worst, "low", decimals, True), high=self.numbers.mark(worst, "high", decimals, True)))
        else:
            points.append(words["unknown_no_draws"] if not answer.about["draws"] else words["unknown_kept"])
        about = answer.about
        if about["from"] != "00:00" or about["until"] != "24:00":
            points.append(words["unknown_window"].format(start=about["from"], end=about["until"]))
        elif "period" in about or about["days"] > 1:
            points.append(words["unknown_days"].format(span=self.span()))
        else:
            points.append(words["unknown_day"].format(date=self.numbers.date(about["date"])))
        points.append(words["unknown_2018"] if self.brings_package() else words["index_note"])
        return points

    # The chapters

    def all_indicators(self):
        rows = []
        for name in self.answer.indicators():
            base = self.answer.of(self.answer.base, name)
            cells = [self.answer.of(title, name) for title in self.answer.alternatives]
            if base.level is None or (all(row is None or not row.difference for row in cells) and not base.headline):
                continue
            rows.append({"label": self.label(base), "unit": self.unit_of_level(base), "headline": base.headline,
                         "today": self.level_cell(base),
                         "cells": [self.cell(row) for row in cells]})
        return rows

    def has_rostered(self):
        return any(self.is_rostered(row) for title in self.answer.alternatives for name in ROSTERED if (row := self.answer.of(title, name)))

    def forests(self):
        names = [name for name in self.answer.indicators() if self.answer.of(self.answer.base, name).headline] + ["experience_index", "safety_index", "index_without_formal_control"]
        words, list_ = self.words, []
        for title, sentence in zip(self.answer.alternatives, self.messages()):
            shown_names = [self.label(row) for name in names if (row := self.answer.of(title, name)) and finite(row.change)]
            list_.append({"title": sentence.striptags().rstrip("."), "subtitle": words["forest_title"].format(base=self.answer.base), "svg": forest(self.answer, title, names, self.label, words),
                          "alt": words["forest_alt"].format(scenario=title, base=self.answer.base, names="; ".join(shown_names)), "caption": words["forest_caption"]})
        return list_

    def map_figures(self):
        values, list_ = self.answer.maps(), []
        if values is None:
            return list_
        for name, (title, what, unit) in self.words["maps_named"].items():
            svg = maps.map_rows(self.answer, values, name, name not in ("staying", "sitting", "standing"), self.words, unit)
            if svg:
                message, scenario = self.title(TITLE_OF_MAP[name])
                cells = {one: differing_cells.told_cells(self.answer, values, name, number + 1) for number, one in enumerate(self.answer.alternatives)}
                list_.append({"title": message, "subtitle": title, "svg": svg, "caption": self.words["map_caption"].format(where=self.where(scenario, cells[scenario])).strip(),
                              "alt": self.words["map_alt"].format(what=what, base=self.answer.base, summary=self.counted("map_alt_of", cells))})
        light = maps.light_map(self.answer, self.words)
        if light:
            title, what = self.words["light_named"]
            cells = {one: differing_cells.lit_cells(self.answer, one) for one in self.answer.alternatives}
            list_.append({"title": self.light_title(), "subtitle": title, "svg": light, "caption": self.words["light_caption"].format(base=self.answer.base),
                          "alt": self.words["light_alt"].format(what=what, base=self.answer.base, summary=self.counted("light_alt_of", cells))})
        return list_

    def where(self, scenario, cells):
        """Where on a map an alternative makes a difference, in a sentence."""
        words, told = self.words, cells["rise"] + cells["fall"]
        if self.answer.about["pairs"] < 2:
            return ""
        if told <= CHANCE * (told + cells["rest"]):
            return words["map_chance"].format(scenario=scenario)
        rise, fall = (words[f"map_{way}"].format(part=words["parts"][cells[f"{way}_part"]]) if cells[way] else words[f"map_no_{way}"] for way in ("rise", "fall"))
        return words["map_where"].format(scenario=scenario, rise=rise, fall=fall)

    def counted(self, sentence, cells):
        """How many cells of a map rise and fall with each alternative, and where."""
        def one(scenario, of):
            numbers = {name: plain(float(of[name]), self.language, 0) for name in ("rise", "fall", "rest", "rise_area", "fall_area")}
            parts = {f"{way}_part": self.words["parts"][of[f"{way}_part"]] if of[way] else "" for way in ("rise", "fall")}
            return re.sub(r"\s+(?=[;.])", "", self.words[sentence].format(scenario=scenario, **numbers, **parts))
        return " ".join(one(scenario, of) for scenario, of in cells.items())

    def light_title(self):
        """Where the light changes most; chance has no part in it."""
        rows = [row for title in self.answer.alternatives for row in self.answer.all(scenario=title, indicator="mean") if row.zone and finite(row.difference)]
        worst = max(rows, key=lambda row: abs(row.difference), default=None)
        if worst is None or abs(worst.difference) < 0.5:
            return self.words["light_title_same"]
        return Markup(self.words["light_title"]).format(scenario=worst.scenario, zone=self.term(worst.zone), difference=self.numbers.difference(worst))

    def hour_figures(self):
        list_ = []
        for name, (title,) in self.words["hours_named"].items():
            if svg := lines.hours(self.answer, name, self.words):
                message, scenario = self.title(TITLE_OF_HOURS[name])
                list_.append({"title": message, "subtitle": title, "svg": svg, "alt": f"{title}. " + self.words["hours_alt"].format(indicator=name), "caption": self.hours_caption(name, scenario)})
        return list_

    def hours_caption(self, name, scenario):
        rows = [row for hour in range(24) if (row := self.answer.of(scenario, name, hour=hour)) and finite(row.difference)]
        widest = max(rows, key=lambda row: abs(row.difference), default=None)
        if widest is None or not widest.difference:
            return self.words["hours_caption_same"]
        return self.words["hours_caption"].format(scenario=scenario, start=f"{widest.hour:02}:00", end=f"{widest.hour + 1:02}:00")

    def hour_table(self):
        """The hours of P(unsafe), for those who read no picture."""
        rows = []
        for hour in range(24):
            cells = [self.answer.of(title, "unsafe_share", hour=hour) for title in self.answer.titles]
            if all(row is None or row.level is None for row in cells):
                continue
            rows.append({"hour": f"{hour:02}", "cells": [Markup("{}").format(self.numbers.mark(row, "level", 1)) if row and row.level is not None else "\u2013" for row in cells],
                         "intervals": [self.level_interval(row) if row else "" for row in cells]})
        return rows

    def day_figures(self):
        return [{"title": self.title([name])[0], "subtitle": title, "svg": svg, "alt": self.words["days_alt"].format(title=title, count=len(self.answer.days(name)), indicator=name), "caption": self.words["days_caption"]}
                for name, title in self.words["days_named"].items() if (svg := lines.days(self.answer, name, self.words, self.numbers.short_date))]

    def day_table(self):
        """The days of what is told first on page one, for those who read no picture."""
        rows = []
        for day in self.answer.days("unsafe_day"):
            cells = [self.answer.of(title, "unsafe_day", part=day) for title in self.answer.titles]
            rows.append({"day": self.numbers.date(day[:10]) + (f", {self.term(day[11:])}" if day[11:] else ""),
                         "cells": [self.level_cell(row) if row and row.level is not None else "\u2013" for row in cells]})
        return rows

    def span(self):
        """Which days were simulated, in words."""
        about, words = self.answer.about, self.words
        if period := about.get("period"):
            return words["of_period"].format(count=period["days"], first=self.numbers.date(period["first"]), last=self.numbers.date(period["last"]))
        date = self.numbers.date(about["date"])
        return date if about["days"] == 1 else words["of_days"].format(count=about["days"], date=date)

    def flow_rows(self):
        """The largest flows first."""
        rows = [row for row in self.answer.all(scenario=self.answer.base, indicator="flows_between_gates") if row.level]
        return sorted(rows, key=lambda row: -row.level)

    def flow_figure(self):
        svg, words = flows(self.answer, self.words, self.term), self.words
        if svg is None:
            return None
        first = next(row for row in self.flow_rows() if " to " in row.part)
        return {"title": Markup(words["flows_title"]).format(way=self.way(first.part), count=self.numbers.level(first), each=self.each(), interval=self.level_interval(first)).replace("  ", " "), "subtitle": words["flows_subtitle"], "svg": svg, "alt": words["flows_alt"],
                "caption": words["flows_text"].format(base=self.answer.base)}

    def flow_table(self):
        rows = self.flow_rows()
        return [{"label": self.way(row.part), "today": self.level_cell(row),
                 "cells": [self.cell(self.answer.of(title, "flows_between_gates", part=row.part)) for title in self.answer.alternatives]} for row in rows[:12]]

    def who_table(self):
        rows = [row for row in self.answer.all(scenario=self.answer.base, indicator="activities") if row.level is not None]
        return [{"label": self.activity(row.part), "today": self.level_cell(row),
                 "cells": [self.cell(self.answer.of(title, "activities", part=row.part)) for title in self.answer.alternatives]} for row in rows]

    def posture_table(self):
        """How long and how people stay, and on what they sat down."""
        def all_cells(row):
            return {"today": self.level_cell(row),
                    "cells": [self.cell(self.answer.of(title, row.indicator, part=row.part)) for title in self.answer.alternatives]}
        rows = [row for name in ("stay_hours", "mean_stay", "sitting_share_of_stayers", "female_share_of_stayers") if (row := self.answer.of(self.answer.base, name)) and row.level is not None]
        table = [{"label": self.label(row), "unit": self.unit_of_level(row), **all_cells(row)} for row in rows]
        for row in self.answer.all(scenario=self.answer.base, indicator="sat_down_by_seat"):
            kind = row.part.removesuffix(" | times").replace("_", " ")
            if row.level is not None:
                table.append({"label": self.words["sat_down"].format(kind=self.words["seat_kinds"].get(kind, kind)), **all_cells(row)})
        return table

    def patterns(self):
        """What the model was held against: rows of verification by what they can be evidence of, those outside their bands, predictions, and what is kept back."""
        here = pathlib.Path(__file__).resolve()
        places = [place for place in (here.parents[2] / "docs/patterns.json", here.parents[3] / "doc/plattan/docs/patterns.json") if place.exists()]
        if not places:
            return None
        known = json.loads(places[0].read_text(encoding="utf-8"))
        rows = known["verified"]["rows"]
        roles = []
        for role in self.words["roles"]:
            verdicts = [VERDICTS_OF_ROWS.get(row["verdict"], "told") for row in rows if row["role"] == role]
            if verdicts:
                roles.append((role, [verdicts.count(kind) for kind in ("inside", "near", "outside", "told")]))
        states = [one["state"] for one in known["predicted"]]
        return {"notice": known["verified"]["notice"], "roles": roles, "failing": [row for row in rows if VERDICTS_OF_ROWS.get(row["verdict"]) == "outside"],
                "predicted": known["predicted"], "kept_back": known["kept_back"],
                "predicted_text": self.words["predicted_text"].format(all=len(states), **{state: states.count(state) for state in ("held", "failed", "open", "told")})}

    def moved_table(self):
        rows = [row for row in self.answer.all(scenario=self.answer.base, indicator="displaced_deals_by_node")]
        table = [{"label": self.term(row.zone), "today": self.level_cell(row),
                  "cells": [self.cell(self.answer.of(title, "displaced_deals_by_node", zone=row.zone, part=row.part)) for title in self.answer.alternatives]} for row in rows]
        for name in ("deals", "displaced_deals", "all_deals", "expected_recorded_offences"):
            base = self.answer.of(self.answer.base, name)
            if base is not None:
                table.append({"label": self.label(base), "today": self.level_cell(base),
                              "cells": [self.cell(self.answer.of(title, name)) for title in self.answer.alternatives]})
        return table

    def cost_rows(self, title):
        return [row for row in self.answer.all(scenario=title, indicator="costs") if row.part.endswith("| SEK") and row.level is not None]

    def cost_table(self):
        parts = []
        for title in self.answer.titles:
            for row in self.cost_rows(title):
                if row.part not in parts:
                    parts.append(row.part)
        parts.sort()
        table = []
        for part in parts:
            payer, entry, what, _ = part.split(" | ")
            cells = [self.answer.of(title, "costs", part=part) for title in self.answer.titles]
            table.append({"payer": self.payer(payer), "what": f"{self.term(entry)}: {self.cost_of(what)}" if self.term(entry) != self.cost_of(what) else self.cost_of(what),
                          "cells": [self.numbers.mark(row, "level", 0) if row is not None and row.level is not None else "\u2013" for row in cells]})
        totals = [self.answer.of(title, "cost") for title in self.answer.titles]
        table.append({"payer": self.words["sum" if self.is_whole_day() else "sum_window"], "what": "", "cells": [self.numbers.mark(row, "level", 0) if row else "\u2013" for row in totals], "sum": True})
        return table

    def prices(self):
        """What an effect costs, where that means something."""
        list_ = []
        for name, what in self.words["priced"].items():
            for title in self.answer.alternatives:
                row = self.answer.of(title, f"cost_per_{name}", method="fieller")
                if row is None or row.verdict == "not told":
                    continue
                verdict = self.quadrants()[row.verdict]
                price = Markup("{} {} ({})").format(self.price(row), self.words["money"], self.numbers.interval(row, sign=False)) if row.difference is not None else Markup("\u2013")
                list_.append({"scenario": title, "what": what, "verdict": verdict, "price": price})
        return list_

    def price(self, row):
        return self.numbers.mark(row, "difference", 0 if abs(row.difference) >= 20 else 1)

    def planes(self):
        """Costs against effects, each with what its title says: the quadrant of the largest effect that is told, or that none is."""
        words, list_ = self.words, []
        for name, sense in (("unsafe_person_hours", "less"), ("stay_hours", "more"), ("all_deals", "less")):
            base = self.answer.of(self.answer.base, name)
            svg = base and plane(self.answer, name, sense, f"{self.label(base)}: {words['better_words']} \u2192", words)
            if not svg:
                continue
            message, scenario = self.title([name])
            price = self.answer.of(scenario, f"cost_per_{name}", method="fieller")
            if price is not None and price.verdict in self.quadrants() and self.answer.of(scenario, name).verdict in DIRECTION:
                told = words["title_price" if price.difference is not None else "title_quadrant"]
                message = Markup(told).format(scenario=scenario, verdict=self.quadrants()[price.verdict], what=words["priced"][name], price=self.price(price) if price.difference is not None else "",
                                               interval=self.numbers.interval(price, sign=False))
            list_.append({"title": message, "subtitle": f"{self.label(base)}, {words['extra_cost']}", "svg": svg, "caption": words["plane_caption"],
                          "alt": words["plane_alt"].format(label=sentence_case(self.label(base)), indicator=name)})
        return list_

    def quadrants(self):
        words = self.words
        return {"dearer and better": words["dearer_better"], "dearer and worse": words["dearer_worse"], "cheaper and better": words["cheaper_better"], "cheaper and worse": words["cheaper_worse"]}

    def best(self):
        list_ = []
        for name, what in self.words["priced"].items():
            steps = self.answer.all(indicator=f"best_option_{name}")
            if len(steps) > 1:
                parts = [Markup("{}").format(steps[0].scenario)]
                for row in steps[1:]:
                    interval = Markup(" ({})").format(self.level_interval(row)) if finite(row.level_low) and finite(row.level_high) else Markup(" ({})").format(self.words["verdicts"]["not enough runs"])
                    parts.append(Markup("{} {} {}{}: {}").format(self.words["best_text"], self.numbers.mark(row, "level", 0 if row.level >= 20 else 1), self.words["money"], interval, row.scenario))
                list_.append({"what": what, "steps": Markup("; ").join(parts)})
        return list_

    def index(self):
        rows = []
        for name in ASPECTS:
            cells = [self.answer.of(title, f"index_{name}") for title in self.answer.titles]
            if any(row is None or row.level is None for row in cells):
                continue
            marks = [Markup('{} <span class="interval">{}</span>{}').format(self.numbers.mark(row, "level", 1), self.level_interval(row),
                     Markup('<span class="note">{}</span>').format(self.words["floor"] if row.level < 0.05 else self.words["ceiling"]) if row.level < 0.05 or row.level > 19.95 else "") for row in cells]
            rows.append({"label": self.label(cells[0]).split(": ")[-1].capitalize(), "cells": marks})
        for name, text in (("safety_index", "with_control"), ("index_without_formal_control", "without_control")):
            cells = [self.answer.of(title, name) for title in self.answer.titles]
            if all(row is not None and row.level is not None for row in cells):
                rows.append({"label": self.words[text], "sum": True, "cells": [Markup('{} <span class="interval">{}</span>').format(self.numbers.mark(row, "level", 1), self.level_interval(row)) for row in cells]})
        return rows

    def index_figure(self):
        names = [name for name in ASPECTS if self.answer.of(self.answer.base, f"index_{name}")]
        if not names:
            return None
        series = []
        for title in self.answer.titles:
            rows = [self.answer.of(title, f"index_{name}") for name in names]
            series.append((title, [row.level for row in rows], [shown(row, "level_low") for row in rows], [row.level_high for row in rows]))
        svg = levels([self.label(self.answer.of(self.answer.base, f"index_{name}")).split(": ")[-1].capitalize() for name in names], series, "0\u201320", self.words)
        return {"title": self.title(["safety_index"])[0], "subtitle": self.words["sections"]["index"], "svg": svg, "alt": self.words["index_alt"], "caption": self.words["index_caption"]}

    def tornados(self):
        list_ = []
        for title in self.answer.alternatives:
            for name in ("unsafe_day", "all_deals", "stay_hours"):
                rows = [row for row in self.answer.all(scenario=title, indicator=name, method="assumption low to high")]
                unit = self.unit(rows[0]) if rows else ""
                if rows and (svg := tornado(rows, self.label(rows[0]) + (f" ({unit})" if unit else ""), self.parameter, self.words)):
                    list_.append({"title": self.tornado_title(title, name, rows), "subtitle": f"{title}: {sentence_case(self.label(rows[0]))}", "svg": svg, "alt": self.words["tornado_alt"], "caption": self.words["tornado_caption"]})
        return list_

    def tornado_title(self, scenario, name, rows):
        """Which assumption moves a change most, of those that are told from chance."""
        subject = TEXTS[self.language].PHRASES[name][2]
        told = [row for row in rows if finite(row.low) and finite(row.high) and is_told_assumption(row)]
        if not told:
            return self.words["tornado_title_none"].format(scenario=scenario, subject=subject)
        worst = max(told, key=lambda row: abs(row.high - row.low))
        decimals = self.numbers.decimals(worst, value="low")
        low, high = (self.numbers.mark(worst, end, decimals, True) for end in ("low", "high"))
        return Markup(self.words["tornado_title"]).format(scenario=scenario, name=self.parameter(worst.part), subject=subject, low=low, high=high, unit=self.in_unit(worst))

    def certainties(self):
        run = self.answer.run(self.answer.base)
        if run is None:
            return []
        counts = run.parameters.certainty.value_counts()
        return [(letter, int(counts[letter])) for letter in "ABCD" if letter in counts]

    def provenance(self):
        about, words = self.answer.about, self.words["provenance_rows"]
        rows = [(words["program"], about["program"]), (words["sources"], about["sources"]), (words["design"], about["design"]), (words["seed"], ", ".join(about["seeds"])), (words["pairs"], about["pairs"]),
                (words["date"], self.numbers.date(about["date"]))]
        if about["draws"]:
            rows.append((words["draws"], f"{about['draws_kept']} / {about['draws']}"))
        if about["missing"]:
            rows.append((words["missing"], about["missing"]))
        return [(name, str(value)) for name, value in rows if value != ""]

    def html(self):
        answer, words, about = self.answer, self.words, self.answer.about
        replay_words = words["replay_text"] if self.replay else ""
        window = words["whole_day"] if about["from"] == "00:00" and about["until"] == "24:00" else words["part_day"].format(start=about["from"], end=about["until"])
        environment = jinja2.Environment(loader=jinja2.FileSystemLoader(pathlib.Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
        environment.filters["markup"] = Markup
        return environment.get_template("page.html").render(
            language=self.language, w=words, answer=answer, about=about, style=Markup((pathlib.Path(__file__).parent / "style.css").read_text(encoding="utf-8")),
            title=words["title"].format(first=answer.base, count=words["count"](len(answer.alternatives))),
            subtitle=words["subtitle"].format(base=answer.base, date=self.span(), window=window, pairs=words["pairs"](about["pairs"])),
            one=self.page_one(), forests=self.forests(), all=self.all_indicators(), has_rostered=self.has_rostered(), maps=self.map_figures(), hours=self.hour_figures(), hour_table=self.hour_table(), days=self.day_figures(), day_table=self.day_table(), flow=self.flow_figure(),
            flow_table=self.flow_table(), who=self.who_table(), postures=self.posture_table(), patterns=self.patterns(), replay=self.replay, replay_words=replay_words, moved=self.moved_table(), costs=self.cost_table(), prices=self.prices(), best=self.best(), planes=self.planes(), index=self.index(),
            index_figure=self.index_figure(), walks=self.walks(), tornados=self.tornados(), certainties=self.certainties(), provenance=self.provenance())
