"""What options that nobody has simulated may come to: a Gaussian process through those that were, which knows the noise of the seed."""
import numpy as np
import openturns as ot
from kriging import fit

ot.Log.Show(ot.Log.NONE)


class Surrogate:
    def __init__(self, places, answers, noise):
        """@param noise variance of each answer; 0 where it is known exactly"""
        self.used = np.flatnonzero(places.std(axis=0) > 0)  # a coordinate that never changed tells nothing
        self.middle, self.scale = answers.mean(), answers.std()
        # Of answers that are all alike nothing is to be learnt: no length fits them better than another.
        self.result = fit(self.seen(places), answers, noise, self.scale).getResult() if self.scale > 0 and len(self.used) else None

    def seen(self, places):
        return np.ascontiguousarray(places[:, self.used])

    def predict(self, places):
        """Mean and standard deviation."""
        if self.result is None:
            return np.full(len(places), self.middle), np.zeros(len(places))
        at = ot.Sample(self.seen(places))
        mean = np.array(self.result.getConditionalMean(at)).reshape(-1)
        variance = np.array(self.result.getConditionalMarginalVariance(at)).reshape(-1)
        return self.middle + self.scale * mean, self.scale * np.sqrt(np.maximum(variance, 0))
