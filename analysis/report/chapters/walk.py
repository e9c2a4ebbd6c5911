"""The safety walk: the worst spots along it."""
import re

import options
from chapters.places import place_of


def walks(telling):
    """When it is walked, and of each scenario its spots; empty where no walk was made."""
    found = telling.answer.walks()
    if not found:
        return {}
    return {"at": telling.numbers.time(found["at"]), "scenarios": [scenario_of(telling, walk) for walk in found["scenarios"]]}


def scenario_of(telling, walk):
    """A scenario and its spots, each with what is wrong there and what it is called after."""
    title, term = options.named(walk["scenario"], telling.wording), telling.wording.term
    run = telling.answer.run(title) if title in telling.answer.titles else None
    spots = []
    for spot in walk["spots"]:
        place = place_of(run, spot["x"], spot["y"]) if run else None
        spots.append({**spot, "fault": term(spot["fault"]), "measure": measure(telling, spot["measure"]), "touched_by": term(spot["touched_by"]), "place": term(place) if place else ""})
    return {"scenario": title, "spots": spots}


def measure(telling, text):
    """How bad a spot is, in the language of the page."""
    for english, own in telling.texts.MEASURES:
        text = text.replace(english, own)
    text = text.replace("m2", "m\u00b2")
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text) if telling.numbers.language == "sv" else text
