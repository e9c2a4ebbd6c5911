"""Names of the options that plattan optimise has made, in the language of the page."""
import re

OPTION = re.compile(r"Option (\d+): (.*)")
STAFF = re.compile(r"(\d+) ([a-z ]+?) (\d\d:\d\d)-(\d\d:\d\d)")
PLACED = re.compile(r"(\d+) (loose chairs|lx) in (\w+)")


def named(title, wording):
    """The title of a scenario; one that somebody gave is kept."""
    option = OPTION.fullmatch(title)
    if option is None:
        return title
    number, measures = option.groups()
    return f"{wording.words['option']} {number}: " + ", ".join(measure(one, wording) for one in measures.split(", "))


def measure(text, wording):
    words = wording.words["option_measures"]
    if found := STAFF.fullmatch(text):
        count, what, start, end = found.groups()
        return f"{count} {words.get(what, what)} {wording.numbers.hours(start, end)}"
    if found := PLACED.fullmatch(text):
        count, what, place = found.groups()
        return f"{count} {words.get(what, what)} {wording.words['at_place']} {wording.term(place)}"
    return words.get(text, text)
