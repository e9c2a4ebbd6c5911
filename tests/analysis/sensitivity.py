#!/usr/bin/python3
"""The indices of analysis/sensitivity against functions whose indices are known: Ishigami's and the g-function (Saltelli and Sobol' 1995), and
straight lines."""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np

root = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / "analysis"), str(root / "analysis/sensitivity")]
import convergence
import dependence
import design as designs
import estimates
import response
from read_study import Design, StudyFile

faults = []


def check(right, what):
    if not right:
        faults.append(what)
        print(what)


def ishigami(x):
    x = np.pi * (2 * x - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


ISHIGAMI_FIRST, ISHIGAMI_TOTAL, ISHIGAMI_VARIANCE = np.array([0.3139, 0.4424, 0]), np.array([0.5576, 0.4424, 0.2437]), 13.845
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


def random_points(rows, count, draw):
    return study_of((("", "", share) for share in draw.random((rows, count))), count)


def by_name(indices):
    return {(one.name, one.factor): one for one in indices}


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

# Runs that are missing leave the others as they are.
design = study_of(designs.saltelli(64, 3, 1), 3)
values = ishigami(design.values)[:, None]
some = values.copy()
some[7::40] = np.nan
whole, part = by_name(estimates.martinez(design, values)), by_name(estimates.martinez(design, some))
check(all(np.isfinite(one.value) and abs(one.value - whole[key].value) < 0.15 for key, one in part.items()), f"indices where runs are missing: {part}")

# Polynomial chaos finds them from 200 Sobol' points; of noise alone nothing is ranked.
design = study_of(designs.sobol(200, 3, 1), 3)
found = by_name(response.response(design, ishigami(design.values)[:, None]))
check(found["Q2", "polynomial chaos"].value > 0.9 and ("Q2", "kriging with noise") not in found, f"Q2 of Ishigami's function: {found}")
for i in range(3):
    check(abs(found["total", f"x{i}"].value - ISHIGAMI_TOTAL[i]) < 0.03, f"total of x{i} is {found['total', f'x{i}'].value}, not {ISHIGAMI_TOTAL[i]}")
    check(abs(found["first order", f"x{i}"].value - ISHIGAMI_FIRST[i]) < 0.03, f"first order of x{i} is {found['first order', f'x{i}'].value}, not {ISHIGAMI_FIRST[i]}")
draw = np.random.default_rng(1)
noise = list(response.response(random_points(80, 3, draw), draw.random((80, 1))))
check({one.name for one in noise} == {"Q2"} and all(one.value < 0.5 for one in noise) and sum("no ranking" in one.note for one in noise) == 1, f"noise is ranked: {noise}")
# Answers that are nearly all the same, some folds without any other, are no fault and rank nothing.
rare = np.zeros((40, 1))
rare[3] = 1
same = list(response.response(random_points(40, 3, draw), rare))
check({one.name for one in same} == {"Q2"} and all(one.value < 0.5 for one in same), f"answers that are nearly all the same are ranked: {same}")
# A model that predicts some of it warns.
design = random_points(150, 2, draw)
rough = by_name(response.response(design, (design.values[:, 0] + 0.18 * draw.standard_normal(150))[:, None], with_kriging=False))
check(0.5 <= rough["Q2", "polynomial chaos"].value < 0.7 and "rough" in rough["Q2", "polynomial chaos"].note, f"a rough model does not warn: {rough}")
# Its intervals hold what is true, and are not endless.
held, widths = [], []
for seed in range(30):
    draw = np.random.default_rng(seed)
    design = random_points(120, 3, draw)
    values = (design.values @ np.array([2, 1, 0]))[:, None] + 0.2 * draw.standard_normal((120, 1))
    for one in response.response(design, values, with_kriging=False):
        if one.name == "total" and one.factor == "x0":
            held.append(one.low <= 0.8 * 1 <= one.high)
            widths.append(one.high - one.low)
check(len(held) == 30 and np.mean(held) >= 0.85 and np.mean(widths) < 0.35, f"intervals of the chaos: {100 * np.mean(held):.0f} % hold the true value, {np.mean(widths):.2f} wide")

# Kriging, which knows the noise of the seed, predicts a bend that polynomials do not, and is taken for its Q2.
draw = np.random.default_rng(2)
design = study_of(designs.sobol(64, 2, 1), 2)
values = (3 * np.exp(-(((design.values[:, 0] - 0.3) / 0.1) ** 2)) + design.values[:, 1])[:, None] + 0.1 * draw.standard_normal((64, 3))
found = by_name(response.response(design, values))
kriging, chaos = found["Q2", "kriging with noise"], found["Q2", "polynomial chaos"]
check(kriging.value > max(0.7, chaos.value) and kriging.note == "" and chaos.note == "not taken", f"the better model is not taken: {kriging}, {chaos}")
check(found["total", "x0"].value > found["total", "x1"].value > 0, f"shares of kriging: {found}")

# HSIC: x2 of Ishigami's function, whose first-order share is nothing, is not independent of it; what does nothing is found to matter by chance
# alone, as often as the p-value says.
draw = np.random.default_rng(3)
design = random_points(400, 5, draw)
found = by_name(dependence.dependence(design, ishigami(design.values)[:, None]))
check(all(found["p-value of all", f"x{i}"].note == "told from chance" for i in (0, 2)), f"dependence that HSIC does not see: {found}")
check(all(found["p-value of all", f"x{i}"].note == "not told from chance" for i in (3, 4)), f"dependence where there is none: {found}")
p = [one.value for seed in range(60) for draw in [np.random.default_rng(100 + seed)] for design in [random_points(40, 6, draw)]
     for one in dependence.dependence(design, np.exp(design.values[:, :1] + draw.standard_normal((40, 1)))) if one.name == "p-value" and one.factor != "x0"]
check(len(p) == 300 and 0.02 <= np.mean(np.array(p) < 0.05) <= 0.08, f"{100 * np.mean(np.array(p) < 0.05):.1f} % of what does nothing has a p-value below 0.05")
check(np.allclose(dependence.holm([0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]), f"Holm: {dependence.holm([0.01, 0.04, 0.03])}")
check(np.allclose(dependence.shares_of(np.array([[1.0], [100.0], [10.0], [10.0]])), [[0.125], [0.875], [0.5], [0.5]]), "shares of a range")
# Of a Saltelli design only A and B are independent: the mixtures are no evidence.
design = study_of(designs.saltelli(32, 2, 1), 2)
check(dependence.independent_points(design).sum() == 64 and len(design.values) == 128, "mixtures of a Saltelli design count as independent points")

# Morris: effects of a linear function are its slopes, with their signs; what does nothing is not told from noise.
design = study_of(designs.morris(12, 4, 3), 4)
draw = np.random.default_rng(5)
values = (design.values @ np.array([3, -1.5, 0.4, 0]))[:, None] + 0.05 * draw.standard_normal((len(design.values), 8))
found = by_name(estimates.morris(design, values))
for i, slope in enumerate((3, -1.5, 0.4, 0)):
    check(abs(found["mu", f"x{i}"].value - slope) < 0.1 and found["mu", f"x{i}"].low <= slope <= found["mu", f"x{i}"].high + 0.05, f"mu of x{i}: {found['mu', f'x{i}']}")
check(found["mu*", "x3"].note == "not told from noise" and found["mu*", "x2"].note == "", f"what is told from noise: {found['mu*', 'x3']}, {found['mu*', 'x2']}")
check(sum(one == "null" for one in design.changed) >= 10, "fewer than ten null rows")
# What replications share falls out, also where one of a pair is missing.
common = values + 100 * draw.standard_normal(8)
common[3::7, 2] = np.nan
found = by_name(estimates.morris(design, common))
check(abs(found["mu", "x0"].value - 3) < 0.2, f"replications that are missing shift an effect: {found['mu', 'x0']}")
# Ishigami's function: x0 and x2 act together, x1 bends; sigma says so, and of a straight line it says nothing.
found = by_name(estimates.morris(design, ishigami(design.values)[:, None]))
check(found["sigma", "x0"].value > 0.5 * found["mu*", "x0"].value, f"an interaction without sigma: {found['sigma', 'x0']}")

# One at a time: the interval is of paired differences, so that what replications share falls out; each base row has its own point without changes.
design = Design(["a"], np.array([[np.nan], [1.0], [2.0], [3.0]]), ["0", "0", "1", "1"], ["", "a", "", "a"], 1)
common = 100 * draw.standard_normal(10)
values = np.array([common, common + 2 + 0.1 * draw.standard_normal(10), common + 7, common + 4 + 0.1 * draw.standard_normal(10)])
one, other = estimates.one_at_a_time(design, values)
check(1.8 < one.low < one.value < one.high < 2.2 and one.note == "at 1", f"a paired difference: {one}")
check(-3.2 < other.low < other.value < other.high < -2.8, f"a paired difference from another base row: {other}")

# The seed's share, without bias also for two replications, and with runs that are missing.
draw = np.random.default_rng(6)
for replications, between, truth in ((20, 0, 1), (2, 1, 0.5), (3, 3, 0.1)):
    values = between * draw.standard_normal((400, 1)) + draw.standard_normal((400, replications))
    values[5::9, 0] = np.nan
    share = estimates.share_of_seed(values)
    check(abs(share - truth) < 0.08, f"of {replications} replications the seed makes {share}, not {truth}")
for values, why in ((np.zeros((5, 4)), "all runs are equal"), (np.arange(4.0)[None, :], "there is one point"), (np.arange(5.0)[:, None], "no point has two replications")):
    check(np.isnan(estimates.share_of_seed(values)) and estimates.why_share_is_unknown(values) == why, f"{why}: {estimates.why_share_is_unknown(values)}")
check(estimates.share_of_seed(np.repeat(np.arange(50.0)[:, None], 20, axis=1)) < 1e-9, "where replications are equal the seed makes something")
check(np.isnan(estimates.share_of_seed(draw.random((50, 1)))), "one replication says something of the seed")

# Whole numbers are drawn as such, over their whole range.
drawn = subprocess.run([sys.executable, root / "analysis/design.py", "lhs", "--rows", "40", "--factor", "a", "2", "200", "whole-logarithmic", "--factor", "b", "0", "1", "linear"],
                       capture_output=True, text=True, check=True).stdout
cells = [row["a"] for row in csv.DictReader(drawn.splitlines())]
check(all(cell.isdigit() for cell in cells) and min(map(int, cells)) <= 3 and max(map(int, cells)) >= 170 and sum(int(cell) <= 20 for cell in cells) == 20, f"whole numbers: {cells}")

# Convergence: each part is what the first rows alone say, the last is the whole, and intervals become narrower.
for rows, method, what, count in ((random_saltelli(200, 3, draw), estimates.martinez, "rows", [50, 100, 150, 200]), (designs.morris(12, 3, 3), estimates.morris, "trajectories", [3, 6, 9, 12]),
                                  ((("", "", share) for share in draw.random((100, 3))), response.response, "points", [25, 50, 75, 100])):
    design = study_of(rows, 3)
    values = (design.values @ np.array([3, 1, 0]))[:, None] + 0.3 * draw.standard_normal((len(design.values), 2))
    parts = convergence.convergence(design, values, method)
    check([part.rows for part in parts] == count and {part.of for part in parts} == {what}, f"convergence over {[(part.rows, part.of) for part in parts]}")
    check(repr(parts[-1].indices) == repr(list(method(design, values))), f"{what}: all rows say something else than the whole")
    shorter = convergence.first_rows(design, values, what, count[0])
    check(len(shorter[0].base_row) == len(shorter[1]) < len(values) and repr(parts[0].indices) == repr(list(method(*shorter))), f"{what}: the first part")
    if what == "rows":
        width = [one.high - one.low for part in parts for one in part.indices if (one.name, one.factor) == ("total", "x1")]
        check(width[-1] < 0.7 * width[0], f"four times the rows: intervals from {width[0]} to {width[-1]}")
# While runs come in, a quarter is one of those that are there.
design = random_points(100, 2, draw)
values = np.where(np.arange(100)[:, None] % 2 == 1, design.values[:, :1], np.nan)
parts = convergence.convergence(design, values, response.response)
check([part.rows for part in parts] == [25, 38, 50] and repr(parts[-1].indices) == repr(list(response.response(design, values))), f"convergence of half of the runs: {[part.rows for part in parts]}")
check(convergence.convergence(study_of(designs.morris(2, 3, 3), 3), np.zeros((28, 1)), estimates.morris) == [], "two trajectories converge")

# The program: of levels and of paired differences, with what is missing, as JSON, CSV and SVG.
with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    design = study_of(designs.saltelli(24, 2, 1), 2)
    points = len(design.base_row)
    answers = np.empty((points, 2, 2))
    common = 5 * draw.standard_normal(2)
    answers[:, :, 0] = design.values[:, :1] + common
    answers[:, :, 1] = design.values[:, :1] + 2 * design.values[:, 1:] + common  # the difference is of x1 alone
    state = np.ones((points, 2, 2), np.uint8)
    state[4, 1, 1], answers[4, 1, 1] = 0, np.nan
    with h5py.File(here / "study.h5", "w") as f:
        f.attrs.update({"format": "plattan study", "seed": 1, "primary": ["deals"]})
        def texts(dataset, rows):
            f[dataset] = np.array([list(row.ljust(12, "\0").encode()) for row in rows], np.uint8).view("S1")
        texts("scenario_name", ["1-base", "2-package"])
        texts("base_row", design.base_row)
        texts("factor", design.changed)
        f["point"] = np.arange(points, dtype=np.int32)
        for i, factor in enumerate(design.factors):
            f[factor] = design.values[:, i]
        f["state"], f["deals"], f["seconds"] = state, answers, np.zeros((points, 2, 2), np.float32)
        f["deals"].attrs["units"] = "1"
    done = subprocess.run([sys.executable, root / "analysis/sensitivity", here], capture_output=True, text=True)
    check(done.returncode == 0 and f"{4 * points - 1} of {4 * points} runs; 1 are missing" in done.stdout, f"the program: {done.stdout}{done.stderr}")
    told = json.loads((here / "sensitivity/sensitivity.json").read_text())
    check([(one["of"], one["missing"]) for one in told["answers"]] == [("1-base", 0), ("2-package", 1), ("2-package - 1-base", 1)], f"what is missing: {told}")
    totals = {(one["of"], index["factor"]): index["value"] for one in told["answers"] for index in one["indices"] if index["name"] == "total"}
    check(totals["1-base", "x0"] > 0.7 and totals["2-package - 1-base", "x1"] > 0.7 and abs(totals["2-package - 1-base", "x0"]) < 0.01 and abs(totals["1-base", "x1"]) < 0.01,
          f"shares of levels and differences: {totals}")
    check(all(one["share_of_seed"] is not None for one in told["answers"]) and told["answers"][2]["share_of_seed"] < 1e-9, "the seed's share is not beside the indices")
    for file in ("sensitivity.csv", "convergence.csv"):
        with open(here / "sensitivity" / file, newline="") as f:
            rows = list(csv.DictReader(f))
        check(rows and all(row["share_of_seed"] and row["method"] == "martinez" for row in rows), f"{file}: {rows[:2]}")
    pictures = sorted(path.name for path in (here / "sensitivity").glob("*.svg"))
    check(len(pictures) == 6 and "deals-2-package-1-base-convergence.svg" in pictures, f"pictures: {pictures}")
    # Days of a period are one row of the design, and count with their weights; a study may ask for one difference of its own.
    weights = np.tile([0.25, 0.75], points)
    with h5py.File(here / "study.h5", "r+") as f:
        f.attrs.update({"base": 1, "alternative": 0})
        days = {name: f[name][()] for name in ("base_row", "factor", "point", "state", "deals", "seconds", *design.factors)}
        for dataset, values in days.items():
            del f[dataset]
            f[dataset] = np.repeat(values, 2, axis=0)
        # One of the days is told four times the difference, the other none: what is right in the mean.
        f["deals"][...] = f["deals"][()] * np.where(weights == 0.25, 4, 0)[:, None, None]
        f["deals"].attrs["units"] = "1"
        f["row"], f["weight"] = np.repeat(np.arange(points, dtype=np.int32), 2), weights
    whole = StudyFile(here / "study.h5")
    told = list(whole.answers("deals"))
    check(whole.design.factors == design.factors and len(whole.design.base_row) == points and whole.missing == 2, f"days of a period: {whole.design.factors}, {whole.missing}")
    check([one.of for one in told] == ["1-base", "2-package", "1-base - 2-package"], f"the difference that was asked for: {[one.of for one in told]}")
    check(np.allclose(told[0].values, answers[:, :, 0]) and np.allclose(told[2].values, answers[:, :, 0] - answers[:, :, 1], equal_nan=True), "a weighted mean of days")
    (here / "rows").mkdir()
    (here / "rows/shard.rows").touch()
    done = subprocess.run([sys.executable, root / "analysis/sensitivity", here], capture_output=True, text=True)
    check("Runs have ended since it was collected" in done.stdout, f"rows that came in are not said: {done.stdout[:300]}")

sys.exit(bool(faults))
