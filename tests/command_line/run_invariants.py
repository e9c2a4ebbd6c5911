"""What holds in every finished run, whatever was simulated."""
import json

import h5py
import numpy as np

allowed_to_be_nan = ("unsafe", "answer", "experience_index", "shopkeeper_view", "mean_stay", "mean_dwell", "_share", "safety_index", "index_", "clearance", "litter_per_10_m2", "activity_evenness", "step_free_detour", "entry_wait_mean", "victimisation_per_100000")
# A mean of nobody is no number, and one of somebody is one: of what it is a mean.
MEANS = {"entry_wait_mean": "entry_waits", "victimisation_per_100000": "visitors", "mean_dwell": "passers", "stop_share": "passers"}


def inside(ring, points):
    """Which points lie within a closed ring."""
    result = np.zeros(len(points), bool)
    for (x0, y0), (x1, y1) in zip(ring[:-1], ring[1:]):
        if y0 != y1:
            cross = (y0 > points[:, 1]) != (y1 > points[:, 1])
            result ^= cross & (points[:, 0] < (x1 - x0) * (points[:, 1] - y0) / (y1 - y0) + x0)
    return result


def distance_to(ring, points):
    least = np.full(len(points), np.inf)
    for a, b in zip(np.array(ring[:-1], float), np.array(ring[1:], float)):
        along = b - a
        share = np.clip((points - a) @ along / max(along @ along, 1e-12), 0, 1)
        least = np.minimum(least, np.linalg.norm(points - a - share[:, None] * along, axis=1))
    return least


def within(rings, points):
    result = inside(rings[0], points)
    for hole in rings[1:]:
        result &= ~inside(hole, points)
    return result


def faults_of(path, features=None):
    """@param features the site in local metres, without which nobody is looked for in walls @return sentences"""
    faults = []

    def check(holds, what):
        if not holds:
            faults.append(what)

    with h5py.File(path) as f:
        sets = []
        f.visititems(lambda name, one: sets.append(name) if isinstance(one, h5py.Dataset) else None)
        for name in sets:
            try:
                f[name][()]
            except (OSError, ValueError) as error:
                faults.append(f"{name} cannot be read: {error}")
        check(f.attrs["complete"] == 1, "the file says that it is not complete")
        people = {name: one[()] for name, one in f["people"].items()}
        minute = {name: one[()] for name, one in f["series/minute"].items()}
        summary = {name: float(one[()]) for name, one in f["summary"].items()}
        kinds = h5py.check_enum_dtype(f["people/kind"].dtype)
        entered, left = people["entered_at"], people["left_at"]
        been = entered >= 0
        check(np.array_equal(been, left >= 0), "somebody has entered and has no time of leaving, or the other way round")
        check(np.all(left[been] >= entered[been]), "somebody leaves before entering")
        spent = people["walking_time"] + people["stopped_time"] + people["sat_time"]
        visitors = been & (people["kind"] == kinds["visitor"])
        off = np.abs(spent - (left - entered))[visitors]
        check(off.size == 0 or off.max() <= 1.01, f"the time of a visitor is off by {off.max() if off.size else 0:.1f} s")
        check(summary["visitors"] <= visitors.sum(), f"there are {summary['visitors']} visitors, but {visitors.sum()} have entered")
        for name in ("walked", "walking_time", "stopped_time", "sat_time", "worked_time", "free_speed"):
            check(np.all(np.isfinite(people[name])) and np.all(people[name] >= 0), f"people/{name} is below zero or no number")
        for name, values in minute.items():
            if name not in ("unsafe_share", "lane_clearance", "time", "state_hash"):
                check(np.all(np.isfinite(values)) and np.all(values >= 0), f"series/minute/{name} is below zero or no number")
        for name, value in summary.items():
            check(np.isfinite(value) or any(part in name for part in allowed_to_be_nan), f"summary/{name} is {value}")
            if name in MEANS:
                check(np.isfinite(value) == (summary[MEANS[name]] > 0), f"summary/{name} is {value} of {summary[MEANS[name]]}")
        check(np.all(minute["present"] == minute["walking"] + minute["standing"] + minute["sitting"]), "present is not walking, standing and sitting")
        if len(minute["time"]):
            begin = minute["time"][0]
            first = f.attrs.get("days", 1)
            new = (entered >= begin) & been
            check(first > 1 or minute["entered"].sum() <= new.sum() + 1e-9, f"{minute['entered'].sum()} enter in the minutes, {new.sum()} in the rows")
        if "trajectories" in f and len(f["trajectories/t"]):
            faults += faults_of_ways(f, minute, people, features)
    return faults


