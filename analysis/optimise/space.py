"""What may be bought: one setting of each measure, within the budgets. Option [0, 0, ...] takes none of them."""
import numpy as np


class Space:
    def __init__(self, measures, budgets):
        self.coordinates = [np.array([setting["coordinates"] for setting in measure["settings"]], float) for measure in measures]
        payers = sorted({payer for measure in measures for setting in measure["settings"] for payer in setting["cost"]})
        self.costs = [np.array([[sum(setting["cost"].values()), *(setting["cost"].get(payer, 0) for payer in payers)] for setting in measure["settings"]], float)
                      for measure in measures]
        self.limits = np.array([budgets.get(payer, np.inf) for payer in ("", *payers)])  # "" is everybody together

    def count(self):
        return len(self.coordinates)

    def cost(self, option):
        return sum(costs[setting] for costs, setting in zip(self.costs, option))

    def is_affordable(self, option):
        return bool((self.cost(option) <= self.limits).all())

    def place(self, options):
        """Where options lie: the coordinates of their settings, one behind the other."""
        return np.hstack([coordinates[options[:, i]] for i, coordinates in enumerate(self.coordinates)])

    def drawn(self, count, draw):
        """Affordable options: measures come in a drawn order, each is taken with a drawn probability, with a setting that what is left still pays."""
        options = np.zeros((count, self.count()), int)
        for option in options:
            left, share = self.limits.copy(), draw.random()
            for i in draw.permutation(self.count()):
                affordable = np.flatnonzero((self.costs[i] <= left).all(axis=1))
                affordable = affordable[affordable > 0]
                if len(affordable) and draw.random() < share:
                    option[i] = draw.choice(affordable)
                    left = left - self.costs[i][option[i]]
        return np.unique(options[options.any(axis=1)], axis=0)

    def neighbours(self, option):
        """Options that differ in one measure, as far as they can be paid."""
        for i, costs in enumerate(self.costs):
            rest = self.cost(option) - costs[option[i]]
            for setting in np.flatnonzero((rest + costs <= self.limits).all(axis=1)):
                if setting != option[i]:
                    yield [*option[:i], int(setting), *option[i + 1:]]
