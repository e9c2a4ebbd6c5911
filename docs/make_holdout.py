#!/usr/bin/python3
"""Runs the patterns that docs/holdout.md declares, and prints what came out: docs/make_holdout.py PLATTAN FOLDER (the built program; where its runs go).

Each pattern is a function of the recorded days below; what it counts stands in its first lines. Runs that are in FOLDER are not simulated again. Nothing
here is written into docs/holdout.md: a row is filled once by hand, and not again.
"""
import concurrent.futures
import functools
import os
import pathlib
import subprocess
import sys

import numpy as np

root = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(root / "analysis"), str(root / "analysis/sensitivity")]
from estimates import mean_with_interval
from plattan_reader import Run

REPLICATIONS = range(20, 30)
SCENARIOS = ["baseline-2014", "summer-2019", "police-only", "summer-2018", "summer-2018-cameras", "guards-only", "lighting-only"]
HOUR = 3600
plattan, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])


def path_of(scenario, replication):
    return folder / f"{scenario}-{replication}.h5"


def simulate(scenario, replication):
    path = path_of(scenario, replication)
    if not path.exists():
        subprocess.run([plattan, "run", root / f"scenarios/{scenario}.yaml", "--replication", str(replication), "--threads", "1", "--no-trajectories", "--quiet",
                        "-o", path], check=True)


@functools.cache
def run(scenario, replication):
    return Run(path_of(scenario, replication))


def by_replication(of):
    """A row of numbers for each replication."""
    return np.array([of(replication) for replication in REPLICATIONS], dtype=float)


def ratio(upper, lower):
    """Ratio of means, its interval by the linear part of its change."""
    value = upper.mean() / lower.mean()
    return value + np.array(mean_with_interval((upper - value * lower) / lower.mean()))


def relative_change(base, other):
    """Mean of the differences of pairs against the mean of the baseline, its interval by the differences alone."""
    return np.array(mean_with_interval(other - base)) / base.mean()


def passers(scenario, replication):
    people = run(scenario, replication).people
    return people[(people.trip_class != "none") & (people.square_time > 0)]


def share_of_groups(scenario):
    """Of the passers who were stationary on the square by choice for 30 s or more, the share that did not come alone."""
    def of(replication):
        of_run = passers(scenario, replication)
        return (of_run[of_run.stationary_time >= 30].group_size > 1).mean()
    return by_replication(of)


def people_in_groups_stay():
    base, well_used = share_of_groups("baseline-2014"), share_of_groups("summer-2019")
    yield "share in groups, baseline", *mean_with_interval(base)
    yield "rise with summer-2019", *mean_with_interval(well_used - base)


def disorder_belongs_to_the_evening():
    def per_passer(hours, replication):
        events, of_run = run("baseline-2014", replication).events, passers("baseline-2014", replication)
        times = events[events.kind == "disturbance"].time
        return times.between(hours[0] * HOUR, hours[1] * HOUR).sum(), of_run.entered_at.between(hours[0] * HOUR, hours[1] * HOUR).sum()
    evening, day = (by_replication(lambda replication: per_passer(hours, replication)) for hours in ((20, 24), (8, 16)))
    print(f"  disturbances a day: {evening[:, 0].mean():.2f} in the evening, {day[:, 0].mean():.2f} by day")
    rates = [part[:, 0] / part[:, 1].mean() for part in (evening, day)]
    yield "evening against day", *ratio(*rates)


def visits_act_when_nobody_is_there():
    def prevented(replication):
        base, visited = run("baseline-2014", replication).minutes, run("police-only", replication).minutes
        fewer = base.deals.values - visited.deals.values
        return fewer[visited.uniforms.values == 0].sum(), fewer.sum()
    values = by_replication(prevented)
    print(f"  deals prevented a day: {values[:, 1].mean():.1f}, of these {values[:, 0].mean():.1f} without a uniform")
    yield "prevented while nobody is there", *ratio(values[:, 0], values[:, 1])


def watched_cameras():
    """Deals in the quarter circle of one of the three cameras, within its range; both scenarios by the cameras of the second."""
    def in_view(scenario, replication):
        events = run(scenario, replication).events
        deals, seen = events[events.kind == "deal"], False
        for camera in run("summer-2018-cameras", replication).day("cameras").itertuples():
            dx, dy = deals.x - camera.x, deals.y - camera.y
            turned = (np.degrees(np.arctan2(dy, dx)) - camera.bearing + 180) % 360 - 180
            seen = seen | ((np.hypot(dx, dy) <= camera.range) & (np.abs(turned) <= 45))
        return seen.sum()
    base, watched = (by_replication(lambda replication: in_view(scenario, replication)) for scenario in ("summer-2018", "summer-2018-cameras"))
    print(f"  deals in view a day: {base.mean():.1f} without, {watched.mean():.1f} with cameras")
    yield "deals in view of cameras", *relative_change(base, watched)


def guards_and_crime_against_persons():
    def expected(scenario, replication):
        grid = run(scenario, replication).grids.expected_offences
        seconds = np.arange(grid.sizes["time"]) * 900
        return float(grid.values[(seconds >= 13 * HOUR) & (seconds < 23 * HOUR)].sum())
    base, guarded = (by_replication(lambda replication: expected(scenario, replication)) for scenario in ("baseline-2014", "guards-only"))
    yield "expected offences from 13 to 23", *relative_change(base, guarded)


def light_and_who_walks():
    def share_of_women(scenario, replication):
        of_run = passers(scenario, replication)
        return (of_run[of_run.entered_at.between(22 * HOUR, 24 * HOUR)].sex == "female").mean()
    base, lit = (by_replication(lambda replication: share_of_women(scenario, replication)) for scenario in ("baseline-2014", "lighting-only"))
    yield "share of women from 22 to 24", *relative_change(base, lit)


folder.mkdir(parents=True, exist_ok=True)
with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
    for _ in pool.map(simulate, *zip(*((scenario, replication) for replication in REPLICATIONS for scenario in SCENARIOS))):
        pass
for pattern in (people_in_groups_stay, disorder_belongs_to_the_evening, visits_act_when_nobody_is_there, watched_cameras, guards_and_crime_against_persons,
                light_and_who_walks):
    for name, value, low, high in pattern():
        print(f"{name}: {value:.4f}, from {low:.4f} to {high:.4f}")
