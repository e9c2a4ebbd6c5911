"""What we do not know: what hangs on what is assumed, which days were not simulated, and what nobody has measured."""
from markupsafe import Markup

from chapters.assumptions import DRAWS_WANTED, said_of
from chapters.evidence import brings_package
from chapters.messages import PAGE_ONE
from estimates import finite, is_told_assumption


def unknown(telling):
    return [assumption(telling), other_time(telling), telling.words["unknown_2018" if brings_package(telling.answer) else "index_note"]]


def assumption(telling):
    """The assumption that moves a figure of page one farthest, measured by how far chance moves it."""
    answer, words = telling.answer, telling.words
    def chance(row):
        found = answer.of(row.scenario, row.indicator)
        return found.high - found.low if found and finite(found.low) else 0
    def weight(row):
        return abs(row.high - row.low) / chance(row)
    rows = [row for row in answer.all(method="assumption low to high") if row.indicator in PAGE_ONE and is_told_assumption(row) and chance(row) > 0]
    if not rows:
        return words[without_assumption(answer.about)].format(count=answer.about["draws"], wanted=DRAWS_WANTED)
    worst = max(rows, key=weight)
    times = words["times"][min(max(round(weight(worst)), 1), len(words["times"])) - 1]
    sentence = Markup(words["unknown_assumption" if weight(worst) >= 1 else "unknown_assumption_less"])
    return sentence.format(label=telling.wording.label(worst), times=times, **said_of(telling, worst))


def without_assumption(about):
    """Which text tells why no assumption is told to matter most."""
    if not about["draws"]:
        return "unknown_no_draws"
    if about["draws_kept"] < about["draws"]:
        return "unknown_kept"
    return "unknown_few_draws" if about["draws"] < DRAWS_WANTED else "unknown_draws"


def other_time(telling):
    """Hours, days and seasons that are in no figure."""
    answer, words, about = telling.answer, telling.words, telling.answer.about
    if not answer.is_whole_day():
        return words["unknown_window"].format(hours=telling.numbers.hours(about["from"], about["until"]))
    if "period" in about or about["days"] > 1:
        return words["unknown_days"].format(span=telling.wording.span())
    return words["unknown_day"].format(date=telling.numbers.date(about["date"]))
