"""The safety walk: the worst spots along it."""
import re

import options


def walks(telling):
    """When it is walked, and of each scenario its spots; empty where no walk was made."""
    found, term = telling.answer.walks(), telling.wording.term
    if not found:
        return {}
    return {"at": telling.numbers.time(found["at"]), "scenarios": [{"scenario": options.named(walk["scenario"], telling.wording), "spots": [
        {**spot, "fault": term(spot["fault"]), "measure": measure(telling, spot["measure"]), "touched_by": term(spot["touched_by"])} for spot in walk["spots"]]} for walk in found["scenarios"]]}


def measure(telling, text):
    """How bad a spot is, in the language of the page."""
    for english, own in telling.texts.MEASURES:
        text = text.replace(english, own)
    text = text.replace("m2", "m\u00b2")
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text) if telling.numbers.language == "sv" else text
