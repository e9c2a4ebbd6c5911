"""Indices of factors straight from a design and its answers. Every function says for each factor a value and an interval of 95 %, or NaN where there is
too little to tell."""
import dataclasses

import numpy as np
import openturns as ot

STEP = 2 / 3  # of a factor's range, in the trajectories of analysis/design.py


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


def means_of(values):
    """Of each point, over the replications that are there; NaN where there are none."""
    count = np.isfinite(values).sum(axis=1)
    return np.where(count > 0, np.nansum(values, axis=1) / np.maximum(count, 1), np.nan)


def variance_of_seed(values):
    """Of single runs of one point, pooled over the points with two replications or more; NaN where there is no such point."""
    count = np.isfinite(values).sum(axis=1)
    several = values[count >= 2]
    if len(several) == 0:
        return np.nan
    return np.nansum((several - means_of(several)[:, None]) ** 2) / (count[count >= 2] - 1).sum()


def share_of_seed(values):
    """Of the variance of single runs, the part by which replications of one point differ: an analysis of variance of one way, without bias."""
    within, means = variance_of_seed(values), means_of(values)
    there = np.isfinite(means)
    if np.isnan(within) or there.sum() < 2:
        return np.nan
    count = np.isfinite(values).sum(axis=1)[there]
    between = max(0, means[there].var(ddof=1) - within * (1 / count).mean())
    return float(within / (within + between)) if within + between > 0 else np.nan


def why_share_is_unknown(values):
    """Why share_of_seed tells nothing of these, in words."""
    if np.isnan(variance_of_seed(values)):
        return "no point has two replications"
    return "all runs are equal" if np.isfinite(means_of(values)).sum() > 1 else "there is one point"


def one_at_a_time(design, values):
    """Paired differences of each changed point from the point of its base row without changes, replication by replication."""
    unchanged = {base: i for i, (base, changed) in reversed(list(enumerate(zip(design.base_row, design.changed)))) if not changed}
    for i, (base, changed) in enumerate(zip(design.base_row, design.changed)):
        if changed and base in unchanged:
            level = f"at {design.values[i, design.factors.index(changed)]:.6g}" if changed in design.factors else ""
            yield Index("difference", changed, *mean_with_interval(values[i] - values[unchanged[base]]), note=level)


def elementary_effects(design, values):
    """Of each factor, its effects over its range in all trajectories; and the differences of pairs that hardly differ, on the same scale. Only
    replications that both points of a pair have count."""
    effects, null = {factor: [] for factor in design.factors}, []
    for i, changed in enumerate(design.changed):
        if not changed:
            continue
        difference = means_of(values[None, i] - values[None, i - 1])[0]
        if changed == "null":
            null.append(difference / STEP)
        else:
            column = design.factors.index(changed)
            effects[changed].append(difference / STEP * np.sign(design.values[i, column] - design.values[i - 1, column]))
    return effects, np.array(null)


def morris(design, values, draws=2000):
    """mu* (mean of the absolute effects) with an interval of the bootstrap, mu and sigma; noise is mu* of the null pairs. An interaction or a bend
    makes sigma; where sigma is small beside mu*, the factor acts alone and along a straight line."""
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
        there = np.array(list_)[np.isfinite(list_)]
        yield Index("sigma", factor, there.std(ddof=1) if len(there) > 1 else np.nan)


def correlation(a, b):
    """With an interval by Fisher's transformation."""
    there = np.isfinite(a) & np.isfinite(b)
    n = there.sum()
    if n < 5 or a[there].std() == 0 or b[there].std() == 0:
        return np.nan, np.nan, np.nan
    r = np.corrcoef(a[there], b[there])[0, 1]
    half = 1.959964 / np.sqrt(n - 3)
    at = np.arctanh(np.clip(r, -1 + 1e-15, 1 - 1e-15))
    return r, np.tanh(at - half), np.tanh(at + half)


def martinez(design, values):
    """First-order and total shares of the variance by correlations (Martinez 2011), for rows A, B and A with a factor of B."""
    means = means_of(values)
    rows = {}
    for i, (base, changed) in enumerate(zip(design.base_row, design.changed)):
        rows.setdefault(base[1:], {})[changed or base[0]] = means[i]
    for factor in design.factors:
        whole = [row for row in rows.values() if {"A", "B", factor} <= row.keys()]
        a, b, mixed = (np.array([row[key] for row in whole]) for key in ("A", "B", factor))
        yield Index("first order", factor, *correlation(b, mixed))
        r, low, high = correlation(a, mixed)
        yield Index("total", factor, 1 - r, 1 - high, 1 - low)
