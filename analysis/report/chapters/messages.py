"""What the table on page one says, in sentences."""
from markupsafe import Markup

from estimates import finite

# What is told first: a few indicators of each thing that is asked of a square.
PAGE_ONE = ["unsafe_day", "unsafe_evening", "visible_deals", "all_deals", "stay_hours", "litter_per_10_m2"]


def rows_of(answer, title):
    return [row for name in PAGE_ONE if (row := answer.of(title, name))]


def messages(telling):
    """A sentence for each alternative."""
    return [sentence(telling, title) for title in telling.answer.alternatives]


def sentence(telling, title):
    rows = rows_of(telling.answer, title)
    better = joined(telling, [row for row in rows if row.quality > 0])
    worse = joined(telling, [row for row in rows if row.quality < 0])
    is_few = any(row.verdict == "not enough runs" for row in rows)
    kind = "and_worse" if better and worse else "better" if better else "worse" if worse else "few" if is_few else "none"
    return Markup(telling.words[f"message_{kind}"]).format(name=Markup("<b>{}</b>").format(title), better=better, worse=worse)


def joined(telling, rows):
    """What rows say, the day and the evening in one breath."""
    phrases = [telling.wording.phrase(row) for row in rows]
    for day, evening, both in telling.texts.PHRASES_OF_BOTH:
        if day in phrases and evening in phrases:
            phrases[phrases.index(day)] = both
            phrases.remove(evening)
    return ", ".join(phrases)


def headline(telling):
    """What the best alternative gains, or the cheapest of those that gain as much; None where nothing gains more than it loses."""
    answer = telling.answer
    gains = {title: sum(row.quality for row in rows_of(answer, title)) for title in answer.alternatives}
    best = max(gains, key=gains.get)
    if gains[best] <= 0:
        return None
    costs = {title: answer.of(title, "cost") for title in gains if gains[title] == gains[best]}
    if costs[best]:
        best = min((title for title in costs if costs[title]), key=lambda title: costs[title].difference)
    better = [row for row in rows_of(answer, best) if row.quality > 0]
    better.sort(key=lambda row: -abs(row.change) if finite(row.change) else 0)
    return f"{best}: {joined(telling, better[:3])}"
