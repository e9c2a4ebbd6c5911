#!/usr/bin/python3
"""optimise: words are checked, budgets are kept, a search that is killed goes on to the same end, and the set is the one that other code finds.

usage: optimise.py PROGRAM
"""
import csv
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

import h5py
import numpy as np
import openturns as ot
import yaml

from calling import check, faults, plattan, program, root

BUDGET = 60_000
CHAIR, STORAGE = 1200, 6  # kronor: docs/parameters.md
FIRST = ["furniture", "cleaners"]


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def words(folder, base):
    return ["optimise", base, "--budget", str(BUDGET), "--budget", "property owners:55000", "--over", ",".join(FIRST), "--objective", "stays,litter_per_10_m2",
            "--from", "12:00", "--until", "12:10", "--most-options", "8", "--search-replications", "2", "--replications", "5", "-o", folder]


def gains_of(folder, objectives):
    """By option, pair and objective, more being better, from the figures of the runs."""
    with h5py.File(folder / "study.h5") as study:
        each = [(study[name][0].astype(float), sign) for name, sign in objectives]
    return np.stack([sign * (values[:, 1:] - values[:, :1]) for values, sign in each], axis=-1).transpose(1, 0, 2)


def told_apart(gains):
    """Options that another one beats, as Nelson and others (2001) say it with pairs."""
    worse, count, pairs = [], len(gains), gains.shape[1]
    quantile = ot.DistFunc.qStudent(pairs - 1, 1 - 0.05 / max(1, count - 1))
    for i in range(count):
        beaten = False
        for other in range(count):
            d = gains[other] - gains[i]
            mean, half = d.mean(axis=0), quantile * d.std(axis=0, ddof=1) / np.sqrt(pairs)
            beaten |= other != i and bool((mean >= 0).all() and (mean > half).any())
        worse.append(beaten)
    return worse


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    base = here / "base.yaml"
    base.write_text(f"scenario: A short noon\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\n")

    told = plattan("optimise", base, "--budget", "much", "--over", "guard,hosts,hosts", "--objective", "cost,stay", "-o", here / "no", code=2)
    for fault in ("'much'", "'guard'", "guards", "'hosts' stands there twice", "neither more nor less of cost", "'stay'"):
        check(fault in told, f"not told at once: {fault}\n{told}")
    told = plattan("optimise", base, "--budget", "state:1000", "--over", "guards", "--objective", "stays", "-o", here / "no", code=2)
    check("'state'" in told and "city" in told, f"a payer that pays for nothing of it: {told}")
    check(not (here / "no").exists(), "words that are wrong leave a folder behind")
    told = plattan("optimise", base, "--budget", "10", "--over", "guards", "--objective", "stays", "-o", here / "poor")
    check("pays for none" in told and "the cheapest is 1 pair of guards 07:00-11:00, for 3,040 SEK" in told, f"a budget that pays for nothing: {told}")
    check("1 measure with 46 combinations" in told and "at most 464 runs: up to 80 options in 4 pairs, then the best 6 in 20 pairs" in told, f"how much there is to simulate: {told}")

    whole, killed = here / "whole", here / "killed"
    told = plattan(*words(whole, base), "--quiet")
    process = subprocess.Popen([program, *map(str, words(killed, base)), "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 300
    while process.poll() is None and time.monotonic() < until and not any(path.stat().st_size > 4000 for path in (killed / "search/rows").glob("*.rows")):
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    check(not (killed / "set.csv").exists(), "the search was to be killed on its way")
    plattan(*words(killed, base), "--quiet")
    for file in ("tried.csv", "set.csv", "measures.csv"):
        check((whole / file).read_bytes() == (killed / file).read_bytes(), f"{file} is another one where the search was killed")

    tried, answer = rows_of(whole / "tried.csv"), rows_of(whole / "set.csv")
    check(len({row["label"] for row in tried}) == len(tried) / 2 >= 6, f"options that were tried: {[row['label'] for row in tried]}")
    for row in tried + answer:
        check(float(row["cost"]) <= BUDGET and float(row["cost property owners"]) <= 55_000, f"{row['label']} costs {row['cost']}")
        chairs = re.fullmatch(r"(\d+) loose chairs in \w+", row["label"])
        check(chairs is None or abs(float(row["cost"]) - int(chairs[1]) * (CHAIR + STORAGE)) < 0.01, f"{row['label']} is said to cost {row['cost']}")

    finalists = next(path for path in whole.iterdir() if path.name.startswith("finalists"))
    worse = told_apart(gains_of(finalists, (("stay_hours", 1), ("litter_per_10_m2", -1))))
    check([row["in_set"] == "0" for row in answer[::2]] == worse, f"the set is {[row['in_set'] for row in answer[::2]]}, other code says {worse}")
    stays = [float(row["difference"]) for row in answer[::2]]
    litter = [float(row["difference"]) for row in answer[1::2]]
    check(answer[int(np.argmax(stays)) * 2]["in_set"] == "1", "the option with the most stays is not in the set")
    check(all("chairs" in row["label"] for row in answer[::2] if float(row["low"]) > 0), f"more is stayed without chairs: {answer}")
    check("of chance alone" in told and "plattan report" in told, told)
    better = any(row["in_set"] == "1" and (float(row["low"]) > 0 if row["objective"] == "stay_hours" else float(row["high"]) < 0) for row in answer)
    check(("better than doing nothing" in told) != better, f"whether any option is told to be better than none: {told}")
    again = plattan(*words(whole, base))  # with all that is said on the way
    check("headline indicator" not in again and "first 6 options" not in again and again.count("option ") >= 2, f"the tables of the comparison stand before the answer: {again}")
    for row in answer[::2]:
        file = whole / "options" / (row["option"].replace(" ", "-") + ".yaml")
        scenario = yaml.safe_load(file.read_text()) if file.exists() else {}
        check(row["label"] in scenario.get("scenario", ""), f"{file} is not {row['label']}")
        plattan("check", file)
    measures = {row["measure"]: row for row in rows_of(whole / "measures.csv")}
    in_set = [row for row in answer[::2] if row["in_set"] == "1"]
    check(int(measures["furniture"]["options_of_the_set_with_it"]) == sum("chairs" in row["label"] for row in in_set), f"measures of the set: {measures}")
    both = [row for row in in_set if "chairs" in row["label"] and "cleaner" in row["label"]]
    pair = next(row for name, row in measures.items() if set(name.split(" and ")) == {"furniture", "cleaners"})
    check(int(pair["options_of_the_set_with_it"]) == len(both), f"chairs and cleaners together in the set: {pair}, {in_set}")

    told = plattan("optimise", base, "--budget", "60000", "--over", "hosts", "--objective", "stays", "--from", "12:00", "--until", "12:10", "-o", whole, code=2)
    check("another" in told, f"a folder of another search: {told}")

sys.exit(bool(faults))
