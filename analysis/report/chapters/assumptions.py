"""What hangs on what is assumed."""
from markupsafe import Markup

from estimates import is_told_assumption
from figures.rows import tornado
from wording import sentence_case

DRAWS_WANTED = 12  # fewer do not tell single assumptions apart


def tornados(telling):
    answer, words, wording = telling.answer, telling.words, telling.wording
    drawings = []
    for scenario in answer.alternatives:
        for name in ("unsafe_day", "all_deals", "stay_hours"):
            rows = answer.all(scenario=scenario, indicator=name, method="assumption low to high")
            if not rows:
                continue
            label, unit = wording.label(rows[0]), wording.unit(rows[0])
            if svg := tornado(rows, label + (f" ({unit})" if unit else ""), wording.parameter, words):
                drawings.append({"title": tornado_title(telling, scenario, name, rows), "subtitle": f"{scenario}: {sentence_case(label)}", "svg": svg,
                                 "alt": words["tornado_alt"], "caption": words["tornado_caption"]})
    return drawings


def none(telling):
    """Why single assumptions are not told apart."""
    about = telling.answer.about
    return telling.words["assumed_few" if about["draws"] else "assumed_none"].format(count=about["draws_kept"], wanted=DRAWS_WANTED)


def tornado_title(telling, scenario, name, rows):
    """Which assumption moves a change most, of those that are told from chance."""
    words, subject = telling.words, telling.texts.PHRASES[name][2]
    told = [row for row in rows if is_told_assumption(row)]
    if not told:
        return words["tornado_title_none"].format(scenario=scenario, subject=subject)
    worst = max(told, key=lambda row: abs(row.high - row.low))
    return Markup(words["tornado_title"]).format(subject=subject, **said_of(telling, worst))


def said_of(telling, row):
    """What an assumption is called, and from where to where it moves the change of a scenario; for a sentence."""
    decimals = telling.numbers.decimals(row, value="low")
    low, high = (telling.numbers.mark(row, end, decimals, True) for end in ("low", "high"))
    return {"scenario": row.scenario, "name": telling.wording.parameter(row.part), "low": low, "high": high, "unit": telling.wording.in_unit(row)}
