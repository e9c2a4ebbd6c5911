"""Where dealing went: deals at each of the other places, and in all."""


def table(telling):
    answer, cells, wording = telling.answer, telling.cells, telling.wording
    lines = [cells.line(wording.term(row.zone), row) for row in answer.all(scenario=answer.base, indicator="displaced_deals_by_node")]
    rows = [answer.of(answer.base, name) for name in ("deals", "displaced_deals", "all_deals", "expected_recorded_offences")]
    return lines + [cells.line(wording.label(row), row) for row in rows if row]
