"""What one should know before one reads a comparison: its notices, by kind and in the language of the page."""
import re

# The sentences that plattan writes into answer.json, each with a name by which the texts of a language have it. Of unlike runs no change is told.
UNLIKE = {
    "unlike_time": r"(?P<run>.+): it simulates (?P<minutes>\d+) minutes from (?P<time>[\d:]+), (?P<other_run>.+) simulates (?P<other_minutes>\d+) minutes from (?P<other_time>[\d:]+): .*",
    "unlike_run": r"(?P<run>.+?): it and (?P<other_run>.+?) differ in (?P<what>[^:]+): (?P<values>.*)",
    "unlike_scenarios": r"(?P<run>.+) and (?P<other_run>.+) differ in (?P<what>[^:]+)(?P<values>(: .*)?)",
}
WARNING = {
    "set_by_hand": r"the runs differ in --set(?P<values>: .*)",
    "idle": r"(?P<scenario>.+): '(?P<name>.+)' acts on none of the days of this run \((?P<first>[\d-]+)(?: to (?P<last>[\d-]+))?\)(?P<night>, but for a night that begins the day before)?; .*",
    "missing": r"(?P<count>\d+) of (?P<all>\d+) runs are missing or failed",
    "no_partner": r"(?P<run>.+) \(seed (?P<seed>.+), replication (?P<replication>\d+)\) has no partner and is left out",
    "more_without_partner": r"(?P<count>\d+) more have no partner",
    "interrupted": r"(?P<folder>.+) holds (?P<count>\d+) interrupted runs? \(\*\.part\), left out",
    "not_compared": r"(?P<scenario>.+) has no (?P<names>.+): not compared",
    "copies": r"every figure of both is equal: they may be copies of one run",
    "rows_of_design": r"this study varies (?P<factors>.+) in (?P<rows>\d+) rows of its design; compared is the first of them",
    "year_alone": r"(?P<scenario>.+): costs are called prices of (?P<year>\d+), but cost.index is not given: .*",
    "index_alone": r"(?P<scenario>.+): prices are multiplied by (?P<index>[\d.]+), but cost.year is not given: .*",
    "draws_failed": r"over what is assumed: (?P<kept>\d+) of (?P<drawn>\d+) draws of parameters keep the patterns of the first scenario; (?P<failed>.+)",
}
# What page one says anyhow, in its own words.
KNOWN = {
    "chance_alone": r"intervals are of chance alone; .*",
    "draws_kept": r"over what is assumed: (?P<kept>\d+) of (?P<drawn>\d+) draws of parameters keep the patterns of the first scenario",
    "mean_of_days": r"a replication counts with the weighted mean of (?P<days>\d+) days of the period; .*",
}


def kind_of(notice):
    """The name of a sentence and what fills it; none of a sentence that is not known here."""
    for name, pattern in (UNLIKE | WARNING | KNOWN).items():
        if found := re.fullmatch(pattern, notice):
            return name, found.groupdict(default="")
    return "", {}


def are_unlike(answer):
    """Whether runs were compared that are not of the same time, place or weather."""
    return any(kind_of(notice)[0] in UNLIKE for notice in answer.about["notices"])


def told(telling, notices):
    """Notices as (text, language): in that of the page where the texts have the sentence, or else as plattan wrote it."""
    sentences = telling.words["notice_sentences"]
    return [(in_words(telling, *found), telling.words["language"]) if (found := kind_of(notice))[0] in sentences else (notice, "en") for notice in notices]


def in_words(telling, name, parts):
    words = telling.words
    parts = dict(parts)
    if "what" in parts:
        parts["what"] = words["notice_parts"].get(parts["what"], parts["what"])
    if parts.get("values"):
        parts["values"] = ": " + f" {words['and']} ".join(words["notice_parts"].get(one, telling.numbers.date(one) if re.fullmatch(r"\d{4}-\d\d-\d\d", one) else one) for one in parts["values"].removeprefix(": ").split(" and "))
    for one in ("time", "other_time"):
        if one in parts:
            parts[one] = telling.numbers.time(parts[one])
    if "first" in parts:
        days = [telling.numbers.date(parts[end]) for end in ("first", "last") if parts[end]]
        parts["days"] = f" {words['to']} ".join(days)
        parts["night"] = words["notice_parts"]["night"] if parts["night"] else ""
    return words["notice_sentences"][name].format(**parts)


def warnings(telling):
    """What page one warns of."""
    about = telling.answer.about
    found = [notice for notice in about["notices"] if kind_of(notice)[0] not in KNOWN]
    sentences = told(telling, found)
    if about["missing"] and not any(kind_of(notice)[0] == "missing" for notice in found):
        sentences.append((telling.words["missing_runs"].format(count=about["missing"]), telling.words["language"]))
    if are_unlike(telling.answer):
        sentences.insert(0, (telling.words["unlike"], telling.words["language"]))
    return sentences
