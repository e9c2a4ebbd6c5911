"""What is known of the kinds of measures that alternatives bring or take away."""
# Nobody can tell what these did on Sergels torg from what else changed between 2014 and 2018, when they came together.
SERGELS_TORG = {"latitude": 59.3325, "longitude": 18.0653}
PACKAGE_OF_2018 = {"guards", "cleaners", "furniture", "outreach", "youth_workers", "place_manager", "safety_office"}


def evidence(telling):
    """What field studies say, those kinds together of which they say the same; as (kinds, what is said)."""
    texts, term = telling.texts, telling.wording.term
    used = set().union(*(changed_kinds(telling.answer, title) for title in telling.answer.alternatives))
    by_text = {}
    for kind, (quality, text) in texts.EVIDENCE.items():
        for is_removed in (False, True):
            if (kind, is_removed) in used:
                by_text.setdefault(f"{texts.QUALITY[quality]}. {text}", []).append(term(kind) + (f" ({term('removed')})" if is_removed else ""))
    return [(", ".join(kinds).capitalize(), text) for text, kinds in by_text.items()]


def changed_kinds(answer, title):
    """Kinds of interventions in which a scenario and the base differ: what comes or changes, and what is taken away altogether; as (kind, is_removed)."""
    entries, of_base = answer.interventions(title), answer.interventions(answer.base)
    left = {kind for kind, _ in entries.values()}
    changed = {(kind, False) for name, (kind, keys) in entries.items() if of_base.get(name) != (kind, keys)}
    return changed | {(kind, kind not in left) for name, (kind, _) in of_base.items() if name not in entries}


def brings_package(answer):
    """Whether an alternative brings to Sergels torg all the kinds of measures that came there together in 2018."""
    run = answer.run(answer.base)
    if run is None or any(abs(float(run.file["site"].attrs.get(name, 0)) - value) > 0.002 for name, value in SERGELS_TORG.items()):
        return False
    return any(PACKAGE_OF_2018 <= {kind for kind, is_removed in changed_kinds(answer, title) if not is_removed} for title in answer.alternatives)
