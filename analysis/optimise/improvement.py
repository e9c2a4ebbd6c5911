"""Which options to simulate next: first some that lie far apart, then those that promise the largest expected improvement (Jones et al. 1998)."""
import numpy as np
import openturns as ot
from surrogate import Surrogate

POOL, BEST_KEPT = 3000, 5  # options that are looked at: drawn ones, and the neighbours of so many of the best
SHARE_OF_SUM = 0.05  # of all objectives in the one that is followed, so that no objective is given away for nothing (Knowles 2006)


def spread(space, options, count, draw):
    """So many of the affordable options as lie far from each other and from those that are there."""
    pool = space.drawn(POOL, draw)
    places, chosen = space.place(pool), []
    far = np.full(len(pool), np.inf)
    for option in options:
        far = np.minimum(far, np.linalg.norm(places - space.place(np.array([option])), axis=1))
    while len(chosen) < min(count, len(pool)):
        best = int(np.argmax(far))
        if far[best] == 0:
            break
        chosen.append(pool[best].tolist())
        far = np.minimum(far, np.linalg.norm(places - places[best], axis=1))
    return chosen


def followed(gains, weights, low, high):
    """One figure of several objectives, 0 for the worst that was seen and 1 for the best: the least of the weighted ones, and a little of all
    (the augmented Chebyshev function of ParEGO, Knowles 2006). With one objective it is that objective."""
    scaled = (gains - low) / (high - low)
    if scaled.shape[-1] == 1:
        return scaled[..., 0]
    return (scaled * weights).min(axis=-1) + SHARE_OF_SUM * (scaled * weights).sum(axis=-1)


def expected_improvement(mean, deviation, best):
    z = (mean - best) / np.maximum(deviation, 1e-12)
    density = np.exp(-z**2 / 2) / np.sqrt(2 * np.pi)
    below = np.array([ot.DistFunc.pNormal(float(value)) for value in z])
    return (mean - best) * below + deviation * density


def promising(space, options, gains, smallest, count, draw):
    """@param gains of each option, an array by pair and objective; more is better
    @param smallest change worth naming of each objective
    @return options, and the largest expected improvement in units of the smallest change worth naming"""
    means = np.array([of.mean(axis=0) for of in gains])
    low, high = np.minimum(means.min(axis=0), 0), np.maximum(means.max(axis=0), 0)
    high = np.where(high > low, high, low + 1)
    known = {tuple(option) for option in options}
    chosen, largest = [], 0.0
    nothing = [0] * space.count()
    for _ in range(count):
        weights = draw.dirichlet(np.ones(means.shape[1]))
        single = [followed(of, weights, low, high) for of in gains]
        answers = np.array([one.mean() for one in single] + [followed(np.zeros(means.shape[1]), weights, low, high)])
        spreads = [one.var(ddof=1) for one in single if len(one) > 1]
        noise = np.array([(np.mean(spreads) if spreads else 0) / len(one) for one in single] + [0])  # that nothing changes nothing is known
        simulated = np.array([*options, nothing])
        if chosen:  # those that were chosen before come to what is expected of them, so that the next one lies elsewhere
            believed = Surrogate(space.place(simulated), answers, noise).predict(space.place(np.array(chosen)))[0]
            simulated, answers, noise = np.vstack([simulated, chosen]), np.append(answers, believed), np.append(noise, np.full(len(chosen), noise.max()))
        model = Surrogate(space.place(simulated), answers, noise)
        best_options = np.array([option for option in simulated[np.argsort(-answers)] if option.any()])[:BEST_KEPT]
        pool = [space.drawn(POOL, draw), *(np.array(list(space.neighbours(option.tolist())), int).reshape(-1, space.count()) for option in best_options)]
        pool = np.unique(np.vstack(pool), axis=0)
        pool = np.array([option for option in pool if option.any() and tuple(option) not in known])
        if not len(pool):
            break
        best = model.predict(space.place(simulated))[0].max()  # what the model holds for true: single answers have noise
        improvement = expected_improvement(*model.predict(space.place(pool)), best)
        at = int(np.argmax(improvement))
        if not chosen or means.shape[1] > 1:
            largest = max(largest, float(improvement[at] * ((high - low) / smallest).max()))
        chosen.append(pool[at].tolist())
        known.add(tuple(pool[at]))
    return chosen, largest
