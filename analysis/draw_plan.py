#!/usr/bin/python3
"""Draws what stood on the place on the first day of a run: draw_plan.py RUN.h5 PLAN.png (or .svg, .pdf)."""
import sys

import matplotlib

matplotlib.use("Agg")  # no screen is needed
import matplotlib.pyplot as plt
from plattan_reader import Run

looks = {"walkable": dict(facecolor="0.93"), "obstacle": dict(facecolor="0.6"), "zone": dict(facecolor="none", edgecolor="0.8", linestyle=":")}
with Run(sys.argv[1]) as run:
    figure, axes = plt.subplots(figsize=(11, 8), layout="constrained")
    for outline in run.outlines().itertuples():
        if outline.kind in looks and outline.closed:
            axes.fill(*outline.points.T, **({"facecolor": "white"} if outline.hole else looks[outline.kind]))
        elif outline.kind == "gate":
            axes.plot(*outline.points.T, color="tab:green", linewidth=4)
    for label, things, look in (("lamps", run.day("luminaires"), "y*"), ("seats", run.day("seats"), "bs"), ("bins", run.day("bins"), "kv")):
        axes.plot(things.x, things.y, look, label=label, markersize=4)
    posts = run.day("duties").dropna(subset="post_x").drop_duplicates(["role", "post_x", "post_y"])
    for role, group in posts.groupby("role", observed=True):
        axes.plot(group.post_x, group.post_y, "o", label=f"posts: {role.replace('_', ' ')}", markersize=8)
    axes.set(aspect="equal", xlabel="m", ylabel="m", title=f"{run.attributes['scenario']}, {run.attributes['date']}")
    axes.legend(loc="upper right")
    figure.savefig(sys.argv[2], dpi=120)
