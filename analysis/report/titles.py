"""Titles of figures that are messages: what the rows of an indicator say."""
from markupsafe import Markup

from notices import are_unlike
from wording import is_told

# Whoever does not sit while staying stands: the one share is the other turned round.
TURNED = {"standing_share": "sitting_share_of_stayers"}


def message(telling, *names):
    """The largest difference that is told, or that none is; and the alternative it speaks of. @param names: of the indicators that the title may tell,
    it takes the first of which a difference is told, or else the first"""
    answer, words = telling.answer, telling.words
    found = [(name, [row for title in answer.alternatives if (row := answer.of(title, TURNED.get(name, name)))]) for name in names]
    name, rows = next((one for one in found if any(map(is_told, one[1]))), found[0])
    if are_unlike(answer):
        return words["title_unlike"].format(subject=telling.texts.PHRASES[name][2]), answer.alternatives[0]
    told = list(filter(is_told, rows))
    if told:
        row = max(told, key=lambda one: abs(one.difference))
        return message_of(telling, row, name), row.scenario
    subject, first = telling.texts.PHRASES[name][2], answer.alternatives[0]
    verdicts = {row.verdict for row in rows}
    kind = "few" if "not enough runs" in verdicts else "same" if verdicts == {"little or no difference"} else "unknown"
    if len(answer.alternatives) > 1:
        return words[f"titles_{kind}"].format(subject=subject), first
    return words[f"title_{kind}"].format(scenario=first, subject=subject), first


def message_of(telling, row, name):
    """One difference with its interval. @param name: the indicator, or the one that it is turned round"""
    numbers, words = telling.numbers, telling.words
    is_turned = name in TURNED
    factor, ends = (-1, ("high", "low")) if is_turned else (1, ("low", "high"))
    decimals = numbers.decimals(row)
    low, high = (numbers.mark(row, end, decimals, True, factor) for end in ends)
    phrase = telling.wording.with_certainty(telling.wording.phrase(row, name, is_turned), words["how"][row.verdict.split()[0]])
    unit = telling.texts.PHRASES[name][3].format(each=telling.wording.each()).strip()
    text = Markup(" ".join(words["title_told"].split())).format(scenario=row.scenario, phrase=phrase, difference=numbers.mark(row, "difference", decimals, True, factor),
                                                                unit=unit, interval=Markup("{} {} {}").format(low, words["to"], high))
    return text.replace("  ", " ").replace(" )", ")")
