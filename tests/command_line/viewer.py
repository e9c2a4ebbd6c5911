#!/usr/bin/python3
"""The viewer without a screen: type that is read from the back row, sessions of keys and mouse, tours, films of the right length, pages that replay."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import h5py

from sealing import LENGTH, sealed

program = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path(__file__).resolve().parents[2]
faults = []


def call(*words, code=0, said=(), **environment):
    result = subprocess.run([program, *map(str, words)], capture_output=True, text=True, cwd=folder, env={**os.environ, **environment}, timeout=600)
    shown = " ".join(map(str, words))
    if result.returncode != code:
        faults.append(f"{shown}: ends with {result.returncode} instead of {code}: {result.stderr[:300]}")
    for words_said in said:
        if words_said not in result.stdout + result.stderr:
            faults.append(f"{shown}: does not say '{words_said}': {result.stderr[:300]}")
    return result.stdout


sizes = ("640x480", "1080x1920", "1000x1000", "1024x768", "1280x720", "1440x900", "1920x1080", "2560x1080", "3840x2160")
long_names = ("Det långa namnet på en körning", "Summer 2018: chairs, cleaners, guards")


def damage(path):
    """Bytes of one minute of trajectories are others, and the file is sealed as if they had always been."""
    with h5py.File(path) as file:
        chunk = file["trajectories/x"].id.get_chunk_info(0)
    content = bytearray(path.read_bytes()[:-LENGTH])
    for at in range(chunk.byte_offset + 20, chunk.byte_offset + min(chunk.size, 400)):
        content[at] ^= 0x5A
    path.write_bytes(sealed(content))


def check_texts(where, found, least, of_height=1):
    """Every text is whole, large enough, inside the picture and apart from the others; what its pixels show is the text, in contrast to its ground.
    Letters go by `of_height` of the picture's height."""
    texts = found["texts"]
    if len(texts) < least:
        faults.append(f"{where}: only {len(texts)} texts")
    if not any(text["must_read"] for text in texts):
        faults.append(f"{where}: nothing is read from the back row")
    for text in texts:
        if text["on_map"] and len(text["text"]) == 1:  # a letter is part of its pin, and as large
            continue
        wrong = []
        share = (0.03 if text["must_read"] else 0.02) * of_height
        if text["capitals"] < share - 1e-4:
            wrong.append(f"has capitals of {100 * text['capitals']:.2f} % of the height, not {100 * share:.0f} %")
        if text["contrast"] < 4.5:
            wrong.append(f"has a contrast of {text['contrast']}")
        if not text["inside"]:
            wrong.append(f"is cut by the edge: {text['box']}")
        if not text["apart"]:
            wrong.append(f"lies on another text: {text['box']}")
        if not text["whole"]:
            wrong.append("is shortened")
        if text["shown"] < (0.33 if text["below_people"] else 0.93):  # people walk upon the names of places, in a street of a small window side by side
            wrong.append(f"is hidden or cut: {100 * text['shown']:.0f} % of it is seen at {text['box']}")
        faults.extend(f"{where}: '{text['text']}' {fault}" for fault in wrong)


def check_layout(*words, least=20):
    for size in sizes:
        found = json.loads(call("view", *words, "--layout", size, "--json") or "{}")
        if found:
            check_texts(f"{' '.join(map(str, words))} at {size}", found, least)


def check_states(*files, lines, options=()):
    """The same of what is shown in a session: after each line `layout NAME`, at every size."""
    for language in ("en", "sv"):
        for size in sizes:
            script, states = folder / "states.txt", folder / "states"
            shutil.rmtree(states, ignore_errors=True)
            states.mkdir()
            script.write_text(f"size {size.replace('x', ' ')}\n{lines}")
            call("view", *files, *options, "--language", language, "--play-events", script, "--shots", states)
            for name in re.findall(r"^layout (\S+)", lines, re.M):
                path = states / f"{name}.json"
                if not path.exists():
                    faults.append(f"{name} at {size}: no texts were listed")
                    continue
                check_texts(f"{name} at {size} in {language}", json.loads(path.read_text()), 3)


