#!/usr/bin/python3
"""Studies: designs, runs that are killed, shards, folders that are moved, mistakes, and one file of everything.

usage: studies.py PROGRAM
"""
import csv
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import h5py
import numpy as np
import xarray as xr

from calling import check, faults, plattan, program, root
from study_contents import contents, equal


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    for scenario, more in (("quiet", ""), ("guarded", "interventions:\n  - guards: {pairs: 1, shifts: [10:00-20:00]}\n")):
        (here / f"{scenario}.yaml").write_text(f"scenario: {scenario}\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\n"
                                               f"parameters:\n  demand: {{trips_factor: 0.05}}\n{more}")
    study = here / "study.yaml"
    study.write_text("study: A test\nscenarios: [quiet.yaml, guarded.yaml]\nseed: 7\nreplications: 2\nfrom: 12:00\nuntil: 12:05\n"
                     "factors:\n  dealer.sight_radius: [20 m, 60 m]\n  interventions.guards.pairs: [1, 2]\nmetrics: {primary: [deals, cost]}\n")
    runs = 2 * 2 * 2 * 2

    # In one go, with one thread and with two.
    told = plattan("sweep", study, "-o", here / "one", "--threads", 1)
    check("16 runs" in told and "study.h5 holds 16 of 16 runs" in told, told)
    whole = contents(here / "one/study.h5")
    plattan("sweep", study, "-o", here / "two", "--threads", 2, "--quiet")
    check(equal(whole, contents(here / "two/study.h5")), "the number of threads changes a study")
    check((here / "one/design.csv").read_bytes() == (here / "two/design.csv").read_bytes(), "the folder changes the design")

    # The design says which run is which.
    with open(here / "one/design.csv", newline="") as f:
        design = list(csv.DictReader(f))
    check(len(design) == runs and len({row["id"] for row in design}) == 12, f"{len(design)} runs with {len({row['id'] for row in design})} ids; guards change nothing where there are none")
    check([row["dealer.sight_radius"] for row in design[:4]] == ["20 m"] * 4 and design[-1]["interventions.guards.pairs"] == "2", f"the grid is {design[:5]}")

    # The file: one dataset, equal to single runs, with the differences that were there.
    with xr.open_dataset(here / "one/study.h5") as data:
        check(dict(data.sizes)["point"] == 4 and data.deals.dims == ("point", "replication", "scenario") and data.cost.attrs["units"] == "SEK", f"xarray sees {data}")
        radius, pairs = data["dealer.sight_radius"], data["interventions.guards.pairs"]
        check(list(radius.values) == [20, 20, 60, 60] and radius.attrs["units"] == "m" and list(pairs.values) == [1, 2, 1, 2], f"the factors are {radius} and {pairs}")
        check(data.host_name.size == 1 and set(np.unique(data.host)) == {0}, f"runs are of {data.host_name.values}, {data.host.values}")
        assumed = dict(zip(data.parameter_name.values, data.parameter_value.values.T))
        check(list(assumed["demand.trips_factor"]) == [0.05, 0.05] and data.parameter_unit.values[list(data.parameter_name.values).index("dealer.sight_radius")] == "m",
              f"{len(assumed)} parameters: {assumed.get('demand.trips_factor')}")
        check(bool((data.cost[:, :, 1] > data.cost[:, :, 0]).all()) and bool(np.isfinite(data.visitors).all()), "guards cost nothing, or runs have no visitors")
        check(float(np.abs(data.visitors[:, :, 0] - data.visitors[:, :, 1]).max()) == 0, "runs of one replication have other visitors in another scenario")
        check(float(np.ptp(data.visitors.values[0, :, 0])) > 0, "replications are equal")
        single = here / "single.h5"
        plattan("run", here / "guarded.yaml", "--seed", 7, "--replication", 1, "--from", "12:00", "--until", "12:05", "--set", "dealer.sight_radius=60 m",
                "--set", "interventions.guards.pairs=2", "--no-trajectories", "--quiet", "-o", single)
        with h5py.File(single) as f:
            for figure in f["summary"]:
                one, other = f["summary"][figure][()], float(data[figure].values[3, 1, 1])
                check(one == other or (np.isnan(one) and np.isnan(other)), f"{figure} of a run alone is {one}, in the study {other}")

    # Killed again and again, the same command goes on.
    draw = random.Random(1)
    kills = 0
    for _ in range(40):
        going = subprocess.Popen([program, "sweep", study, "-o", here / "killed", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            going.wait(0.4 + 1.2 * draw.random())
        except subprocess.TimeoutExpired:
            going.send_signal(draw.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
            if going.wait(60) == 0:  # it was done when the signal came
                check(equal(whole, contents(here / "killed/study.h5")), "a study that a signal met ends with 0 and is another")
                break
            check(going.returncode in (130, -signal.SIGKILL), f"a killed study ends with {going.returncode}")
            kills += 1
            continue
        check(going.returncode == 0, f"a study that was gone on with ends with {going.returncode}")
        break
    plattan("sweep", study, "-o", here / "killed", "--quiet")
    check(kills > 0 and equal(whole, contents(here / "killed/study.h5")), f"after {kills} kills the study is another")
    # A torn end, as a machine that stops leaves it, and bytes that changed.
    rows = next((here / "killed/rows").glob("*.rows"))
    rows.write_bytes(rows.read_bytes()[:-20])
    check("1 are missing" in plattan("sweep", "status", here / "killed") or "2 are missing" in plattan("sweep", "status", here / "killed"), "a torn row is taken for a whole one")
    data = bytearray(rows.read_bytes())
    data[len(data) // 2] ^= 1
    rows.write_bytes(data)
    plattan("sweep", study, "-o", here / "killed", "--quiet")
    check(equal(whole, contents(here / "killed/study.h5")), "rows that were damaged are not made again")

    # Shards, in a folder that is moved between them; two workers on one of them.
    shutil.copytree(here / "one", here / "parts")
    shutil.rmtree(here / "parts/rows")
    (here / "parts/study.h5").unlink()
    plattan("sweep", "work", here / "parts", "--shard", "2/3", "--quiet")
    plattan("sweep", "collect", here / "parts")
    part = contents(here / "parts/study.h5")
    check((part["state"] == 0).sum() + (part["state"] == 1).sum() == runs and np.isnan(part["deals"][part["state"] == 0]).all(), "what is missing is filled")
    check(f"of {runs} runs are done" in plattan("sweep", "status", here / "parts"), "status does not count")
    (here / "parts").rename(here / "moved")
    both = [subprocess.Popen([program, "sweep", "work", here / "moved", "--shard", "1/3", "--quiet"], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ends = [(one.communicate(timeout=300)[1], one.returncode) for one in both]
    check(any(code == 0 for _, code in ends) and all(code == 0 or (code == 2 and "is being written by" in text) for text, code in ends), f"two workers on one shard: {ends}")
    plattan("sweep", "work", here / "moved", "--shard", "3/3", "--quiet")
    plattan("sweep", "collect", here / "moved", "-o", here / "moved.h5")
    check(equal(whole, contents(here / "moved.h5")), "shards in a folder that was moved make another study")
    ids = [row["id"] for row in design]
    check("digest equal" in plattan("rerun", here / "moved", ids[5]), "a run made again is not equal")

    # A result alone can be made again from what lies in it; one whose rows were changed, or that names files elsewhere, is told.
    check("digest equal" in plattan("rerun", single), "a result made again is not equal")
    copy = here / "copy.h5"
    for change, code, said in ((lambda f: f["people/age"].__setitem__(3, (int(f["people/age"][3]) + 1) % 90), 1, "first in /people/age, row 3"),
                               (lambda f: f.attrs.__setitem__("seed", np.uint64(8)), 1, "seed"),
                               (lambda f: f["scenario/resolved"].__setitem__((), f["scenario/resolved"][()].replace(b"site: ", b"site: ../")), 2, "files elsewhere")):
        shutil.copy(single, copy)
        with h5py.File(copy, "r+") as f:
            change(f)
        told = plattan("rerun", copy, code=code)
        check(said in told, f"rerun of a changed result: {told}")
    check("expected the id" in plattan("rerun", here / "one", code=2) and "no folder" in plattan("rerun", single, ids[0], code=2), "rerun without what it needs")

    # More replications go on with those that are there; another study does not go into the folder.
    study.write_text(study.read_text().replace("replications: 2", "replications: 3"))
    plattan("sweep", study, "-o", here / "two", "--quiet")
    more = contents(here / "two/study.h5")
    check(np.array_equal(more["deals"][:, :2], whole["deals"]) and more["deals"].shape[1] == 3, "more replications are others")
    before = (here / "two/design.csv").read_bytes()
    told = plattan("sweep", here / "quiet.yaml", "--replications", 2, "-o", here / "two", code=2)
    check("holds another study" in told and (here / "two/design.csv").read_bytes() == before, told)

    # A program that would give other results, or a file that was changed, is named; nothing is taken for done.
    changed = here / "moved/scenarios/1-quiet/scenario.yaml"
    text = changed.read_text()
    changed.write_text(text.replace("0.05", "0.06"))
    shutil.rmtree(here / "moved/rows")
    told = plattan("sweep", "work", here / "moved", "--shard", "1/16", code=1)
    check("would not be the one that was planned" in told and "plattan rerun" in told, told)
    changed.write_text(text)
    told = plattan("sweep", "work", here / "moved", "--shard", "1/16")
    check("1 run simulated" in told, f"a run that failed is not tried again: {told}")

    # Designs: one at a time, a list, a table that another program wrote, what is plausible.
    head = "scenarios: [quiet.yaml]\nreplications: 1\nfrom: 12:00\nuntil: 12:01\n"

    def points(text, code=0):
        (here / "design.yaml").write_text((head.replace("until: 12:01\n", "") if text.startswith("until") else head) + text)
        shutil.rmtree(here / "designs", ignore_errors=True)
        told = plattan("sweep", here / "design.yaml", "-o", here / "designs", "--quiet", code=code)
        if code != 0:
            check(not (here / "designs").exists(), f"a study that was refused wrote something: {text}")
            return told
        with open(here / "designs/design.csv", newline="") as f:
            return list(csv.DictReader(f))

    alone = points("design: oat\nfactors: {dealer.sight_radius: [20 m, 60 m], deal.notice_probability: plausible}\n")
    check([row["factor"] for row in alone] == ["", "dealer.sight_radius", "dealer.sight_radius"] + ["deal.notice_probability"] * 3, f"one at a time: {alone}")
    check(len(points("design: list\npoints:\n  - {dealer.sight_radius: 20 m}\n  - {}\n")) == 2, "a list")
    (here / "table.csv").write_bytes("\ufeffdealer.sight_radius,weather,base_row\r\n25 m,\"{12:00-13:00: rain}\",3\r\n35 m,dry,3\r\n".encode())
    table = points("design: {csv: table.csv}\n")
    check([row["dealer.sight_radius"] for row in table] == ["25 m", "35 m"] and table[0]["base_row"] == "3" and table[0]["weather"] == "{12:00-13:00: rain}", f"a table: {table}")

    # Sampled designs, which more rows continue, and what their analysis says.
    ranges = "factors: {dealer.sight_radius: plausible, deal.notice_probability: {low: 0.1, high: 0.4}}\n"
    for method, count in (("lhs", 4), ("sobol", 4), ("saltelli", 16), ("morris", 20 + 4 * 3)):
        rows = points(f"design: {{{method}: 4}}\n{ranges}metrics: {{primary: [deals]}}\n")
        check(len(rows) == count and all(0.1 <= float(row["deal.notice_probability"]) <= 0.4 for row in rows), f"{method}: {len(rows)} points, not {count}")
        told = plattan("sensitivity", here / "designs")
        check("deal.notice_probability" in told and (here / "designs/sensitivity/sensitivity.json").exists() if method in ("saltelli", "morris") else f"{count} of {count} runs" in told, told)
    first = points(f"design: {{sobol: 4}}\n{ranges}")
    (here / "design.yaml").write_text(head + f"design: {{sobol: 6}}\n{ranges}")
    plattan("sweep", here / "design.yaml", "-o", here / "designs", "--quiet")
    with open(here / "designs/design.csv", newline="") as f:
        more = list(csv.DictReader(f))
    check(len(more) == 6 and [row["id"] for row in more[:4]] == [row["id"] for row in first], "more rows of a sequence do not continue it")

    # A folder is continued from what lies in it.
    told = plattan("sweep", "extend", here / "designs", "--rows", 7, "--replications", 2)
    check("14 runs of which 6 were there" in told, told)
    plattan("sweep", here / "designs", "--quiet")
    with open(here / "designs/design.csv", newline="") as f:
        continued = list(csv.DictReader(f))
    check({row["id"] for row in more} < {row["id"] for row in continued} and "14 of 14" in plattan("sweep", "status", here / "designs"), "a continued study is another")
    plattan("sweep", "extend", here / "one", "--replications", 3)
    check((here / "one/design.csv").read_text() == (here / "two/design.csv").read_text(), "replications of a folder continue in another way than those of its file")
    for words, said in ((["--rows", 9], "no sampled one"), (["--replications", 1], "can only grow"), ([], "expected --rows")):
        check(said in plattan("sweep", "extend", here / "two", *words, code=2), f"extend {words}")

    # What a study takes is told by the processor: a machine that is busy with other things makes it no dearer.
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    asked = subprocess.Popen([program, "check", study], stdout=subprocess.PIPE, text=True)
    while asked.poll() is None:
        asked.send_signal(signal.SIGSTOP)
        time.sleep(0.9)
        asked.send_signal(signal.SIGCONT)
        time.sleep(0.1)
    told, spent = asked.communicate()[0], resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    first = re.search(r"\((\d+) s for the first run", told)
    check(first and int(first[1]) <= spent + 1, f"a run is told to take {first[1] if first else told} s by a process that had {spent:.1f} s")

    # Mistakes are named with their place, and nothing is written.
    for text, said in (("factors: {dealer.sigth_radius: [1 m]}\n", "sight_radius"), ("design: sobool\n", "design.yaml:5:9"), ("replicationss: 3\n", "did you mean 'replications'"),
                       ("factors: {dealer.sight_radius: [9000 m]}\n", "9000 m"), ("factors: {interventions.guards.pairs: [1]}\n", "no scenario of the study has this intervention"),
                       ("design: {csv: nowhere.csv}\n", "nowhere.csv"), ("factors: {date: plausible}\n", "nothing is declared plausible"),
                       ("points: [{}]\n", "design: list"), ("design: list\n", "there are no points"), ("until: 11:00\n", "end before they begin"), ("seed: -1\n", "design.yaml:5:7")):
        told = points(text, code=2)
        check(said in told, f"{text!r}: {told}")
    (here / "table.csv").write_text("dealer.sight_radius,\n20 m\n")
    told = points("design: {csv: table.csv}\n", code=2)
    check("table.csv:1" in told and "table.csv:2" in told, told)
    (here / "full").mkdir()
    (here / "full/letter.txt").write_text("Dear")
    for nothing in (here, here / "full", here / "nowhere"):
        check("expected the folder of a study" in plattan("sweep", "status", nothing, code=2), "a folder that is no study")
    check("no shard" in plattan("sweep", "work", here / "one", "--shard", "4/3", code=2), "a shard that there is not")
    check("something else" in plattan("sweep", study, "-o", here / "full", code=2), "a folder that holds something else")

sys.exit(bool(faults))
