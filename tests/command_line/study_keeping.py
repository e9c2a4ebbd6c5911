#!/usr/bin/python3
"""What studies keep: series and tables, files of runs, dates of a period, bounds and differences, archives.

usage: study_keeping.py PROGRAM
"""
import collections
import csv
import datetime
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

import h5py
import numpy as np
import xarray as xr

from calling import check, faults, plattan, program, root
from study_contents import contents, equal


def word(text):
    return text.decode() if isinstance(text, bytes) else str(text)


def rows_of(folder):
    with open(folder / "design.csv", newline="") as f:
        return list(csv.DictReader(f))


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    for scenario, more in (("quiet", ""), ("guarded", "interventions:\n  - guards: {pairs: 1, shifts: [10:00-20:00]}\n"),
                           ("cleaned", "interventions:\n  - cleaners: {count: 2, shifts: [10:00-20:00]}\n")):
        (here / f"{scenario}.yaml").write_text(f"scenario: {scenario}\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\n"
                                               f"parameters:\n  demand: {{trips_factor: 0.1}}\n{more}")
    head = "scenarios: [quiet.yaml, guarded.yaml]\nseed: 7\nreplications: 2\nfrom: 12:00\nuntil: 12:10\n"
    study = here / "study.yaml"

    def sweep(text, folder, *words, code=0):
        study.write_text("study: A test\n" + text)
        return plattan("sweep", study, "-o", here / folder, *words, code=code)

    # Series and tables of each run are those of its file; the figures do not hang on what is kept.
    sweep(head, "summary", "--quiet")
    sweep(head + "keep: minutes\n", "minutes", "--quiet")
    figures, more = contents(here / "summary/study.h5"), contents(here / "minutes/study.h5")
    check(equal(figures, {key: more[key] for key in figures}) and len(more) > len(figures), "what is kept changes the figures")
    single = here / "single.h5"
    plattan("run", here / "guarded.yaml", "--seed", 7, "--replication", 1, "--from", "12:00", "--until", "12:10", "--no-trajectories", "--quiet", "-o", single)
    with xr.open_dataset(here / "minutes/study.h5") as data, h5py.File(single) as f:
        minutes = f["series/minute"]
        check(np.array_equal(data.minute, minutes["time"][()]) and len(data.minute) == 10, f"the minutes are {data.minute}")
        names = [name for name in minutes if name not in ("time", "state_hash")]
        check(len(names) > 10, f"the run has the series {names}")
        for name in names:
            kept = data[f"{name}_by_minute"]
            check(kept.dims == ("point", "replication", "scenario", "minute") and kept.attrs["units"] == word(minutes[name].attrs["units"]), f"{name}: {kept.dims}, {kept.attrs}")
            check(np.array_equal(kept[0, 1, 1], minutes[name][()].astype("f4"), equal_nan=True), f"{name} by minute is not what the file of the run has")
        check(float(data.cost_by_minute[0, 0, 1].sum()) > float(data.cost_by_minute[0, 0, 0].sum()), "guards cost nothing by minute")
        for name, table in f["tables"].items():
            rows, columns = ([word(one) for one in np.atleast_1d(table.attrs[which])] if table.attrs[which].size else [] for which in ("rows", "columns"))
            if not len(rows):
                continue
            kept = data[name][0, 1, 1]
            labels = [[word(text) for text in data[f"{dim}_name"].values] for dim in kept.dims]
            picked = kept.values[np.ix_([labels[0].index(row) for row in rows], [labels[1].index(column) for column in columns])]
            check(np.array_equal(picked, table[()].astype("f4"), equal_nan=True), f"the table {name} is not what the file of the run has")
        check(data.visitors_by_zone.dims[-2:] == ("hour", "zone") and data.hour.size == 24, f"visitors by zone lie along {data.visitors_by_zone.dims}")
    told = sweep(head + "keep: minutes\n", "summary", code=2)
    check("keeps 'summary'" in told and "'minutes'" in told, told)

    # A row that has changed is called damaged by its file, and no figures of fewer runs take the place of all.
    rows = next((here / "summary/rows").glob("*.rows"))
    whole, collected = rows.read_bytes(), (here / "summary/study.h5").read_bytes()
    for at in (len(whole) // 2, len(whole) - 100, 30):
        rows.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
        said = plattan("sweep", "collect", here / "summary", code=2)
        check("damaged at byte" in said and rows.name in said and (here / "summary/study.h5").read_bytes() == collected, f"a changed row is told: {said}")
        check("damaged at byte" in plattan("sweep", "status", here / "summary"), "the status of a study with a changed row does not say so")
    rows.write_bytes(b"")
    check("would be written over" in plattan("sweep", "collect", here / "summary", code=2) and (here / "summary/study.h5").read_bytes() == collected, "a study without rows writes over its figures")
    rows.write_bytes(whole[:30] + bytes([whole[30] ^ 1]) + whole[31:])
    check("damaged" in plattan("sweep", here / "summary") and rows.stat().st_size > len(whole), "what was damaged is not simulated again")
    rows.write_bytes(whole)
    plattan("sweep", "collect", here / "summary")

    # Scenarios of other lengths: every midnight is there, and what a scenario does not have is not a number.
    (here / "longer.yaml").write_text((here / "quiet.yaml").read_text().replace("scenario: quiet", "scenario: longer\ndays: 2"))
    sweep("scenarios: [quiet.yaml, longer.yaml]\nseed: 7\nreplications: 1\nfrom: 23:50\nkeep: minutes\n", "lengths", "--quiet")
    plattan("run", here / "longer.yaml", "--seed", 7, "--from", "23:50", "--no-trajectories", "--quiet", "-o", here / "longer.h5")
    with xr.open_dataset(here / "lengths/study.h5") as data, h5py.File(here / "longer.h5") as f:
        present = data.present_by_minute[0, 0]
        check(len(data.minute) == 10 + 1440 and int(np.isnan(present[0]).sum()) == 1440 and np.array_equal(present[1], f["series/minute/present"][()]),
              f"runs of one and of two days have {len(data.minute)} minutes, of which {np.isnan(present).sum(axis=1)} are not there")

    # A file for each run, also where the study was killed meanwhile.
    asked = head.replace("replications: 2", "replications: 3") + "keep: tracks\n"
    study.write_text("study: A test\n" + asked)
    kills = 0
    for moment in (0.5, 0.9, 1.4, 2.0):
        going = subprocess.Popen([program, "sweep", study, "-o", here / "tracks", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        kills += going.poll() is None
        going.send_signal(signal.SIGKILL if moment < 1 else signal.SIGTERM)
        going.wait(60)
    sweep(asked, "tracks", "--quiet")
    check(kills > 0, "no run was killed")
    ids = {row["id"] for row in rows_of(here / "tracks")}
    files = {path.name for path in (here / "tracks/runs").iterdir()}
    check(files == {f"{one}.h5" for one in ids}, f"of {ids} there are {files}")
    check(np.array_equal(contents(here / "tracks/study.h5")["deals"][:, :2], figures["deals"]), "figures of runs with files are others")
    one = next((here / "tracks/runs").iterdir())
    check("digest equal" in plattan("rerun", one) and "digest equal" in plattan("rerun", here / "tracks", one.stem), "a run with a file cannot be made again")
    with h5py.File(one) as f:
        check(any("traject" in key for key in f), f"the file of a run has {list(f)}")
    # Maps: means and mean squares over the replications of what the files of the runs have, by cell.
    with xr.open_dataset(here / "tracks/study.h5") as data:
        maps = {"litter": [], "unsafe_by_day": [], "staying": []}
        for replication in range(3):
            with h5py.File(here / f"tracks/runs/{data.run_id.values[0, replication, 1].decode()}.h5") as f:
                frames = f["grids"]
                looks, unsafe = frames["looks"][()].astype(float), np.where(frames["unsafe"][()] == 65535, np.nan, frames["unsafe"][()] * 1e-4)
                ground = frames["free_area"][()] > 0
                with np.errstate(invalid="ignore", divide="ignore"):
                    felt = 100 * np.nansum(unsafe * looks, axis=0) / np.where(np.isnan(unsafe), 0, looks).sum(axis=0)
                for name, values in (("litter", frames["litter"][()].mean(axis=0)), ("unsafe_by_day", felt), ("staying", (frames["staying"][()] * 0.001 * 15).sum(axis=0))):
                    maps[name].append(np.where(ground, values, np.nan))
        for name, of_runs in maps.items():
            known = np.isfinite(of_runs).sum(axis=0)
            mean, square, runs = (data[f"map_{name}_{what}"] for what in ("mean", "mean_square", "runs"))
            check(mean.dims == ("point", "scenario", "y", "x") and np.array_equal(mean.x, data.x) and np.array_equal(runs[0, 1], known) and known.max() == 3, f"runs of the map {name}: {runs}")
            with np.errstate(invalid="ignore", divide="ignore"):
                for kept, wanted in ((mean[0, 1], np.nansum(of_runs, axis=0) / known), (square[0, 1], np.nansum(np.square(of_runs), axis=0) / known)):
                    check(np.allclose(kept, wanted, rtol=0.005, equal_nan=True) and np.nanmax(wanted) > 0, f"the map {name} is not that of its runs: {kept.values[np.isfinite(wanted)]} and {wanted[np.isfinite(wanted)]}")
        # Who sits where, by the trajectories: a cell has 4 m2, and a frame stands for a quarter of an hour.
        sat = np.zeros((len(data.y), len(data.x)))
        for replication in range(3):
            with h5py.File(here / f"tracks/runs/{data.run_id.values[0, replication, 1].decode()}.h5") as f:
                tracks, sitting = f["trajectories"], h5py.check_enum_dtype(f["trajectories/state"].dtype)["sitting"]
                t, at = tracks["t"][()], [tracks[axis][()] * 0.01 for axis in "xy"]
                seen = (t % 10 == 0) & (tracks["state"][()] == sitting)
                moments = len(np.unique(t[t % 10 == 0]))
                column, row = (np.floor((place[seen] - float(axis[0])) / 2 + 0.5 + 1e-6).astype(int) for place, axis in zip(at, (data.x, data.y)))
                count = np.zeros_like(sat)
                np.add.at(count, (row, column), 1)
                sat += np.floor(count / (4 * moments) * 1000 + 0.5) / 1000 * 15 / 3  # a frame is in thousandths of a person
        kept = np.nan_to_num(data.map_sitting_mean[0, 1].values)
        check(sat.sum() > 0 and np.abs(kept - sat).sum() < 0.005 * sat.sum(), f"the map of those who sit comes to {kept.sum()}, their trajectories to {sat.sum()}, and {np.abs(kept - sat).sum()} lies elsewhere")
        with h5py.File(here / f"tracks/runs/{data.run_id.values[0, 0, 1].decode()}.h5") as f:
            billed = f["days/costs/cost"][()].sum()
        paid = data.costs[0, 0, 1, :, 0].sum()
        check(billed > 0 and np.isclose(paid, billed), f"the day is billed {billed}, the table of costs comes to {paid}")
    sweep(head + "keep: people\n", "people", "--quiet")
    with h5py.File(next((here / "people/runs").iterdir())) as f:
        check(f["people/age"].size > 0 and not any("traject" in key for key in f), f"the file of a run has {list(f)}")

    # A period: each kind of day is there, the weights are the shares, a summer is not one Tuesday.
    summer = "scenarios: [quiet.yaml, guarded.yaml]\nreplications: 2\nfrom: 12:00\nuntil: 12:02\nperiod: {from: 2018-06-01, until: 2018-08-31, days: 9, weather: {dry: 0.7, rain: 0.3}}\nmetrics: {primary: [visitors, cost]}\n"
    told = sweep(summer, "summer")
    rows = rows_of(here / "summer")
    days = {row["date"]: row for row in rows if row["scenario"] == rows[0]["scenario"] and row["replication"] == "0"}
    check(len(rows) == 9 * 2 * 2 and {row["row"] for row in rows} == {"0"}, f"{len(rows)} runs of a period")
    shares = collections.Counter()
    for row in rows[::4]:
        shares["weekend" if datetime.date.fromisoformat(row["date"]).weekday() >= 5 else "workday", row["weather"]] += float(row["weight"])
    dates = [datetime.date(2018, 6, 1) + datetime.timedelta(days=i) for i in range(92)]
    weekend = sum(day.weekday() >= 5 for day in dates) / 92
    for kind, share in (("weekend", weekend), ("workday", 1 - weekend)):
        for weather, part in (("dry", 0.7), ("rain", 0.3)):
            check(abs(shares[kind, weather] - share * part) < 1e-12, f"{kind} with {weather} stands for {shares[kind, weather]}, not for {share * part}")
    check(len({datetime.date.fromisoformat(row["date"]).weekday() for row in rows}) >= 5 and len({row["date"][:7] for row in rows}) == 3, f"dates are {sorted(days)}")
    data = contents(here / "summer/study.h5")
    mean = (data["visitors"] * data["weight"][:, None, None]).sum(axis=0).mean(axis=0)
    check("2 replications of 9 weighted days" in told and all(f"{value:.4g}" in told for value in mean), f"the weighted means {mean} are not in:\n{told}")
    # A comparison of it is of the weighted means, and tells each day.
    plattan("compare", here / "summer", "--quiet")
    with open(here / "summer/estimates.csv", newline="", encoding="utf-8") as f:
        estimates = list(csv.DictReader(f))
    told = [float(row["level"]) for row in estimates if row["indicator"] == "visitors" and not row["part"] and not row["hour"]]
    check(np.allclose(told, mean, rtol=1e-12), f"the estimates of a period are {told}, its weighted means {mean}")
    deals = {row["part"]: float(row["level"]) for row in estimates if row["indicator"] == "deals" and row["scenario"] == "quiet" and row["part"]}
    names = [f"{row['date']} {row['weather']}" for row in rows if row["scenario"] == rows[0]["scenario"] and row["replication"] == "0"]
    check(sorted(deals) == sorted(names) and np.allclose([deals[one] for one in names], data["deals"][:, :, 0].mean(axis=1)), f"the days of the period are {deals}")
    with h5py.File(here / "summer/study.h5") as f:
        check(float(np.ptp(f["visitors"][:, 0, 0])) > 0, "all days have the same visitors")
    for text, said in ((summer.replace("days: 9", "days: 3"), "expected 4 to"), (summer.replace("0.3", "0.4"), "come to 1"), (summer.replace("08-31", "05-31"), "has 0 days"),
                       (summer.replace("rain:", "snow:"), "unknown weather 'snow'"), (summer + "days: 2\n", "single days"), (summer + "factors: {weather: [dry]}\n", "says the weather"),
                       (summer.replace("2018-06-01", "June"), "no date")):
        told = sweep(text, "refused", code=2)
        check(said in told and not (here / "refused").exists(), f"{text}: {told}")

    # What is compared with what, and bounds.
    three = "scenarios: [quiet.yaml, guarded.yaml, cleaned.yaml]\nreplications: 3\nfrom: 12:00\nuntil: 12:10\ndifference: [cleaned.yaml, guarded.yaml]\nmetrics: {primary: [visitors]}\n"
    told = sweep(three, "bounds")
    visitors = contents(here / "bounds/study.h5")["visitors"][0]
    lines = told.splitlines()
    check("paired differences from 3-cleaned" in told and ["difference" in line for line in lines if line.startswith("  ") and "+/-" in line][:3] == [False, True, False], told)
    check(f"difference {(visitors[:, 1] - visitors[:, 2]).mean():.4g} +/-" in " ".join(told.split()), told)
    middle = float(visitors[:, 0].mean())
    told = sweep(three + f"constraints: {{visitors: {{at_least: {middle}, at_most: 1e6}}, passers: {{at_least: 0}}, deals: {{at_most: -1}}}}\n", "bounded")
    for head_line, end in ((f"visitors at least {middle} and at most 1000000", "cannot be told: the interval lies on both sides"), ("passers at least 0", "is kept"), ("deals at most -1", "is not kept")):
        at = [i for i, line in enumerate(told.splitlines()) if line == head_line]
        check(len(at) == 1 and told.splitlines()[at[0] + 1].strip().split(maxsplit=1)[1] == end, f"{head_line}: not '{end}' in\n{told}")
    with h5py.File(here / "bounded/study.h5") as f:
        check((f.attrs["base"], f.attrs["alternative"]) == (2, 1) and len(f.attrs["constraints"]) == 3 and word(f.attrs["constraints"][1]) == "passers at least 0", dict(f.attrs))
    for text, said in (("difference: [quiet.yaml]\n", "expected two"), ("difference: [quiet.yaml, nobody.yaml]\n", "none of the scenarios"), ("difference: [quiet.yaml, quiet.yaml]\n", "from itself"),
                       ("constraints: {costs: {at_most: 1}}\n", "did you mean 'cost'"), ("constraints: {cost: {below: 1}}\n", "at_most"), ("constraints: {cost: {at_most: 1, at_least: 2}}\n", "nothing is"),
                       ("metrics: {primary: [deal]}\n", "unknown figure 'deal'"), ("keep: everything\n", "summary, minutes, people, tracks")):
        told = sweep(head + text, "refused", code=2)
        check(said in told and not (here / "refused").exists(), f"{text}: {told}")

    # An archive: small, equal for equal studies, enough to have each run again.
    told = plattan("sweep", "archive", here / "summary")
    check("4 of 4 runs" in told and (here / "summary.zip").exists(), told)
    shutil.copytree(here / "summary", here / "elsewhere")
    plattan("sweep", "archive", here / "elsewhere", "-o", here / "again.zip")
    check((here / "summary.zip").read_bytes() == (here / "again.zip").read_bytes(), "equal studies have other archives")
    with zipfile.ZipFile(here / "summary.zip") as archive:
        check({"README.txt", "CITATION.cff", "versions.txt", "digests.csv", "study.yaml", "design.csv"} < set(archive.namelist()), archive.namelist())
        check(archive.read("CITATION.cff") == (root / "CITATION.cff").read_bytes(), "the citation is another")
        archive.extractall(here / "unpacked")
    one = rows_of(here / "unpacked")[3]["id"]
    check("digest equal" in plattan("rerun", here / "unpacked", one), "a run of an archive cannot be made again")
    digests = here / "unpacked/digests.csv"
    digests.write_text("".join(line[:-5] + "0000\n" if one in line else line for line in digests.read_text().splitlines(keepends=True)))
    check("digests.csv has" in plattan("rerun", here / "unpacked", one, code=1), "another digest is not told")
    plattan("sweep", here / "unpacked", "--quiet")
    check(equal(figures, contents(here / "unpacked/study.h5")), "a study made again from its archive is another")
    check("it would be lost" in plattan("sweep", "archive", here / "summary", "-o", study, code=2), "an archive over a study file")

sys.exit(bool(faults))
