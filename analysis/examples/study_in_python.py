#!/usr/bin/python3
"""A comparison in Python, cell by cell: study_in_python.py FOLDER. Jupyter and editors open it as a notebook (py:percent)."""
# %% [markdown]
# A comparison is one dataset: each figure by replication and scenario, and maps. `plattan compare A.yaml B.yaml -o answer` makes the folder.

# %%
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from plattan_reader import open_study, read_estimates

folder = sys.argv[1] if len(sys.argv) > 1 else "answer"
study = open_study(folder)
print(study.sizes, "scenarios:", list(study.scenario.values))

# %% [markdown]
# Runs of one replication have the same draws, so that differences are taken pair by pair.

# %%
base = study.sel(scenario=study.scenario[0]).isel(point=0)
for name in study.scenario.values[1:]:
    pairs = study.stay_hours.sel(scenario=name).isel(point=0) - base.stay_hours
    print(name, "stay-hours", float(pairs.mean()), "standard deviation of the pairs", float(pairs.std(ddof=1)))

# %% [markdown]
# Estimates with intervals and words are in one table.

# %%
estimates = read_estimates(folder)
headline = estimates[(estimates.headline == 1) & (estimates.against != "") & (estimates.method == "t")]
print(headline[["scenario", "label", "difference", "low", "high", "verdict"]].to_string(index=False))

# %% [markdown]
# Where people stay: cells in which the interval of the difference excludes none.

# %%
if "map_staying" in study:
    told = (study.map_staying_low > 0) | (study.map_staying_high < 0)
    print("cells with a difference in staying:", {str(name): int(told.sel(scenario=name).sum()) for name in study.scenario.values[1:]})
