"""Models of the response, for points that were drawn between bounds: a polynomial chaos and kriging with noise. The one that predicts unseen points
better tells the shares of the variance, if it predicts enough."""
import dataclasses

import numpy as np
import openturns as ot
from dependence import points_and_answers
from estimates import Index, variance_of_seed
from kriging import fit

FOLDS = 5
LEAST_POINTS = 20
RANKED, SURE = 0.5, 0.7  # of Q2: below the first nothing is ranked, below the second a warning stands there
ENOUGH = 0.9  # a polynomial chaos that predicts so much needs no kriging beside it
MOST_FACTORS = 10  # that a model has; of more factors those that correlate best are taken, anew in each fold
LARGEST_BASIS = 300  # polynomials that are tried
MOST_KRIGED = 30_000  # points squared times factors: more take minutes
SAMPLE = 1024  # points at which the variance of a kriging model is split

ot.Log.Show(ot.Log.NONE)


def candidates(shares, answers):
    """The factors that a model is made of: by a straight line or a bow through their middle."""
    if shares.shape[1] <= MOST_FACTORS:
        return np.arange(shares.shape[1])
    def strength(x):
        return np.abs(np.nan_to_num(np.array([np.corrcoef(column, answers)[0, 1] if column.std() > 0 else 0 for column in x.T])))
    return np.sort(np.argsort(-np.maximum(strength(shares), strength(np.abs(shares - 0.5))))[:MOST_FACTORS])


class Chaos:
    """A sparse polynomial chaos: Legendre polynomials chosen by least angles (Blatman and Sudret 2011)."""
    name = "polynomial chaos"

    def __init__(self, shares, answers, noise):
        count = shares.shape[1]
        uniform = ot.ComposedDistribution([ot.Uniform(0, 1)] * count)
        basis = ot.OrthogonalProductPolynomialFactory([ot.LegendreFactory()] * count, ot.HyperbolicAnisotropicEnumerateFunction(count, 0.5))
        size = int(np.clip(len(answers) // 2, count + 1, LARGEST_BASIS))
        chosen = ot.LeastSquaresStrategy(ot.LeastSquaresMetaModelSelectionFactory(ot.LARS(), ot.CorrectedLeaveOneOut()))
        algorithm = ot.FunctionalChaosAlgorithm(ot.Sample(shares), ot.Sample(answers[:, None]), uniform, ot.FixedStrategy(basis, size), chosen)
        algorithm.run()
        self.result, self.count = algorithm.getResult(), count

    def predict(self, shares):
        return np.array(self.result.getMetaModel()(ot.Sample(shares)))[:, 0]

    def variance_shares(self):
        indices = ot.FunctionalChaosSobolIndices(self.result)
        return (np.array([indices.getSobolIndex(i) for i in range(self.count)]), np.array([indices.getSobolTotalIndex(i) for i in range(self.count)]))


class Kriging:
    """A Gaussian process with a length of its own along each factor, and the noise that the seed makes."""
    name = "kriging with noise"

    def __init__(self, shares, answers, noise):
        count = shares.shape[1]
        self.middle, self.scale, self.count = answers.mean(), answers.std(), count
        algorithm = fit(shares, answers, noise, self.scale)
        self.model = algorithm.getResult().getMetaModel()
        reduced = algorithm.getReducedLogLikelihoodFunction()
        self.likelihood = reduced(algorithm.getResult().getCovarianceModel().getScale())[0]

    def predict(self, shares):
        return self.middle + self.scale * np.array(self.model(ot.Sample(shares)))[:, 0]

    def variance_shares(self):
        design = np.array(ot.SobolIndicesExperiment(ot.ComposedDistribution([ot.Uniform(0, 1)] * self.count), SAMPLE, False).generate())
        indices = ot.MartinezSensitivityAlgorithm(ot.Sample(design), ot.Sample(self.predict(design)[:, None]), SAMPLE)
        return np.array(indices.getFirstOrderIndices()), np.array(indices.getTotalOrderIndices())


@dataclasses.dataclass
class Fitted:
    """A model of all points, with what it says where a fifth is left out in turn."""
    kind: type
    q2: float
    shares: list  # first-order and total by factor, of each model without a fold and of the whole


def fitted(kind, shares, answers, noise, seed):
    fold_of = np.random.default_rng(seed).permutation(len(answers)) % FOLDS
    predicted, said = np.empty(len(answers)), []
    for fold in [*range(FOLDS), None]:
        inside = fold_of != fold if fold is not None else np.ones(len(answers), bool)
        if answers[inside].std() == 0:  # nothing to model: what is left out is predicted to be the same
            said.append(np.zeros((2, shares.shape[1])))
            predicted[~inside] = answers[inside][0]
            continue
        taken = candidates(shares[inside], answers[inside])
        model = kind(np.ascontiguousarray(shares[inside][:, taken]), answers[inside], noise)
        of_all = np.zeros((2, shares.shape[1]))
        of_all[:, taken] = model.variance_shares()
        said.append(of_all)
        if fold is not None:
            predicted[~inside] = model.predict(np.ascontiguousarray(shares[~inside][:, taken]))
    return Fitted(kind, 1 - ((answers - predicted) ** 2).sum() / ((answers - answers.mean()) ** 2).sum(), said)


def noise_of(values, shares, answers):
    """Variance of a mean that the seed makes. Where each point has one replication nothing tells it, and the likeliest of some shares is taken."""
    within = variance_of_seed(values)
    if np.isfinite(within):
        return within / max(1, np.isfinite(values).sum(axis=1).max())
    taken = candidates(shares, answers)
    return max(np.array([0.01, 0.1, 0.4]) * answers.var(), key=lambda noise: Kriging(np.ascontiguousarray(shares[:, taken]), answers, noise).likelihood)


def response(design, values, with_kriging=True):
    """Q2 of each model, and of the better one first-order and total shares of the variance of the means over replications. Their intervals are of the
    jackknife over the folds. Below a Q2 of 0.5 no share is told."""
    shares, answers = points_and_answers(design, values)
    if len(answers) < LEAST_POINTS or answers.std() == 0:
        return
    models = [fitted(Chaos, shares, answers, np.nan, design.seed)]
    if with_kriging and models[0].q2 < ENOUGH and len(answers) ** 2 * min(shares.shape[1], MOST_FACTORS) <= MOST_KRIGED:
        models.append(fitted(Kriging, shares, answers, noise_of(values, shares, answers), design.seed))
    best = max(models, key=lambda model: model.q2)
    for model in models:
        note = "not taken" if model is not best else "" if model.q2 >= SURE else "below 0.7: a rough model" if model.q2 >= RANKED else "below 0.5: no ranking"
        yield Index("Q2", model.kind.name, model.q2, note=note)
    if best.q2 < RANKED:
        return
    parts, whole = np.array(best.shares[:-1]), best.shares[-1]
    half = ot.DistFunc.qStudent(FOLDS - 1, 0.975) * np.sqrt((FOLDS - 1) / FOLDS * ((parts - parts.mean(axis=0)) ** 2).sum(axis=0))
    for i, factor in enumerate(design.factors):
        for kind, name in enumerate(("first order", "total")):
            value = max(0, whole[kind, i])
            yield Index(name, factor, value, max(0, value - half[kind, i]), min(1, value + half[kind, i]))