def faults_of_ways(f, minute, people, features):
    faults = []
    tracks = {name: one[()] for name, one in f["trajectories"].items() if name != "block_offset"}
    scale = f["trajectories/x"].attrs.get("scale_factor", 0.01)
    t, who = tracks["t"].astype(int), tracks["id"].astype(np.int64)
    points = np.stack([tracks["x"], tracks["y"]], axis=1) * float(np.ravel(scale)[0])
    if who.max() >= len(people["key"]):
        return ["a trajectory of nobody"]
    at = {int(s): i for i, s in enumerate(minute["time"])}
    for second, row in list(at.items())[:: max(1, len(at) // 30)]:
        there = np.unique(who[t == second]).size
        if there and there != minute["present"][row]:
            faults.append(f"at {second} s there are {there} people with a position, {minute['present'][row]:.0f} present")
            break
    if features is not None:
        grounds = [one["geometry"]["coordinates"] for one in features if one["properties"]["kind"] == "walkable"]
        standing = np.zeros(len(points), bool)
        near = np.full(len(points), np.inf)
        for rings in grounds:
            standing |= within(rings, points)
            for ring in rings:
                near = np.minimum(near, distance_to(ring, points))
        outside = ~standing & (near > 0.06)
        if outside.any():
            i = np.flatnonzero(outside)[0]
            faults.append(f"{outside.sum()} positions off the ground, the first of {who[i]} at {t[i]} s, {points[i]}")
        for one in features:
            if one["properties"]["kind"] != "obstacle":
                continue
            where = one["geometry"]["coordinates"]
            if one["geometry"]["type"] == "Point":
                hit = np.linalg.norm(points - np.array(where), axis=1) < one["properties"]["radius"] * 0.97 - 0.06
            else:
                hit = inside(where[0], points)
                hit[hit] = distance_to(where[0], points[hit]) > 0.06
            if hit.any():
                i = np.flatnonzero(hit)[0]
                faults.append(f"{hit.sum()} positions in obstacle {json.dumps(one['properties']['id'])}, the first of {who[i]} at {t[i]} s, {points[i]}")
    return faults + together(t, who, points)


def together(t, who, points, near=0.2, seconds=5, crowd=5):
    """Pairs within 0.2 m for five seconds and longer, where fewer than so many people stand within a metre."""
    since, told = {}, []
    order = np.argsort(t, kind="stable")
    t, who, points = t[order], who[order], points[order]
    starts = np.flatnonzero(np.diff(t, prepend=-1))
    for begin, end in zip(starts, [*starts[1:], len(t)]):
        now, here, ids = int(t[begin]), points[begin:end], who[begin:end]
        pairs = {}
        if end - begin > 1:
            by_x = np.argsort(here[:, 0])
            here, ids = here[by_x], ids[by_x]
            for step in range(1, len(ids)):
                close = here[step:, 0] - here[:-step, 0] < near
                if not close.any():
                    break
                for i in np.flatnonzero(close):
                    if np.hypot(*(here[i] - here[i + step])) < near and ids[i] != ids[i + step]:
                        if (np.hypot(*(here - here[i]).T) < 1).sum() < crowd:
                            pair = (min(ids[i], ids[i + step]), max(ids[i], ids[i + step]))
                            begun = since.get(pair, (now, now))
                            pairs[pair] = (begun[0] if now - begun[1] <= 1 else now, now)
                            if pairs[pair][1] - pairs[pair][0] == seconds:
                                told.append(f"{pair[0]} and {pair[1]} are within {near} m from {pairs[pair][0]} s on, at {here[i]}")
        since = pairs
    return [f"{len(told)} pairs too near: {told[0]}"] if told else []
