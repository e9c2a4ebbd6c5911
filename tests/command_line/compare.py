#!/usr/bin/python3
"""compare and report: what is missing is simulated, estimates are those of other code, a page says nothing that the table does not say.

usage: compare.py PROGRAM
"""
import collections
import csv
import functools
import html.parser
import json
import math
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

import h5py
import numpy as np
import openturns as ot

import calling
from calling import check, faults, program, root

plattan = functools.partial(calling.plattan, timeout=900)

sys.path[:0] = [str(root / "analysis/report"), str(root / "analysis")]


def near(a, b):
    if a is None or (isinstance(a, str) and a == ""):
        return b is None or math.isnan(b)
    a = float(a)
    return (math.isnan(a) and math.isnan(b)) or a == b or abs(a - b) <= 1e-9 * max(1.0, abs(b))


def reach(n):
    return ot.DistFunc.qStudent(n - 1, 0.975)


def t_interval(values):
    half = reach(len(values)) * values.std(ddof=1) / math.sqrt(len(values)) if len(values) > 1 else math.nan
    return values.mean(), values.mean() - half, values.mean() + half


def fieller(upper, lower):
    """The quotients q that mean(upper - q lower) does not tell from 0, found by the quadratic of Fieller."""
    n, a, b = len(upper), upper.mean(), lower.mean()
    c = np.cov(upper, lower) / n
    t2 = reach(n) ** 2
    p, q, r = b * b - t2 * c[1, 1], a * b - t2 * c[0, 1], a * a - t2 * c[0, 0]
    if p <= 0:
        return a / b, -math.inf, math.inf
    root_ = math.sqrt(max(0, q * q - p * r))
    return a / b, (q - root_) / p, (q + root_) / p


def p_value(d):
    if d.std() == 0:
        return 1.0 if d.mean() == 0 else 0.0
    return 2 * ot.DistFunc.pStudent(len(d) - 1, abs(d.mean()) / (d.std(ddof=1) / math.sqrt(len(d))), True)


def bca(values):
    """Bias-corrected and accelerated bootstrap of a mean, with other resamples; acceleration by the jackknife."""
    means = np.sort(np.random.default_rng(1).choice(values, (20000, len(values))).mean(axis=1))
    if values.std() == 0:
        return (values[0], values[0]), lambda found: True
    left_out = (values.sum() - values) / (len(values) - 1)
    d = left_out.mean() - left_out
    acceleration = (d ** 3).sum() / (6 * (d ** 2).sum() ** 1.5)
    bias = ot.DistFunc.qNormal(np.searchsorted(means, values.mean()) / len(means))
    def level(tail):
        z = bias + ot.DistFunc.qNormal(tail)
        return ot.DistFunc.pNormal(bias + z / (1 - acceleration * z))
    def same_levels(found):
        """Where one value lies far off, ends jump from one number of it among the resamples to the next, while as many of them lie below."""
        return all(np.searchsorted(means, end, "left") / len(means) - 0.015 <= level(tail) <= np.searchsorted(means, end, "right") / len(means) + 0.015
                   for end, tail in zip(found, (0.025, 0.975)))
    return tuple(np.percentile(means, 100 * level(tail)) for tail in (0.025, 0.975)), same_levels


def holm(p):
    order, adjusted, largest = np.argsort(p, kind="stable"), np.empty(len(p)), 0.0
    for rank, i in enumerate(order):
        largest = max(largest, min(1.0, p[i] * (len(p) - rank)))
        adjusted[i] = largest
    return adjusted


