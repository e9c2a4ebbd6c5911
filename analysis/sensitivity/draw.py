"""One figure's factors as bars with intervals, the strongest on top."""
import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "plattan"
import matplotlib.pyplot as plt
import numpy as np

MAIN = {"morris": "mu*", "martinez": "total", "chaos": "total", "one_at_a_time": "difference"}
WHAT = {"mu*": "mean absolute effect over the range (mu*)", "total": "total share of the variance", "difference": "paired difference"}


def draw(path, answers, method, indices):
    name = MAIN[method]
    bars = sorted((one for one in indices if one.name == name and np.isfinite(one.value)), key=lambda one: abs(one.value))
    if not bars:
        return
    figure, axes = plt.subplots(figsize=(7, 1.2 + 0.3 * len(bars)), layout="constrained")
    for y, one in enumerate(bars):
        axes.barh(y, one.value, color="#c9ced6" if one.note.startswith("not told") else "#2f6690", height=0.6)
        if np.isfinite(one.low):
            axes.plot([one.low, one.high], [y, y], color="#16324f", linewidth=1.5)
    axes.set_yticks(range(len(bars)), [f"{one.factor} {one.note if method == 'one_at_a_time' else ''}".strip() for one in bars], fontsize=8)
    noise = next((one for one in indices if one.name == "noise" and np.isfinite(one.high)), None)
    if noise is not None:
        axes.axvline(noise.high, color="#b5543a", linestyle="--", linewidth=1, label="what noise reaches")
        axes.legend(loc="lower right", frameon=False, fontsize=8)
    axes.axvline(0, color="black", linewidth=0.6)
    axes.set_xlabel(f"{WHAT[name]}{'' if name == 'total' or answers.units == '1' else f' ({answers.units})'}")
    axes.set_title(f"{answers.figure}, {answers.of}", fontsize=10, loc="left")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
