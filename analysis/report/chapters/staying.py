"""Who stays, and how."""


def postures(telling):
    """How long and how people stay, and on what they sat down."""
    answer, wording, words = telling.answer, telling.wording, telling.words
    rows = [answer.of(answer.base, name) for name in ("stay_hours", "mean_stay", "sitting_share_of_stayers", "female_share_of_stayers")]
    lines = [telling.cells.line(wording.label(row), row, wording.unit_of_level(row)) for row in rows if row and row.level is not None]
    for row in answer.all(scenario=answer.base, indicator="sat_down_by_seat"):
        kind = row.part.removesuffix(" | times").replace("_", " ")
        if row.level is not None:
            lines.append(telling.cells.line(words["sat_down"].format(kind=words["seat_kinds"].get(kind, kind)), row))
    return lines


def activities(telling):
    """Passing, standing and sitting, by sex and age."""
    rows = telling.answer.all(scenario=telling.answer.base, indicator="activities")
    return [telling.cells.line(telling.wording.activity(row.part), row) for row in rows if row.level is not None]
