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
    """Rows of verification by what they can be evidence of, those outside their bands, predictions, and what is kept back."""
    known = read_patterns()
    if known is None:
        return None
    rows = known["verified"]["rows"]
    verdicts = {role: [VERDICTS_OF_ROWS.get(row["verdict"], "told") for row in rows if row["role"] == role] for role in words["roles"]}
    states = [one["state"] for one in known["predicted"]]
    return {"notice": known["verified"]["notice"], "predicted": known["predicted"], "kept_back": known["kept_back"],
            "roles": [(role, [found.count(kind) for kind in ("inside", "near", "outside", "told")]) for role, found in verdicts.items() if found],
            "failing": [row for row in rows if VERDICTS_OF_ROWS.get(row["verdict"]) == "outside"],
            "predicted_text": words["predicted_text"].format(all=len(states), **{state: states.count(state) for state in ("held", "failed", "open", "told")})}


def read_patterns():
    """What docs/patterns.json says, in the tree of the sources or where plattan is installed; None where it is not there."""
    here = pathlib.Path(__file__).resolve()
    places = [here.parents[3] / "docs/patterns.json", here.parents[4] / "doc/plattan/docs/patterns.json"]
    found = next((place for place in places if place.exists()), None)
    return json.loads(found.read_text(encoding="utf-8")) if found else None
