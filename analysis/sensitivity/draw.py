"""Pictures of one figure: its factors as bars with intervals, the strongest on top; and how their indices became what they are with more rows."""
import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "plattan"
import matplotlib.pyplot as plt
import numpy as np

MAIN = {"morris": "mu*", "martinez": "total", "response": "total", "one_at_a_time": "difference"}
WHAT = {"mu*": "mean absolute effect over the range (mu*)", "total": "total share of the variance", "difference": "paired difference"}
MOST_BARS, MOST_LINES = 30, 5
COLOURS = ["#2f6690", "#b5543a", "#5b8c5a", "#8a5a9e", "#a8842c"]
UNTOLD, TOLD, INTERVAL, NOISE = "#c9ced6", "#2f6690", "#16324f", "#b5543a"


def label_of(one, method):
    return f"{one.factor} {one.note if method == 'one_at_a_time' else ''}".strip()


def strongest(indices, name, most):
    """The strongest first."""
    return sorted((one for one in indices if one.name == name and np.isfinite(one.value)), key=lambda one: -abs(one.value))[:most]


def axis_of(name, units):
    return f"{WHAT[name]}{'' if name == 'total' or units == '1' else f' ({units})'}"


def finish(figure, axes, path):
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def draw(path, answers, method, indices, seed):
    """False where there is nothing to draw."""
    name = MAIN[method]
    bars = strongest(indices, name, MOST_BARS)[::-1]
    if not bars:
        return False
    figure, axes = plt.subplots(figsize=(7, 1.3 + 0.3 * len(bars)), layout="constrained")
    for y, one in enumerate(bars):
        untold = one.note.startswith("not told") or (method == "one_at_a_time" and not one.low * one.high > 0)
        axes.barh(y, one.value, color=UNTOLD if untold else TOLD, height=0.6)
        if np.isfinite(one.low):
            axes.plot([one.low, one.high], [y, y], color=INTERVAL, linewidth=1.5)
    axes.set_yticks(range(len(bars)), [label_of(one, method) for one in bars], fontsize=8)
    noise = next((one for one in indices if one.name == "noise" and np.isfinite(one.high)), None)
    if noise is not None:
        axes.axvline(noise.high, color=NOISE, linestyle="--", linewidth=1, label="what noise reaches")
        axes.legend(loc="lower right", frameon=False, fontsize=8)
    axes.axvline(0, color="black", linewidth=0.6)
    axes.set_xlabel(axis_of(name, answers.units))
    told = "" if np.isnan(seed) else f"\nThe seed makes {100 * seed:.0f} % of the variance of single runs."
    axes.set_title(f"{answers.figure}, {answers.of}{told}", fontsize=9, loc="left")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    finish(figure, axes, path)
    return True


def draw_convergence(path, answers, method, parts):
    """The factors that are strongest with all rows, with their intervals, over the number of rows."""
    name = MAIN[method]
    leading = strongest(parts[-1].indices, name, MOST_LINES) if parts else []
    if not leading:
        return False
    figure, axes = plt.subplots(figsize=(7, 3.2), layout="constrained")
    rows = [part.rows for part in parts]
    width = 0.012 * (rows[-1] - rows[0])
    for line, (last, colour) in enumerate(zip(leading, COLOURS)):
        at = [next((one for one in part.indices if (one.name, one.factor, one.note if method == "one_at_a_time" else "") ==
                    (name, last.factor, last.note if method == "one_at_a_time" else "")), None) for part in parts]
        told = [(count + width * (line - len(leading) / 2), one) for count, one in zip(rows, at) if one is not None and np.isfinite(one.value)]
        axes.plot([count for count, _ in told], [one.value for _, one in told], color=colour, marker="o", markersize=4, linewidth=1.2, label=label_of(last, method))
        for count, one in told:
            if np.isfinite(one.low):
                axes.plot([count, count], [one.low, one.high], color=colour, linewidth=1)
    axes.set_xticks(rows)
    axes.set_xlabel(f"number of {parts[-1].of}")
    axes.set_ylabel(axis_of(name, answers.units), fontsize=8)
    axes.set_title(f"{answers.figure}, {answers.of}: convergence", fontsize=9, loc="left")
    axes.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1.01, 0.5))
    finish(figure, axes, path)
    return True
