"""Numbers and dates as English and Swedish readers write them. Each number of the page is one of estimates.csv and says which."""
import datetime
import math

from markupsafe import Markup

from presentation import presentation

MINUS, NO_BREAK = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"


def decimals_of(value, width=None):
    """How many decimals show a value without false exactness: by its interval where it has one."""
    size = abs(value)
    if width is not None and width > 0:
        return max(0, min(2, 1 - math.floor(math.log10(width))))
    return 0 if size >= 20 or size == 0 else 1 if size >= 1 else 2 if size >= 0.05 else 3


def plain(value, language, decimals=None, sign=False):
    if value is None or not math.isfinite(value):
        return {"en": "not told", "sv": "kan inte s\u00e4gas"}[language]
    decimals = decimals_of(value) if decimals is None else decimals
    formats = presentation()["formats"][language]
    whole, point, fraction = f"{abs(value):,.{decimals}f}".partition(".")
    text = whole.replace(",", formats["group"]) + (formats["decimal"] + fraction if point else "")
    is_zero = not any(c in "123456789" for c in text)
    return ("" if is_zero else MINUS if value < 0 else "+" if sign else "") + text


def percent(language):
    """The sign as it follows a number."""
    return presentation()["formats"][language]["percent"].replace(" ", NO_BREAK)


def shown(row, column):
    """What the page says of a column: a level is a count, a time, a share or money, and lies below nothing only in the interval that is reckoned for it."""
    value = row[column]
    return max(value, 0.0) if value is not None and column in ("level_low", "level_high") and row["method"] == "t" else value


class Numbers:
    """Formats numbers of rows and marks them, so that each can be found again in the table."""

    def __init__(self, language):
        self.language = language

    def mark(self, row, column, decimals=None, sign=False, factor=1):
        value = shown(row, column)
        text = plain(None if value is None else value * factor, self.language, decimals, sign)
        return Markup('<span class="n" data-row="{}" data-column="{}" data-factor="{}" data-decimals="{}">{}</span>').format(
            row.number, column, factor, "" if decimals is None else decimals, text)

    def decimals(self, row, low="low", high="high", value="difference"):
        if row[low] is None or row[high] is None or not math.isfinite(row[low]) or not math.isfinite(row[high]):
            return decimals_of(row[value] or 0)
        size = max(abs(row[value] or 0), abs(row[low]), abs(row[high]))
        return 0 if size >= 20 or size == 0 else 1 if size >= 2 else 2

    def difference(self, row):
        return self.mark(row, "difference", self.decimals(row), True)

    def interval(self, row, low="low", high="high", sign=True):
        if row[low] is None:
            return Markup('<span class="none">{}</span>').format({"en": "no interval", "sv": "inget intervall"}[self.language])
        decimals = self.decimals(row, low, high, "difference" if low == "low" else "level")
        word = {"en": "to", "sv": "till"}[self.language]
        return Markup("{} {} {}").format(self.mark(row, low, decimals, sign), word, self.mark(row, high, decimals, sign))

    def level(self, row):
        return self.mark(row, "level", self.decimals(row, "level_low", "level_high", "level"))

    def percent(self):
        return percent(self.language)

    def time(self, text):
        """A time of the day, which is given as 17:30."""
        return text if self.language == "en" else text.replace(":", ".")

    def hours(self, start, end):
        """From when until when."""
        return {"en": "{}\u2013{}", "sv": "kl. {}\u2013{}"}[self.language].format(self.time(start), self.time(end))

    def month(self, day):
        return presentation()["months"][self.language][day.month - 1]

    def short_date(self, day):
        return f"{day.day} {self.month(day)[:3]}"

    def date(self, text):
        day = datetime.date.fromisoformat(text)
        return f"{day.day} {self.month(day)} {day.year}"
