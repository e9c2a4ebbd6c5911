"""Says which options to simulate next, from those that were; `plattan optimise` calls it, and simulates.

It reads a question as JSON: measures with their settings (coordinates from 0 to 1, cost by payer), budgets by payer ("": all together), options that were
simulated with their gains by pair and objective (more is better), the smallest change worth naming of each objective, and how many are wanted. It
answers with options and with the largest improvement that any option is expected to bring, in units of the smallest change worth naming.
"""
import argparse
import json
import pathlib
import sys

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).resolve().parent.parent)]


def main():
    parser = argparse.ArgumentParser(prog="optimise", description=__doc__)
    parser.add_argument("question", type=pathlib.Path)
    arguments = parser.parse_args()
    import numpy as np  # here, so that whoever lacks it is told how to get it
    from improvement import promising, spread
    from space import Space
    asked = json.loads(arguments.question.read_text())
    space = Space(asked["measures"], asked["budgets"])
    options = [one["settings"] for one in asked["options"]]
    gains = [np.array(one["gains"], float) for one in asked["options"]]
    draw = np.random.default_rng([asked["seed"], len(options)])
    if len(options) < asked["first"]:
        answer = {"options": spread(space, options, asked["first"] - len(options), draw), "largest_improvement": None}
    else:
        chosen, largest = promising(space, options, gains, np.array(asked["smallest"], float), asked["count"], draw)
        answer = {"options": chosen, "largest_improvement": largest}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    try:
        main()
    except ModuleNotFoundError as error:
        sys.exit(f"Python has no module '{error.name}': apt-get install python3-{error.name}")