session = """
# a Swedish keyboard: + and - are typed, [ and ] stand behind AltGr
expect playing no
expect speed 60
type +
expect speed 120
key up
expect speed 300
type -
key down
expect speed 60
type å
type ]
expect speed 120
type [
key right
key right shift
key left control
key home
wait 0.3
type 5
expect layer litter
type d
expect mode difference
shot difference
type d
type w
expect mode wipe
shot wipe
type w
type a
expect mode a
type a
type a
expect mode ab
press tab
shot blink
release tab
type 0
size 500 300
shot small
size 1900 1000
size 640 480
size 1280 720
wheel 1 400 300
down 400 300
move 450 320
up 450 320
type f
click 300 700
type n
type g
type u
type l
type e
shot details
type e
type h
shot bare
type h
type s
key f1
shot keys
key f1
type b
expect black yes
type b
expect black no
type i
type 1
key enter
type q
key escape
type .
type ,
press tab
expect blink yes
leave
expect blink no
down 400 300
leave
move 450 320
# there is no other day
key left
expect day 1
key home
expect time 17:20:00
key pagedown
expect time 17:20:00
key pageup
expect time 17:20:00
# Escape leaves no full screen, F11 does
key f11
expect screen full
key escape
expect screen full
key f11
expect screen window
key end
shot last
"""

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    a, b = folder / "a.h5", folder / "b.h5"
    for scenario, run in (("baseline-2014", a), ("summer-2018", b)):
        call("run", root / f"scenarios/{scenario}.yaml", "--from", "17:20", "--until", "17:35", "-o", run, "--quiet")
    check_layout(a, b, "--at", "17:30")
    check_layout(b, "--at", "17:30", "--language", "sv")
    check_layout(a, b, "--at", "17:30", "--mode", "difference", "--layer", "staying", "--language", "sv")
    check_layout(a, b, "--at", "17:30", "--mode", "wipe", "--name", long_names[0], "--name", long_names[1])
    check_layout(a, "--at", "17:30", "--bare", least=5)
    # A person in the run whose number is known, for a card.
    with h5py.File(a) as file:
        seconds, ids = file["trajectories/t"][:], file["trajectories/id"][:]
        kinds, kind = file["people/kind"][:], h5py.check_enum_dtype(file["people/kind"].dtype)["visitor"]
        somebody = next(int(i) for i in ids[seconds == 17 * 3600 + 25 * 60] if kinds[i] == kind)
    choose = "type i\n" + "".join(f"type {digit}\n" for digit in str(somebody)) + "key enter\n"
    check_states(a, b, "--at", "17:25", lines=f"{choose}layout card\ntype a\nlayout card-alone\nkey escape\ntype a\ntype a\ntype e\nlayout details\n"
                 "type 4\nlayout details-and-field\ntype 4\ntype e\nkey f1\nlayout keys\nkey f1\ntype q\nlayout question\nkey left\ntype i\ntype 7\nlayout number\nkey escape\n"
                 f"type h\nlayout bare\n{choose}layout bare-card\n", options=("--name", long_names[0], "--name", long_names[1]))

    (folder / "session.txt").write_text(session)
    shots = folder / "shots"
    shots.mkdir()
    call("view", a, b, "--at", "17:28", "--play-events", folder / "session.txt", "--shots", shots)
    if {path.stem for path in shots.iterdir()} != set(re.findall(r"^shot (\w+)", session, re.M)):
        faults.append(f"the session left {sorted(path.name for path in shots.iterdir())}")
    # Only what is seen is listed: nothing of a black picture, and no panel below the page of keys, however large the picture was before.
    (folder / "black.txt").write_text("type b\nlayout black\nsize 640 480\nlayout smaller-black\ntype b\nsize 1280 720\nkey f1\nsize 640 480\nlayout smaller-keys\nsize 480 640\nlayout narrow-keys\nsize 480 900\nlayout high-keys\n")
    listed = folder / "listed"
    listed.mkdir()
    call("view", a, b, "--at", "17:28", "--play-events", folder / "black.txt", "--shots", listed)
    for name in ("black", "smaller-black"):
        texts = json.loads((listed / f"{name}.json").read_text())["texts"]
        if texts:
            faults.append(f"{name}: lists {len(texts)} texts, as '{texts[0]['text']}'")
    # In a picture that is higher than wide letters go by its width, and each key has its words.
    for name, height in (("narrow-keys", 640), ("high-keys", 900)):
        check_texts(name, json.loads((listed / f"{name}.json").read_text()), 55, 480 / height)
    check_texts("smaller-keys", json.loads((listed / "smaller-keys.json").read_text()), 20)
    (listed / "taken.json").mkdir()
    (folder / "taken.txt").write_text("layout taken\n")
    call("view", a, "--play-events", folder / "taken.txt", "--shots", listed, code=1, said=["cannot write", "taken.json"])
    (folder / "wrong.txt").write_text("type 5\nexpect layer density\n")
    call("view", a, "--play-events", folder / "wrong.txt", code=2, said=["wrong.txt:2: layer is litter, expected density"])

    # A tour: its file is checked with and without its results, its film is as long as it says.
    tour = folder / "tour.yaml"
    tour.write_text('tour: A test\nfiles:\n  A: {file: a.h5, scenario: Baseline 2014, seed: 1}\n  B: {file: b.h5}\nsteps:\n'
                    '  - {at: "17:25", until: "17:26", speed: 60, hold: 1, caption: One}\n  - {at: "17:30", hold: 1, mode: difference, layer: litter}\n')
    call("check", tour, said=["no problems"])
    (folder / "steps.txt").write_text("expect time 17:25:00\nwait 0.5\nexpect playing yes\nkey pagedown\nexpect mode difference\nexpect layer litter\ntype .\n"
                                      "expect black yes\ntype b\nkey pageup\nexpect time 17:25:00\nkey f5\nexpect mode ab\nkey escape\nexpect time 17:25:00\n"
                                      # after its end the tour is still there: a step back is its last step again, and one more the step before
                                      "key pagedown\nwait 2\nexpect layer litter\nkey pageup\nexpect layer litter\nkey pageup\nexpect caption One\n")
    call("view", "--script", tour, "--play-events", folder / "steps.txt")
    long_tour = folder / "long.yaml"
    long_tour.write_text('tour: A test\nfiles:\n  A: {file: a.h5, name: {en: "2014: as it was run", sv: "2014: som det sköttes"}}\n  B: {file: b.h5, name: {en: "2018: the package", sv: "2018: med insatserna"}}\nsteps:\n'
                         '  - {at: "17:25", hold: 9, caption: {en: "One day each: one draw of chance. Studies give the interval", sv: "En dag var: en dragning av slumpen. Studier ger intervallet"}}\n'
                         '  - {at: "17:26", hold: 9, mode: difference, layer: coverage, figures: [visible_deals, displaced_deals, recorded_offences, cost], caption: {en: "Uniform within a minute, B minus A", sv: "Uniform inom en minut, B minus A"}}\n'
                         '  - {at: "17:27", hold: 9, mode: a, layer: deals, look: arcade_n, caption: {en: "By the metro entrance people deal", sv: "Vid tunnelbanan säljs droger"}}\n')
    check_states("--script", long_tour, lines="layout first-step\nkey pagedown\nlayout second-step\nkey pagedown\nwait 2\nlayout third-step\n")
    film = folder / "tour.mp4"
    call("view", "--script", tour, "--export", film, "--size", "641x361")
    if film.exists() and shutil.which("ffprobe"):
        probed = subprocess.run(["ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "stream=width,height,duration", "-of", "json", film],
                                capture_output=True, text=True, check=True).stdout
        stream = json.loads(probed)["streams"][0]
        if (stream["width"], stream["height"]) != (640, 360) or abs(float(stream["duration"]) - 3) > 0.3:
            faults.append(f"the film of the tour is {stream}")
    # A name that is given as a word is that of A, and B keeps the one of the tour. No picture or page is made of a tour.
    named = folder / "named.yaml"
    named.write_text(tour.read_text().replace("{file: b.h5}", "{file: b.h5, name: Of the tour}"))
    titles = {text["text"] for text in json.loads(call("view", "--script", named, "--name", "As a word", "--layout", "1280x720") or '{"texts": []}')["texts"]}
    if not {"As a word", "Of the tour"} <= titles:
        faults.append(f"the runs of the tour are called {titles}")
    for ending in ("png", "html"):
        call("view", "--script", tour, "--export", folder / f"tour.{ending}", code=2, said=["of a tour a film is made"])
    named.write_text(tour.read_text().replace('until: "17:26"', 'until: "17:50"'))
    call("check", named, code=2, said=["was not recorded until 17:50"])
    # Endings are read whatever letters they have, and a moment at the end of the record is its last second.
    call("view", a, "--at", "17:30", "--minutes", "0.1", "--size", "321x241", "--export", folder / "film.MP4")
    shown = json.loads(call("view", a, "--at", "17:35", "--layout", "1280x720") or '{"texts": []}')["texts"]
    if "not recorded" in {text["text"] for text in shown} or "17:34" not in {text["text"] for text in shown}:
        faults.append(f"the end of the record shows {[text['text'] for text in shown]}")
    tour.write_text(tour.read_text().replace("seed: 1", "seed: 2"))
    call("check", tour, code=2, said=["tour.yaml:3:6:", "has the seed 1, the tour wants 2"])
    call("view", "--script", tour, "--export", film, code=2, said=["the tour wants 2"])
    tour.write_text(tour.read_text().replace("b.h5", "none.h5").replace('"17:30"', '"18:30"'))
    call("view", "--script", tour, "--export", film, code=2, said=["none.h5"])
    call("check", root / "scenarios/tours/summer-2018.yaml", said=["no problems"])

    # What is shown of two runs says so in every mode: which two, and what a reader should hold against them.
    def words_of(*words):
        return " ".join(text["text"] for text in json.loads(call("view", *words, "--at", "17:30", "--layout", "1280x720") or '{"texts": []}')["texts"])

    difference = ("--mode", "difference", "--layer", "staying")
    for words, sentences in (((a, b, "--mode", "a"), ["One day each: one draw of chance."]), ((a, b, *difference), ["A Baseline 2014, seed 1 / B Summer 2018 package, seed 1"]),
                             ((a, b, *difference, "--bare"), ["One day each: one draw of chance.", "more in B", "people per m²"]),
                             ((a, b, "--mode", "difference", "--layer", "coverage"), ["sooner in B", "later in B"]),
                             ((b, "--layer", "deals"), ["times a deal was seen, since 17:20"]), ((b, "--layer", "density", "--cumulative"), ["people per m², since 17:20"]),
                             ((b, "--language", "sv"), ["Sedda överlåtelser sedan 17:20", "slumpfrö 1", "T-Centralen", "Sergelarkaden", "Plattan"])):
        for sentence in sentences:
            if sentence not in words_of(*words):
                faults.append(f"{words}: does not say '{sentence}' but {words_of(*words)}")
    (folder / "duty.txt").write_text("type e\nlayout duty\n")
    call("view", b, "--at", "17:30", "--language", "sv", "--play-events", folder / "duty.txt", "--shots", listed)
    duty = " ".join(text["text"] for text in json.loads((listed / "duty.json").read_text())["texts"])
    if not re.search("[2-9] ordningsvakter", duty):
        faults.append(f"two guards are not in the plural: {duty}")
    if "lux, since" in words_of(b, "--layer", "light", "--cumulative"):
        faults.append("light, which is of a moment, says since when")
    # What is not there is said on the map, and no wait for it goes on; a page of what is damaged is refused as a film of it is.
    trackless, other, hurt = folder / "trackless.h5", folder / "other.h5", folder / "hurt.h5"
    call("run", root / "scenarios/summer-2018.yaml", "--from", "17:20", "--until", "17:35", "--set", "spin_up=0", "--no-trajectories", "-o", trackless, "--quiet")
    call("run", root / "scenarios/odenplan-baseline.yaml", "--from", "17:20", "--until", "17:25", "--set", "spin_up=0", "--set", "demand.trips_factor=0.3", "-o", other, "--quiet")
    shutil.copy(a, hurt)
    damage(hurt)
    for words, sentence in (((trackless, "--layer", "sight"), "This field is made of where people were"), ((trackless, "--layer", "coverage"), "This field is made of where people were"),
                            ((trackless, "--language", "sv"), "positioner spelades inte in här"), ((a, trackless, "--mode", "difference", "--layer", "sight"), "This field is made of")):
        shown = [text["text"] for text in json.loads(call("view", *words, "--at", "17:30", "--layout", "1280x720") or '{"texts": []}')["texts"]]
        if sentence not in " ".join(shown):
            faults.append(f"{words}: does not say '{sentence}' but {shown}")
    call("view", hurt, "--at", "17:20", "--minutes", "10", "--export", folder / "hurt.html", code=2, said=["hurt.h5"])
    if (folder / "hurt.html").exists():
        faults.append("a page of a damaged file was written")
    # Two squares lie beside each other, and one never upon the other.
    for mode in ("wipe", "difference"):
        call("view", a, other, "--mode", mode, "--export", folder / "x.png", code=2, said=["two different squares"])
    call("view", a, other, "--export", folder / "x.html", code=2, said=["two different squares"])
    (folder / "unlike.txt").write_text("type d\nexpect mode ab\nlayout unlike\ntype w\nexpect mode ab\n")
    call("view", a, other, "--at", "17:22", "--play-events", folder / "unlike.txt", "--shots", listed)
    if not any("Two different squares: one" in text["text"] for text in json.loads((listed / "unlike.json").read_text())["texts"]):
        faults.append("D does not say that two squares differ")

    call("view", code=2, said=["There is no result in results/"])
    call("view", a, "--mode", "wipe", code=2, said=["needs two runs"])
    call("view", a, "--layer", "litre", "--export", "x.png", code=2, said=["did you mean 'litter'"])
    call("view", a, "--export", folder / "x.gif", code=2, said=["neither .png, .mp4 nor .html"])

    # However large a crowd, two runs of it take no more memory than a small machine has.
    call("run", root / "scenarios/verification/event-5000.yaml", "--from", "12:00", "--until", "12:14", "-o", folder / "crowd.h5", "--quiet")
    measured = json.loads(call("view", "crowd.h5", "crowd.h5", "--benchmark", "jumps", "--seconds", "8", "--size", "1920x1080", "--json") or "{}")
    if not measured or measured["rss_mib"] * 1.048576 > 200:
        faults.append(f"a crowd twice takes too much: {measured}")

    measured = json.loads(call("view", a, b, "--benchmark", "replay", "--presenter", "--seconds", "1", "--size", "640x480", "--json") or "{}")
    if not {"late_blocks", "p99_ms", "late_frames", "wall_ms"} <= set(measured):
        faults.append(f"a measurement says {measured}")

    # A page replays in a browser without network.
    page = folder / "replay.html"
    call("view", a, b, "--at", "17:25", "--minutes", "5", "--export", page)
    if page.exists():
        text = page.read_text()
        if re.search(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:|//)""", text) or "fetch(" in text:
            faults.append("the page wants the network")
        if page.stat().st_size > 3 << 20:
            faults.append(f"five minutes of two runs take {page.stat().st_size} bytes")
        at = re.search(r'\["T-Centralen",(-?[\d.]+),(-?[\d.]+),"metro"\]', text)
        if not at or abs(float(at[1]) + 3.2) > 10 or abs(float(at[2]) - 52) > 10:
            faults.append(f"the page has T-Centralen at {at and at.groups()}, and the site at (-3.2, 52)")
        if not re.search(r'"labels":\["People sitting","Litter on the ground","Deals seen since 17:20"', text):
            faults.append("the page does not say since when deals are counted")
    # It is written in its language, numbers and letters of pins too, and knows whose places were not recorded.
    call("view", b, trackless, "--language", "sv", "--at", "17:25", "--minutes", "1", "--export", folder / "swedish.html")
    swedish = (folder / "swedish.html").read_text() if (folder / "swedish.html").exists() else ""
    for wanted in (r'"unsafe_share":\["\d+,\d.%"', r'\[3,false,"O"\]', r'"tracked":true', r'"tracked":false'):
        if not re.search(wanted, swedish):
            faults.append(f"the Swedish page has no {wanted}")
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser and page.exists():
        probe = folder / "probe.html"
        probe.write_text(text.replace("window.plattanReady = true;", """window.plattanReady = true;
  time = 60; layer = "litter"; legend(); paint();
  const first = JSON.stringify(window.plattan); layer = ""; time = 200; paint();
  const count = [...maps].map(map => { const d = map.canvas.getContext("2d").getImageData(0, 0, map.canvas.width, map.canvas.height).data; let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i] < 60 && d[i + 2] > 120) n++; return n; });
  document.body.setAttribute("data-probe", JSON.stringify({ first: JSON.parse(first), second: window.plattan, blue: count, clock: $("clock").textContent, figures: $("figures").textContent }));"""))
        shown = subprocess.run([browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=8000", f"--user-data-dir={folder / 'profile'}", "--window-size=1280,900",
                                "--dump-dom", probe.as_uri()], capture_output=True, text=True, timeout=180).stdout
        found = re.search(r'data-probe="([^"]*)"', shown)
        if not found:
            faults.append("the page does not run in a browser")
        else:
            seen = json.loads(found.group(1).replace("&quot;", '"'))
            if not (min(seen["first"]["people"]) > 50 and min(seen["second"]["people"]) > 50 and min(seen["blue"]) > 300 and seen["clock"] == "17:28"):
                faults.append(f"the page shows {seen}")

for fault in faults[:200]:
    print(fault)
sys.exit(1 if faults else 0)
