#!/usr/bin/python3
"""Points of a study between the bounds of its factors, as a table for `design: {csv: FILE}`; `plattan sweep` calls it for sampled designs.

    design.py sobol --rows 64 --factor dealer.sight_radius 20 60 logarithmic --factor deal.notice_probability 0.1 0.4 linear

lhs       a Latin hypercube: each factor's range is cut into as many strips as there are rows, and each strip is met once
sobol     Sobol' points, evenly spread for any number of rows; more rows continue them
saltelli  for variances: rows of two independent designs A and B, and for each factor the row of A with the factor of B; more rows continue them
morris    elementary effects (Morris 1991): trajectories that change one factor after the other, behind ten pairs that hardly differ,
          whose difference is the noise; more rows continue them

A scale with whole- before it rounds to whole numbers: whole-linear, whole-logarithmic.
Rows are counted as a user would: points of lhs and sobol, rows of A of saltelli, trajectories of morris.
"""
import argparse
import csv
import sys

import numpy as np

LEVELS = 4  # of a factor in a trajectory (Morris 1991)
STEP = LEVELS / (2 * (LEVELS - 1))  # of the share of its range
NULL_PAIRS, NULL_STEP = 10, 0.001
SKIPPED = 1024  # of the sequence before a Saltelli design: in its first points the two designs are alike


def lhs(rows, count, seed):
    import openturns as ot
    ot.RandomGenerator.SetSeed(seed)
    uniform = ot.ComposedDistribution([ot.Uniform(0, 1)] * count)
    for share in np.array(ot.LHSExperiment(uniform, rows, True, True).generate()):
        yield "", "", share


def sobol(rows, count, seed):
    import openturns as ot
    for share in np.array(ot.SobolSequence(count).generate(rows)):
        yield "", "", share


def saltelli(rows, count, seed):
    import openturns as ot
    sequence = ot.SobolSequence(2 * count)
    sequence.generate(SKIPPED)
    for row, both in enumerate(np.array(sequence.generate(rows))):
        a, b = both[:count], both[count:]
        yield f"A{row}", "", a
        yield f"B{row}", "", b
        for factor in range(count):
            yield f"A{row}", factor, np.where(np.arange(count) == factor, b, a)


def morris(rows, count, seed):
    for pair in range(NULL_PAIRS):
        draw = np.random.default_rng([seed, 0, pair])
        share = draw.random(count) * (1 - NULL_STEP)
        yield f"null{pair}", "", share
        yield f"null{pair}", "null", share + NULL_STEP * (np.arange(count) == pair % count)
    for row in range(rows):
        draw = np.random.default_rng([seed, 1, row])
        share = draw.integers(0, LEVELS // 2, count) / (LEVELS - 1)  # low enough to go up by a step
        up = draw.random(count) < 0.5
        share = np.where(up, share, share + STEP)
        yield f"trajectory{row}", "", share
        for factor in np.argsort(draw.random(count)):
            share = share + np.where(np.arange(count) == factor, np.where(up, STEP, -STEP), 0)
            yield f"trajectory{row}", factor, share


def value_at(share, low, high, scale):
    value = low * (high / low) ** share if scale.endswith("logarithmic") else low + share * (high - low)
    return np.rint(value) if scale.startswith("whole") else value


SCALES = ("linear", "logarithmic", "whole-linear", "whole-logarithmic")
METHODS = {"lhs": lhs, "sobol": sobol, "saltelli": saltelli, "morris": morris}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("method", choices=METHODS)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--factor", nargs=4, action="append", required=True, metavar=("KEY", "LOW", "HIGH", "SCALE"))
    arguments = parser.parse_args()
    factors = []
    for key, low, high, scale in arguments.factor:
        low, high = float(low), float(high)
        if scale not in SCALES or not low < high or (scale.endswith("logarithmic") and low <= 0):
            parser.error(f"{key}: expected LOW < HIGH and linear, or 0 < LOW < HIGH and logarithmic, each with whole- before it for whole numbers")
        factors.append((key, low, high, scale))
    if arguments.rows < 1:
        parser.error("--rows: expected 1 or more")
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["base_row", "factor", *(key for key, *_ in factors)])
    for base, changed, shares in METHODS[arguments.method](arguments.rows, len(factors), arguments.seed):
        name = factors[changed][0] if isinstance(changed, (int, np.integer)) else changed
        table.writerow([base, name, *(f"{value_at(share, *range_):.10g}" for share, (_, *range_) in zip(shares, factors))])


if __name__ == "__main__":
    try:
        main()
    except ModuleNotFoundError as error:
        sys.exit(f"Python has no module '{error.name}': apt-get install python3-{error.name}")
