#!/usr/bin/python3
"""The indices of analysis/sensitivity against functions whose indices are known: Ishigami's and the g-function (Saltelli and Sobol' 1995)."""
import pathlib
import sys

import numpy as np

root = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / "analysis"), str(root / "analysis/sensitivity")]
import design as designs
import estimates
from read_study import Design

faults = []


def check(right, what):
    if not right:
        faults.append(what)
        print(what)


def ishigami(x):
    x = np.pi * (2 * x - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


ISHIGAMI_FIRST, ISHIGAMI_TOTAL = np.array([0.3139, 0.4424, 0]), np.array([0.5576, 0.4424, 0.2437])
G = np.array([0, 1, 4.5, 9])


def g_function(x):
    return np.prod((np.abs(4 * x - 2) + G) / (1 + G), axis=1)


V = 1 / (3 * (1 + G) ** 2)
G_ALL = np.prod(1 + V) - 1
G_FIRST = V / G_ALL
G_TOTAL = np.array([V[i] * np.prod(1 + np.delete(V, i)) for i in range(4)]) / G_ALL


def random_saltelli(rows, count, draw):
    """As design.saltelli, with random points: intervals are of independent rows."""
    for row in range(rows):
        a, b = draw.random(count), draw.random(count)
        yield f"A{row}", "", a
        yield f"B{row}", "", b
        for factor in range(count):
            yield f"A{row}", factor, np.where(np.arange(count) == factor, b, a)


def study_of(rows, count):
    bases, changed, shares = zip(*rows)
    names = [f"x{i}" for i in range(count)]
    return Design(names, np.array(shares), list(bases), [names[one] if isinstance(one, (int, np.integer)) else one for one in changed], 1)


# Intervals of Martinez hold what is true in 90 to 99 of 100 designs.
for name, function, first, total in (("Ishigami", ishigami, ISHIGAMI_FIRST, ISHIGAMI_TOTAL), ("g", g_function, G_FIRST, G_TOTAL)):
    count = len(first)
    held = {"first order": [], "total": []}
    for seed in range(100):
        design = study_of(random_saltelli(300, count, np.random.default_rng(seed)), count)
        for index in estimates.martinez(design, function(design.values)[:, None]):
            truth = (first if index.name == "first order" else total)[design.factors.index(index.factor)]
            held[index.name].append(index.low <= truth <= index.high)
    for index, list_ in held.items():
        share = np.mean(list_)
        print(f"{name}, {index}: {100 * share:.1f} % of the intervals hold the true value")
        check(0.9 <= share <= 0.99, f"{name}, {index}: {100 * share:.1f} % of the intervals hold the true value, not 90 to 99 %")

# Polynomial chaos finds them from 200 Sobol' points; of noise alone it says nothing.
design = study_of(designs.sobol(200, 3, 1), 3)
found = {(one.name, one.factor): one for one in estimates.chaos(design, ishigami(design.values)[:, None])}
check(found["Q2", ""].value > 0.9, f"Q2 of Ishigami's function is {found['Q2', ''].value}")
for i in range(3):
    check(abs(found["total", f"x{i}"].value - ISHIGAMI_TOTAL[i]) < 0.03, f"total of x{i} is {found['total', f'x{i}'].value}, not {ISHIGAMI_TOTAL[i]}")
noise = list(estimates.chaos(design, np.random.default_rng(1).random((200, 1))))
check([one.name for one in noise] == ["Q2"] and noise[0].value < 0.5 and "no ranking" in noise[0].note, f"noise is ranked: {noise}")

# Morris: effects of a linear function are its slopes, with their signs; what does nothing is not told from noise.
design = study_of(designs.morris(12, 4, 3), 4)
draw = np.random.default_rng(5)
values = (design.values @ np.array([3, -1.5, 0.4, 0]))[:, None] + 0.05 * draw.standard_normal((len(design.values), 8))
found = {(one.name, one.factor): one for one in estimates.morris(design, values)}
for i, slope in enumerate((3, -1.5, 0.4, 0)):
    check(abs(found["mu", f"x{i}"].value - slope) < 0.1 and found["mu", f"x{i}"].low <= slope <= found["mu", f"x{i}"].high + 0.05, f"mu of x{i}: {found['mu', f'x{i}']}")
check(found["mu*", "x3"].note == "not told from noise" and found["mu*", "x2"].note == "", f"what is told from noise: {found['mu*', 'x3']}, {found['mu*', 'x2']}")
check(sum(one == "null" for one in design.changed) >= 10, "fewer than ten null rows")

# One at a time: the interval is of paired differences, so that what replications share falls out.
design = Design(["a"], np.array([[np.nan], [1.0]]), ["0", "0"], ["", "a"], 1)
common = 100 * draw.standard_normal(10)
one = next(estimates.one_at_a_time(design, np.array([common, common + 2 + 0.1 * draw.standard_normal(10)])))
check(1.8 < one.low < one.value < one.high < 2.2, f"a paired difference: {one}")

# The seed's share.
values = np.repeat(np.arange(50.0)[:, None], 20, axis=1) * 0 + draw.standard_normal((50, 20))
check(0.9 < estimates.share_of_seed(values) <= 1, f"of noise alone the seed makes {estimates.share_of_seed(values)}")
check(estimates.share_of_seed(np.repeat(np.arange(50.0)[:, None], 20, axis=1)) < 1e-9, "where replications are equal the seed makes something")

sys.exit(bool(faults))
