"""Where the figures come from."""


def table(telling):
    """What is known of the comparison itself; as (name, value)."""
    about, words = telling.answer.about, telling.words["provenance_rows"]
    rows = [(words["program"], about["program"]), (words["sources"], about["sources"]), (words["design"], about["design"]), (words["seed"], ", ".join(about["seeds"])),
            (words["pairs"], about["pairs"]), (words["date"], telling.numbers.date(about["date"]))]
    if about["draws"]:
        rows.append((words["draws"], f"{about['draws_kept']} / {about['draws']}"))
    if about["missing"]:
        rows.append((words["missing"], about["missing"]))
    return [(name, str(value)) for name, value in rows if value != ""]
