"""How results are shown, in the viewer and in reports alike: colours, scales, and formats of numbers and dates."""
import functools
import pathlib

import yaml


@functools.cache
def presentation():
    """What presentation.yaml says, which lies beside the sources of the viewer, or where plattan is installed."""
    here = pathlib.Path(__file__).resolve()
    places = [here.parents[2] / "visualize/presentation.yaml", here.parents[2] / "presentation.yaml"]
    found = next((place for place in places if place.exists()), None)
    if found is None:
        raise FileNotFoundError(f"presentation.yaml is missing; expected at {' or '.join(map(str, places))}")
    return yaml.safe_load(found.read_text(encoding="utf-8"))


def of_paper(colour):
    """A colour on light ground, where there are two."""
    return colour["day"] if isinstance(colour, dict) else colour
