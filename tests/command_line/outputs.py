#!/usr/bin/python3
"""What is made from runs (maps, tables, pictures, films) is written whole or not at all, says why not, and never takes the place of a run."""
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(__file__).resolve().parents[2]
faults = []


def call(*words, code=0, said=(), cwd=root, **surroundings):
    done = subprocess.run([program, *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=120, env={**os.environ, **surroundings})
    text = done.stdout + done.stderr
    if done.returncode != code:
        faults.append(f"{' '.join(map(str, words))}: exit code {done.returncode}, not {code}: {text[-400:]}")
    for part in said:
        if str(part) not in text:
            faults.append(f"{' '.join(map(str, words))}: '{part}' is not said: {text[-400:]}")
    if "terminate called" in text or "HDF5-DIAG" in text:
        faults.append(f"{' '.join(map(str, words))}: shows the inside of a library: {text[-400:]}")
    return text


def stub(folder, name, body):
    """A program that stands first in PATH under this name."""
    place = folder / f"stub-{len(list(folder.glob('stub-*')))}"
    place.mkdir()
    (place / name).write_text("#!/bin/sh\n" + body)
    (place / name).chmod(0o755)
    return f"{place}:{os.environ['PATH']}"


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    run, other, two = folder / "run.h5", folder / "other.h5", folder / "two.h5"
    short = ["--from", "12:00", "--until", "12:10", "--set", "spin_up=0", "--set", "demand.trips_factor=0.1", "--quiet"]
    call("run", "scenarios/summer-2018.yaml", *short, "-o", run)
    call("run", "scenarios/guards-only.yaml", *short, "-o", other)
    call("run", "scenarios/guards-only.yaml", "--from", "23:55", "--until", "00:10", "--days", "2", *short[4:], "-o", two)
    hard, soft, link = folder / "hard.svg", folder / "soft.svg", folder / "to-map.svg"
    os.link(run, hard)
    soft.symlink_to(run)
    before, others = run.read_bytes(), other.read_bytes()

    # A run is never written over.
    walk = ["walk", run, "--at", "12:05"]
    for place in (run, hard, soft, folder / "." / "run.h5"):
        call(*walk, "-o", place, code=2, said=["the run that is read"])
    call(*walk, "-o", other, code=2, said=["holds results"])
    csv = folder / "csv"
    csv.mkdir()
    os.link(run, csv / "people.csv")
    call("export", run, "--csv", csv, code=2, said=["the run that is read"])
    call("export", run, "--csv", run, code=2, said=["this is a file"])
    picture = folder / "run.png"
    os.link(run, picture)
    call("view", run, "--at", "12:05", "--export", picture, code=2, said=["the run that is read"])
    call("view", other, run, "--at", "12:05", "--export", picture, code=2, said=["the run that is read"])
    if run.read_bytes() != before or other.read_bytes() != others:
        faults.append("a run was written over")

    # Nor what somebody has written for plattan to read, by a map or with --force by a result.
    plan, mine = folder / "plan.txt", folder / "mine.scenario"
    by_hand = [folder / "a.yaml", folder / "a.geojson", plan, mine]
    (folder / "a.geojson").write_text('\n{"type": "FeatureCollection", "features": []}')
    plan.write_bytes((folder / "a.geojson").read_bytes())
    for path in (folder / "a.yaml", mine):
        path.write_text(f"extends: {root}/scenarios/guards-only.yaml\n")
    (folder / "to-plan.svg").symlink_to(plan)
    texts = [path.read_bytes() for path in by_hand]
    for place in (folder / "a.yaml", folder / "a.geojson", plan, folder / "to-plan.svg"):
        call(*walk, "-o", place, code=2, said=["would be lost"])
        call("run", mine, *short, "-o", place, "--force", code=2, said=["no result writes over"])
    call("run", mine, *short, "-o", mine, "--force", code=2, said=["no result writes over"])
    if texts != [path.read_bytes() for path in by_hand]:
        faults.append("a scenario or a site was written over")

    # A word that is empty is none, and a name that ends with a stroke is that of a folder.
    for words in (["export", run, "--csv", ""], [*walk, "-o", ""], [*walk, "--route", ""], ["digest", ""], ["diff", run, ""], ["check", ""]):
        call(*words, code=2, said=["expected a word"], cwd=folder)
    call("run", mine, *short, "-o", f"{folder}/no-name/", code=2, said=["is a folder"])
    if (folder / "no-name").exists():
        faults.append("a folder was made for a result without a name")

    # What cannot be written.
    unwritable = ["/dev/full", run / "map.svg", "/proc/nowhere/map.svg", folder / ("x" * 300 + ".svg")]
    for place in unwritable:
        call(*walk, "-o", place, code=1, said=["cannot write", place])
    call(*walk, "-o", folder, code=2, said=["this is a folder"])
    call("export", run, "--csv", "/proc/nowhere", code=1, said=["cannot write"])
    call("view", run, "--at", "12:05", "--export", "/proc/nowhere/a.png", code=1, said=["cannot write"])
    # A disk that takes a part of a picture: SFML does not tell. The limit of the size of files acts as the disk does.
    kept = folder / "kept.png"
    kept.write_bytes(b"an older picture")
    done = subprocess.run([program, "view", run, "--at", "12:05", "--export", kept, "--size", "1920x1080"], capture_output=True, text=True, restore_signals=False, timeout=120,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)))
    if done.returncode != 1 or "cannot write" not in done.stderr or kept.read_bytes() != b"an older picture" or list(folder.glob("kept.part*")):
        faults.append(f"a picture on a full disk: exit {done.returncode}, {done.stderr[-300:]}, {len(kept.read_bytes())} bytes, {list(folder.glob('kept*'))}")
    # Tables are all written or none, also where somebody ends it.
    call("run", "scenarios/guards-only.yaml", "--from", "12:00", "--until", "13:00", "--set", "spin_up=0", "--no-trajectories", "--quiet", "-o", folder / "hour.h5")
    for word in (signal.SIGTERM, signal.SIGXCPU):
        ended = folder / f"ended-{word}"
        going = subprocess.Popen([program, "export", folder / "hour.h5", "--csv", ended], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while going.poll() is None and not list(ended.glob("*.part*")):
            time.sleep(0.001)
        going.send_signal(word)
        code = going.wait(60)
        if code not in (0, 130) or list(ended.glob("*.part*")) or (code == 130 and list(ended.glob("*.csv"))):
            faults.append(f"export ended by {word}: exit {code}, {list(ended.iterdir())}")
    call("view", run, "--at", "12:05", "--minutes", "0.1", "--export", "/proc/nowhere/a.mp4", code=1, said=["cannot write"])
    gone = folder / "gone"
    gone.mkdir()
    lost = subprocess.run(["/bin/sh", "-c", f"cd {gone} && rmdir {gone} && {program} export {run} --csv tables; echo $?; {program} walk {run} --at 12:05 -o map.svg; echo $?; "
                           f"{program} digest run.h5; echo $?"], capture_output=True, text=True)
    if lost.stdout.split()[-1:] != ["2"] or "cannot write tables" not in lost.stderr or "cannot write map.svg" not in lost.stderr or "run.h5" not in lost.stderr:
        faults.append(f"a deleted working folder: {lost.stdout} {lost.stderr}")
    if os.geteuid() == 0:
        barred = folder / "barred"
        barred.mkdir(mode=0o555)
        os.chmod(folder, 0o755)
        secret = folder / "secret.h5"
        secret.write_bytes(before)
        secret.chmod(0)
        as_nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
        if subprocess.run([*as_nobody, program, "--version"], capture_output=True).returncode == 0:
            for words, code, said in ((["walk", run, "--at", "12:05", "-o", barred / "map.svg"], 1, "Permission denied"), (["digest", secret], 2, "Permission denied"),
                                      (["export", run, "--csv", barred], 1, "Permission denied")):
                done = subprocess.run([*as_nobody, program, *map(str, words)], cwd=root, capture_output=True, text=True)
                if done.returncode != code or said not in done.stderr:
                    faults.append(f"{words} as nobody: {done.returncode} {done.stderr}")

    # What can be written: missing folders are made, links are followed.
    link.symlink_to(folder / "real.svg")
    call(*walk, "-o", link, said=["Map:"])
    call(*walk, "-o", folder / "new" / "deep" / "map.svg", said=["Map:"])
    if not link.is_symlink() or not (folder / "real.svg").is_file() or not (folder / "real.svg").read_text().startswith("<svg") or not (folder / "new/deep/map.svg").exists():
        faults.append("a link was not followed, or a folder not made")
    if not call(*walk, "-o", "/dev/stdout").count("<svg") == 1:
        faults.append("the map cannot be piped")

    # Films. Nothing half made stays.
    film = folder / "films" / "film.mp4"
    view = ["view", run, "--at", "12:05", "--minutes", "0.2", "--export", film]
    film.parent.mkdir()
    film.write_text("an older film")
    path = os.environ["PATH"]
    for body, code, said in (("exit 1", 1, "ffmpeg ended with 1"), ("head -c 100000 >/dev/null; exit 0", 1, "before it had all frames"),
                             ("head -c 100000 >/dev/null; kill -9 $$", 1, "signal 9"), ("cat >/dev/null; exit 1", 1, "ffmpeg ended with 1"),
                             ("cat >/dev/null", 1, "wrote nothing")):
        call(*view, code=code, said=[said], PATH=stub(folder, "ffmpeg", body))
        if film.read_text() != "an older film":
            faults.append(f"a film that failed ({body}) took the place of an older one")
    bare = folder / "bare"
    bare.mkdir()
    call(*view, code=3, said=["ffmpeg is missing"], PATH=str(bare))
    for size, wanted in (("641x401", "640,400"), ("640x400", "640,400")):
        film.unlink(missing_ok=True)
        call(*view, "--size", size, said=[film])
        shown = subprocess.run(["ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "stream=width,height,nb_frames", "-of", "csv=p=0", film], capture_output=True,
                               text=True).stdout.strip()
        if not shown.startswith(wanted + ","):
            faults.append(f"a film of {size} is {shown}")
    for size in ("640", "640x", "640x400x3", "-640x400", "99999x400"):
        call("view", run, "--at", "12:05", "--size", size, "--export", folder / "a.png", code=2, said=["--size"])
    left = [path for path in folder.rglob("*.part*")]
    if left:
        faults.append(f"left behind: {left}")

    # No display and a wrong one.
    call("view", run, code=3, said=["cannot be opened"], DISPLAY=":4711")
    call("view", run, "--at", "12:05", "--export", folder / "b.png", "--size", "400x300", said=["b.png"], DISPLAY=":4711")

    # Days.
    call("walk", two, "--day", "2", "--at", "00:05", "-o", folder / "w.svg", said=["2018-07-18 at 00:05"])
    call("walk", two, "--day", "2", "--at", "23:55", "-o", folder / "w.svg", code=2, said=["nothing was recorded on day 2"])
    call("walk", two, "--day", "0", code=2)
    call("view", two, "--day", "2", "--at", "00:05", "--export", folder / "c.png", "--size", "400x300", said=["c.png"])
    call("view", two, "--day", "2", "--at", "00:30", "--export", folder / "c.png", code=2, said=["day 1 23:55 to day 2 00:10"])
    call("view", two, "--day", "3", "--export", folder / "c.png", code=2, said=["day 2 00:10"])

    # Comparisons.
    guards = "scenarios/guards-only.yaml"
    made = {}
    for name, more in {"later": ["--from", "12:05", "--until", "12:15", *short[4:]], "shorter": ["--from", "12:00", "--until", "12:05", *short[4:]],
                       "set": [*short, "--set", "dealer.sight_radius=30 m"], "second": [*short, "--replication", "2"]}.items():
        made[name] = folder / f"{name}.h5"
        call("run", guards, *more, "-o", made[name])
    copy = folder / "copy.h5"
    copy.write_bytes(before)
    call("compare", run, run, code=2, said=["itself"])
    call("compare", run, hard, code=2, said=["itself"])
    call("compare", run, copy, said=["every figure of both is equal"])
    notes = [line for line in call("compare", run, other).splitlines() if line.startswith("note:")]
    if len(notes) != 1 or "of chance alone" not in notes[0]:
        faults.append(f"scenarios alone differ, and beside the note on chance there is: {notes}")
    for name in ("later", "shorter"):
        call("compare", run, made[name], code=2, said=["not of the same time", run, made[name]])
        call("compare", run, made[name], "--anyway", said=["note:", "not of the same time"])
    call("compare", run, made["set"], said=["differ in --set", "dealer.sight_radius=30 m"])
    call("compare", run, made["second"], code=2, said=["no run has the seed and replication"])
    call("compare", folder / "missing.h5", run, code=2, said=["no such file"])
    for name, runs in {"guards": ("other", "second"), "unlike": ("run", "second"), "mixed": ("other", "set")}.items():
        (folder / name).mkdir()
        for i, one in enumerate(runs):
            os.link(folder / f"{one}.h5", folder / name / f"{i}.h5")
    call("compare", run, folder / "guards", said=["has no partner", "replication 2"])
    call("compare", run, folder / "unlike", code=2, said=["scenario", "simulated alike"])
    call("compare", run, folder / "mixed", code=2)

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
