#!/usr/bin/python3
"""A study with a known answer: every deal is there whatever visitors notice, and each visitor near it notices it with `deal.notice_probability`. So
visible deals are linear in it, deals do not depend on it, and the other factors change neither.

usage: known_answer.py PROGRAM
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np

from calling import check, faults, program, root


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    (here / "busy.yaml").write_text(f"scenario: busy\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\nparameters:\n  demand: {{trips_factor: 0.3}}\n"
                                    "  scene: {buyers_at_peak: 200, dealers_at_peak: 60, dealer_doses: 10}\ninterventions:\n  - remove: police_visits\n")
    (here / "study.yaml").write_text("study: What is linear in what is noticed\nscenarios: [busy.yaml]\nreplications: 1\nfrom: 15:00\nuntil: 16:30\ndesign: {sobol: 20}\n"
                                     "factors:\n  deal.notice_probability: {low: 0.05, high: 0.5}\n  visitor.brief_stop_probability: plausible\n"
                                     "  litter.butt_share: {low: 0.4, high: 0.8}\nmetrics: {primary: [visible_deals, deals]}\n")
    subprocess.run([program, "sweep", here / "study.yaml", "-o", here / "study", "--quiet"], check=True, stdout=subprocess.DEVNULL, timeout=600)
    done = subprocess.run([program, "sensitivity", here / "study"], capture_output=True, text=True, timeout=600)
    check(done.returncode == 0, f"plattan sensitivity: {done}")
    print(done.stdout)

    with h5py.File(here / "study/study.h5") as f:
        probability, visible, deals = f["deal.notice_probability"][()], f["visible_deals"][:, 0, 0], f["deals"][:, 0, 0]
    each = visible / probability / deals
    check(deals.min() > 50 and np.ptp(deals) < 0.1 * deals.mean(), f"deals depend on what is noticed or littered: {deals}")
    check(each.std() < 0.1 * each.mean(), f"visible deals are not proportional to the probability of noticing: {each}")

    answers = {one["figure"]: {(index["name"], index["factor"]): index for index in one["indices"]} for one in json.loads((here / "study/sensitivity/sensitivity.json").read_text())["answers"]}
    found, noticed = answers["visible_deals"], "deal.notice_probability"
    q2 = max(index["value"] for (kind, _), index in found.items() if kind == "Q2")
    totals = sorted(((index["value"], factor) for (kind, factor), index in found.items() if kind == "total"), reverse=True)
    check(q2 > 0.9, f"the model of the response predicts {q2}")
    check(totals[0][1] == noticed and totals[0][0] > 0.9 and totals[1][0] < 0.1, f"what matters for visible deals: {totals}")
    check(found["p-value of all", noticed]["value"] < 1e-4 and all(found["p-value of all", factor]["value"] > 0.05 for _, factor in totals[1:]), f"what HSIC tells from chance: {found}")
    line = found["correlation", noticed]["value"] ** 2
    check(line > 0.95 and abs(line - found["first order", noticed]["value"]) < 0.05, f"a straight line makes {line} of the variance, the factor {found['first order', noticed]}")
    check(("p-value of all", noticed) not in answers["deals"] or answers["deals"]["p-value of all", noticed]["value"] > 0.05, f"deals depend on what is noticed: {answers['deals']}")

sys.exit(bool(faults))
