#!/usr/bin/python3
"""A study on a private Slurm of two nodes: a node dies, tasks are cancelled, stopped and put back; what is still missing is submitted again.

usage: slurm.py PROGRAM
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from calling import check, faults, program, root
from private_slurm import NoSlurm, PrivateSlurm
from study_contents import contents, equal

NOT_TRIED = 77  # said by CTest as "Skipped"

missing = [name for name in ("sbatch", "slurmctld", "slurmd", "munged") if shutil.which(name, path="/usr/bin:/usr/sbin:/bin:/sbin") is None]
if missing:
    sys.exit(f"these programs are missing: {missing}")


def on_slurm(here, words, whole):
    with PrivateSlurm(here / "slurm", largest_array=15) as slurm:

        def plattan(*words, code=0):
            done = subprocess.run([str(word) for word in words], env=slurm.environment, capture_output=True, text=True, timeout=300)
            check(done.returncode == code, f"{' '.join(map(str, words[1:]))}: exit {done.returncode}, not {code}\n{done.stdout}{done.stderr}")
            return done.stdout + done.stderr

        study = here / "study"
        shown = plattan(*words, "-o", study, "--on", "slurm", "--dry-run", "--time", "2h", "--shard-minutes", "0.03")
        check("#SBATCH --time=2:00:00" in shown and "shards=14" in shown and not (study / "submit.sbatch").exists(), f"a dry run: {shown}")
        told = plattan(*words, "-o", study, "--on", "slurm", "--shard-minutes", "0.03", "--mem", "300M")
        script = (study / "submit.sbatch").read_text()
        check("shards=14" in script and "--signal=B:USR1@60" in script and "works on the shards 1-14" in told, f"the array is larger than the cluster allows, or is not said:\n{told}{script}")
        job = told.split()[told.split().index("Job") + 1]

        def running(task):
            for _ in range(200):
                number = slurm.run("squeue", "-h", "-r", "-j", job, "-t", "R", "-o", "%K %A %N").splitlines()
                for line in number:
                    if line.split()[0] == str(task):
                        return line.split()
                time.sleep(0.05)
            return None

        def rows():
            return sum(len(path.read_bytes()) for path in (study / "rows").glob("*.rows"))

        # A task put back while it works, one cancelled, one told to end, and a node that dies with what it works on.
        first = running(1)
        if first:
            slurm.run("scontrol", "requeue", first[1])
            time.sleep(0.5)
            slurm.run("scontrol", "update", f"jobid={first[1]}", "StartTime=now")
        second = running(2)
        slurm.run("scancel", f"{job}_2")
        third = running(3)
        subprocess.Popen(["scancel", "--signal=USR1", "--batch", f"{job}_3"], env=slurm.environment)
        fourth = running(5)
        slurm.kill_node("n1")
        check(any((first, second, third, fourth)), "no task was met while it worked")
        time.sleep(2)
        slurm.start_node("n1")
        check(slurm.drain(), "the queue does not empty")
        said = plattan(program, "sweep", "status", study)
        check("of 200 runs are done" in said, said)
        some = rows()
        check(some > 0, "no task wrote a row")

        # What is missing is submitted again, until nothing is.
        for _ in range(4):
            told = plattan(program, "sweep", "submit", study, "--time", "10min")
            if "nothing to submit" in told:
                break
            check(slurm.drain(), "the queue does not empty")
        check("nothing to submit" in told, f"runs are still missing: {told}{(study / 'slurm.log').read_text()[-2000:]}")
        plattan(program, "sweep", "collect", study)
        check(equal(whole, contents(study / "study.h5")), "the study of the cluster is not the one of this machine")
        files = [path for path in study.rglob("*") if path.is_file()]
        check(len(list((study / "rows").iterdir())) == 14 and len(files) <= 14 + 5 + 3, f"too many files: {files}")


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    here.chmod(0o755)
    (here / "quiet.yaml").write_text(f"scenario: quiet\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\nparameters:\n  demand: {{trips_factor: 0.05}}\n")
    words = [program, "sweep", here / "quiet.yaml", "--replications", "100", "--vary", "dealer.sight_radius=20 m,60 m", "--from", "12:00", "--until", "12:03"]
    subprocess.run([*words, "-o", here / "local", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    whole = contents(here / "local/study.h5")

    slurm_is_there = True
    try:
        on_slurm(here, words, whole)
    except NoSlurm as error:
        slurm_is_there = False
        print(f"not tried on a private Slurm: {error}")

    # Without Slurm this is said.
    alone = subprocess.run([program, "sweep", "submit", here / "study2"], capture_output=True, text=True)
    check(alone.returncode == 2, alone.stderr)

    # GNU parallel calls the same command.
    shutil.copytree(here / "local", here / "parallel")
    shutil.rmtree(here / "parallel/rows")
    (here / "parallel/study.h5").unlink()
    subprocess.run(["parallel", "--will-cite", "-j", "2", program, "sweep", "work", here / "parallel", "--shard", "{}/5", "--quiet", "--threads", "1", ":::", *map(str, range(1, 6))],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run([program, "sweep", "collect", here / "parallel"], check=True, stdout=subprocess.DEVNULL)
    check(equal(whole, contents(here / "parallel/study.h5")), "GNU parallel makes another study")

    # A claim of another machine: it is respected while its owner says that it lives, and taken over when it is silent.
    shutil.rmtree(here / "parallel/rows")
    (here / "parallel/rows").mkdir()
    claim = here / "parallel/rows/shard-00001-of-00050.rows.lock"
    claim.write_text("elsewhere:17 since 2026-01-01T00:00:00Z\n")
    work = [program, "sweep", "work", here / "parallel", "--shard", "1/50", "--quiet", "--patience", "3"]
    refused = subprocess.run(work, capture_output=True, text=True)
    check(refused.returncode == 2 and "elsewhere:17" in refused.stderr and "3 s of silence" in refused.stderr, f"a claim of another machine: {refused}")
    time.sleep(4.2)
    check(subprocess.run(work).returncode == 0 and not claim.exists(), "a claim of a machine that died is not taken over")
    # Of two that find it silent, both at once, none is lost and none is double.
    for turn in range(2, 22):
        claim = here / f"parallel/rows/shard-{turn:05}-of-00050.rows.lock"
        claim.write_text("elsewhere:17 since 2026-01-01T00:00:00Z\n")
        subprocess.run(["touch", "-d", "1 hour ago", claim], check=True)
        both = [subprocess.Popen([*work[:4], "--shard", f"{turn}/50", "--quiet", "--patience", "3"], stderr=subprocess.DEVNULL) for _ in range(2)]
        check({one.wait(60) for one in both} <= {0, 2} and any(one.returncode == 0 for one in both), f"two take over shard {turn}: {[one.returncode for one in both]}")
    subprocess.run([program, "sweep", "collect", here / "parallel", "-o", here / "some.h5"], check=True, stdout=subprocess.DEVNULL)
    with h5py.File(here / "some.h5") as f:
        check(int((f["state"][()] == 1).sum()) == 21 * 4, f"{int((f['state'][()] == 1).sum())} runs are done, not {21 * 4}")
    check(not list((here / "parallel/rows").glob("*.dead")), "claims are left behind")

sys.exit(1 if faults else 0 if slurm_is_there else NOT_TRIED)
