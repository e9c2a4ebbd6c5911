"""How indices and their intervals change with the number of rows: the analysis again of the first quarter, half and three quarters of them."""
import dataclasses

import numpy as np

PARTS = (0.25, 0.5, 0.75, 1)
LEAST = {"trajectories": 3, "rows": 8, "points": 20, "replications": 3}


@dataclasses.dataclass
class Part:
    """What could be told when so many rows were there."""
    rows: int
    of: str  # trajectories, rows of A, points or replications
    indices: list


def block_of(base):
    """Letters and number of a base row: trajectory12, A3."""
    letters = base.rstrip("0123456789")
    return letters, int(base[len(letters):] or 0)


def first_rows(design, values, what, count):
    """The design and the answers as they were with so many rows of it."""
    if what == "replications":
        return design, values[:, :count]
    blocks = [block_of(base) for base in design.base_row]
    answered = np.isfinite(values).any(axis=1)
    keep = np.cumsum(answered) <= count if what == "points" else np.array([letters == "null" or number < count for letters, number in blocks])
    return dataclasses.replace(design, values=design.values[keep], base_row=[one for one, kept in zip(design.base_row, keep) if kept],
                               changed=[one for one, kept in zip(design.changed, keep) if kept]), values[keep]


def rows_of(design, values):
    """What a design of this method is longer by, and how long it is as far as there are answers."""
    letters = {block_of(base)[0] for base in design.base_row}
    answered = np.isfinite(values).any(axis=1)
    if "trajectory" in letters or {"A", "B"} <= letters:
        numbers = [block_of(base)[1] for base, there in zip(design.base_row, answered) if there and not base.startswith("null")]
        return "trajectories" if "trajectory" in letters else "rows", max(numbers, default=-1) + 1
    return ("replications", int(np.isfinite(values).any(axis=0).sum())) if any(design.changed) else ("points", int(answered.sum()))


def convergence(design, values, method):
    """One part for each quarter of the rows with which something can be told at all; nothing where only the whole can be told."""
    what, whole = rows_of(design, values)
    counts = sorted({int(round(part * whole)) for part in PARTS if round(part * whole) >= LEAST[what]})
    if len(counts) < 2:
        return []
    return [Part(count, what, list(method(*first_rows(design, values, what, count)))) for count in counts]
