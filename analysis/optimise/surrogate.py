"""What options that nobody has simulated may come to: a Gaussian process through those that were, which knows the noise of the seed."""
import numpy as np
import openturns as ot

ot.Log.Show(ot.Log.NONE)

SHORTEST, LONGEST = 0.05, 10.0  # along which a coordinate may matter, in shares of its range


class Surrogate:
    def __init__(self, places, answers, noise):
        """@param noise variance of each answer; 0 where it is known exactly"""
        self.used = np.flatnonzero(places.std(axis=0) > 0)  # a coordinate that never changed tells nothing
        self.middle, self.scale = answers.mean(), answers.std() or 1.0
        count = len(self.used)
        kernel = ot.MaternModel([0.5] * count, [1.0], 2.5)
        algorithm = ot.KrigingAlgorithm(ot.Sample(self.seen(places)), ot.Sample(((answers - self.middle) / self.scale)[:, None]), kernel,
                                        ot.ConstantBasisFactory(count).build())
        algorithm.setNoise(np.maximum(noise / self.scale**2, 1e-6).tolist())
        algorithm.setOptimizationBounds(ot.Interval([SHORTEST] * count, [LONGEST] * count))
        algorithm.run()
        self.result = algorithm.getResult()

    def seen(self, places):
        return np.ascontiguousarray(places[:, self.used])

    def predict(self, places):
        """Mean and standard deviation."""
        at = ot.Sample(self.seen(places))
        mean = np.array(self.result.getConditionalMean(at)).reshape(-1)
        variance = np.array(self.result.getConditionalMarginalVariance(at)).reshape(-1)
        return self.middle + self.scale * mean, self.scale * np.sqrt(np.maximum(variance, 0))
