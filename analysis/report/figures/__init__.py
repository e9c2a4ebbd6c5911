"""Draws the figures of a report as SVG with texts as texts, a module for each kind of picture."""
import logging

import matplotlib

from figures.style import AXIS, INK, LABEL

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "plattan", "font.family": ["Inter", "DejaVu Sans"], "font.size": 9, "text.parse_math": False,
                            "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": AXIS, "axes.labelcolor": LABEL,
                            "xtick.color": LABEL, "ytick.color": INK, "axes.unicode_minus": True, "axes.titlelocation": "left"})
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # most machines have no Inter, and need not be told so
