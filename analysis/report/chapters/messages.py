"""What the table on page one says, in sentences."""
from markupsafe import Markup

# What is told first: a few indicators of each thing that is asked of a square.
PAGE_ONE = ["unsafe_day", "unsafe_evening", "visible_deals", "all_deals", "stay_hours", "litter_per_10_m2"]


def rows_of(answer, title):
    return [row for name in PAGE_ONE if (row := answer.of(title, name))]


def messages(telling):
    """A sentence for each alternative."""
    return [sentence(telling, title) for title in telling.answer.alternatives]


def sentence(telling, title):
    rows = rows_of(telling.answer, title)
    better, worse = (joined(telling, [row for row in rows if row.quality * sign > 0 and is_worth_naming(row)]) for sign in (1, -1))
    is_few = any(row.verdict == "not enough runs" for row in rows)
    kind = "and_worse" if better and worse else "better" if better else "worse" if worse else "few" if is_few else "none"
    return Markup(telling.words[f"message_{kind}"]).format(name=Markup("<b>{}</b>").format(title), better=better, worse=worse)


def is_worth_naming(row):
    """Whether a change is at least the smallest that anybody would name."""
    return row.smallest is None or abs(row.difference) >= row.smallest


def joined(telling, rows):
    """What rows say, those in one breath that are told of the day and of the evening alike; what is probable is called so."""
    told = [(telling.wording.phrase(row), telling.words["how"]["probably"] if row.verdict.startswith("probably") else "") for row in rows]
    for day, evening, both in telling.texts.PHRASES_OF_BOTH:
        for how in {how for _, how in told}:
            if (day, how) in told and (evening, how) in told:
                told[told.index((day, how))] = both, how
                told.remove((evening, how))
    return ", ".join(telling.wording.with_certainty(phrase, how) for phrase, how in told)


def headline(telling):
    """The message of the alternative where there is one; None of several, of which a board chooses and not the page."""
    return sentence(telling, telling.answer.alternatives[0]).striptags().rstrip(".") if len(telling.answer.alternatives) == 1 else None