def table(folder):
    with open(folder / "estimates.csv", newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def same_in_hdf5(folder, file="study.h5"):
    """The group `estimates` of study.h5 says what estimates.csv says."""
    rows = table(folder)
    with h5py.File(folder / file) as study:
        if "estimates" not in study:
            check(False, f"{folder / file} has no estimates")
            return
        group = study["estimates"]
        for name in rows[0]:
            values = group[name][()]
            if values.dtype.kind == "S":
                found = [b"".join(letters).rstrip(b"\0").decode() for letters in values.reshape(len(rows), -1)]
                check(found == [row[name] for row in rows], f"the column {name} of estimates is another one in study.h5")
            else:
                check(len(values) == len(rows) and all(near(row[name], value) for row, value in zip(rows, values)), f"the column {name} of estimates has other numbers in study.h5")
        check(group["level"].dims[0][0].name.endswith("/estimate"), "estimates have no dimension")


def recompute(folder, titles):
    """Every figure of the summary, by other code, from the figures of the runs."""
    rows = {(r["scenario"], r["indicator"]): r for r in table(folder) if r["method"] == "t" and not r["zone"] and not r["part"] and not r["hour"]}
    compared = 0
    with h5py.File(folder / "study.h5") as study:
        figures = {name: set_[0] for name, set_ in study.items() if isinstance(set_, h5py.Dataset) and set_.ndim == 3 and set_.dtype.kind == "f" and name not in ("seconds", "memory")}
    figures["all_deals"] = figures["deals"] + figures["displaced_deals"]
    figures["expected_offences"] = sum(figures[f"expected_{one}"] for one in ("thefts", "robberies", "assaults", "harassments"))
    for s, title in enumerate(titles):
        for name, values in figures.items():
            row = rows.get((title, name))
            if row is None:
                continue
            factor = 100 if row["units"] == "%" else 1 / 60 if row["units"] == "min" and name in ("mean_stay", "mean_dwell") else 1
            here = values[:, s][np.isfinite(values[:, s])]
            if not len(here):
                continue
            mean, low, high = t_interval(here)
            check(near(row["level"], mean * factor) and near(row["level_low"], low * factor) and near(row["level_high"], high * factor), f"{title}, {name}: the level is {row['level']}, other code says {mean * factor}")
            compared += 1
            if s == 0:
                continue
            both = np.isfinite(values[:, s]) & np.isfinite(values[:, 0])
            a, b = values[both, 0], values[both, s]
            d = b - a
            mean, low, high = t_interval(d)
            check(near(row["difference"], mean * factor) and near(row["low"], low * factor) and near(row["high"], high * factor) and int(row["n"]) == len(d),
                  f"{title}, {name}: the difference is {row['difference']} ({row['low']} to {row['high']}), other code says {mean * factor} ({low * factor} to {high * factor})")
            p = p_value(d)
            check(abs(float(row["p"]) - p) < 1e-9, f"{title}, {name}: p is {row['p']}, other code says {p}")
            if a.mean() > 0 and row["change"]:
                q, ql, qh = fieller(b, a)
                check(near(row["change"], 100 * (q - 1)) and near(row["change_low"], 100 * (ql - 1)) and near(row["change_high"], 100 * (qh - 1)), f"{title}, {name}: the change is {row['change']}, Fieller says {100 * (q - 1)}")
            if row["bca_low"]:
                own, same_levels = bca(d)
                width = own[1] - own[0]
                found = float(row["bca_low"]) / factor, float(row["bca_high"]) / factor
                # Other resamples; where values are few, ends jump from one of them to the next.
                check(len(np.unique(d)) < 10 or max(abs(found[0] - own[0]), abs(found[1] - own[1])) <= 0.12 * width or same_levels(found), f"{title}, {name}: BCa is {found}, other code says {own}")
        headlines = [r for (scenario, _), r in rows.items() if scenario == title and r["headline"] == "1" and r["p"]] if s else []
        for row, adjusted in zip(headlines, holm([float(r["p"]) for r in headlines])):
            check(near(row["p_holm"], adjusted), f"{title}, {row['indicator']}: Holm's p is {row['p_holm']}, other code says {adjusted}")
        if s:
            share = next(r for r in table(folder) if r["scenario"] == title and r["indicator"] == "displaced_share")
            gone, came = figures["deals"][:, 0] - figures["deals"][:, s], figures["displaced_deals"][:, s] - figures["displaced_deals"][:, 0]
            if gone.mean():
                q = fieller(came, gone)
                check(near(share["difference"], 100 * q[0]) and near(share["low"], 100 * q[1]), f"{title}: the displaced share is {share['difference']}, Fieller says {100 * q[0]}")
    check(compared > 100, f"only {compared} figures were recomputed")


class Page(html.parser.HTMLParser):
    """Texts of a page outside of drawings, with the marked numbers apart; captions, each with its title, and texts in drawings."""

    def __init__(self):
        super().__init__()
        self.marked, self.text, self.fetched, self.tags, self.stack, self.labels = [], [], [], [], [], []
        self.captions, self.drawn = [], []

    void = {"meta", "br", "link", "img", "input", "hr"}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        for name in ("src", "href", "xlink:href", "action", "data"):
            value = attributes.get(name, "")
            if value and not value.startswith("#") and not value.startswith("data:image/png;base64,"):
                self.fetched.append(value)
        if tag in ("script", "iframe", "object", "link", "form"):
            self.fetched.append(tag)
        if tag == "figcaption":
            self.captions.append({"title": "", "text": "", "rows": []})
        if tag not in self.void:
            self.stack.append((tag, attributes))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def keep_caption(self, data):
        """A caption is its title, in bold type, what was drawn, and what there is to see."""
        inside = [(tag, attributes.get("class")) for tag, attributes in self.stack]
        if ("b", None) in inside:
            self.captions[-1]["title"] += data
            self.captions[-1]["rows"] += [(int(attributes["data-row"]), attributes["data-column"]) for _, attributes in self.stack if "data-row" in attributes]
        elif ("span", "noun") not in inside:
            self.captions[-1]["text"] += data

    def handle_data(self, data):
        tags = [tag for tag, _ in self.stack]
        if "figcaption" in tags:
            self.keep_caption(data)
        if "svg" in tags and "text" in tags:
            self.drawn.append(data)
        if any(tag in ("svg", "style", "title", "code") for tag, _ in self.stack):
            return
        marked = next((attributes for tag, attributes in self.stack if attributes.get("class") == "n"), None)
        if marked is not None:
            self.marked.append((marked, data))
        elif data.strip():
            self.text.append(data)


def check_page(path, folder, language):
    from numbers_of_page import plain
    text = path.read_text(encoding="utf-8")
    check(path.stat().st_size < 5e6, f"{path} has {path.stat().st_size} bytes")
    page = Page()
    page.feed(text)
    check(not page.fetched, f"the page would fetch {page.fetched[:5]}")
    check(f'<html lang="{language}">' in text, "the page does not say its language")
    rows = table(folder)
    for attributes, shown in page.marked:
        row, column = rows[int(attributes["data-row"])], attributes["data-column"]
        value = float(row[column]) * float(attributes["data-factor"]) if row[column] else None
        if column in ("level_low", "level_high") and row["method"] == "t" and value is not None:
            value = max(value, 0.0)  # no level lies below nothing
        decimals = int(attributes["data-decimals"]) if attributes["data-decimals"] else None
        expected = (plain(value, language, decimals), plain(value, language, decimals, True))
        check(shown in expected, f"{language}: the page says {shown} where the table says {row['indicator']} {column} {row[column]}")
    check(len(page.marked) > 200, f"{language}: only {len(page.marked)} numbers of the page are those of the table")
    # What else has digits is a name, a date, an hour, a fixed text of the languages, a row of the provenance or of the walk.
    about = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    import text_en
    import text_sv
    words = {"en": text_en, "sv": text_sv}[language]
    known = json.dumps([about, {k: v for k, v in words.WORDS.items() if not callable(v)}, words.LABELS, words.EVIDENCE, [r["label"] for r in rows], [r["zone"] for r in rows], [r["part"] for r in rows]], ensure_ascii=False)
    known += (folder / "walks.json").read_text(encoding="utf-8") if (folder / "walks.json").exists() else ""
    patterns = json.loads((root / "docs/patterns.json").read_text(encoding="utf-8"))
    known += json.dumps(patterns, ensure_ascii=False)
    allowed = set(re.findall(r"\d+", known)) | {f"{hour:02}" for hour in range(25)} | set(about["date"].split("-")) | {str(int(one)) for one in about["date"].split("-")}
    with h5py.File(next((folder / "runs").glob("*.h5"))) as run:
        letters = [row.tobytes().rstrip(b"\0").decode() for row in run["parameters/certainty"][()]]
    allowed |= {str(letters.count(letter)) for letter in "ABCD"}
    counts = collections.Counter((row["role"], row["verdict"]) for row in patterns["verified"]["rows"]) + collections.Counter(one["state"] for one in patterns["predicted"])
    kept_back = collections.Counter(one["state"] for one in patterns["kept_back"])
    allowed |= {str(count) for count in [*counts.values(), *kept_back.values(), len(patterns["predicted"]), len(patterns["kept_back"])]}
    text = " ".join(" ".join(page.text).split())
    told = {"en": "Of {} predictions {} held, {} failed", "sv": "Av {} f\u00f6ruts\u00e4gelser h\u00f6ll {}, {} h\u00f6ll inte"}[language].format(len(patterns["predicted"]), counts["held"], counts["failed"])
    check(told in text, f"{language}: the page does not say '{told}'")
    failing = [row["name"] for row in patterns["verified"]["rows"] if row["verdict"] in ("outside", "fail", "fails")]
    check(all(name in words.WORDS["failing_named"] and name in text for name in failing), f"{language}: a row that lies outside its band is not on the page, or has no words: {failing}")
    for piece in page.text:
        strange = [one for one in re.findall(r"\d+", piece) if one not in allowed]
        check(not strange, f"{language}: '{piece.strip()}' has a number that stands in no table: {strange}")
    # Titles of figures say what their rows say, and captions what to see.
    check(page.captions and all(len(one["title"].strip()) > 20 and len(one["text"].strip()) > 20 for one in page.captions), f"{language}: a figure has no title or nothing after it: {page.captions}")
    for one in page.captions:
        for number, column in one["rows"]:
            row = rows[number]
            if column == "difference" and row["method"] == "t" and row["units"] != "lx":
                certainty = row["verdict"].split()[0]
                check(certainty in ("clearly", "probably") and words.WORDS["how"][certainty] in one["title"], f"{language}: '{one['title']}' stands over a row with the verdict '{row['verdict']}'")
    points = [one for one in page.drawn if re.search(r"\d\.\d", re.sub(r"\b[012]\d\.(00|15|30|45)\b", "", one)) and one not in about["titles"]]
    check(page.drawn and (language != "sv" or not points), f"numbers of a Swedish drawing have points: {points}")
    # Structure for a screen reader.
    headings = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    check(headings.count(1) == 1 and all(b <= a + 1 for a, b in zip(headings, headings[1:])), f"headings go {headings}")
    images = [attributes for tag, attributes in page.tags if attributes.get("role") == "img"]
    check(images and all(len(one.get("aria-label", "")) > 20 for one in images), "a figure has no words in its place")
    check(all(attributes.get("scope") for tag, attributes in page.tags if tag == "th"), "a head of a table does not say of what")
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    check(len(ids) == len(set(ids)), "two elements have one id")
    return page


def with_alternatives(folder, count, to):
    """The folder of a comparison in which the last alternative has several names."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("study.h5", "rows", "report.html"))
    about = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    last, name = about["titles"][-1], about["names"][-1]
    names = [f"Another way with a name, {number}" for number in range(count + 1 - len(about["titles"]))]
    for number, title in enumerate(names):
        about["titles"].append(title)
        about["names"].append(f"copy-{number}")
        about["runs"].append(f"runs/copy-{number}.h5")
        shutil.copy(folder / f"runs/{name}.h5", to / f"runs/copy-{number}.h5")
    (to / "answer.json").write_text(json.dumps(about), encoding="utf-8")
    rows = table(folder)
    with open(to / "estimates.csv", "w", newline="", encoding="utf-8") as f:
        out = csv.DictWriter(f, rows[0])
        out.writeheader()
        out.writerows(rows + [row | {"scenario": title} for title in names for row in rows if row["scenario"] == last])
    with h5py.File(to / "maps.h5", "r+") as maps:
        for one, values in [(one, set_[()]) for one, set_ in maps.items() if set_.ndim == 3]:
            del maps[one]
            maps[one] = np.concatenate([values, *[values[-1:]] * len(names)])


def sheets(page, browser):
    """How many sheets of A4 page one takes: all that stands before the contents."""
    text = page.read_text(encoding="utf-8")
    alone = page.with_suffix(".one.html")
    alone.write_text(text[:text.index("<nav")] + "</main></body></html>", encoding="utf-8")
    printed = page.with_suffix(".pdf")
    subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={page.parent / 'browser'}", f"--print-to-pdf={printed}", alone.as_uri()],
                   check=True, capture_output=True, timeout=300)
    return len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return sum(w * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for w, c in zip((0.2126, 0.7152, 0.0722), parts))


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def check_languages():
    """Of each kind of intervention there is a word on what field studies say, and both languages have the same words."""
    import text_en
    import text_sv
    schema = json.loads((root / "docs/scenario.schema.json").read_text(encoding="utf-8"))
    kinds = set(schema["properties"]["interventions"]["items"]["properties"]) - {"remove"}
    for words in (text_en, text_sv):
        check(set(words.EVIDENCE) == kinds, f"{words.__name__}: what field studies say is not of the kinds of interventions: {set(words.EVIDENCE) ^ kinds}")
    for table in ("WORDS", "PHRASES", "PARAMETERS"):
        check(set(getattr(text_en, table)) == set(getattr(text_sv, table)), f"{table}: not in both languages: {set(getattr(text_en, table)) ^ set(getattr(text_sv, table))}")


style = (root / "analysis/report/style.css").read_text()
colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style))
for ink in ("ink", "soft", "better", "worse", "neither", "accent"):
    for paper in ("#ffffff", colours["pale"]):
        check(contrast(colours[ink], paper) >= 4.5, f"{ink} on {paper} has a contrast of {contrast(colours[ink], paper):.2f}")

check_languages()

with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    for scenario, more in (("quiet", ""), ("guarded", "interventions:\n  - guards: {pairs: 1, shifts: [10:00-20:00]}\n"),
                           ("seats", "interventions:\n  - furniture: {add: [{kind: deck_chair, count: 20, area: furniture_b}]}\n"), ("later", "date: 2018-07-18\n")):
        title = {"quiet": "Quiet & <plain>", "guarded": "Guarded $x$", "seats": "S\u00e4ten"}.get(scenario, scenario)
        (here / f"{scenario}.yaml").write_text(f"scenario: \"{title}\"\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\n"
                                               f"parameters:\n  demand: {{trips_factor: 0.05}}\n{more}", encoding="utf-8")
    scenarios = [here / "quiet.yaml", here / "guarded.yaml", here / "seats.yaml"]
    window = ["--from", "12:00", "--until", "12:20", "--replications", 21]
    titles = ["Quiet & <plain>", "Guarded $x$", "S\u00e4ten"]

    told = plattan("compare", *scenarios, *window, "-o", here / "one", "--threads", 2)
    for word in ("costs", "headline indicator", "95 % interval", "little or no difference", "plattan report", "chance alone"):
        check(word in told, f"compare does not say '{word}':\n{told}")
    recompute(here / "one", titles)
    same_in_hdf5(here / "one")

    # Equal however it was simulated, and whatever ended it.
    going = subprocess.Popen([str(program), "compare", *map(str, scenarios), *map(str, window), "-o", str(here / "two"), "--threads", "1", "--quiet"])
    while sum(file.stat().st_size for file in (here / "two").glob("rows/*.rows")) < 60_000 and going.poll() is None:
        time.sleep(0.05)
    going.send_signal(signal.SIGINT)
    going.wait()
    plattan("compare", *scenarios, *window, "-o", here / "two", "--threads", 1, "--quiet")
    check((here / "one/estimates.csv").read_bytes() == (here / "two/estimates.csv").read_bytes(), "an interrupted comparison with one thread comes to other estimates")
    with h5py.File(here / "one/maps.h5") as a, h5py.File(here / "two/maps.h5") as b:
        check(all(np.array_equal(a[n][()], b[n][()], equal_nan=True) for n in a if n != "scenarios"), "maps depend on the order of the runs")
        staying, both = a["staying"][()], a["staying_difference"][()]
        check(np.allclose(staying[1] - staying[0], both[1], atol=1e-4, equal_nan=True), "the difference of two maps is not theirs")
        check(all(np.nansum(a[name][()], axis=(1, 2)).min() > 0 for name in ("staying", "sitting", "standing")), "nobody stays anywhere, or all sit, or all stand")
        check(np.allclose(a["sitting"][()] + a["standing"][()], staying, rtol=0.01, equal_nan=True), "those who sit and those who stand are not those who stay")
    plattan("compare", here / "one", "--quiet")
    check((here / "one/estimates.csv").read_bytes() == (here / "two/estimates.csv").read_bytes(), "a comparison that is read again says something else")
    check("--from" in plattan("compare", here / "one", "--from", "12:00", code=2), "options without effect are taken")

    # What is unlike is refused, or said above the table.
    check("the date" in plattan("compare", here / "quiet.yaml", here / "later.yaml", *window, "-o", here / "three", code=2), "the dates are not named")
    check(not (here / "three").exists(), "something was written for a comparison that was refused")
    anyway = plattan("compare", here / "quiet.yaml", here / "later.yaml", "--from", "12:00", "--until", "12:02", "--replications", 2, "--anyway", "--no-maps", "-o", here / "three")
    check(anyway.find("differ in the date") < anyway.find("headline indicator"), "what differs does not stand above the table")

    # Whoever collects the runs of a comparison anew finds its estimates, and those are of all runs that are there.
    plattan("sweep", "collect", here / "one")
    same_in_hdf5(here / "one")
    check((here / "one/estimates.csv").read_bytes() == (here / "two/estimates.csv").read_bytes(), "collecting changes the estimates of equal runs")
    plattan("sweep", "extend", here / "three", "--replications", 3)
    plattan("sweep", "work", here / "three", "--shard", "1/1", "--quiet")
    plattan("sweep", "collect", here / "three", "-o", here / "three/elsewhere.h5")
    same_in_hdf5(here / "three", "elsewhere.h5")
    check({row["n"] for row in table(here / "three") if row["indicator"] == "deals"} == {"3"}, "estimates are of fewer runs than were collected")
    check("differ in the date" in " ".join(json.loads((here / "three/answer.json").read_text(encoding="utf-8"))["notices"]), "what differs is forgotten when runs are collected")

    # Page one warns of it, in its language, and draws no message.
    for language, said in (("en", "differ in the date"), ("sv", "skiljer sig i datumet: 17 juli 2018 och 18 juli 2018")):
        plattan("report", here / "three", "-o", here / "three.html", "--language", language)
        text = (here / "three.html").read_text(encoding="utf-8")
        check(said in text[:text.index("<nav")] and 'class="warning"' in text, f"{language}: page one does not warn of runs that are unlike")
        check('class="messages"' not in text and 'class="asked"' not in text, f"{language}: runs that are unlike have a message")

    # Until it is narrow enough.
    until = plattan("compare", here / "quiet.yaml", here / "guarded.yaml", "--from", "12:00", "--until", "12:02", "--until", "half_width:90%", "--replications", 15, "--no-maps", "-o", here / "four")
    check(re.search(r"1[05] pairs", until), f"no pairs are told:\n{until}")
    check("no half width" in plattan("compare", *scenarios, "--until", "half_width:x%", code=2), "a half width that is none is taken")

    # Draws of what is assumed.
    draws = plattan("compare", here / "quiet.yaml", here / "guarded.yaml", "--from", "12:00", "--until", "12:05", "--replications", 3, "--parameter-draws", 14, "-o", here / "five")
    check("14 of 14 draws" in draws, f"draws are not counted:\n{draws}")
    rows = table(here / "five")
    check(any(r["method"] == "assumptions 90 %" for r in rows) and any(r["method"] == "assumption low to high" for r in rows), "assumptions are in no row")

    # The page.
    for language in ("en", "sv"):
        before = os.times()
        plattan("report", here / "one", "-o", here / f"{language}.html", "--language", language)
        after = os.times()
        took = after.children_user + after.children_system - before.children_user - before.children_system
        check(took < 15, f"a report took {took:.0f} s of a processor")
        page = check_page(here / f"{language}.html", here / "one", language)
        text = (here / f"{language}.html").read_text(encoding="utf-8")
        check("Quiet &amp; &lt;plain&gt;" in text and "<plain>" not in text, "names are not escaped")
        check('class="asked"' not in text and 'class="messages"' in text and 'class="warning"' not in text, "one of two alternatives is the headline, or a page warns of nothing")
        # Of a part of a day nothing is said that is of others, and no price of a whole one.
        unsaid = {"en": ("Litter at 15:00", "in the evening", "at night, 23", "person-minutes a day", "Best by what"), "sv": ("Skr\u00e4p kl. 15", "p\u00e5 kv\u00e4llen", "personminuter per dygn", "B\u00e4st efter")}[language]
        check(not [one for one in unsaid if one in text], f"{language}: a page of 20 minutes says {[one for one in unsaid if one in text]}")
        check({"en": "12:00\u201312:20", "sv": "kl. 12.00\u201312.20"}[language] in text, f"{language}: the page does not say which time it is of")
    # Page one is one page of paper, and a row or a column is each alternative's.
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    with_alternatives(here / "one", 6, here / "many")
    for folder, alternatives in (("one", 2), ("many", 6)):
        for language in ("en", "sv"):
            page = here / f"{folder}-{language}.html"
            said = plattan("report", here / folder, "-o", page, "--language", language)
            check("Warning" not in said, f"a page of {alternatives} alternatives comes with warnings: {said}")
            check(page.stat().st_size < 5e6, f"the page of {alternatives} alternatives has {page.stat().st_size} bytes")
            check(browser is None or sheets(page, browser) == 1, f"{language}: page one of {alternatives} alternatives takes several sheets")
    check_page(here / "many-en.html", here / "many", "en")
    check('class="one wide cards"' in (here / "many-en.html").read_text(encoding="utf-8"), "six alternatives stand in columns")
    plattan("report", here / "five", "-o", here / "five.html")
    # A page that is exported by the viewer plays inside; without one there is no script.
    (here / "replay.html").write_text("<!DOCTYPE html><meta name=\"generator\" content=\"plattan view\"><p title='x \"y\"'>&amp;</p><script>let a = 1 < 2 && 3;</script>", encoding="utf-8")
    plattan("report", here / "five", "-o", here / "with.html", "--replay", here / "replay.html")
    frame = Page()
    frame.feed((here / "with.html").read_text(encoding="utf-8"))
    inside = [attributes for tag, attributes in frame.tags if tag == "iframe"]
    check(len(inside) == 1 and inside[0]["srcdoc"] == (here / "replay.html").read_text(encoding="utf-8") and inside[0]["sandbox"] == "allow-scripts", f"the replay in the page is {inside}")
    check("script-src" in (here / "with.html").read_text(encoding="utf-8") and "script-src" not in (here / "five.html").read_text(encoding="utf-8"), "scripts are allowed where no replay is, or not where one is")
    plattan("report", here / "five", "-o", here / "no.html", "--replay", here / "nothing.html", code=2)
    (here / "any.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    check("no such page" in plattan("report", here / "five", "-o", here / "no.html", "--replay", here / "any.html", code=2), "any page is taken for a replay")
    # What belongs to a study is not written over, and what is damaged is said by its name.
    for file in ("design.csv", "answer.json", "estimates.csv", "rows/shard-00001-of-00001.rows"):
        kept = (here / "five" / file).read_bytes()
        plattan("report", here / "five", "-o", here / "five" / file, code=2)
        plattan("sweep", "archive", here / "five", "-o", here / "five" / file, code=2)
        check((here / "five" / file).read_bytes() == kept, f"{file} of a study was written over")
    shutil.copytree(here / "five", here / "hurt")
    for file, texts in (("answer.json", ("[]", "null", "[" * 100_000, "", '{"titles": "x"}', "1" * 10_000)), ("estimates.csv", ("", (here / "five/estimates.csv").read_text(encoding="utf-8").splitlines()[0] + "\n",
                        (here / "five/estimates.csv").read_text(encoding="utf-8").replace("0.", ";.", 40)))):
        for text in texts:
            (here / "hurt" / file).write_text(text, encoding="utf-8")
            said = plattan("report", here / "hurt", "-o", here / "no.html", code=2)
            check(file in said and "Traceback" not in said and len(said.splitlines()) < 3 and not (here / "no.html").exists(), f"{file} with {text[:20]!r} is told: {said}")
        shutil.copy(here / "five" / file, here / "hurt" / file)
        for what in ("pipe", "device"):
            (here / "hurt" / file).unlink()
            os.mkfifo(here / "hurt" / file) if what == "pipe" else (here / "hurt" / file).symlink_to("/dev/zero")
            for command in ("report", "compare"):
                check("no file" in plattan(command, here / "hurt", code=2), f"{command} waits for a {what}")
        (here / "hurt" / file).unlink()
        shutil.copy(here / "five" / file, here / "hurt" / file)
    seats = [row for row in table(here / "one") if row["indicator"] == "sat_down_by_seat" and row["part"] == "deck_chair | times"]
    check([row["level"] == "0" for row in seats] == [True, True, False], f"on what people sat down: {seats}")
    text = (here / "en.html").read_text(encoding="utf-8")
    check("<b>Furniture</b>: thin. STAY-08" in text and "<b>Guards</b>: mixed. EFF-04" in text and "<b>Bins</b>" not in text, "page one does not say what field studies say of the measures that differ")
    check("sat down, deck chairs" in (here / "en.html").read_text(encoding="utf-8") and "SF-09" in (here / "en.html").read_text(encoding="utf-8"), "the page does not say on what people sat down, or what the model fails")
    check_page(here / "five.html", here / "five", "en")
    check("expected" in plattan("report", here, code=2), "a folder of something else is taken for a comparison")

    # Runs that are there already come to the estimates of a study of them, and to a page; the answer of a study is not written over.
    pair = ["quiet", "guarded"]
    for scenario in pair:
        for replication in range(3):
            plattan("run", here / f"{scenario}.yaml", *window[:4], "--replication", replication, "--no-trajectories", "--quiet", "-o", here / f"files/{scenario}/{replication}.h5")
    plattan("compare", *(here / f"{scenario}.yaml" for scenario in pair), *window[:4], "--replications", 3, "-o", here / "of-study", "--quiet")
    check("plattan report" in plattan("compare", *(here / f"files/{scenario}" for scenario in pair), "-o", here / "of-files"), "it is not said how to read a comparison of runs")
    of_study, of_files = ({tuple(row[key] for key in ("scenario", "indicator", "zone", "hour", "part", "method")): row for row in table(here / folder)} for folder in ("of-study", "of-files"))
    missing = {key[1] for key in of_study if key not in of_files}
    check(missing <= {"sat_down_by_seat"} and not set(of_files) - set(of_study), f"runs and their study differ in which rows they have: {missing}, {set(of_files) - set(of_study)}")
    other = {key[1] for key, row in of_files.items() if any(abs(float(row[column] or 0) - float(of_study[key][column] or 0)) > 1e-5 * max(1, abs(float(row[column] or 0))) for column in ("level", "difference", "low", "high"))}
    check(not other and ("Guarded $x$", "cost_by_payer") in {key[:2] for key in of_files}, f"runs and a study of the same runs differ in {other}")
    plattan("report", here / "of-files", "-o", here / "of-files.html")
    check("<b>Guards</b>: mixed. EFF-04" in (here / "of-files.html").read_text(encoding="utf-8"), "the page of runs does not say what is known of guards")
    check("is the folder of a study" in plattan("compare", *(here / f"files/{scenario}" for scenario in pair), "-o", here / "of-study", code=2), "the answer of a study is written over")

    # Those who go on by themselves.
    for program_of in (["/usr/bin/python3", root / "analysis/examples/study_in_python.py"], ["Rscript", root / "analysis/examples/study_in_r.R"]):
        done = subprocess.run([*program_of, here / "one"], capture_output=True, text=True, timeout=300)
        check(done.returncode == 0 and "stay-hours" in done.stdout and "Deals on the square" in done.stdout, f"{program_of[1]}: {done.stdout}{done.stderr}")

    done = subprocess.run(["/usr/bin/python3", root / "analysis/geojson.py", here / "one", here / "geo"], capture_output=True, text=True, timeout=300)
    check(done.returncode == 0, f"geojson: {done.stdout}{done.stderr}")
    for part in ("plan", "points", "cells"):
        info = subprocess.run(["ogrinfo", "-so", "-al", here / f"geo/{part}.geojson"], capture_output=True, text=True).stdout
        count = re.search(r"Feature Count: (\d+)", info)
        extent = [float(one) for one in re.findall(r"-?[\d.]+", re.search(r"Extent: (.*)", info).group(1))] if "Extent" in info else [0] * 4
        check(count and int(count.group(1)) > 10 and '"EPSG",3011' in info, f"{part}.geojson: {info[:600]}")
        check(150_000 < extent[0] < 160_000 and 6_570_000 < extent[1] < 6_590_000, f"{part}.geojson does not lie in Stockholm: {extent}")
    xml.etree.ElementTree.parse(here / "geo/cells.qml")

    # Of several days each is told, in the table, in study.h5 and on the page.
    plattan("compare", here / "quiet.yaml", here / "guarded.yaml", "--from", "23:52", "--until", "00:08", "--days", 2, "--replications", 2, "-o", here / "days")
    dates = ["2018-07-17", "2018-07-18"]
    by_day = {(row["scenario"], row["indicator"], row["part"]): row for row in table(here / "days") if row["part"] in dates}
    check({key[1] for key in by_day} >= {"unsafe_day", "deals", "all_deals", "stay_hours"} and all(row["n"] == ("0" if key[1] == "unsafe_day" else "2") and row["method"] == "t" for key, row in by_day.items() if key[1] != "unsafe_night"), f"by day there are {sorted(by_day)}")
    with h5py.File(here / "days/study.h5") as study, h5py.File(next((here / "days/runs").glob("1-*.h5"))) as run:
        figures = [b"".join(one).rstrip(b"\0").decode() for one in study["figures_by_day_column_name"][()]]
        days = study["figures_by_day"][0]
        for name in ("stay_hours", "litter_per_10_m2", "safety_index"):
            own = days[:, 0, :, figures.index(name)]
            check(np.allclose(own[0], run["daily"][name][()], rtol=1e-6, equal_nan=True), f"the days of a run differ in {name}: {own[0]} and {run['daily'][name][()]}")
            check(all(near(by_day[titles[0], name, date]["level"] or "nan", float(level)) or abs(float(by_day[titles[0], name, date]["level"]) - level) < 1e-5 * abs(level) for date, level in zip(dates, own.mean(axis=0))),
                  f"{name} by day is not the mean of the runs")
    for language, heading in (("en", "Day by day"), ("sv", "Dag f\u00f6r dag")):
        plattan("report", here / "days", "-o", here / f"days-{language}.html", "--language", language)
        page = check_page(here / f"days-{language}.html", here / "days", language)
        check(heading in page.text and any("2" in attributes["aria-label"] and "estimates.csv" in attributes["aria-label"] for _, attributes in page.tags if attributes.get("role") == "img"), f"{language}: no day is drawn")
    check("Day by day" not in (here / "en.html").read_text(encoding="utf-8"), "a run of one day is told day by day")

    # Single pairs tell nothing.
    single = plattan("compare", here / "quiet.yaml", here / "guarded.yaml", "--from", "12:00", "--until", "12:02", "--replications", 1, "-o", here / "six")
    check("no interval" in single and "clearly" not in single, single)

for fault in faults:
    print("FAULT", fault)
sys.exit(1 if faults else 0)
