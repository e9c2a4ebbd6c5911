#!/usr/bin/python3
"""Full disks under studies, limits of files, closed streams, pipes, two writers of one place: a sentence, an exit code, and nothing lost.

usage: surroundings.py PROGRAM
"""
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(__file__).resolve().parents[2]
faults = []


def check(holds, words):
    if not holds:
        faults.append(words)


def call(*words, code=0, said=(), largest=None, **how):
    """@param largest size of a file in bytes, as `ulimit -f` sets it"""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))) if largest else None
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    done = subprocess.run([program, *map(str, words)], text=True, timeout=120, preexec_fn=limit, **how)
    text, shown = (done.stdout or "") + (done.stderr or ""), " ".join(map(str, words))
    check(done.returncode == code, f"{shown}: ends with {done.returncode} and not {code}: {text[-400:]}")
    for part in said:
        check(str(part) in text, f"{shown}: '{part}' is not said: {text[-400:]}")
    check("HDF5:" not in text and "Traceback" not in text, f"{shown}: shows the inside of a library: {text[-400:]}")
    return text


def closing(*numbers):
    """The streams of these numbers are closed when the program begins."""
    return lambda: [os.close(number) for number in numbers]


def left_overs(folder):
    return [path.name for path in folder.iterdir() if ".part" in path.name or path.name.endswith(".lock")]


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for scenario, more in (("quiet", ""), ("guarded", "interventions:\n  - guards: {pairs: 1, shifts: [10:00-20:00]}\n")):
        (folder / f"{scenario}.yaml").write_text(f"scenario: {scenario}\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\n"
                                                 f"parameters:\n  demand: {{trips_factor: 0.05}}\n{more}")
    window = ["--from", "12:00", "--until", "12:03"]
    study, run = folder / "study", folder / "run.h5"
    call("sweep", folder / "quiet.yaml", folder / "guarded.yaml", *window, "--replications", 3, "-o", study, "--quiet")
    call("run", folder / "quiet.yaml", *window, "--quiet", "-o", run)
    before = (study / "study.h5").read_bytes()

    # A study's files under a limit, which stops a write as a full disk does.
    for largest in range(4096, len(before), max(4096, len(before) // 12 // 4096 * 4096)):
        call("sweep", "collect", study, "-o", folder / "collected.h5", largest=largest, code=1, said=["collected.h5", "File too large", "rows of the study are kept"])
        check(not (folder / "collected.h5").exists() and not left_overs(folder), f"{largest} bytes leave {left_overs(folder)}")
    call("sweep", "collect", study, largest=8192, code=1)
    check((study / "study.h5").read_bytes() == before, "the file of a study is lost by a limit")
    for words in (["walk", run, "--at", "12:01", "-o", folder / "map.svg"], ["check", folder / "quiet.yaml", "--places", "-o", folder / "places.svg"], ["sweep", "archive", study, "-o", folder / "a.zip"]):
        call(*words, largest=512, code=1, said=["File too large"])
        check(not pathlib.Path(words[-1]).exists() and not left_overs(folder), f"{words[0]} leaves {left_overs(folder)}")
    call("sweep", "collect", study, "-o", folder / "collected.h5")

    # A bit of a study's file is not what was written.
    changed = bytearray((folder / "collected.h5").read_bytes())
    changed[len(changed) // 2] ^= 4
    (folder / "changed.h5").write_bytes(changed)
    call("sensitivity", folder / "changed.h5", code=2, said=["checksum"])
    shutil.copytree(study, folder / "copy")
    shutil.copy(folder / "changed.h5", folder / "copy/study.h5")
    call("sensitivity", folder / "copy", code=2, said=["sweep collect"])

    # Streams that are closed, or take nothing.
    with open("/dev/full", "w") as full:
        for words in (["--help"], ["--version"], ["run", "--help"], ["digest", run], ["parameters"]):
            call(*words, stdout=full, code=1, said=["standard output: No space left"])
    for numbers in ((1,), (0, 1), (0, 1, 2)):
        svg = folder / f"map{len(numbers)}.svg"
        done = subprocess.run([program, "walk", run, "--at", "12:01", "-o", svg], preexec_fn=closing(*numbers), timeout=60)
        check(done.returncode == 1 and svg.exists(), f"walk with {numbers} closed ends with {done.returncode}, and its map is {'there' if svg.exists() else 'missing'}")
    done = subprocess.run([program, "walk", run, "--at", "12:01", "-o", folder / "map0.svg"], preexec_fn=closing(0), timeout=60, stdout=subprocess.DEVNULL)
    check(done.returncode == 0, f"walk without an input stream ends with {done.returncode}")

    # A pipe that nobody reads makes nobody wait.
    (folder / "pipes").mkdir()
    os.mkfifo(folder / "pipes/people.csv")
    os.mkfifo(folder / "pipes/map.svg")
    call("export", run, "--csv", folder / "pipes", code=1, said=["nobody reads this pipe"])
    call("walk", run, "--at", "12:01", "-o", folder / "pipes/map.svg", code=1, said=["nobody reads this pipe"])

    # Of one that is read, everything comes out, and its end is its end.
    call("walk", run, "--at", "12:01", "-o", folder / "whole.svg")
    with subprocess.Popen(["cat", folder / "pipes/map.svg"], stdout=subprocess.PIPE) as reader:
        time.sleep(0.2)
        call("walk", run, "--at", "12:01", "-o", folder / "pipes/map.svg")
        check(reader.communicate(timeout=20)[0] == (folder / "whole.svg").read_bytes(), "a map through a pipe is not the map")

    # Two writers of one place.
    first = subprocess.Popen([program, "calibrate", folder / "quiet.yaml", "--only", "litter", "--days", "1", "-o", folder / "fit.json"], stdout=subprocess.DEVNULL)
    for _ in range(200):
        if (folder / "fit.json.lock").exists():
            break
        time.sleep(0.05)
    call("calibrate", folder / "quiet.yaml", "--only", "stopping", "--days", 1, "-o", folder / "fit.json", code=2, said=["is being written by"])
    first.kill()
    first.wait()
    call("calibrate", folder / "quiet.yaml", "-o", folder / "pipes", code=2, said=["this is a folder"])

    # Half of what an interrupted run consists of.
    days = ["--from", "23:58", "--until", "00:03", "--days", "3", "--quiet", "-o", folder / "days.h5"]
    whole = subprocess.Popen([program, "run", folder / "quiet.yaml", *map(str, days)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while whole.poll() is None and not (folder / "days.h5.part.state").exists():
        time.sleep(0.002)
    whole.kill()
    whole.wait()
    if (folder / "days.h5.part.state").exists() and (folder / "days.h5.part").exists():
        (folder / "days.h5.part").rename(folder / "elsewhere")
        for resumes in ([], ["--resume"]):
            call("run", folder / "quiet.yaml", *days, *resumes, code=2, said=["days.h5.part is missing", "nothing was touched"])
        (folder / "elsewhere").rename(folder / "days.h5.part")
        (folder / "days.h5.part.state").rename(folder / "elsewhere")
        call("run", folder / "quiet.yaml", *[word for word in days if word != "--quiet"], "--resume", said=["is not there: the run is simulated anew"])
    else:
        faults.append("no run of three days could be stopped after its first midnight")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
