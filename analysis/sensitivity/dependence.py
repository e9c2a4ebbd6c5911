"""Whether an answer depends on a factor at all, for points that were drawn independently: no model of the response is needed."""
import numpy as np
import openturns as ot
from estimates import Index, correlation, means_of

LEAST_POINTS = 20  # fewer say nothing of p-values that hold for many
SURE = 0.05


def shares_of(x):
    """Each column as the share of its range that was drawn, whatever its scale: the mean rank of a value, between 0 and 1."""
    shares = np.empty(x.shape)
    for column in range(x.shape[1]):
        _, place, count = np.unique(x[:, column], return_inverse=True, return_counts=True)
        shares[:, column] = ((np.cumsum(count) - (count - 1) / 2 - 0.5) / len(x))[place]
    return shares


def independent_points(design):
    """Rows that were drawn independently of each other: all of them, and of a Saltelli design A and B without their mixtures."""
    return np.array([not changed for changed in design.changed])


def points_and_answers(design, values):
    """Shares and means of the independent points that have an answer."""
    means = means_of(values)
    there = independent_points(design) & np.isfinite(means) & np.isfinite(design.values).all(axis=1)
    return shares_of(design.values[there]), means[there]


def holm(p):
    """p-values that hold for all of them together (Holm 1979)."""
    p = np.asarray(p)
    order = np.argsort(p)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1, np.maximum.accumulate((len(p) - np.arange(len(p))) * p[order]))
    return adjusted


def hsic(shares, answers):
    """R2-HSIC of each factor, and the p-value of being independent of it (Gretton et al. 2007): Gaussian kernels as wide as the standard deviations."""
    kernels = []
    for values in [*shares.T, answers]:
        kernel = ot.SquaredExponential(1)
        kernel.setScale([values.std(ddof=1)])
        kernels.append(kernel)
    estimator = ot.HSICEstimatorGlobalSensitivity(kernels, ot.Sample(np.ascontiguousarray(shares)), ot.Sample(answers[:, None]), ot.HSICUStat())
    return np.array(estimator.getR2HSICIndices()), np.array(estimator.getPValuesAsymptotic())


def dependence(design, values):
    """Of each factor HSIC with its p-value, and the correlation of the answer with the share of its range: its square is what a straight line makes of
    the variance, its sign the direction."""
    shares, answers = points_and_answers(design, values)
    varied = shares.std(axis=0) > 0 if len(answers) else np.zeros(0, bool)
    if len(answers) < LEAST_POINTS or answers.std() == 0 or not varied.any():
        return
    factors = [factor for factor, varies in zip(design.factors, varied) if varies]
    r2, p = hsic(shares[:, varied], answers)
    for factor, share, index, chance, together in zip(factors, shares[:, varied].T, r2, p, holm(p)):
        yield Index("HSIC", factor, index)
        yield Index("p-value", factor, chance)
        yield Index("p-value of all", factor, together, note="told from chance" if together < SURE else "not told from chance")
        yield Index("correlation", factor, *correlation(share, answers))
