"""Titles of figures that are messages: what the rows of an indicator say."""
from markupsafe import Markup

from notices import are_unlike
from wording import is_told


def message(telling, shown, *names):
    """The largest difference that is told, or that none is; and the alternative it speaks of, None where it speaks of none. @param shown: what the figure shows, which is told where the comparison has none of
    the indicators; names: of the indicators that the title may tell, it takes the first of which a difference is told, or else the first"""
    answer, words = telling.answer, telling.words
    found = [(name, rows) for name in names if (rows := [row for title in answer.alternatives if (row := answer.of(title, name)) and row.level is not None])]
    if not found:
        return words["title_neutral"].format(shown=shown, base=answer.base), None
    first = answer.alternatives[0]
    name, rows = next((one for one in found if any(map(is_told, one[1]))), found[0])
    subject = telling.texts.PHRASES[name][2]
    if are_unlike(answer):
        return words["title_unlike"].format(subject=subject), first
    told = list(filter(is_told, rows))
    if told:
        row = max(told, key=lambda one: abs(one.difference))
        return message_of(telling, row), row.scenario
    verdicts = {row.verdict for row in rows}
    kind = "few" if "not enough runs" in verdicts else "same" if verdicts == {"little or no difference"} else "unknown"
    if len(answer.alternatives) > 1:
        return words[f"titles_{kind}"].format(subject=subject), first
    return words[f"title_{kind}"].format(scenario=first, subject=subject), first


def message_of(telling, row):
    """One difference with its interval."""
    numbers, words = telling.numbers, telling.words
    decimals = numbers.decimals(row)
    low, high = (numbers.mark(row, end, decimals, True) for end in ("low", "high"))
    phrase = telling.wording.with_certainty(telling.wording.phrase(row), words["how"][row.verdict.split()[0]])
    unit = telling.texts.PHRASES[row.indicator][3].format(each=telling.wording.each()).strip()
    text = Markup(" ".join(words["title_told"].split())).format(scenario=row.scenario, phrase=phrase, difference=numbers.mark(row, "difference", decimals, True),
                                                                unit=unit, interval=Markup("{} {} {}").format(low, words["to"], high))
    return text.replace("  ", " ").replace(" )", ")")
