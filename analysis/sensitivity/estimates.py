"""Indices of factors from a design and its answers. Every function says for each factor a value and an interval of 95 %, or NaN where there is too
little to tell."""
import dataclasses

import numpy as np
import openturns as ot

STEP = 2 / 3  # of a factor's range, in the trajectories of analysis/design.py
LARGEST_BASIS = 500  # polynomials that are tried


@dataclasses.dataclass
class Index:
    name: str
    factor: str
    value: float
    low: float = np.nan
    high: float = np.nan
    note: str = ""


def mean_with_interval(values):
    values = np.asarray(values)[np.isfinite(values)]
    if len(values) < 2:
        return (values.mean() if len(values) else np.nan), np.nan, np.nan
    half = ot.DistFunc.qStudent(len(values) - 1, 0.975) * values.std(ddof=1) / np.sqrt(len(values))
    return values.mean(), values.mean() - half, values.mean() + half


def share_of_seed(values):
    """Of the variance of single runs, the part by which replications of one point differ: what is within points, of what is within and between."""
    whole = values[np.isfinite(values).all(axis=1)]
    if whole.shape[0] == 0 or whole.shape[1] < 2 or whole.var() == 0:
        return np.nan
    return float(whole.var(axis=1).mean() / whole.var())


def one_at_a_time(design, values):
    """Paired differences of each changed point from the point without changes, replication by replication."""
    base = next(i for i, changed in enumerate(design.changed) if not changed)
    for i, changed in enumerate(design.changed):
        if changed:
            column = design.factors.index(changed) if changed in design.factors else None
            level = "" if column is None else f"at {design.values[i, column]:.6g}"
            yield Index("difference", changed, *mean_with_interval(values[i] - values[base]), note=level)


def elementary_effects(design, values):
    """Of each factor, its effects over its range in all trajectories; and the differences of pairs that hardly differ, on the same scale."""
    means = np.nanmean(values, axis=1) if values.shape[1] > 1 else values[:, 0]
    effects, null = {factor: [] for factor in design.factors}, []
    for i, changed in enumerate(design.changed):
        if not changed:
            continue
        difference = means[i] - means[i - 1]
        if changed == "null":
            null.append(difference / STEP)
        else:
            column = design.factors.index(changed)
            effects[changed].append(difference / STEP * np.sign(design.values[i, column] - design.values[i - 1, column]))
    return effects, np.array(null)


def morris(design, values, draws=2000):
    """mu* (mean of the absolute effects) with an interval of the bootstrap, mu and sigma; noise is mu* of the null pairs."""
    effects, null = elementary_effects(design, values)
    random = np.random.default_rng(design.seed)

    def star(name, factor, list_, note=""):
        list_ = np.abs(np.array(list_)[np.isfinite(list_)])
        if len(list_) < 2:
            return Index(name, factor, list_.mean() if len(list_) else np.nan)
        resampled = random.choice(list_, (draws, len(list_))).mean(axis=1)
        return Index(name, factor, list_.mean(), *np.quantile(resampled, [0.025, 0.975]), note)

    noise = star("noise", "null", null)
    yield noise
    for factor, list_ in effects.items():
        one = star("mu*", factor, list_)
        yield dataclasses.replace(one, note="" if np.isnan(noise.high) or one.low > noise.high else "not told from noise")
        yield Index("mu", factor, *mean_with_interval(list_))
        yield Index("sigma", factor, np.nanstd(list_, ddof=1) if len(list_) > 1 else np.nan)


def _correlation(a, b):
    """With an interval by Fisher's transformation."""
    there = np.isfinite(a) & np.isfinite(b)
    n = there.sum()
    if n < 5 or a[there].std() == 0 or b[there].std() == 0:
        return np.nan, np.nan, np.nan
    r = np.corrcoef(a[there], b[there])[0, 1]
    half = 1.959964 / np.sqrt(n - 3)
    return r, np.tanh(np.arctanh(r) - half), np.tanh(np.arctanh(r) + half)


def martinez(design, values):
    """First-order and total shares of the variance by correlations (Martinez 2011), for rows A, B and A with a factor of B."""
    means = np.nanmean(values, axis=1)
    rows = {}
    for i, (base, changed) in enumerate(zip(design.base_row, design.changed)):
        rows.setdefault(base[1:], {})[changed or base[0]] = means[i]
    for factor in design.factors:
        whole = [row for row in rows.values() if {"A", "B", factor} <= row.keys()]
        a, b, mixed = (np.array([row[key] for row in whole]) for key in ("A", "B", factor))
        yield Index("first order", factor, *_correlation(b, mixed))
        r, low, high = _correlation(a, mixed)
        yield Index("total", factor, 1 - r, 1 - high, 1 - low)


def chaos(design, values):
    """Shares of the variance of a sparse polynomial chaos of the means, with Q2 of leaving out a fifth in turn. Below 0.5 no share is told."""
    means = np.nanmean(values, axis=1)
    there = np.isfinite(means) & np.isfinite(design.values).all(axis=1)
    x, y = design.values[there], means[there]
    if len(y) < 10 or y.std() == 0:
        return
    low, high = x.min(axis=0), x.max(axis=0)
    shares = (x - low) / np.where(high > low, high - low, 1)
    uniform = ot.ComposedDistribution([ot.Uniform(-1e-9, 1 + 1e-9)] * x.shape[1])

    def fitted(inside):
        basis = ot.OrthogonalProductPolynomialFactory([ot.LegendreFactory()] * x.shape[1], ot.HyperbolicAnisotropicEnumerateFunction(x.shape[1], 0.5))
        size = int(np.clip(inside.sum() // 2, 2, LARGEST_BASIS))  # candidates; few of them stay
        algorithm = ot.FunctionalChaosAlgorithm(ot.Sample(shares[inside]), ot.Sample(y[inside][:, None]), uniform, ot.FixedStrategy(basis, size),
                                                ot.LeastSquaresStrategy(ot.LeastSquaresMetaModelSelectionFactory(ot.LARS(), ot.CorrectedLeaveOneOut())))
        algorithm.run()
        return algorithm.getResult()

    folds = np.random.default_rng(design.seed).permutation(len(y)) % 5
    left = np.empty(len(y))
    for fold in range(5):
        model = fitted(folds != fold).getMetaModel()
        left[folds == fold] = np.array(model(ot.Sample(shares[folds == fold])))[:, 0]
    q2 = 1 - ((y - left) ** 2).sum() / ((y - y.mean()) ** 2).sum()
    yield Index("Q2", "", q2, note="" if q2 >= 0.7 else "below 0.7: a rough model" if q2 >= 0.5 else "below 0.5: no ranking")
    if q2 < 0.5:
        return
    indices = ot.FunctionalChaosSobolIndices(fitted(np.ones(len(y), bool)))
    for i, factor in enumerate(design.factors):
        yield Index("first order", factor, indices.getSobolIndex(i))
        yield Index("total", factor, indices.getSobolTotalIndex(i))


def method_of(design):
    """By what stands in the blocks of the design."""
    bases = {base.rstrip("0123456789") for base in design.base_row}
    if "trajectory" in bases:
        return morris
    if {"A", "B"} <= bases:
        return martinez
    if any(design.changed):
        return one_at_a_time
    return chaos
