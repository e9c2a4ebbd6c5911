#!/usr/bin/python3
"""Random sessions of the viewer: keys of Swedish and American keyboards, remotes, mouse, sizes, over runs that fit and that do not. None may
end the program, whatever somebody presses.

    viewer_sessions.py PROGRAM [--seed 1] [--count 6] [--seconds 0] [--keep FOLDER]

With --seconds it goes on for so long: with the viewer of the preset asan a few hours find what a talk would. A session that fails is kept
in the folder, to be played again:  plattan view RUN.h5 [RUN2.h5] --play-events FILE
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

import h5py

from sealing import LENGTH, sealed

parser = argparse.ArgumentParser()
parser.add_argument("program", type=pathlib.Path)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--count", type=int, default=6)
parser.add_argument("--seconds", type=float, default=0)
parser.add_argument("--simulator", type=pathlib.Path, help="makes the runs, where PROGRAM is a viewer alone")
parser.add_argument("--keep", type=pathlib.Path)
words = parser.parse_args()
program, root = words.program.resolve(), pathlib.Path(__file__).resolve().parents[2]
simulator = (words.simulator or words.program).resolve()
characters = "+-[],.0123456789abdefghilnpsuw?åäö§ABDEFGHILNPSUW€ß'" + "q"
keys = ("left", "right", "up", "down", "pageup", "pagedown", "home", "end", "tab", "f1", "f5", "f11", "escape", "enter", "backspace", "space")


def session(draw):
    """Lines of a session; the window is as large as somebody drags it."""
    width, height, lines = 1280, 720, []
    spot = lambda: f"{draw.randint(-20, width + 20)} {draw.randint(-20, height + 20)}"
    for _ in range(draw.randint(20, 90)):
        what = draw.choices(("type", "key", "held", "click", "drag", "wheel", "size", "wait", "number", "space"), (30, 20, 4, 10, 6, 8, 4, 8, 2, 6))[0]
        if what == "type":
            lines.append(f"type {draw.choice(characters)}")
        elif what == "key":
            lines.append(f"key {draw.choice(keys)}{draw.choice(('', '', '', ' shift', ' control'))}")
        elif what == "held":
            key = draw.choice(keys)
            lines += [f"press {key}"] * draw.randint(1, 9) + ([f"release {key}"] if draw.random() < 0.8 else [])
        elif what == "click":
            lines.append(f"click {spot()}")
        elif what == "drag":
            lines += [f"down {spot()}", *[f"move {spot()}" for _ in range(draw.randint(1, 5))]] + ([f"up {spot()}"] if draw.random() < 0.9 else [])
        elif what == "wheel":
            lines += [f"wheel {draw.choice((1, -1, 0.3, -7))} {spot()}"] * draw.randint(1, 30)
        elif what == "size":
            width, height = draw.choice(((1280, 720), (640, 480), (320, 240), (100, 100), (500, 300), (1900, 400), (300, 1100), (1024, 768), (101, 777)))
            lines.append(f"size {width} {height}")
        elif what == "wait":
            lines.append(f"wait {draw.choice((0.1, 0.3, 1, 3))}")
        elif what == "number":
            lines += ["type i", *[f"type {draw.choice('0123456789x')}" for _ in range(draw.randint(0, 12))], draw.choice(("key enter", "key escape", "key backspace"))]
        else:
            lines.append("space")
    return lines


# What is pressed on either keyboard to do the same: SFML knows keys by the letters of the American one, so whatever is typed counts as a
# character. On a Swedish one + is a key of its own, [ and ] stand behind AltGr and ? behind Shift; dead keys type nothing or two characters.
american = ["type +", "expect speed 120", "type ]", "expect speed 300", "type [", "type -", "expect speed 60", "type ?", "type ?", "type ;", "type '", "type `", "type ~"]
swedish = ["type +", "expect speed 120", "type å", "type ä", "type ö", "type Å", "type ¨", "type ´", "type ^~", "type §", "expect speed 120", "type ]", "expect speed 300",
           "type [", "type -", "expect speed 60", "type ?", "type ?"]
common = ["type 5", "expect layer litter", "type 0", "expect layer none", "type w", "expect mode wipe", "type d", "expect mode difference", "type d", "type b", "expect black yes", "type b", "space",
          "expect playing yes", "space", "expect playing no"]
# As a window is dragged from one screen to the other, and maximised there.
resized = ["space", *[line for width, height in ((1280, 720), (500, 300), (1900, 1000), (640, 480), (300, 1100), (1280, 720))
                      for line in (f"size {width} {height}", "wait 0.5", f"click {width // 2} {height - 20}", f"wheel 1 {width // 2} {height // 2}", "expect playing yes")], "space"]


def damage(path, column="x", number=0):
    """Bytes of one minute of trajectories are others, and the file is sealed as if they had always been."""
    with h5py.File(path) as file:
        chunk = file[f"trajectories/{column}"].id.get_chunk_info(number)
    content = bytearray(path.read_bytes()[:-LENGTH])
    for at in range(chunk.byte_offset + 20, chunk.byte_offset + min(chunk.size, 400)):
        content[at] ^= 0x5A
    path.write_bytes(sealed(content))


faults = []
with tempfile.TemporaryDirectory() as folder_name:
    folder = pathlib.Path(folder_name)
    short = ["--set", "spin_up=0", "--set", "demand.trips_factor=0.3", "--quiet"]
    for name, scenario, *more in (("a", "baseline-2014", "--from", "17:20", "--until", "17:35"), ("b", "summer-2018", "--from", "17:20", "--until", "17:35"),
                                  ("evening", "summer-2018", "--from", "21:30", "--until", "21:50"), ("bare", "summer-2018", "--from", "17:00", "--until", "17:40", "--no-trajectories"),
                                  ("other", "odenplan-baseline", "--from", "17:20", "--until", "17:30"), ("crowd", "verification/bottleneck-1"),
                                  ("midnight", "winter-evening", "--days", "2", "--from", "23:50", "--until", "00:10")):
        if not (root / f"scenarios/{scenario}.yaml").exists():
            continue
        made = subprocess.run([simulator, "run", root / f"scenarios/{scenario}.yaml", *more, *short, "-o", folder / f"{name}.h5"], capture_output=True, text=True)
        if made.returncode != 0:
            print(f"{scenario}: {made.stderr[:200]}")
    if not (folder / "a.h5").exists():
        sys.exit("no run could be made")
    shutil.copy(folder / "a.h5", folder / "hurt.h5")
    damage(folder / "hurt.h5")
    for column in ("id", "state"):
        shutil.copy(folder / "b.h5", folder / f"hurt-{column}.h5")
        damage(folder / f"hurt-{column}.h5", column)
    (folder / "tour.yaml").write_text('tour: Two\nfiles:\n  A: {file: a.h5}\n  B: {file: b.h5}\nsteps:\n  - {at: "17:22", until: "17:25", hold: 1, caption: "One, two, three, four, five, six, seven, eight"}\n'
                                      '  - {at: "17:30", hold: key, mode: difference, layer: litter}\n  - {at: "17:31", hold: 2, mode: wipe, focus: 3, figures: [present, cost]}\n')
    choices = [["a.h5", "b.h5"]] * 4 + [["a.h5"], ["b.h5"], ["bare.h5"], ["hurt.h5"], ["hurt.h5", "b.h5"], ["a.h5", "evening.h5"], ["b.h5", "other.h5"], ["crowd.h5"], ["midnight.h5"],
                                        ["a.h5", "bare.h5"], ["--script", "tour.yaml"]]
    choices = [files for files in choices if all(not file.endswith(".h5") or (folder / file).exists() for file in files)]
    start = [] if program.name == "plattan-view" else ["view"]

    def play(name, files, lines, while_it_plays=None):
        """Plays lines; what is done to the files meanwhile is done between the first line, whose picture shows that it was played, and the rest."""
        shots = folder / "shots"
        shutil.rmtree(shots, ignore_errors=True)
        shots.mkdir()
        with open(folder / "said.txt", "w+", encoding="utf-8") as said:
            running = subprocess.Popen([program, *start, *files, "--play-events", "/dev/stdin", "--shots", shots], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, text=True)
            try:
                if while_it_plays:
                    running.stdin.write(lines[0] + "\nshot begun\n")
                    running.stdin.flush()
                    until = time.monotonic() + 300
                    while running.poll() is None and not (shots / "begun.png").exists() and time.monotonic() < until:
                        time.sleep(0.05)
                    while_it_plays()
                running.communicate("\n".join(lines[1 if while_it_plays else 0:]) + "\n", timeout=900)
            except BrokenPipeError:
                running.wait()
            finally:
                if running.poll() is None:
                    running.kill()
                    running.wait()
            said.seek(0)
            if running.returncode != 0:
                faults.append(f"{name}: ends with {running.returncode}: {said.read()[-600:]}")
            elif while_it_plays and not (shots / "begun.png").exists():
                faults.append(f"{name}: had ended before anything happened to its file")

    at = ["--at", "17:21"]
    play("an American keyboard", ["a.h5", "b.h5", *at], american + common)
    play("a Swedish keyboard", ["a.h5", "b.h5", *at], swedish + common)
    play("a window of many sizes", ["a.h5", "b.h5", *at], resized)
    # Minutes that are damaged: the clock goes on through them.
    through = ["type -", "type -", "space", *["wait 1"] * 20, "expect playing yes", "size 500 300", "wait 1", "size 1900 1000", "wait 1", "type d", "type w", "expect playing yes"]
    for files in (["hurt.h5"], ["hurt.h5", "b.h5"], ["hurt-id.h5", "hurt-state.h5"]):
        play(f"damaged: {' '.join(files)}", [*files, "--at", "17:20"], through)
    # The disk loses a file that is being shown.
    for name, happens in (("removed", lambda: (folder / "gone.h5").unlink()), ("cut", lambda: os.truncate(folder / "gone.h5", 200_000)),
                          ("overwritten", lambda: (folder / "gone.h5").write_bytes(bytes((folder / "gone.h5").stat().st_size)))):
        shutil.copy(folder / "a.h5", folder / "gone.h5")
        play(f"a file that is {name} while it is shown", ["gone.h5", "b.h5", *at], ["space", *["wait 10", "key right shift", "key left", "type 5", "type 3", "key home", "type 0"] * 12], happens)

    begun, number = time.monotonic(), 0
    while number < words.count or time.monotonic() - begun < words.seconds:
        draw = random.Random(words.seed * 1_000_003 + number)
        files, lines = draw.choice(choices), session(draw)
        options = draw.choice(([], [], ["--layer", draw.choice(("density", "sight", "unsafe", "coverage"))], ["--language", "sv"], ["--bare"], ["--cumulative"]))
        script = folder / "session.txt"
        script.write_text("\n".join(lines) + "\n")
        try:
            played = subprocess.run([program, *start, *files, *options, "--play-events", script], cwd=folder, capture_output=True, text=True, timeout=900)
            code, text = played.returncode, played.stderr
        except subprocess.TimeoutExpired:
            code, text = "no end", ""
        if code != 0:
            faults.append(f"session {number} of seed {words.seed}: {' '.join([*files, *options])} ends with {code}: {text[-1500:]}")
            if words.keep:
                words.keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(script, words.keep / f"session-{words.seed}-{number}.txt")
        number += 1
    print(f"{number} sessions in {time.monotonic() - begun:.0f} s")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
