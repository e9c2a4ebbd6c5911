"""All indicators: a figure for each alternative, and the table."""
from cells import ROSTERED, is_rostered
from chapters.messages import messages
from estimates import finite
from figures.rows import forest
from notices import are_unlike


def forests(telling):
    answer, words, label = telling.answer, telling.words, telling.wording.label
    names = [name for name in answer.indicators() if answer.of(answer.base, name).headline] + ["experience_index", "safety_index", "index_without_formal_control"]
    drawings = []
    sentences = [words["title_unlike"].format(subject=title) for title in answer.alternatives] if are_unlike(answer) else [sentence.striptags().rstrip(".") for sentence in messages(telling)]
    for title, sentence in zip(answer.alternatives, sentences):
        shown = [label(row) for name in names if (row := answer.of(title, name)) and finite(row.change)]
        drawings.append({"title": sentence, "subtitle": words["forest_title"].format(base=answer.base), "svg": forest(answer, title, names, label, words),
                         "alt": words["forest_alt"].format(scenario=title, base=answer.base, names="; ".join(shown)), "caption": words["forest_caption"]})
    return drawings


def table(telling):
    """Headline indicators, and of the others those that differ."""
    answer, wording = telling.answer, telling.wording
    lines = []
    for name in answer.indicators():
        base = answer.of(answer.base, name)
        differs = any((row := answer.of(title, name)) and row.difference for title in answer.alternatives)
        if base.level is not None and (differs or base.headline):
            lines.append(telling.cells.line(wording.label(base), base, wording.unit_of_level(base)))
    return lines


def has_rostered(answer):
    """Whether the table has a change in which chance has no part."""
    return any(is_rostered(row) for title in answer.alternatives for name in ROSTERED if (row := answer.of(title, name)))
