#!/usr/bin/python3
"""The search of analysis/optimise on a square that is a formula: it keeps budgets, finds what is best among thousands of options with few tries, which
drawing as many does not, and its front of two objectives has both ends.
"""
import pathlib
import sys

import numpy as np

root = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / "analysis"), str(root / "analysis/optimise")]
from improvement import expected_improvement, promising, spread
from space import Space

faults = []


def check(right, what):
    if not right:
        faults.append(what)
        print(what)


AMOUNTS, HOURS = (1, 2, 3), 6
WORTH, BEST_HOUR = (3, 10, 1, 2, 6), (0.2, 0.7, 0.5, 0.3, 0.9)
SMALLEST = np.array([0.5])


def measure(number):
    settings = [{"coordinates": [0, 0.5], "cost": {}}]
    for amount in AMOUNTS:
        for hour in range(HOURS):
            settings.append({"coordinates": [amount / 3, hour / (HOURS - 1)], "cost": {("police", "city")[number % 2]: 100.0 * amount * (1 + number / 4)}})
    return {"settings": settings}


def worth(space, option):
    """Each measure has its best hour, more of it brings less and less, and the second does half as much where the first is."""
    each = [w * (1 - np.exp(-2 * amount)) * np.exp(-(((hour - best) / 0.3) ** 2))
            for (amount, hour), w, best in zip(space.place(np.array([option]))[0].reshape(-1, 2), WORTH, BEST_HOUR)]
    return sum(each) - 0.5 * min(each[0], each[1])


def searched(space, value, smallest, tries, seed, noise=0.4, pairs=4):
    draw = np.random.default_rng([seed, 1000])
    options, gains, last = spread(space, [], 12, np.random.default_rng([seed, 0])), [], None
    while True:
        while len(gains) < len(options):
            exact = np.atleast_1d(value(space, options[len(gains)]))
            gains.append(exact + draw.normal(0, noise, (pairs, len(exact))))
        if len(options) >= tries:
            return options, gains, last
        chosen, last = promising(space, options, gains, smallest, 4, np.random.default_rng([seed, len(options)]))
        options += chosen


space = Space([measure(number) for number in range(5)], {"": 700.0, "city": 300.0})
everything = space.drawn(20_000, np.random.default_rng(1))
check(all(space.is_affordable(option) for option in everything), "options are drawn that the budgets do not pay")
check(all(space.is_affordable(option) for option in space.neighbours(everything[0].tolist())), "neighbours are named that the budgets do not pay")
cost = space.cost(everything[-1])
check(np.isclose(cost[1:].sum(), cost[0]) and space.limits[0] == 700, "the cost of an option is not that of its payers together")
best = max(worth(space, option) for option in everything)

found, drawn, last = [], [], []
for seed in range(3):
    options, gains, improvement = searched(space, worth, SMALLEST, 36, seed)
    check(len({tuple(option) for option in options}) == len(options), f"seed {seed}: an option is tried twice")
    check(all(space.is_affordable(option) for option in options), f"seed {seed}: an option is tried that the budgets do not pay")
    chosen = max(range(len(options)), key=lambda i: gains[i].mean())  # what somebody would take who sees the runs alone
    found.append(best - worth(space, options[chosen]))
    last.append(improvement)
    draw = np.random.default_rng([seed, 2000])
    some = [everything[i] for i in draw.choice(len(everything), 36, replace=False)]
    seen = [worth(space, option) + draw.normal(0, 0.4, 4).mean() for option in some]
    drawn.append(best - worth(space, some[int(np.argmax(seen))]))
print(f"of {best:.2f}: missed by the search {np.round(found, 2)}, by drawing as many {np.round(drawn, 2)}; last expected improvements {np.round(last, 4)}")
check(np.mean(found) < 0.05 * best, f"the search misses {np.mean(found) / best:.0%} of what there is")
check(np.mean(found) < np.mean(drawn) / 2, f"the search misses {np.mean(found):.2f}, drawing as many options {np.mean(drawn):.2f}")

# Two objectives that want opposite things of one measure: the front has both ends and something between.
two = Space([measure(0), measure(1)], {"": 1000.0})


def both(space, option):
    first, second = space.place(np.array([option]))[0].reshape(-1, 2)
    return np.array([first[0] * 3 - second[0], second[0] * 3 - first[0]])


options, gains, _ = searched(two, both, np.array([0.1, 0.1]), 32, 5, noise=0.01)
exact = np.array([both(two, option) for option in options])
check(exact[:, 0].max() > 2.9 and exact[:, 1].max() > 2.9, f"the front has not both ends: {exact.max(axis=0)}")
check((exact.min(axis=1) > 1.9).any(), "nothing of the front lies between its ends")

# The expectation of what lies above the best, by drawing.
draws = np.random.default_rng(3).normal(1.0, 2.0, 400_000)
check(abs(expected_improvement(np.array([1.0]), np.array([2.0]), 1.5)[0] - np.maximum(draws - 1.5, 0).mean()) < 0.01, "the expected improvement is not the mean of what lies above the best")

sys.exit(bool(faults))
