"""What words things get on a page: indicators and their units, verdicts, terms of the program, and the time that was simulated."""
import re

import text_en
import text_sv

TEXTS = {"en": text_en, "sv": text_sv}
DIRECTION = {"clearly more": "more", "probably more": "more", "probably less": "less", "clearly less": "less", "probably fewer": "fewer", "clearly fewer": "fewer"}


def is_told(row):
    """Whether a difference is told from chance."""
    return row.verdict in DIRECTION


def sentence_case(text):
    """A label inside a sentence: small, unless it begins with an abbreviation."""
    return text[:1].lower() + text[1:] if text[:2].lower() != text[:2].upper() and not text[:2].isupper() else text


class Wording:
    """The words of one language for one comparison."""

    def __init__(self, answer, numbers):
        self.answer, self.numbers, self.texts = answer, numbers, TEXTS[numbers.language]
        self.words = self.texts.WORDS

    # Indicators

    def label(self, row):
        text = self.of_hours(self.texts.LABELS.get(row.indicator, row.label).replace("m2", "m\u00b2"), row.indicator)
        return text[:1].upper() + text[1:]

    def of_hours(self, text, name):
        """A text that ends with the hours of an indicator or a map; with those that were simulated, where these are not all."""
        part = self.answer.window.only_part_of(name)
        return re.sub(r"\d\d[-\u2013]\d\d$", self.numbers.hours(*part), text) if part else text

    def unit_of_level(self, row):
        return {"1": "", "SEK": self.words["money"]}.get(row.units, row.units)

    def unit(self, row):
        """The unit of a change."""
        return self.words["pp"] if row.units == "%" else self.unit_of_level(row)

    def in_unit(self, row):
        """The unit of a change after its number, with a space before it."""
        unit = self.unit(row)
        return f" {unit}" if unit else ""

    def verdict(self, row):
        word = self.words["verdicts"].get(row.verdict, row.verdict)
        return f"{word} ({self.words['worse']})" if row.quality < 0 else word

    def phrase(self, row):
        """A change that is told, as a part of a sentence that has room for how sure it is."""
        return self.texts.PHRASES[row.indicator][0 if DIRECTION[row.verdict] == "more" else 1]

    def with_certainty(self, phrase, how):
        return " ".join(phrase.format(how=how).split())

    # Terms of the program

    def term(self, name):
        """What the program calls something, in the language of the page."""
        name = name.removeprefix("optimised_")
        return self.texts.TERMS.get(name, name.replace("_", " "))

    def payer(self, payer):
        return self.words["payers"].get(payer, payer)

    def paid_for(self, what):
        """What is paid for; a price that is written off says so."""
        thing, comma, written_off = what.partition(", ")
        return self.term(thing) + (f", {self.term(written_off)}" if comma else "")

    def way(self, part):
        """From one gate to another."""
        return f" {self.words['to']} ".join(self.term(gate) for gate in part.split(" to "))

    def activity(self, part):
        """Activity, sex and age of a row such as "standing female | 16-30"."""
        what, _, age = part.partition(" | ")
        low, _, high = age.partition("-")
        return ", ".join([*(self.term(one) for one in what.split(" ")), (self.texts.AGE if high else self.texts.AGE_FROM).format(low=low, high=high)])

    def parameter(self, name):
        """What a parameter that is drawn is called, or the text with which it is declared."""
        known = self.texts.PARAMETERS
        run = self.answer.run(self.answer.base)
        if name in known or run is None or tuple(name.split(".")) not in run.parameters.index:
            return known.get(name, name)
        return sentence_case(str(run.parameters.loc[tuple(name.split(".")), "text"]).rstrip("."))

    # The time that was simulated

    def each(self):
        """Of what time a count is: a day, or several days together; nothing where only a part of a day was simulated."""
        about = self.answer.about
        if about["days"] > 1 and "period" not in about:
            return self.words["each_days"].format(count=about["days"])
        return self.words["each_day"] if self.answer.is_whole_day() else ""

    def span(self):
        """Which days were simulated."""
        about, date = self.answer.about, self.numbers.date
        if period := about.get("period"):
            return self.words["of_period"].format(count=period["days"], first=date(period["first"]), last=date(period["last"]))
        return date(about["date"]) if about["days"] == 1 else self.words["of_days"].format(count=about["days"], date=date(about["date"]))

    def window(self):
        """Which part of each day was simulated."""
        about = self.answer.about
        return self.words["whole_day"] if self.answer.is_whole_day() else self.words["part_day"].format(hours=self.numbers.hours(about["from"], about["until"]))
