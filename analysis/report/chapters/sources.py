"""What stands behind the model: how sure its parameters are, and what it was held against."""
import json
import pathlib

# By what the band and the interval of a row of verification have in common; other rows are told without a verdict.
VERDICTS_OF_ROWS = {"inside": "inside", "pass": "inside", "touches": "near", "undecided": "near", "outside": "outside", "fail": "outside", "fails": "outside"}


def certainties(answer):
    """How many parameters and fixed figures there are of each certainty."""
    run = answer.run(answer.base)
    if run is None:
        return []
    counts = run.parameters.certainty.value_counts()
    return [(letter, int(counts[letter])) for letter in "ABCD" if letter in counts]


def patterns(words):
    """How many rows of verification there are by what they can be evidence of, and how predictions and what was kept back came out; and which rows lie outside their bands."""
    known = read_patterns()
    if known is None:
        return None
    rows = known["verified"]["rows"]
    verdicts = {role: [VERDICTS_OF_ROWS.get(row["verdict"], "told") for row in rows if row["role"] == role] for role in words["roles"]}
    counted = {name: words[f"{name}_text"].format(**counts_of(known[name])) for name in ("predicted", "kept_back")}
    return {"roles": [(role, [found.count(kind) for kind in ("inside", "near", "outside", "told")]) for role, found in verdicts.items() if found],
            "failing": [(row["name"], words["failing_named"].get(row["name"], "")) for row in rows if VERDICTS_OF_ROWS.get(row["verdict"]) == "outside"],
            "predicted_text": counted["predicted"], "kept_back_text": counted["kept_back"]}


def counts_of(patterns):
    """How many there are, and of each state."""
    states = [one["state"] for one in patterns]
    return {"all": len(states)} | {state: states.count(state) for state in ("held", "failed", "open", "told")}


def read_patterns():
    """What docs/patterns.json says, in the tree of the sources or where plattan is installed; None where it is not there."""
    here = pathlib.Path(__file__).resolve()
    places = [here.parents[3] / "docs/patterns.json", here.parents[4] / "doc/plattan/docs/patterns.json"]
    found = next((place for place in places if place.exists()), None)
    return json.loads(found.read_text(encoding="utf-8")) if found else None
