"""A Gaussian process through answers at points between 0 and 1, with a length of its own along each coordinate and the noise of the seed."""
import numpy as np
import openturns as ot

SHORTEST, LONGEST = 0.05, 10.0  # along which a coordinate may matter, in shares of its range
LEAST_NOISE = 1e-6  # of the variance of the answers, without which the matrix of answers that are alike cannot be inverted


def fit(places, answers, noise, scale):
    """The algorithm after it has run, on answers less their mean and by their scale. @param noise variance of each answer, or of all"""
    count = places.shape[1]
    kernel = ot.MaternModel([0.5] * count, [1.0], 2.5)
    scaled = ot.Sample(((answers - answers.mean()) / scale)[:, None])
    algorithm = ot.KrigingAlgorithm(ot.Sample(places), scaled, kernel, ot.ConstantBasisFactory(count).build())
    algorithm.setNoise(np.maximum(np.broadcast_to(noise, len(answers)) / scale**2, LEAST_NOISE).tolist())
    algorithm.setOptimizationBounds(ot.Interval([SHORTEST] * count, [LONGEST] * count))
    algorithm.run()
    return algorithm
